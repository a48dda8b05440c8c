// Reads the pages of a PDF that are pictures: hearsay-pdf draws them, tesseract reads what is drawn.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "sandbox/child.h"
#include "text/pdf_pages.h"

namespace hearsay {

struct OcrOptions {
  std::string program;            // tesseract's path; empty: pages that are pictures are reported, not read
  std::string languages = "eng";  // as tesseract names them: "eng+deu"
  std::string starter = "/proc/self/exe";  // this program (sandbox/confined_program.h)
  uint32_t most_pages = 1'000;             // of a file
  std::chrono::minutes total{360};         // for a file, by the clock: its last resort
};

// Fills the pages that want it, where a program is given; after five failures no further page is tried. Pages
// that are not read, and why, become notes; fails with Invalid ("needs OCR: …") where no other page has a
// word. `reader` is hearsay-pdf. About three seconds a page.
Status read_pictured_pages(Child& reader, std::string_view bytes, const OcrOptions& options, PdfFile& file);

// The tesseract of this system ("/usr/bin/tesseract"), or nothing.
std::string installed_ocr_program();

}  // namespace hearsay
