// JsonObject: a small JSON object that came from outside, read member by member.
//
// A member that is not there, or is of another kind than asked for, gives none; the caller says what is
// wrong. Values; safe from any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hearsay {

class JsonObject {
 public:
  // Fails with Invalid when the text is no JSON, is nested deeper than 8 levels, or is no object.
  static Result<JsonObject> parse(std::string_view text);

  std::optional<std::string> text(const std::string& name) const;
  std::optional<int64_t> integer(const std::string& name) const;
  // [[1, 2], [5, 9]] or [1, 2]: pairs of integers.
  std::optional<std::vector<std::pair<int64_t, int64_t>>> pairs(const std::string& name) const;
  bool has(const std::string& name) const;

 private:
  struct Tree;
  explicit JsonObject(std::shared_ptr<const Tree> tree) : tree_(std::move(tree)) {}
  std::shared_ptr<const Tree> tree_;
};

}  // namespace hearsay
