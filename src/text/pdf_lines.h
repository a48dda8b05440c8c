// The lines of a PDF's page: words that stand beside one another.
//
// Two things say which words belong together: where they stand, and the order in which the file draws them.
// Neither is enough. Words drawn one after another on one baseline are one line whatever the gap between them
// (a row of a table, a justified line); words drawn at different times are one line where they all but touch
// (text whose bold words are drawn last).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "text/pdf_pages.h"

namespace hearsay {

enum class PdfGap : uint8_t { None, Blank, Wide };  // Wide: as between the cells of a table

// A word on its page, turned so that it runs to the right.
struct PlacedWord {
  const PdfWord* word = nullptr;
  float left = 0, top = 0, right = 0, bottom = 0, baseline = 0, size = 0;
  uint32_t drawn = 0;         // its place in PdfPage::words
  PdfGap gap = PdfGap::None;  // before it
  bool raised = false;        // a superscript
};

struct PdfLine {
  enum class Role : uint8_t { Body, Furniture, Footnote };

  std::vector<PlacedWord> words;  // as they are read
  uint32_t page = 0;              // from 0
  float left = 0, top = 0, right = 0, bottom = 0, baseline = 0, size = 0;
  uint32_t drawn = 0;    // of the word drawn first
  uint32_t block = 0;    // lines of a block follow one another in one column; set by order_lines
  uint8_t rotation = 0;  // quarter turns against the page's main text
  bool bold = false;
  bool artifact = false;
  Role role = Role::Body;
};

// The lines of one page in no promised order. The words must outlive them. n log n.
std::vector<PdfLine> lines_of(const PdfPage& page, uint32_t number);

// "•": the line begins an item of a list.
bool begins_with_bullet(const PdfLine& line);
// "12.", "(a)", "–": it may begin one, or a numbered paragraph.
bool begins_with_number(const PdfLine& line);

// What the line says, with one blank for each gap.
std::string text_of(const PdfLine& line);

}  // namespace hearsay
