// Documents as bytes, for the pipe between the process that parses and the one that goes on with what was
// read.
//
// Pure. Linear in the document.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "text/document.h"

namespace hearsay {

// Behind so many notes of a document one counts the rest.
constexpr size_t kMostNotes = 1000;

// Without boxes and page labels: documents with pages are laid out by the process that asks.
std::string encode_document(const Document& document);

// The bytes come from a process that is not trusted: what is returned keeps all of document.h's promises.
// `capture_size` is the length of the capture that the document was made of, `max_text_bytes` that of
// TextLimits: the text may be so long, and all words beside it (names, links, notes) together. Fails with
// Corrupt, and with Limit when it has more text, passages, parts or notes than it may.
Result<Document> decode_document(std::string_view bytes, size_t capture_size, size_t max_text_bytes);

}  // namespace hearsay
