// Who the sources of a reading are: their type by the wording, and which of them are one.
#pragma once

#include "claims/reading.h"

namespace hearsay {

// Fills source_type and source_entity of every attribution, and Reading::entities, from the source spans that
// the reader found. Two mentions become one entity only where the text leaves no doubt (same full name; a
// surname whose full name stands before and is the only one; a pronoun with one candidate); two anonymous
// sources never do. In doubt they stay apart.
void resolve_sources(const Document& document, const Annotation& annotation, Reading& reading);

}  // namespace hearsay
