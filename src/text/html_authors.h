// Who a page says wrote it.
#pragma once

#include <string>

#include "text/html_head.h"
#include "text/html_outlet.h"
#include "text/html_page.h"
#include "text/html_surroundings.h"

namespace hearsay {

// The names, joined by ", "; empty where the page does not say. From JSON-LD and meta elements, and from the
// byline that a reader sees. What machines are told is often the outlet: that counts for nothing; what the
// byline tells the reader is taken at its word, an agency or an editorial office too. Never a commenter or
// the author of a related article. Linear; pure.
std::string find_page_author(const HtmlPage& page, const PageHead& head, const PageOutlet& outlet,
                             const HtmlSurroundings& surroundings);

}  // namespace hearsay
