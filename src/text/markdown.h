// Markdown to a document: the words without the marks.
//
// CommonMark as people write it, with tables, footnotes and a YAML head; what is no mark stays as it is.
// Linear; safe from any thread.
#pragma once

#include "text/charset.h"
#include "text/document.h"

namespace hearsay {

// `document` comes with what is known already; fields that are set stay.
Document read_markdown(const DecodedText& source, Document document);

}  // namespace hearsay
