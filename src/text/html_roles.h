// What the parts of repeated records are: each post's own words, who wrote it, when, where it can be found.
//
// A part that stands at one place in most records is taken from that place in all of them.
#pragma once

#include <string>
#include <vector>

#include "base/span.h"
#include "text/html_engines.h"
#include "text/html_signals.h"

namespace hearsay {

struct HtmlItem {
  NodeRun nodes;
  NodeRun body;          // the nodes with its own words; all of it where the page has no element for them
  int parent = -1;       // the item that it stands inside of, or -1; index into the list
  bool comment = false;  // under an article; else a post of a forum
  std::string author, published, link;  // empty when not known
  Span author_span;
  std::vector<int>
      beside;  // nodes in `body` that are none of its words: its date, the member's name, buttons
};

struct HtmlItems {
  std::vector<HtmlItem> items;
  double score = 0;  // how much it looks like posts, all together; 0 where it does not
};

// `runs` in page order, apart or one inside the other. `engine` may be null. Linear in the runs' nodes.
HtmlItems read_roles(const HtmlPage& page, const HtmlSignals& signals, const std::vector<NodeRun>& runs,
                     const HtmlEngine* engine);

}  // namespace hearsay
