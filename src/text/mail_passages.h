// The passages of a mail thread in plain text: messages, the messages forwarded and quoted in them,
// signatures.
#pragma once

#include "text/document.h"
#include "text/lines.h"
#include "text/passage_tree.h"

namespace hearsay {

// Adds the passages of the page and returns true; false, having added nothing, if the page is no mail. Fills
// title, author and published of the document where they are empty. Linear in the page for each level of
// nesting, and the levels are bounded.
bool add_mail_page(const Page& page, Document& document, PassageTree& tree);

}  // namespace hearsay
