// The trained reader: finds cues, and for each cue its source and content, by the network's words, the tree,
// quotation marks and what the rules made of the text (attribution_features.h).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "claims/attribution_features.h"
#include "claims/attribution_model.h"
#include "language/analysis.h"
#include "language/names.h"

namespace hearsay {

// Tokens [begin, end).
struct TokenRange {
  uint32_t begin = 0;
  uint32_t end = 0;
};

struct FoundAttribution {
  TokenRange cue;
  TokenRange source;                // empty where none is named
  std::vector<TokenRange> content;  // in text order, apart; may be empty
  Stance stance = Stance::Asserted;
  // By how much labels score above none, a token: of the cue; of source and content; and of the first and
  // last tokens of the contents, the least. 0 where there are none.
  float margin = 0;
  float source_margin = 0;
  float content_margin = 0;
  float content_edge = 0;
};

// Reads along while analyse() goes through a document. For one thread and one document. Constant memory but
// for what it finds; time about a tenth of the analysis. Source and content are looked for in the sentence of
// the cue and beside it, at most kAttributionReach tokens to each side of the cue.
class AttributionReader : public StretchReader {
 public:
  // All must outlive it. Cues whose margin is below `least_margin` are left out.
  AttributionReader(const AttributionModel& model, const Kernels& kernels, const Annotation& annotation,
                    AttributionFeatures& features, float least_margin);

  void read(uint32_t begin, uint32_t end, const float* encoded, std::span<const Sentence> sentences) override;

  // What was found in the whole document, in the order of the cues; ends the reading.
  std::vector<FoundAttribution> finish();

 private:
  void encode(uint32_t begin, uint32_t size, const float* encoded);
  void find_cues(uint32_t begin, uint32_t size);
  void add_cue(uint32_t begin, TokenRange cue);
  void find_roles(FoundAttribution& attribution, const float* anchor_numbers, uint32_t anchor);
  void take_roles(const std::vector<NameSpan>& roles, const float* scores, uint32_t begin,
                  FoundAttribution& attribution) const;
  void score_roles(const float* anchor_numbers, uint32_t begin, uint32_t end, float* out);
  void settle(uint32_t before);
  const uint8_t* row_of(size_t word) const { return steps_.data() + (word + 1) * kWidth; }

  struct Pending {  // a cue whose words after it are not all read
    FoundAttribution attribution;
    uint32_t anchor = 0;
    std::vector<float> numbers;  // of the anchor, kPair
  };

  const AttributionModel& model_;
  const Kernels& kernels_;
  const Annotation& annotation_;
  AttributionFeatures& features_;
  float least_margin_;
  std::vector<float> x_, y_;    // [words of the stretch][kWidth]
  std::vector<uint8_t> steps_;  // the same in steps; a word of nothing before and behind
  std::vector<float> cue_scores_, stance_scores_;
  uint32_t read_ = 0;            // tokens read so far
  uint32_t kept_ = 0;            // the token of the first row of partners_
  std::vector<float> partners_;  // [tokens kept_ to read_][kPair]
  std::vector<float> new_partners_, hidden_, role_scores_;
  std::vector<uint8_t> hidden_steps_;
  std::vector<Pending> pending_;
  std::vector<FoundAttribution> found_;
};

}  // namespace hearsay
