// Words that a line's end cut in two.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace hearsay {

enum class LineJoin : uint8_t {
  Blank,       // two words
  Drop,        // one word, without its hyphen: "inter-" "national"
  KeepHyphen,  // one word, with it: "well-" "known"
};

// Decides by the words of the same document: first the cut words are gathered, then all words are counted,
// then asked. A value, for one thread; every step is linear.
class Hyphens {
 public:
  // A line ends with `first`, and `second` begins the next one. False where no word was cut.
  bool gather(std::string_view first, std::string_view second);
  // A word that no line's end cuts.
  void count(std::string_view word);
  LineJoin join(std::string_view first, std::string_view second) const;

 private:
  void want(const std::string& word) { seen_.try_emplace(word, 0); }
  uint32_t seen(const std::string& word) const;

  std::unordered_map<std::string, uint32_t> seen_;  // how often; of words that are asked for only
};

// Where the hyphen that ends a word begins, or npos. "-", "‐", the soft hyphen; never one that stands alone.
size_t end_hyphen(std::string_view word);
// A soft hyphen says itself that it is to be dropped.
bool ends_in_soft_hyphen(std::string_view word);

}  // namespace hearsay
