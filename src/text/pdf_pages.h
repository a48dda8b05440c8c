// The words of a PDF with where they stand, as the program `hearsay-pdf` gives them: the only thing that
// crosses from there to here. Layout (columns, lines, hyphens, footnotes) is made of them by pdf_layout.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hearsay {

// Letters that are drawn together: no blank inside. Lengths are points (1/72 inch) from the page's top left
// corner as it is shown.
struct PdfWord {
  std::string text;  // UTF-8
  float left = 0, top = 0, right = 0, bottom = 0;
  float baseline = 0;        // the y that the letters stand on; their x where the word runs up or down
  float size = 0;            // of the font; 0 where not known
  uint8_t rotation = 0;      // quarter turns clockwise, of the word
  bool space_after = false;  // a blank was drawn after it
  bool bold = false;
  bool artifact = false;  // the file says that it belongs to the page, not to the text
};

struct PdfPage {
  std::string label;  // as the document numbers it: "iv", "A-3"; empty where it does not
  float width = 0, height = 0;
  std::vector<PdfWord> words;  // in the order in which the file draws them
  bool wants_ocr = false;      // shows a picture and no words, or a picture all over and a few words: a stamp
};

struct PdfFile {
  // Of the info dictionary; the date as ISO 8601; empty where not given.
  std::string title, author, created;
  std::vector<PdfPage> pages;
  std::vector<std::string> notes;  // what was odd
  size_t words = 0, bytes = 0;     // of all that came through the pipe: bytes of texts
};

// What hearsay-pdf is asked: this head, then the bytes of the file. It answers Words with frames that each
// hold some of the pages (append_pdf puts them together), Image with one frame: a page as a gray picture
// (PGM).
struct PdfRequest {
  enum class What : uint8_t { Words, Image };
  What what = What::Words;
  uint32_t page = 0;  // of the picture, from 0
  uint32_t dpi = 0;   // of the picture
};
std::string encode_pdf_request(const PdfRequest& request);
// The request and the bytes of the file behind it. Fails with Corrupt.
struct PdfQuestion {
  PdfRequest request;
  std::string_view file;
};
Result<PdfQuestion> decode_pdf_request(std::string_view bytes);

// What is taken of a file: more would fill the memory.
constexpr size_t kMostPdfPages = 10'000;
constexpr size_t kMostPdfWords = 2'000'000;
constexpr size_t kMostPdfBytes = size_t{64} << 20;  // of texts: words, labels, notes
constexpr size_t kMostPdfNotes = 100;

// A page with more words than a stamp has is no picture (PdfPage::wants_ocr).
constexpr size_t kMostStampedWords = 20;

std::string encode_pdf(const PdfFile& file);
// Lengths come back to a hundredth of a point. Fails with Corrupt (the bytes come from a process that is not
// trusted) and with Limit.
Result<PdfFile> decode_pdf(std::string_view bytes);

// Adds the pages and notes of a later frame; its cost is that of the frame. Fails with Limit.
Status append_pdf(PdfFile& file, PdfFile more);

}  // namespace hearsay
