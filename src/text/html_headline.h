// Where a page's headline stands, and its title.
#pragma once

#include <string>

#include "text/html_head.h"
#include "text/html_outlet.h"
#include "text/html_page.h"

namespace hearsay {

struct Headline {
  int node = -1;      // that holds it, or -1 where the page shows none
  std::string title;  // without kicker and outlet; empty where nothing tells it
};

// The heading that says best what the page calls itself; else og:title, JSON-LD's headline or the title
// element without the outlet's name. Linear; pure.
Headline find_headline(const HtmlPage& page, const PageHead& head, const PageOutlet& outlet);

}  // namespace hearsay
