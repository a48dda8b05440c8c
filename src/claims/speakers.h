// Who can say something at all: small questions about a noun phrase and the verb after it. Pure; each costs
// the phrase's length.
#pragma once

#include "claims/clauses.h"
#include "claims/words.h"

namespace hearsay {

// Whether the phrase holds a name, or a noun for those who can be cited.
bool can_speak(const Words& words, WordRange phrase);

// "crude remarks he had made", "his public comments": whether the group's verb is a noun that looks like one,
// for want of another noun before it.
bool is_plural_noun(const Words& words, const VerbGroup& group);

}  // namespace hearsay
