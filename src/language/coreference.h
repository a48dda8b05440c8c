// Coreference: who and what a text speaks of, and with which words.
#pragma once

#include "language/annotation.h"
#include "language/coreference_model.h"
#include "text/document.h"

namespace hearsay {

// Adds nominals, pronouns and entities to an annotation that has tags, trees and names (analysis.h); does
// nothing to one that has not. Linear in the text, pure, the same on every machine. phrase_linker.h says how.
void find_coreference(const Document& document, const CoreferenceModel& model, Annotation& annotation);

}  // namespace hearsay
