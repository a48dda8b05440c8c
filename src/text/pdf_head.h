// What a PDF says of itself: title, author, date.
#pragma once

#include <vector>

#include "text/document.h"
#include "text/pdf_lines.h"
#include "text/pdf_pages.h"
#include "text/pdf_paragraphs.h"

namespace hearsay {

// Fills title, author and date of the document where they are empty: from the info dictionary unless a
// program put them there ("Microsoft Word - draft7.doc", "admin"), else title and author from the first page:
// its largest print, and a paragraph that is a byline. Lines as they are read.
void describe_pdf(const PdfFile& file, const std::vector<PdfLine>& lines,
                  const std::vector<PdfParagraph>& paragraphs, Document& document);

}  // namespace hearsay
