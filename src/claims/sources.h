// Who the sources of a reading are: their type by the wording, and which of them are one.
#pragma once

#include "claims/reading.h"

namespace hearsay {

// Fills source_type and source_entity of every attribution, and Reading::entities, from the source spans,
// parents, forms and stances that the reader found; source spans may be anything. Two mentions become one
// entity only where the text leaves no doubt: the same full name; a surname, a role or a short form that fits
// one name only; "the clerk" after a single clerk; a pronoun that one candidate fits best. Candidates are
// names, sources and people described ("the driver"); never whoever owns a person ("Croft" in "Croft's
// sister"), nobody whose sex the text gives otherwise, and no author in her own text: there she is "I". Two
// sources whose names are withheld never are one ("a source", "another source"). In doubt they stay apart,
// and an unresolved pronoun is an entity of its own. Linear in the text and the attributions. Pure; safe from
// any thread.
void resolve_sources(const Document& document, const Annotation& annotation, Reading& reading);

}  // namespace hearsay
