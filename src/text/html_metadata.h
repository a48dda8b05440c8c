// What an HTML page says of itself: title, author, outlet, date, language.
#pragma once

#include "text/document.h"
#include "text/html_text.h"
#include "text/html_tree.h"

namespace hearsay {

// Fills those fields of the document that are still empty, from JSON-LD, meta elements, <time>, bylines and
// headings. Linear; pure.
void describe_html(const HtmlTree& tree, const HtmlText& page, Document& document);

}  // namespace hearsay
