// The posts of a forum page and the comments under an article: where each begins and ends, who wrote it,
// when.
//
// By what the common forum programs (XenForo, phpBB, vBulletin, Invision, Vanilla, WoltLab, Kunena, Phorum,
// Simple Machines) and blogs write into their pages: ids with a number, class words, microdata.
#pragma once

#include <string>
#include <vector>

#include "base/span.h"
#include "text/dates.h"
#include "text/html_page.h"

namespace hearsay {

struct HtmlItem {
  int node = -1;
  int parent = -1;       // the item that it is a reply inside of, or -1; index into the list
  int body = -1;         // the node with its own words; the item itself where the page does not tell
  bool comment = false;  // under an article; else a post of a forum
  std::string author;
  std::string published;
  Span author_span;
};

// In page order, outer items before inner ones. Linear in the page; pure.
std::vector<HtmlItem> find_html_items(const HtmlPage& page, NumericOrder order);

// Who a quotation says it quotes, by its attributes or its first line; empty when it does not say.
std::string quoted_author(const HtmlPage& page, int node, Span& author_span);

// What a quotation quotes: without the line that says whom, and without the button below ("Click to
// expand...").
Span quoted_words(const HtmlPage& page, int node);

}  // namespace hearsay
