// Quotations that carry on without a cue: a sentence that is nothing but a quotation, right after words that
// were attributed, belongs to the same attribution.
#pragma once

#include <vector>

#include "claims/reading.h"
#include "claims/sentence.h"

namespace hearsay {

// `found` holds the attributions of all sentences, in text order of their sentences. Linear.
void carry_on(const Annotation& annotation, const Page& page, std::vector<Attribution>& found);

}  // namespace hearsay
