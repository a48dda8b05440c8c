// What a document says of itself and leaves open: corrections, refusals to comment, questions without an
// answer.
#pragma once

#include "claims/reading.h"

namespace hearsay {

// Fills Reading::findings: corrections from the passages, refusals from the attributions and their entities,
// and the writer's own questions that the next sentence does not answer. Evidence is never empty. Linear.
// Pure.
void find_findings(const Document& document, const Annotation& annotation, Reading& reading);

}  // namespace hearsay
