// HTML to a document: the words as a reader of the page sees them, block by block, in passages.
//
// Nothing visible is lost: what is not the article, a post or a comment is boilerplate. Safe from any thread.
#pragma once

#include "text/charset.h"
#include "text/document.h"

namespace hearsay {

// `document` comes with what is known already; fields that are set stay. Fails with Limit where the page has
// more elements than memory should hold.
Result<Document> read_html(const DecodedText& source, Document document, const TextLimits& limits);

}  // namespace hearsay
