// When a page says that it was published and amended.
#pragma once

#include <string>

#include "text/html_head.h"
#include "text/html_page.h"
#include "text/html_surroundings.h"

namespace hearsay {

// As YYYY-MM-DD or an ISO 8601 time, in the zone in which the page gives it; empty where it does not say.
struct PageDates {
  std::string published;
  std::string amended;  // after it was published
};

// From JSON-LD, meta elements, microdata, <time>, what is written around the headline, and the page's
// address. Where these differ, what a reader sees near the headline decides. `language` is the page's, as in
// Document::language or with its country ("en-US"). Linear; pure.
PageDates find_page_dates(const HtmlPage& page, const PageHead& head, const HtmlSurroundings& surroundings,
                          std::string_view language);

}  // namespace hearsay
