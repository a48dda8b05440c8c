// The passages of a forum thread that was flattened to text: posts, quoted posts inside replies, reposted
// articles with their notices, and the page around them.
#pragma once

#include "text/document.h"
#include "text/lines.h"
#include "text/passage_tree.h"

namespace hearsay {

// Adds the passages of the page and returns true; false, having added nothing, if the page is no thread.
// Fills title and published of the document where they are empty.
bool add_thread_page(const Page& page, Document& document, PassageTree& tree);

}  // namespace hearsay
