#include "language/trees.h"

#include <random>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

bool is_tree(const std::vector<uint32_t>& heads) {
  size_t roots = 0;
  for (uint32_t word = 0; word < heads.size(); ++word) {
    roots += heads[word] == heads.size();
    uint32_t at = word;
    for (size_t steps = 0; at != heads.size(); at = heads[at])
      if (++steps > heads.size()) return false;
  }
  return roots == 1;
}

float score_of(const std::vector<float>& scores, size_t stride, const std::vector<uint32_t>& heads) {
  float sum = 0;
  for (size_t word = 0; word < heads.size(); ++word) sum += scores[word * stride + heads[word]];
  return sum;
}

// The slow twin: all ways to give each word a governor. `root` is the only word that may have the root.
float best_by_trying_all(const std::vector<float>& scores, size_t stride, size_t size, uint32_t root) {
  std::vector<uint32_t> heads(size, 0);
  float best = -1e9F;
  for (;;) {
    if (is_tree(heads) && heads[root] == size) best = std::max(best, score_of(scores, stride, heads));
    size_t word = 0;
    while (word < size && heads[word] == size) heads[word++] = 0;
    if (word == size) return best;
    ++heads[word];
  }
}

TEST(Trees, BestOfAll) {
  std::mt19937 random(1);
  std::uniform_real_distribution<float> real(-1, 1);
  for (int round = 0; round < 400; ++round) {
    const size_t size = 1 + static_cast<size_t>(round) % 5;
    const size_t stride = size + 1 + static_cast<size_t>(round) % 3;
    std::vector<float> scores(size * stride);
    for (float& score : scores) score = real(random);
    const auto heads = best_tree(scores.data(), stride, size);
    ASSERT_TRUE(is_tree(heads)) << "round " << round;
    const auto root = static_cast<uint32_t>(std::find(heads.begin(), heads.end(), size) - heads.begin());
    EXPECT_NEAR(score_of(scores, stride, heads), best_by_trying_all(scores, stride, size, root), 1e-4)
        << "round " << round;
  }
}

TEST(Trees, LongRingsEnd) {
  // Every word wants its right neighbour most, the last one the first: one ring that must be opened.
  const size_t size = 160;
  std::vector<float> scores(size * (size + 1), -1);
  for (size_t word = 0; word < size; ++word) scores[word * (size + 1) + (word + 1) % size] = 5;
  EXPECT_TRUE(is_tree(best_tree(scores.data(), size + 1, size)));
}

TEST(Trees, NestedRingsEnd) {
  std::mt19937 random(3);
  std::uniform_int_distribution<int> whole(0, 3);  // ties everywhere
  for (int round = 0; round < 20; ++round) {
    const size_t size = 60;
    std::vector<float> scores(size * (size + 1));
    for (float& score : scores) score = static_cast<float>(whole(random));
    EXPECT_TRUE(is_tree(best_tree(scores.data(), size + 1, size)));
  }
}

}  // namespace
}  // namespace hearsay
