#include "language/names.h"

#include <limits>

namespace hearsay {

namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();
enum Part : size_t { kBegin, kInside, kLast, kSingle };

size_t label_of(size_t kind, Part part) { return 1 + 4 * kind + part; }

}  // namespace

std::vector<NameSpan> best_names(const float* scores, size_t stride, size_t size, size_t kinds) {
  // After a word one is outside all names (after O, L, U: one state), or within a name of a kind (after B,
  // I).
  std::vector<float> open(kinds, kNever);
  float closed = 0;
  std::vector<uint8_t> closing(size, 0);          // the label by which the best way is outside after a word
  std::vector<uint8_t> goes_on(size * kinds, 0);  // 1: the best way within a name of this kind came by I
  for (size_t word = 0; word < size; ++word) {
    const float* score = scores + word * stride;
    float best = closed + score[0];
    size_t by = 0;
    for (size_t kind = 0; kind < kinds; ++kind) {
      if (const float single = closed + score[label_of(kind, kSingle)]; single > best) {
        best = single;
        by = label_of(kind, kSingle);
      }
      if (const float last = open[kind] + score[label_of(kind, kLast)]; last > best) {
        best = last;
        by = label_of(kind, kLast);
      }
    }
    for (size_t kind = 0; kind < kinds; ++kind) {
      const float begin = closed + score[label_of(kind, kBegin)];
      const float inside = open[kind] + score[label_of(kind, kInside)];
      goes_on[word * kinds + kind] = inside > begin;
      open[kind] = inside > begin ? inside : begin;
    }
    closed = best;
    closing[word] = static_cast<uint8_t>(by);
  }

  std::vector<NameSpan> names;
  for (size_t word = size; word > 0;) {
    const size_t label = closing[word - 1];
    if (label == 0) {
      --word;
      continue;
    }
    const size_t kind = (label - 1) / 4;
    const size_t end = word;
    --word;
    if ((label - 1) % 4 == kLast) {
      --word;
      while (goes_on[word * kinds + kind] != 0) --word;
    }
    names.push_back({static_cast<uint32_t>(word), static_cast<uint32_t>(end), static_cast<uint32_t>(kind)});
  }
  return {names.rbegin(), names.rend()};
}

}  // namespace hearsay
