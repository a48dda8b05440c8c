#include "language/names.h"

#include <random>
#include <tuple>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

constexpr size_t kKinds = 2;
constexpr size_t kLabels = 1 + 4 * kKinds;

// Labels that may follow each other: a name that begins goes on or ends, with the same kind.
bool is_sequence(const std::vector<size_t>& labels) {
  int open = -1;
  for (const size_t label : labels) {
    const size_t part = label == 0 ? 4 : (label - 1) % 4;
    const int kind = label == 0 ? -1 : static_cast<int>((label - 1) / 4);
    const bool goes_on = part == 1 || part == 2;
    if (goes_on != (open >= 0) || (goes_on && kind != open)) return false;
    open = part == 0 || part == 1 ? kind : -1;
  }
  return open < 0;
}

float score_of(const std::vector<float>& scores, const std::vector<size_t>& labels) {
  float sum = 0;
  for (size_t word = 0; word < labels.size(); ++word) sum += scores[word * kLabels + labels[word]];
  return sum;
}

float best_by_trying_all(const std::vector<float>& scores, size_t size) {
  std::vector<size_t> labels(size, 0);
  float best = -1e9F;
  for (;;) {
    if (is_sequence(labels)) best = std::max(best, score_of(scores, labels));
    size_t word = 0;
    while (word < size && labels[word] == kLabels - 1) labels[word++] = 0;
    if (word == size) return best;
    ++labels[word];
  }
}

std::vector<size_t> labels_of(const std::vector<NameSpan>& names, size_t size) {
  std::vector<size_t> labels(size, 0);
  for (const NameSpan& name : names) {
    for (uint32_t word = name.begin; word < name.end; ++word) labels[word] = 1 + 4 * name.kind + 1;
    labels[name.end - 1] = 1 + 4 * name.kind + 2;
    labels[name.begin] = 1 + 4 * name.kind + (name.end - name.begin == 1 ? 3 : 0);
  }
  return labels;
}

TEST(Names, BestOfAll) {
  std::mt19937 random(1);
  std::uniform_real_distribution<float> real(-1, 1);
  for (int round = 0; round < 300; ++round) {
    const size_t size = 1 + static_cast<size_t>(round) % 4;
    std::vector<float> scores(size * kLabels);
    for (float& score : scores) score = real(random);
    const auto labels = labels_of(best_names(scores.data(), kLabels, size, kKinds), size);
    ASSERT_TRUE(is_sequence(labels)) << "round " << round;
    EXPECT_NEAR(score_of(scores, labels), best_by_trying_all(scores, size), 1e-4) << "round " << round;
  }
}

TEST(Names, NothingInNothing) { EXPECT_TRUE(best_names(nullptr, kLabels, 0, kKinds).empty()); }

}  // namespace
}  // namespace hearsay
