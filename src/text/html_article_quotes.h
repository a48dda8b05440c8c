// Quotations in an article: block quotations and embedded posts of other sites, with who is quoted and when.
#pragma once

#include <string>

#include "base/span.h"
#include "text/html_page.h"

namespace hearsay {

struct HtmlQuote {
  std::string author;
  std::string published;  // ISO day
  Span author_span;
};

// `node` is a blockquote. Its author stands in a cite or footer element inside, or in its last line: "—
// NAME", "— NAME (@handle) June 4, 2019" (Twitter, Bluesky), "A post shared by NAME (@handle) on Jun 4, 2019"
// (Instagram), "Posted by NAME on Tuesday, 4 June 2019" (Facebook), "by u/NAME in r/place" (Reddit). Empty
// where it does not say. Linear in the quotation; pure.
HtmlQuote read_html_quote(const HtmlPage& page, int node);

}  // namespace hearsay
