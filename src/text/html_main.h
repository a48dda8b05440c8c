// Where a page's article stands: the element that holds its running text.
#pragma once

#include <cstdint>
#include <vector>

#include "text/html_page.h"

namespace hearsay {

// What each node holds, its subtree taken together; bytes of canonical text.
struct HtmlMeasures {
  std::vector<uint32_t> prose;  // in blocks that read as running text
  std::vector<uint32_t> text;
  std::vector<uint32_t> links;  // inside links
  std::vector<uint32_t> link_count;
};

// `left_out` marks nodes whose subtrees count as no prose. Linear; pure.
HtmlMeasures measure_html(const HtmlPage& page, const std::vector<char>& left_out);

// The node of the article, or -1 where the page has no running text.
int find_main_article(const HtmlPage& page, const HtmlMeasures& measures);

}  // namespace hearsay
