// Words in a page's markup that tell the parts of a post, and what all readers of them share.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>

namespace hearsay {

// A list of words that a class or id may be made of, in lower case; of static duration. There are up to 64,
// so that the lists which a name has words of are one number: see HtmlHints::has_word.
class HtmlWordList {
 public:
  HtmlWordList(std::initializer_list<std::string_view> words);
  uint64_t bit() const { return bit_; }

 private:
  uint64_t bit_;
};

// The bits of all lists that have the word.
uint64_t html_word_lists_of(std::string_view word);

inline const HtmlWordList kAuthorWords = {
    "auteur", "author",     "authorname", "autor", "bigusername", "commenter",  "creator",
    "fn",     "member",     "membername", "nick",  "nickname",    "postauthor", "postedby",
    "poster", "postername", "postuser",   "user",  "userlink",    "username",   "usertext"};

// `sorted` is, and in lower case.
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
