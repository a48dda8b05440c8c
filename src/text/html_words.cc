#include "text/html_words.h"

#include <unordered_map>

#include "base/check.h"

namespace hearsay {
namespace {

// Words of all lists, with the lists that have them. Filled before main, then only read.
std::unordered_map<std::string_view, uint64_t>& vocabulary() {
  static std::unordered_map<std::string_view, uint64_t> words;
  return words;
}

}  // namespace

HtmlWordList::HtmlWordList(std::initializer_list<std::string_view> words) {
  constexpr int kMost = 64;
  static int count = 0;
  HEARSAY_CHECK(count < kMost);
  bit_ = uint64_t{1} << count++;
  for (const std::string_view word : words) vocabulary()[word] |= bit_;
}

uint64_t html_word_lists_of(std::string_view word) {
  const auto found = vocabulary().find(word);
  return found == vocabulary().end() ? 0 : found->second;
}

}  // namespace hearsay
