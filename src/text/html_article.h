// What of an article's element is its text: block by block, with the summary above it.
#pragma once

#include <string_view>
#include <vector>

#include "text/html_blocks.h"
#include "text/html_page.h"

namespace hearsay {

struct HtmlArticle {
  int frame = -1;          // the element around all of the article's words
  std::vector<char> kept;  // by node: of blocks and texts, whether their words belong to the article
};

// `article` is the element that holds the article. `out` marks nodes that are no part of any article
// (navigation, comments, ...), with all that is in them; so does `pictured`. `title` is the page's. Linear;
// pure.
HtmlArticle read_html_article(const HtmlPage& page, const HtmlBlocks& blocks, int article,
                              const std::vector<char>& out, const std::vector<char>& pictured,
                              std::string_view title);

// A caption, by element or name.
bool is_html_caption(const HtmlPage& page, int node);

// The nodes of pictures: their captions, who took them, all in their figures. Linear; pure.
std::vector<char> find_picture_parts(const HtmlPage& page);

}  // namespace hearsay
