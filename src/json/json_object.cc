#include "json/json_object.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace hearsay {

namespace {

using Json = nlohmann::json;

constexpr int kMaxNesting = 8;

std::optional<std::pair<int64_t, int64_t>> pair_of(const Json& value) {
  if (!value.is_array() || value.size() != 2 || !value[0].is_number_integer() ||
      !value[1].is_number_integer())
    return std::nullopt;
  return std::pair{value[0].get<int64_t>(), value[1].get<int64_t>()};
}

}  // namespace

struct JsonObject::Tree {
  Json json;
};

Result<JsonObject> JsonObject::parse(std::string_view text) {
  bool too_deep = false;
  const auto check = [&](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > kMaxNesting;
    return !too_deep;
  };
  Json json = Json::parse(text, check, false);
  if (json.is_discarded() || too_deep || !json.is_object())
    return Error(ErrorKind::Invalid, "the body is not a JSON object");
  return JsonObject(std::make_shared<const Tree>(Tree{std::move(json)}));
}

bool JsonObject::has(const std::string& name) const { return tree_->json.contains(name); }

std::optional<std::string> JsonObject::text(const std::string& name) const {
  const auto found = tree_->json.find(name);
  if (found == tree_->json.end() || !found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

std::optional<int64_t> JsonObject::integer(const std::string& name) const {
  const auto found = tree_->json.find(name);
  if (found == tree_->json.end() || !found->is_number_integer()) return std::nullopt;
  return found->get<int64_t>();
}

std::optional<std::vector<std::pair<int64_t, int64_t>>> JsonObject::pairs(const std::string& name) const {
  const auto found = tree_->json.find(name);
  if (found == tree_->json.end() || !found->is_array()) return std::nullopt;
  if (const auto single = pair_of(*found)) return std::vector{*single};
  std::vector<std::pair<int64_t, int64_t>> pairs;
  for (const Json& value : *found) {
    const auto pair = pair_of(value);
    if (!pair) return std::nullopt;
    pairs.push_back(*pair);
  }
  return pairs;
}

}  // namespace hearsay
