// What the common forum and blog programs write around posts and comments: a table, one row a program.
#pragma once

#include <string_view>
#include <vector>

#include "text/html_page.h"

namespace hearsay {

// Selectors as in CSS, in its smallest form: alternatives parted by commas, each a row of compounds ("td.alt1
// .name": one inside the other) of element, ".class", "#id", "[attribute=value]", "[attribute$=end]";
// "#post*" is an id that ends in a number. Empty where the program marks no such part.
struct HtmlEngine {
  std::string_view name;
  bool comments = false;  // under an article; else posts of a forum
  std::string_view item;  // all of a post
  std::string_view body;  // its own words
  std::string_view author, date, link;
};

// The items of one program on a page, in page order; empty for most programs.
struct EngineItems {
  const HtmlEngine* engine = nullptr;
  std::vector<int> nodes;
};
std::vector<EngineItems> find_engine_items(const HtmlPage& page);

// The first of the nodes that the selector fits and that has words; -1 if there is none. The selector is one
// of the table's; its alternatives are tried in order.
int find_selected(const HtmlPage& page, std::string_view selector, const std::vector<int>& nodes);

}  // namespace hearsay
