// Which phrases of a document speak of the same person or thing.
//
// Each phrase in text order is either the first of a new entity or one more of an entity before it: the one
// with the highest sum of trained weights (mention ranking: Denis and Baldridge 2008; features after Durrett
// and Klein 2013), among those that nothing forbids. What forbids: two full names that do not fit into each
// other, gender and number that do not fit, a phrase within the other. "I" in a quotation is its speaker.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/annotation.h"
#include "language/coreference_model.h"
#include "language/phrases.h"
#include "text/document.h"

namespace hearsay {

// What training/coreference_decisions.cc looks at: every choice that the weights make.
class CoreferenceObserver {
 public:
  struct Choice {
    uint32_t entity = 0;
    std::vector<uint32_t> features;  // one weight each
    int32_t score = 0;
  };
  virtual ~CoreferenceObserver() = default;
  // `choices` begins with the new entity. Gives the place of the choice to go on with.
  virtual size_t choose(uint32_t phrase, std::span<const Choice> choices, size_t best) = 0;
  virtual void joined(uint32_t phrase, uint32_t entity) = 0;
};

// Entity of each phrase. Time and memory linear in the phrases: each looks at a bounded number of entities.
// Pure; whole numbers only, so the same on every machine.
std::vector<uint32_t> link_phrases(const Document& document, const Annotation& annotation,
                                   const QuotedSpeech& speech, const std::vector<Phrase>& phrases,
                                   const CoreferenceModel& model, CoreferenceObserver* observer = nullptr);

}  // namespace hearsay
