// PDF files as words with places, and pages as pictures: all that this program does with poppler.
//
// It uses poppler's core, whose interface changes from version to version (written for 22.12, Debian 12):
// the stable C++ interface gives words three to four times as slowly. One thread; poppler's settings and its
// list of errors are global.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "text/pdf_pages.h"

namespace hearsay {

struct PdfLimits {
  uint32_t most_pages = kMostPdfPages;
  size_t most_words = kMostPdfWords;  // of the file
  size_t most_page_words = 200'000;
  uint64_t most_page_steps = 2'000'000;  // tens of drawing operations of a page
  uint64_t most_picture_pixels = 40'000'000;
};

// To be called once, before the process is confined: poppler looks for its data here.
void start_poppler();

// Hands over frames of pages (append_pdf), the first with what is known of the file; `take` returns false to
// stop. What is odd, and limits that were reached, becomes notes. Fails with Corrupt (no PDF, without pages,
// or so damaged that nothing of it can be read) and Unsupported (a password is needed).
Status read_pdf_words(std::string_view bytes, const PdfLimits& limits,
                      const std::function<bool(const PdfFile&)>& take);

// A page as a gray picture in the PGM format, at most as large as the limit allows.
Result<std::string> draw_pdf_page(std::string_view bytes, uint32_t page, uint32_t dpi,
                                  const PdfLimits& limits);

}  // namespace hearsay
