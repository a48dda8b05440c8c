#include "claims/findings.h"

namespace hearsay {

void find_findings(const Document&, const Annotation&, Reading&) {}

}  // namespace hearsay
