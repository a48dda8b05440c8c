// The trained weights of the reader of attributions. They lie in the file of the language model, whose
// network they go on from (training/network.py: read, cues, stances, pair_scores).
#pragma once

#include <array>
#include <cstdint>

#include "claims/attribution_features.h"
#include "language/language_model.h"

namespace hearsay {

struct AttributionModel {
  static constexpr uint32_t kPair = 64;  // numbers that a pair of words has

  // The model that is part of the program. Aborts when that is damaged: a bug of the build.
  static const AttributionModel& builtin();
  // Views into the language model's bytes.
  static Result<AttributionModel> from(const LanguageModel& language);

  const float* hint(uint8_t hint) const { return hints + size_t{hint} * kWidth; }
  const float* pair_row(size_t feature, uint16_t row) const {
    return pair_tables[feature] + size_t{row} * kPair;
  }

  const float* hints = nullptr;  // [kHints][kWidth]
  Steps entry_steps;
  ConvolutionLayer layer;  // over neighbours
  Product cues;            // O and B, I, L, U of a cue
  Product stances;         // as enum Stance
  Product anchor, partner;
  std::array<const float*, 5> pair_tables{};
  Steps pair_steps;
  Product roles;  // O and B, I, L, U of source and content
};

}  // namespace hearsay
