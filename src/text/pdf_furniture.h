// Running headers, footers and page numbers: lines at the edge of a page that come again on its neighbours.
#pragma once

#include <vector>

#include "text/pdf_lines.h"

namespace hearsay {

// Gives these lines the role Furniture. A line is one when it stands among the outermost lines of its page
// and one of the next two pages, or of the two before, has the same words at the same height, whatever the
// numbers in them; or when the file itself marks it as an artifact. Pages keep their last line. Linear in the
// lines, but for sorting them.
void find_furniture(std::vector<std::vector<PdfLine>>& pages);

}  // namespace hearsay
