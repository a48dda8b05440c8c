// E-books (EPUB 2 and 3) to documents: the chapters in the order of the spine, each read as HTML.
//
// Each chapter is an article of the book's authors, with quotations, captions and corrections inside as
// html.h finds them; the table of contents and the cover are boilerplate. Pure; safe from any thread; linear.
#pragma once

#include "text/document.h"
#include "text/package.h"

namespace hearsay {

// `document` comes with what is known already; fields that are set stay. Fails with Corrupt where the list of
// chapters is missing, Unsupported where they are encrypted. A chapter that cannot be read is noted.
Result<Document> read_epub(const Package& package, Document document, const TextLimits& limits);

// XHTML as HTML reads it: an element that is closed at once ("<a id='x'/>", "<title/>") would stay open there
// and swallow what follows. It is blanked, byte for byte, or turned into a line break.
void blank_self_closed(std::string& page);

}  // namespace hearsay
