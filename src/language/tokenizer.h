// Words as they are printed: clitics ("'s", "n't") stand alone, hyphenated words, abbreviations with their
// stop, numbers with separators, addresses and ellipses are one each. word_parts.h cuts them further.
#pragma once

#include <string_view>
#include <vector>

#include "language/annotation.h"

namespace hearsay {

// Appends the tokens of `range` of the text to `out`. What lies between two tokens is white space or
// invisible. No token is longer than kLongestToken bytes: endless runs are cut at a code point. Linear. Pure.
constexpr uint32_t kLongestToken = 512;
void tokenize(std::string_view text, Span range, std::vector<Token>& out);

}  // namespace hearsay
