// The words of an HTML tree as a reader of the page sees them.
//
// White space is collapsed outside pre; blocks are parted by a blank line, rows, list items and br by a line
// end, cells by a tab. In a mail the program that wrote it made a div of each line, and an empty line parts
// blocks. Linear; pure.
#pragma once

#include <string>
#include <vector>

#include "base/span.h"
#include "text/html_tree.h"
#include "text/offset_map.h"

namespace hearsay {

struct HtmlText {
  std::string text;
  OffsetMap map;            // text to HtmlTree::text
  std::vector<Span> spans;  // of each node: where its words stand in `text`; empty where it has none
};

enum class HtmlFlow { Page, Mail };

HtmlText render_html(const HtmlTree& tree, HtmlFlow flow = HtmlFlow::Page);

}  // namespace hearsay
