// Which attribution stands in which: fills Attribution::parent, and keeps contents from crossing.
#pragma once

#include <vector>

#include "claims/reading.h"

namespace hearsay {

// Orders the attributions by the begin of their first span, clips a content that runs past the one its cue
// stands in, drops doubles and what has nothing left, and sets each parent to the innermost attribution whose
// content holds cue and content. n log n, times the depth.
void nest(std::vector<Attribution>& attributions);

}  // namespace hearsay
