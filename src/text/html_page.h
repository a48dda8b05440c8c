// A page as its readers below see it: tree, words, hints.
#pragma once

#include <string_view>

#include "text/dates.h"
#include "text/html_hints.h"
#include "text/html_text.h"
#include "text/html_tree.h"

namespace hearsay {

// Views; the parts outlive it.
struct HtmlPage {
  const HtmlTree& tree;
  const HtmlText& text;
  const HtmlHints& hints;
  NumericOrder order = NumericOrder::Unknown;  // of the dates in its words

  int size() const { return static_cast<int>(tree.nodes.size()); }
  const HtmlNode& node(int at) const { return tree.nodes[static_cast<size_t>(at)]; }
  Span span(int at) const { return text.spans[static_cast<size_t>(at)]; }
  std::string_view words(int at) const { return span(at).of(text.text); }
};

}  // namespace hearsay
