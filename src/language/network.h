// The network: words of a stretch of text → tags, trees and names. It knows vectors of numbers, nothing of
// documents.
#pragma once

#include <cstdint>
#include <vector>

#include "language/kernels.h"
#include "language/language_model.h"
#include "language/names.h"
#include "language/word_features.h"

namespace hearsay {

// What enters for a word. `gap` is what stands before it: 0 nothing, 1 white space, 2 a line break, 3 an
// empty line.
struct NetworkWord {
  WordFeatures features;
  uint8_t gap = 0;
  bool begins_sentence = false;
};

// Works on one stretch after another and keeps its buffers between them. For one thread.
class Network {
 public:
  // `model` and `kernels` must outlive it.
  Network(const LanguageModel& model, const Kernels& kernels) : model_(model), kernels_(kernels) {}

  // Reads the words of a stretch; what follows asks about these. About 0.49 million multiplications a word.
  void encode(const std::vector<NetworkWord>& words);

  // What the words are to other layers: [words][kWidth], until the next stretch.
  const float* encoded() const { return x_.data(); }

  // Places in the model's label lists, one a word. A tie goes to the lower place.
  void tag(std::vector<uint8_t>& universal, std::vector<uint8_t>& tags);

  // Whether a sentence begins with this word, which the words that were read do not say.
  bool begins_sentence(size_t word) const { return starts_[word * model_.starts.out] > 0; }

  // The tree over words [begin, end), which must be at most kLongestTree: the governor of each, counted from
  // `begin`, the root being end - begin; and the relation to it.
  static constexpr size_t kLongestTree = 160;
  void parse(size_t begin, size_t end, std::vector<uint32_t>& heads, std::vector<uint8_t>& relations);

  // Names among words [begin, end), counted from `begin`.
  std::vector<NameSpan> names(size_t begin, size_t end);

 private:
  void fill_margins(const Steps& steps);
  void enter(const std::vector<NetworkWord>& words);
  void score_arcs(size_t begin, size_t size, size_t stride);
  const std::vector<float>& multiply(const Product& product, const uint8_t* in, size_t rows,
                                     std::vector<float>& out);
  uint8_t* row_of(size_t word) { return steps_.data() + (word + kFarthest) * kWidth; }

  const LanguageModel& model_;
  const Kernels& kernels_;
  size_t size_ = 0;
  std::vector<float> x_, y_;    // [words][kWidth]
  std::vector<uint8_t> steps_;  // the same in steps; kFarthest words of nothing before and behind
  std::vector<float> gates_;    // [words][2·kWidth]
  std::vector<float> universal_, tags_, names_, starts_;
  std::vector<float> dependent_, governor_, relation_dependent_, relation_governor_;
  std::vector<uint8_t> dependent_steps_, governor_steps_, bilinear_steps_, hidden_;
  std::vector<float> bilinear_, distance_, governor_score_, scores_, relations_;
  std::vector<int8_t> packed_;
  std::vector<float> arc_scale_, arc_bias_;
};

}  // namespace hearsay
