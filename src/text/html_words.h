// Words in a page's markup that tell the parts of a post, and what all readers of them share.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace hearsay {

// All lists are sorted and in lower case.
inline constexpr std::string_view kAuthorWords[] = {
    "auteur", "author",     "authorname", "autor", "bigusername", "commenter",  "creator",
    "fn",     "member",     "membername", "nick",  "nickname",    "postauthor", "postedby",
    "poster", "postername", "postuser",   "user",  "userlink",    "username",   "usertext"};
static_assert(std::ranges::is_sorted(kAuthorWords));

template <size_t size>
bool is_listed(std::string_view word, const std::string_view (&sorted)[size]) {
  return std::binary_search(std::begin(sorted), std::end(sorted), word);
}

inline std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

inline std::string_view trimmed(std::string_view text) {
  const size_t begin = std::min(text.find_first_not_of(" \t\n\r"), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(" \t\n\r") + 1);
}

}  // namespace hearsay
