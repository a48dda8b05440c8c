// Words without letter case and accents, for comparing what people type with what documents say.
//
// Latin (to U+017F and U+1E00–U+1EFF), Greek and Cyrillic letters are folded; combining accents vanish; all
// other text stays as it is. Linear, pure functions; safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace hearsay {

std::string fold(std::string_view text);

// A run of letters and digits: what the search index calls a word, too.
struct FoldedWord {
  std::string word;  // folded
  Span span;         // in the text
};
std::vector<FoldedWord> folded_words(std::string_view text);

// Whether all words of `folded_needles` stand among the words of the text.
bool holds_all_words(std::string_view text, const std::vector<FoldedWord>& needles);

// Whether the folded text holds `folded_part`; an empty part is in every text.
bool holds_part(std::string_view text, std::string_view folded_part);

}  // namespace hearsay
