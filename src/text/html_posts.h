// The posts and comments of a page as passages, with what stands in them: quotations, signatures, and the
// member's card, buttons and dates beside their words.
#pragma once

#include <cstdint>
#include <vector>

#include "text/html_items.h"
#include "text/html_page.h"
#include "text/passage_tree.h"

namespace hearsay {

// How far the readers of a page's parts have come with a node.
enum class HtmlRole : uint8_t {
  None,
  Passage,  // is one; what is in it is still to be looked at
  Closed    // nothing in it is a passage
};

// Adds `items` to the passages and says in `roles` (one a node) which nodes that settles. Linear; pure.
void add_html_posts(const HtmlPage& page, const std::vector<HtmlItem>& items, std::vector<HtmlRole>& roles,
                    PassageTree& passages);

// The first node of an item at or behind a node; the page's size where none follows.
int first_item_from(const HtmlPage& page, const std::vector<HtmlItem>& items, int node);

}  // namespace hearsay
