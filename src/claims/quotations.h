// Quotations: which stretches of a text stand between quotation marks.
//
// Knows straight and curly double marks, two apostrophes, guillemets, and single marks where they cannot be
// apostrophes. A quotation that is never closed ends with its paragraph; one that runs over paragraphs, each
// opening anew, is a chain of quotations joined by `continues`. Linear in the text. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "claims/reading.h"
#include "claims/words.h"

namespace hearsay {

struct Quotation {
  Span span;               // marks included
  Span inside;             // without them
  int parent = -1;         // the quotation around this one
  bool closed = false;     // has its closing mark
  bool continues = false;  // goes on with the quotation before it in the list, which was left open
  bool single = false;     // ‘…’ or '…'
};

// In text order. Also fills Word::quotation.
std::vector<Quotation> find_quotations(std::string_view text, Words& words);

// Whether the spans hold letters inside quotations only, none, or both.
Form form_of(std::string_view text, const std::vector<Quotation>& quotations,
             const std::vector<Span>& content);

}  // namespace hearsay
