// The trained part of coreference, as training/coreference.py writes it (models/README.md says of what it was
// made): what is known of single words, and the weights of features. It lies in the program's read-only data.
//
// File: "hearsay coreference model 1\n", padded with zeros to 64 bytes; kWordSlots slots of 8 bytes; kWeights
// weights of 2 bytes (little endian).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.h"

namespace hearsay {

// WordNet's kinds of things that matter by themselves (its lexicographer files, counted from noun.Tops = 1).
constexpr uint8_t kGroupNoun = 12;
constexpr uint8_t kPlaceNoun = 13;
constexpr uint8_t kPersonNoun = 16;

struct WordFacts {
  uint8_t sense = 0;  // WordNet's kind of thing of a noun's first sense, from 1 on; 0 not known
  uint8_t use = 0;    // class of words that are used alike, from 1 on; 0 not known
  bool male = false, female = false;  // of a noun for persons or a given name
  bool given_name = false;
};

// 64-bit FNV-1a of a word in lower case (ASCII letters): what words are known by.
uint64_t word_key(std::string_view word);

class CoreferenceModel {
 public:
  static constexpr size_t kWordSlots = size_t{1} << 17;
  static constexpr size_t kWeights = size_t{1} << 17;

  // The model that is part of the program. Aborts when that is damaged: a bug of the build.
  static const CoreferenceModel& builtin();

  // `bytes` must outlive the model. They are trusted: they come from our own training.
  static Result<CoreferenceModel> from_bytes(std::string_view bytes);

  WordFacts facts(uint64_t key) const;
  int32_t weight(uint32_t feature) const { return weights_[feature & (kWeights - 1)]; }

 private:
  struct Slot {
    uint32_t key;  // 0 is empty
    uint8_t sense, use, bits, zero;
  };
  const Slot* slots_ = nullptr;
  const int16_t* weights_ = nullptr;
};

}  // namespace hearsay
