// The parameters of a request, read with their bounds. The first one that makes no sense is remembered:
// handlers ask once, after they have read all.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "serve/http.h"
#include "store/browse_rows.h"

namespace hearsay {

class Parameters {
 public:
  explicit Parameters(const HttpRequest& request) : request_(request) {}

  std::string text(const std::string& name) const { return request_.parameter(name); }
  int64_t integer(const std::string& name, int64_t fallback, int64_t least, int64_t most);
  // All values of a parameter that may stand more than once, and with commas in each.
  std::vector<std::string> list(const std::string& name) const;
  Page page(int64_t limit = 50);

  template <typename Name>
  std::vector<Name> names(const std::string& parameter) {
    std::vector<Name> names;
    for (const std::string& word : list(parameter)) {
      Name name{};
      if (parse_name(word, name))
        names.push_back(name);
      else
        note(parameter, word);
    }
    return names;
  }

  void note(const std::string& name, const std::string& value);
  const std::optional<Error>& wrong() const { return wrong_; }

 private:
  const HttpRequest& request_;
  std::optional<Error> wrong_;
};

}  // namespace hearsay
