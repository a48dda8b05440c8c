// OpenDocument texts (ODT; ISO/IEC 26300) to documents.
//
// As docx.h: the body as it stands after all tracked changes, and behind it, each a passage of its own, foot-
// and endnotes (caption), annotations with author and date (comment), what was deleted, headers and footers
// (boilerplate). Numbers of lists are not counted, which is noted. Pure; safe from any thread; linear.
#pragma once

#include "text/document.h"
#include "text/package.h"

namespace hearsay {

// `document` comes with what is known already; fields that are set stay. Fails with Corrupt where there is no
// content.xml, Unsupported where it is encrypted, Limit or Unsupported where its XML is refused (xml.h).
Result<Document> read_odt(const Package& package, Document document);

}  // namespace hearsay
