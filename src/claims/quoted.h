// Which words of a text stand in quotation marks.
#pragma once

#include <string_view>
#include <vector>

#include "language/annotation.h"

namespace hearsay {

// By token: true between an opening double mark (curly or straight) and its closing one; the marks themselves
// are not. A quotation runs over sentences; a blank line ends one that was never closed. Single marks are
// left alone: most are apostrophes. Linear. Pure.
std::vector<bool> quoted_tokens(std::string_view text, const Annotation& annotation);

}  // namespace hearsay
