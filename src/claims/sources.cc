#include "claims/sources.h"

namespace hearsay {

void resolve_sources(const Document&, const Annotation&, Reading&) {}

}  // namespace hearsay
