// Where a document's text stands in captures that are more than one run of bytes: files of a package, pages.
//
// Pure; safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/document.h"

namespace hearsay {

// A document's parts, boxes and page labels in a compact form, boxes to a tenth of a point; empty where it
// has none. decode_places sets them in the document; it fails with Corrupt, also where boxes are out of
// order.
std::string encode_places(const Document& document);
Status decode_places(std::string_view bytes, Document& document);

// The boxes of the words that a span touches, those of one line joined: what to mark on the pages.
std::vector<PageBox> boxes_of(const std::vector<PageBox>& boxes, Span span);

// "page 12", "page xiv (14)", "pages 12–13" for a person; empty for a span that touches no word with a box.
std::string pages_of(const Document& document, Span span);

// How many bytes Document::map may lead to: those of the parts one after another; without parts those of the
// capture.
size_t source_size(const std::vector<Part>& parts, size_t capture_size);

// The file of the package that the place belongs to; null for a document without parts.
const Part* part_of(const std::vector<Part>& parts, uint32_t source);

}  // namespace hearsay
