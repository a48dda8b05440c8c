// The words of a PDF as a text that can be read: columns one after another, lines and hyphens undone, running
// headers and footnotes apart.
//
// Text: paragraphs are parted by blank lines; the lines of a table, and others that were ended on purpose, by
// line ends, their cells by tabs. Ligatures become their letters, raised numbers become superscripts
// ("word¹": a footnote's mark is not glued to the word as a digit). Nothing else is changed, and nothing is
// left out but hyphens that only a line's end put there and words drawn twice over each other.
//
// Passages: one article; in it running headers, footers and page numbers as boilerplate, captions, correction
// notices; and footnotes as captions too: words of the same author that explain a part of the text and do not
// stand in its run (a nested article would be a repost, a comment somebody else's). They stand after the
// paragraph that they interrupted.
//
// Boxes: one for each word of the text, two where a line's end cut it.
#pragma once

#include "text/document.h"
#include "text/pdf_pages.h"

namespace hearsay {

// What is known already of the document stays; what is not comes from the info dictionary where that makes
// sense, else from the first page. Pure; n log n in the words.
Document read_pdf(PdfFile file, Document document);

}  // namespace hearsay
