// The posts of a forum page and the comments under an article: where each begins and ends, who wrote it,
// when.
//
// Two ways lead to them, and the one that explains more of the page is taken: what the common programs write
// (html_engines.h), and parts that repeat with a name and a date (html_records.h).
#pragma once

#include <vector>

#include "text/html_roles.h"

namespace hearsay {

// In page order, outer items before inner ones. Linear in the page; pure.
std::vector<HtmlItem> find_html_items(const HtmlPage& page);

}  // namespace hearsay
