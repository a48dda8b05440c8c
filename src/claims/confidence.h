// How probable it is that an attribution of the trained reader is right: that its content and source are
// those of an attribution in the text, as the evaluators link them (docs/quality.md). Logistic regression
// over a few numbers; training/confidence.py fits the weights (confidence_weights.h) on texts that the
// network did not learn from. It says how sure the program is of its reading, nothing of what is true. Pure
// functions.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "claims/attribution_reader.h"
#include "claims/reading.h"

namespace hearsay {

// Cues of a smaller margin are not looked at.
constexpr float kLeastMargin = 0.0F;

constexpr size_t kEvidence = 16;
using Evidence = std::array<float, kEvidence>;

// An attribution that the trained reader proposes.
struct Candidate {
  Attribution attribution;  // with its confidence
  Evidence evidence{};
};

// In hundredths.
float confidence_of(const Evidence& evidence);

// What the trained reader found, in its order, with its words put beside those of the rules; left out is what
// the rules read as a refusal to answer, which is theirs alone to read, since few texts teach it. Of the
// rules stance and longer sources are taken.
std::vector<Candidate> candidates_of(const std::vector<FoundAttribution>& found,
                                     const std::vector<Attribution>& by_rules,
                                     const std::vector<Token>& tokens);

}  // namespace hearsay
