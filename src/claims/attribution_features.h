// What the trained reader of attributions knows of words beside their vectors: how a word stands to a cue in
// tree, distance and quotation marks, and what the rules made of it. Numbers are rows of the model's tables.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "claims/quotations.h"
#include "claims/reading.h"

namespace hearsay {

// The words that are looked at for the source and content of a cue, to each side of it.
constexpr uint32_t kAttributionReach = 128;

// Features of a pair of a cue's word and another word.
struct PairFeatures {
  std::array<uint16_t, 5> rows{};  // way up from the cue, way down to the word, distance, quotation, rules
};
// How many values each has, for a model with that many relations.
std::array<uint16_t, 5> pair_feature_sizes(size_t relations);

constexpr size_t kHints = 15;

// Reads off document and rules, for one document; `words` and `quotations` are of its printed words. Pure;
// the annotation must be analysed. Linear in the text; a pair costs the depth of its tree. For one thread.
class AttributionFeatures {
 public:
  AttributionFeatures(const Annotation& annotation, const Words& words,
                      const std::vector<Quotation>& quotations, const std::vector<Attribution>& by_rules);

  // The next sentences of the text. Pairs and anchors may be asked for within those that were added.
  void add(std::span<const Sentence> sentences);

  // What the rules and quotation marks say of each token, below kHints.
  const std::vector<uint8_t>& hints() const { return hints_; }

  // The word of tokens [begin, end) that governs the others; the first of several.
  uint32_t anchor(uint32_t begin, uint32_t end) const;

  // The sentence that a token stands in.
  const Sentence& sentence_of(uint32_t token) const { return sentences_[sentence_[token]]; }

  // The pairs of a cue's word with others: set_anchor() first, then pair() for any token.
  void set_anchor(uint32_t anchor);
  PairFeatures pair(uint32_t token) const;

 private:
  struct Way {  // from a word to the lowest word of the tree that is also above the anchor
    uint32_t top = 0;
    uint16_t relation = 0;  // 0: the word is that one; else 1 + relation of the word below it
  };
  void read_quotations(const Words& words, const std::vector<Quotation>& quotations);
  void read_rules(const std::vector<Attribution>& by_rules);
  void mark(const std::vector<Span>& spans, uint8_t role);
  Way way_of(uint32_t token) const;
  uint16_t quotation_feature(uint32_t token) const;
  uint16_t rule_feature(uint32_t token) const;

  const Annotation& annotation_;
  const std::vector<Attribution>& by_rules_;
  std::vector<uint8_t> hints_;
  std::vector<Sentence> sentences_;
  std::vector<uint32_t> sentence_;  // of each token
  std::vector<int> inner_, outer_;  // the quotations a token stands in, as chains; -1 none
  std::vector<bool> mark_;          // a token is the mark of a quotation
  std::vector<int> rule_;           // the rule's attribution whose cue a token is in, or -1
  // Of the anchor:
  uint32_t anchor_ = 0;
  const Attribution* anchor_rule_ = nullptr;
  std::vector<uint8_t> above_;  // of the words of its sentence: steps from the anchor up, + 1; 0 not above it
  std::array<uint16_t, 256> below_{};  // the relation of the word below each word above it
};

}  // namespace hearsay
