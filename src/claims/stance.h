// The stance of a source towards its content, as the cue says it.
#pragma once

#include "claims/cue_lexicon.h"
#include "claims/reading.h"

namespace hearsay {

// What else the cue's verb group shows besides its verb.
struct CueManner {
  bool negated = false;  // "did not say", "never wrote"
  bool never = false;
  bool modal = false;     // "would not say", "may believe"
  bool could = false;     // "could not recall"
  bool ordered = false;   // "told her to go"
  bool question = false;  // "wanted to know whether"
  bool once = false;      // "originally said", "an earlier version said": not any more
};

Stance stance_of(const CueVerb& cue, const CueManner& manner);

// Verbs of giving words out, which "declined to", "refused to" and "would not" hold back: "say", "comment",
// "name".
bool gives_words(std::string_view lemma);

}  // namespace hearsay
