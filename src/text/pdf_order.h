// The order in which the lines of a page are read.
//
// Lines become blocks (a column, a cell, a heading) where the file draws them one below another; blocks are
// put in order by cutting the page along its white stripes, across and down (XY-cut: Nagy and Seth, 1984).
// Where a page can be cut both ways, as at two columns and at a table, the order of drawing decides.
#pragma once

#include <vector>

#include "text/pdf_lines.h"

namespace hearsay {

// Sorts the lines of one page as they are read and numbers their blocks, from `first_block` on; returns the
// number after the last. Lines turned against the main text come last. n log n.
uint32_t order_lines(std::vector<PdfLine>& lines, uint32_t first_block);

}  // namespace hearsay
