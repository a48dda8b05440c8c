// Takes the letters that poppler draws and makes words of them.
//
// Poppler's own TextOutputDev puts the letters of a page into blocks and columns, which we do ourselves from
// the words of all pages (text/pdf_layout.h); its C++ interface also takes three to four times as long as
// this. Words are made as the file draws them: letters that follow one another on one line.
#pragma once

#include <poppler/OutputDev.h>

#include <cstddef>
#include <string>
#include <vector>

#include "text/pdf_pages.h"

namespace hearsay {

// For one page after another, on one thread.
class WordCollector : public OutputDev {
 public:
  // Words beyond `most_words` of a page are left out.
  explicit WordCollector(size_t most_words) : most_words_(most_words) {}

  // The words since the last call.
  std::vector<PdfWord> take();
  bool full() const { return full_; }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool needNonText() override { return false; }
  void startPage(int number, GfxState* state, XRef* xref) override;
  void endPage() override { end_word(false); }
  void updateFont(GfxState* state) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int bytes, const Unicode* unicode, int length) override;
  void beginActualText(GfxState* state, const GooString* text) override;
  void endActualText(GfxState* state) override;
  void beginMarkedContent(const char* name, Dict* properties) override;
  void endMarkedContent(GfxState* state) override;

 private:
  // A letter on its line: `begin` and `end` run in the writing direction, `base` across it, downwards.
  struct Glyph {
    double begin = 0, end = 0, base = 0;
    double advance = 0;  // where the next letter is to be expected: with the spacing of letters
    double size = 0;
    int rotation = 0;
  };
  struct Open {  // the word that is being made
    std::string text;
    size_t last = 0;  // where the last letter begins in the text
    Glyph letter;     // the last one
    double begin = 0, end = 0, top = 0, bottom = 0;
    bool leftwards = false;  // grows to the left: right-to-left script in its own order
    unsigned grown = 0;      // letters
    bool bold = false;
  };

  Glyph glyph_at(GfxState* state, double x, double y, double dx, double dy, bool space) const;
  void put(const Glyph& glyph, const std::string& text);
  bool goes_on(const Glyph& glyph, const std::string& text) const;
  bool put_accent(const Glyph& glyph, const std::string& text);
  void add_letter(const Glyph& glyph, const std::string& text);
  void begin_word(const Glyph& glyph);
  void end_word(bool space_after);

  size_t most_words_;
  std::vector<PdfWord> words_;
  Open open_;
  bool full_ = false;
  double page_width_ = 0, page_height_ = 0;
  double ascent_ = 0.95, descent_ = -0.35;  // of the font, in sizes
  double size_scale_ = 1;                   // type 3 fonts have sizes of their own
  bool bold_ = false;
  std::vector<bool> marked_;  // the marked contents around what is drawn: whether each is an artifact
  unsigned artifacts_ = 0;    // how many of them are
  // A text that stands for what is drawn takes its place at its end: one that never ends does not count.
  struct Actual {
    int depth = 0;
    std::string text;
    Glyph place;
    bool drawn = false;
    size_t words = 0;  // how many there were before it
    Open open;         // the word that was being made
  };
  Actual actual_;
};

}  // namespace hearsay
