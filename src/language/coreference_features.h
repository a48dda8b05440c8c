// The features by which coreference chooses: numbers of weights in the CoreferenceModel.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "language/coreference_entities.h"
#include "language/phrases.h"
#include "language/syntax_view.h"

namespace hearsay {

class FeatureList {
 public:
  void clear() { count_ = 0; }
  void add(uint32_t feature) {
    if (count_ < features_.size()) features_[count_++] = feature;
  }
  std::span<const uint32_t> get() const { return {features_.data(), count_}; }

 private:
  std::array<uint32_t, 128> features_{};
  size_t count_ = 0;
};

// What is asked of one phrase when its entity is chosen.
struct CoreferenceQuestion {
  uint32_t phrase = 0;
  NameMatch best_match = NameMatch::None;  // among the candidates
  uint32_t same_head = 0;                  // candidates with its head
  uint32_t candidates = 0;
};

class CoreferenceFeatures {
 public:
  CoreferenceFeatures(const Document& document, const Annotation& annotation, const QuotedSpeech& speech,
                      const std::vector<Phrase>& phrases, const PhraseWords& words);

  // That the phrase is the first of an entity.
  void of_new(const CoreferenceQuestion& question, FeatureList& out) const;
  // That it is of this entity, the `rank`-th candidate in the order of their last phrases.
  void of_entity(const CoreferenceQuestion& question, const CoreferenceEntity& entity, NameMatch match,
                 uint32_t rank, FeatureList& out) const;

 private:
  uint32_t voices(const Phrase& phrase, const Phrase& earlier) const;
  uint32_t steps_to_governor(uint32_t token, uint32_t governor) const;
  uint64_t governor_word(const Phrase& phrase) const {
    return word_key(syntax_.lemma(syntax_.head(phrase.head)));
  }

  const QuotedSpeech& speech_;
  const std::vector<Phrase>& phrases_;
  const PhraseWords& words_;
  SyntaxView syntax_;
  std::vector<bool> asks_;  // of each paragraph: it ends in a question mark
  bool asking_ = false;     // the document has several such
  bool talking_ = false;    // "I" and "you" stand all over it, outside quotations
};

}  // namespace hearsay
