// The best sequence of name labels over the words of a sentence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace hearsay {

// Words [begin, end) of a sentence; kind is a place in the list of kinds (labels 1 + 4·kind … of the model).
struct NameSpan {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t kind = 0;
};

// scores[word · stride + label]; the labels are O and then B, I, L and U of each of `kinds` kinds (Ratinov
// and Roth 2009). The sequence with the highest sum in which every name that begins also ends (Viterbi 1967).
// Time size · kinds. Pure.
std::vector<NameSpan> best_names(const float* scores, size_t stride, size_t size, size_t kinds);

}  // namespace hearsay
