// Word documents (DOCX, Office Open XML, ECMA-376) to documents.
//
// The text is the body as it stands after all tracked changes: paragraphs, tables (cells by tab, rows by
// line), numbers of lists, text boxes behind the paragraph they hang on. Behind it follow, each a passage of
// its own: foot- and endnotes (caption), comments with author and date (comment), what tracked changes have
// deleted, headers and footers (boilerplate). Paragraphs that one person inserted are a passage inside the
// body's. Pure; safe from any thread; linear in the parts.
#pragma once

#include "text/document.h"
#include "text/package.h"

namespace hearsay {

// `document` comes with what is known already; fields that are set stay. Fails with Corrupt where there is no
// main part, Limit or Unsupported where its XML is refused (xml.h). Other parts that are missing or refused
// are noted, and so is text that the main part keeps elsewhere.
Result<Document> read_docx(const Package& package, Document document);

}  // namespace hearsay
