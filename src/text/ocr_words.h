// The words that tesseract finds in a picture of a page.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/pdf_pages.h"

namespace hearsay {

// Reads tesseract's TSV (its fields: level, page, block, paragraph, line, word, left, top, width, height,
// confidence, text) of a picture with `dpi` dots an inch. The words of a line share its baseline, those of a
// block the size of its middle line: the height of a line hangs on its letters. Fails with Corrupt. n log n.
Result<std::vector<PdfWord>> read_ocr_words(std::string_view tsv, double dpi);

}  // namespace hearsay
