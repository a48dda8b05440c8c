#include "serve/parameters.h"

#include <algorithm>
#include <charconv>

namespace hearsay {

namespace {

constexpr int64_t kMostRows = 500;
constexpr int64_t kMostOffset = int64_t{1} << 40;

}  // namespace

void Parameters::note(const std::string& name, const std::string& value) {
  if (!wrong_) wrong_ = Error(ErrorKind::Invalid, name + ": '" + value.substr(0, 100) + "' makes no sense");
}

int64_t Parameters::integer(const std::string& name, int64_t fallback, int64_t least, int64_t most) {
  const std::string typed = text(name);
  if (typed.empty()) return fallback;
  int64_t number = 0;
  const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  if (read.ec == std::errc() && read.ptr == typed.data() + typed.size() && least <= number && number <= most)
    return number;
  note(name, typed);
  return fallback;
}

std::vector<std::string> Parameters::list(const std::string& name) const {
  std::vector<std::string> words;
  const auto [begin, end] = request_.parameters.equal_range(name);
  for (auto at = begin; at != end; ++at) {
    std::string_view rest = at->second;
    while (!rest.empty()) {
      const size_t comma = std::min(rest.find(','), rest.size());
      if (comma > 0) words.emplace_back(rest.substr(0, comma));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
  return words;
}

Page Parameters::page(int64_t limit) {
  return {integer("offset", 0, 0, kMostOffset), integer("limit", limit, 1, kMostRows)};
}

}  // namespace hearsay
