// The paragraphs of a PDF: lines that make one text, over the ends of columns and pages.
#pragma once

#include <cstdint>
#include <vector>

#include "text/pdf_lines.h"

namespace hearsay {

struct PdfParagraph {
  std::vector<uint32_t> lines;  // of the lines that were given
  PdfLine::Role role = PdfLine::Role::Body;
  bool row = false;  // a row of a table, or a line that was ended on purpose: the next one stands close to it
};

// What most of the text is set in.
struct PdfMeasures {
  float size = 0;     // of the font, points
  float leading = 0;  // from baseline to baseline, in font sizes
};
PdfMeasures measure(const std::vector<PdfLine>& lines);

// Footnotes get the role Footnote: smaller lines at the foot of a page or column that begin with a mark. The
// lines are those of all pages, as they are read.
void find_footnotes(std::vector<PdfLine>& lines, const PdfMeasures& measures);

// In the order in which they begin, so that a paragraph that goes on after a page's end stands before that
// page's footnotes. Every line is in one of them. Linear.
std::vector<PdfParagraph> paragraphs_of(const std::vector<PdfLine>& lines, const PdfMeasures& measures);

}  // namespace hearsay
