// Quotations in a page: whom they say they quote, and which words are the quoted ones.
#pragma once

#include <string>

#include "base/span.h"
#include "text/html_page.h"

namespace hearsay {

// Who a quotation says it quotes, by its attributes or its first line; empty when it does not say.
std::string quoted_author(const HtmlPage& page, int node, Span& author_span);

// What a quotation quotes: without the line that says whom, and without the button below ("Click to
// expand...").
Span quoted_words(const HtmlPage& page, int node);

}  // namespace hearsay
