// What a document says of itself and leaves open: corrections, refusals to comment, questions without an
// answer.
#pragma once

#include "claims/reading.h"

namespace hearsay {

// Fills Reading::findings from the passages (corrections) and the attributions (declined, asked).
void find_findings(const Document& document, const Annotation& annotation, Reading& reading);

}  // namespace hearsay
