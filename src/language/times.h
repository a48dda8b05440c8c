// Time expressions: where a text speaks of a date, a time of day, a length of time or something that comes
// back, and which days it means. TIMEX3 (TimeML 1.2.1) types and values. English; the rules are hearsay's
// own.
#pragma once

#include <vector>

#include "language/annotation.h"
#include "text/document.h"

namespace hearsay {

// The times of the document, in text order, apart. Relative ones count from the date of the innermost passage
// they stand in, else from the document's; without either their values keep Xs. Pure; linear.
std::vector<Time> find_times(const Document& document, const Annotation& annotation);

}  // namespace hearsay
