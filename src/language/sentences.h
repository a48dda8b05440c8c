// Sentence ends, by rules over tokens and lines.
#pragma once

#include <string_view>
#include <vector>

#include "language/annotation.h"

namespace hearsay {

// Appends the sentences of the tokens [first, annotation.tokens.size()), which stand in one stretch of the
// text: a stretch ends all. Sentences longer than kLongestSentence bytes are cut at a token's edge. Linear.
constexpr uint32_t kLongestSentence = 4000;
void split_sentences(std::string_view text, uint32_t first, Annotation& annotation);

}  // namespace hearsay
