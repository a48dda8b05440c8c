// The trained numbers of the language engine, as training/export_model.py writes them (models/README.md says
// of what they were made). The model lies in the program's read-only data: nothing is copied, all processes
// share it.
//
// File: "hearsay language model 1\n", then tensors, each aligned to 64 bytes: name and kind (32 bytes, padded
// with zeros), its size in bytes (8 bytes, little endian), padding to 64, the bytes. Texts are lines.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/kernels.h"
#include "language/word_features.h"

namespace hearsay {

constexpr size_t kFarthest = 8;  // words that a layer may look to each side

// One convolution of width three: words `far` places before and behind, and the word itself. Some have a
// memory of all words before and behind as well (Kernels::remember).
struct ConvolutionLayer {
  Product product;
  uint32_t far = 1;  // at most kFarthest
  Steps steps;       // of what comes out
  const float* gain = nullptr;
  const float* shift = nullptr;
  Product memory;  // what its gates are made of; of no outputs where there is none
};

// A lemma is the word without its last `cut` code points and with `add` behind it.
struct LemmaRule {
  uint32_t cut = 0;
  std::string_view add;
};

class LanguageModel {
 public:
  // The model that is part of the program. Aborts when that is damaged: a bug of the build.
  static const LanguageModel& builtin();

  // `bytes` must outlive the model and be aligned to 64 bytes. They are trusted: they come from our own
  // training.
  static Result<LanguageModel> from_bytes(std::string_view bytes);

  // What enters the network: rows of kWidth small numbers that are added up.
  // Row 0 for a word that is not known. The rows of rare words are put together in `room`.
  const int8_t* word_row(uint64_t key, std::array<int8_t, kWidth>& room) const;
  // Asks the processor for what a word will need.
  void fetch(const WordFeatures& features) const;
  const int8_t* feature_row(uint32_t row) const { return features_ + size_t{row} * kWidth; }
  const float* place_row(uint32_t place) const { return places_ + size_t{place} * kWidth; }

  // The whole file: other layers keep weights in it (claims/attribution_model.h).
  std::string_view bytes() const { return bytes_; }

  float entry_scale = 1;  // of the sum of the rows
  Steps entry_steps;
  std::vector<ConvolutionLayer> layers;

  Product universal, tags, names;  // scores of labels
  Product starts;                  // the first: above 0 where a sentence begins that the rules did not see
  Product dependent, governor;     // what a word is as a dependent, as a governor; both positive
  Product bilinear, governor_score, distance;
  Product relation_dependent, relation_governor, relations;
  Steps dependent_steps, governor_steps, bilinear_steps, relation_steps;
  float governor_scale = 1;                // of one step of `governor` times one step of `bilinear`
  const uint8_t* root_governor = nullptr;  // the root, as the governor of a tree: steps
  const float* root_relation = nullptr;

  std::vector<std::string_view> universal_labels, tag_labels, name_labels, relation_labels;

  // The rule for a word in lower case with this tag (a place in tag_labels).
  LemmaRule lemma_rule(std::string_view lower, uint32_t tag) const;

 private:
  std::string_view bytes_;
  // The rows of frequent words. Those of rare ones are each kCodes pieces out of kPieces that occur often
  // (product quantisation, Jégou et al. 2011).
  static constexpr size_t kCodes = 32, kPieces = 256;
  std::span<const int8_t> words_;
  std::span<const uint8_t> codes_;  // [words][kCodes]
  const int8_t* pieces_ = nullptr;  // [kCodes][kPieces][kWidth / kCodes]
  const int8_t* features_ = nullptr;
  const float* places_ = nullptr;
  std::span<const uint64_t> keys_;  // open addressing; 0 is empty
  std::span<const uint32_t> key_rows_;
  std::span<const uint64_t> suffix_keys_;  // the same, of tag and ending
  std::span<const uint32_t> suffix_rules_;
  std::vector<LemmaRule> lemma_rules_;
};

}  // namespace hearsay
