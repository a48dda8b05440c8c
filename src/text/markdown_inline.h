// The marks inside a run of Markdown text: emphasis, code, links, escapes, entities, tags.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace hearsay {

// What becomes of the bytes of a text once its marks are gone. Texts are edited by crossing out, so that the
// way back stays known.
struct MarkdownEdit {
  explicit MarkdownEdit(std::string_view text) : source(text), dropped(text.size()) {}

  void drop(size_t begin, size_t end) { std::fill(dropped.begin() + begin, dropped.begin() + end, char{1}); }

  struct Replacement {
    Span source;
    std::string text;
  };
  std::string_view source;
  std::vector<char> dropped;              // by byte
  std::vector<Replacement> replacements;  // in order, apart; their bytes are not dropped
};

// Crosses out the marks between `begin` and `end`, one paragraph, heading or cell. Bytes that are dropped
// already (the `>` of a quotation) are not there for it. Linear.
void edit_markdown_inline(MarkdownEdit& edit, size_t begin, size_t end);

}  // namespace hearsay
