// The attributions of one sentence, found by their cues. Parents are not known yet: see nesting.h.
#pragma once

#include <vector>

#include "claims/reading.h"
#include "claims/sentence.h"

namespace hearsay {

// Cues that are verbs: "said", "was told by", "refused to say", with the stance that they show.
void read_verb_cues(const SentenceReader& sentence, std::vector<Attribution>& found);

// All other cues: "according to", "X's claim that", "is certain that", "reportedly".
void read_phrase_cues(const SentenceReader& sentence, std::vector<Attribution>& found);

}  // namespace hearsay
