// What a text says of the position and the access of its sources: "a former officer of the port", "who had
// inspected it", "with knowledge of the talks", "familiar with the inquiry"; and, in the sentence behind,
// "She was familiar with the first list but did not know the others".
#pragma once

#include <string_view>

#include "claims/reading.h"

namespace hearsay {

// Fills Attribution::access, in text order and apart, outside the cue and the content. By rules over the tree
// and word lists, which would rather miss than be wrong: nothing where the text was not analysed, nothing for
// outlets and documents. Whether such a thing is so, or makes a source better, is not judged. Linear.
void find_access(std::string_view text, const Annotation& annotation, Reading& reading);

}  // namespace hearsay
