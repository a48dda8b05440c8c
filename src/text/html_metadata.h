// What an HTML page says of itself: title, author, outlet, date, language.
#pragma once

#include "text/document.h"
#include "text/html_page.h"

namespace hearsay {

// Fills those fields of the document that are still empty, from JSON-LD, meta elements, <time>, bylines and
// headings. Linear; pure.
void describe_html(const HtmlPage& page, Document& document);

}  // namespace hearsay
