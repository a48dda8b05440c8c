// Where a page's article stands: the element that holds its running text.
#pragma once

#include "text/html_blocks.h"
#include "text/html_page.h"

namespace hearsay {

// The node of the article, or -1 where the page has no running text. Names in the markup are believed in the
// order of their trust as long as the text they name can compare with the densest of the page; without such
// names the densest part is taken (after Readability's scoring by paragraphs). Linear; pure.
int find_main_article(const HtmlPage& page, const HtmlBlocks& blocks);

}  // namespace hearsay
