// Which tokens stand in quotation marks, and whom the text around names as their speaker.
#pragma once

#include <cstdint>
#include <vector>

#include "language/annotation.h"
#include "text/document.h"

namespace hearsay {

struct Quote {
  uint32_t begin = 0, end = 0;  // tokens between the marks
  int32_t speaker = -1;         // token: subject of the verb of saying; -1 where none is plain
};

struct QuotedSpeech {
  std::vector<Quote> quotes;        // in text order, apart
  std::vector<int32_t> at;          // quote of each token, or -1
  std::vector<uint32_t> paragraph;  // of each sentence, from 0
};

// Double quotation marks that open and close within one paragraph (one that the paragraph leaves open runs to
// its end). Needs the annotation's trees. Linear, pure.
QuotedSpeech find_quoted_speech(const Document& document, const Annotation& annotation);

}  // namespace hearsay
