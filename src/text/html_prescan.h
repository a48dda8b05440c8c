// Bounds what libgumbo would do with a page before it sees it.
//
// libgumbo looks through its stack of open elements at every tag and, under formatting elements, at every
// character: it is quadratic in nesting. This pass reads the tags only and bounds that work from above.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hearsay {

// Why the page must not be parsed; empty when it may. Linear.
std::string markup_fault(std::string_view page);

}  // namespace hearsay
