// The passages of a mail thread in plain text: messages, the messages forwarded and quoted in them,
// signatures.
#pragma once

#include "text/document.h"
#include "text/lines.h"
#include "text/mail_headers.h"
#include "text/passage_tree.h"

namespace hearsay {

// Adds the passages of the page and returns true; false, having added nothing, if the page is no mail. Fills
// title, author and published of the document where they are empty. Linear in the page for each level of
// nesting, and the levels are bounded.
bool add_mail_page(const Page& page, Document& document, PassageTree& tree);

// The same of a page that is one mail, whose head is known: its own passage and all that stand in it.
void add_mail_messages(const Page& page, const MailHead& head, PassageTree& tree);

}  // namespace hearsay
