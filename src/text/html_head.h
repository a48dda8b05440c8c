// What a page tells machines of itself: its meta elements, links, title element and JSON-LD.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/html_page.h"
#include "text/json_ld.h"

namespace hearsay {

struct PageHead {
  std::string title;                                       // of the title element
  std::vector<std::pair<std::string, std::string>> metas;  // names in lower case, contents as plain lines
  std::vector<std::string> addresses;  // that it gives as its own, the most reliable first
  std::string language;                // as given: "en-GB"
  ArticleFacts article;  // that the page is about; what it leaves open is filled from the page's own facts

  // The first content under this name; empty where there is none.
  std::string_view meta(std::string_view name) const;
};

// Linear; pure.
PageHead read_page_head(const HtmlPage& page);

}  // namespace hearsay
