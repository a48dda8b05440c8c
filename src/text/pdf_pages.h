// The words of a PDF with where they stand, as the program `hearsay-pdf` gives them: the only thing that
// crosses from there to here. Layout (columns, lines, hyphens, footnotes) is made of them by pdf_layout.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hearsay {

struct PdfWord {
  std::string text;                                // UTF-8
  float left = 0, top = 0, right = 0, bottom = 0;  // points from the page's top left corner as it is shown
  float size = 0;                                  // of the font, points; 0 where not known
  uint8_t rotation = 0;                            // quarter turns clockwise, of the word
  bool space_after = false;
};

struct PdfPage {
  std::string label;  // as the document numbers it: "iv", "A-3"; empty where it does not
  float width = 0, height = 0;
  std::vector<PdfWord> words;  // in the order in which the file draws them
  bool has_image = false;      // a page without words that shows a picture wants OCR
};

struct PdfFile {
  std::string title, author, created,
      modified;  // of the info dictionary; dates as ISO 8601; empty where not given
  std::vector<PdfPage> pages;
  uint32_t page_count = 0;         // of the file; more than pages.size() where a limit was reached
  std::vector<std::string> notes;  // what was odd
};

std::string encode_pdf(const PdfFile& file);
// Fails with Corrupt: the bytes come from a process that is not trusted.
Result<PdfFile> decode_pdf(std::string_view bytes);

}  // namespace hearsay
