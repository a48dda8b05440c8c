// Whether a document keeps what document.h promises. For tests and for checks of stored documents.
#pragma once

#include <cstddef>
#include <string>

#include "text/document.h"

namespace hearsay {

// The first broken promise in words, empty where all are kept: the text is UTF-8, spans stand on its
// boundaries, passages nest in order with siblings apart, parts stand one after another, the map stays inside
// text and source, boxes follow one another on pages that exist, every word is in a passage. Linear in text
// and passages.
std::string document_fault(const Document& document, size_t capture_size);

}  // namespace hearsay
