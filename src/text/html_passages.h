// The roles of a page's parts: article, posts, comments, captions, quotations, corrections, boilerplate.
//
// By elements, roles, class and id words, and by where the running text is dense. Together the passages hold
// every word of the page.
#pragma once

#include <vector>

#include "text/document.h"
#include "text/html_page.h"

namespace hearsay {

// `document` tells title, author and date of the page. Linear in the page; pure.
std::vector<Passage> find_html_passages(const HtmlPage& page, const Document& document);

}  // namespace hearsay
