// The best tree over the words of a sentence, given a score for each word and each governor.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "language/kernels.h"

namespace hearsay {

// scores[word · stride + governor], governor from 0 to size - 1 a word, `size` the root. The result has the
// governor of each word; exactly one word has the root, and no word governs itself over others. The tree with
// the highest sum of scores, but that of more words that want the root the one that wants it most keeps it.
// Chu and Liu 1965, Edmonds 1967. Time size², where the best governors make no tree at first up to size³.
// Pure.
std::vector<uint32_t> best_tree(const float* scores, size_t stride, size_t size,
                                const Kernels& kernels = best_kernels());

// Fastest where a word's score as its own governor, which does not count, is this.
constexpr float kNoGovernor = -1e30F;

}  // namespace hearsay
