// The tree of an HTML page, and where each of its words stands.
//
// Nodes are in document order; a node's subtree is the range [node, nodes[node].end). Texts are decoded
// (entities) and stand one after another in `text`, with a map to the page. Scripts, styles, comments and
// templates have no text here, except JSON-LD. Const access is safe from any thread.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "text/html_tags.h"
#include "text/offset_map.h"

namespace hearsay {

struct HtmlAttribute {
  std::string_view name;   // in lower case
  std::string_view value;  // decoded
};

struct HtmlNode {
  std::string_view name;           // of an element, in lower case; empty for a text
  HtmlTag tag = HtmlTag::Unknown;  // the same, where HTML knows the name
  int parent = -1;
  int end = 0;              // one behind the last node of the subtree
  Span text;                // of a text node, in HtmlTree::text
  uint32_t attributes = 0;  // where its attributes begin in HtmlTree::attributes
  uint32_t attribute_count = 0;

  bool is_text() const { return name.empty(); }
};

// Holds views of the page, which must outlive it. It can be moved, not copied.
struct HtmlTree {
  HtmlTree() = default;
  HtmlTree(HtmlTree&&) = default;
  HtmlTree& operator=(HtmlTree&&) = default;

  std::vector<HtmlNode> nodes;
  std::vector<HtmlAttribute> attributes;  // those that say something of the text: id, class, datetime, …
  std::string text;
  OffsetMap map;                    // text to the page: exact to the byte or the character reference
  uint32_t too_deep = 0;            // elements that stand beside what they were nested in
  std::deque<std::string> strings;  // what names and values are that differ from the page's bytes

  // Empty where the attribute is not there.
  std::string_view attribute(int node, std::string_view name) const;
  bool has_attribute(int node, std::string_view name) const;
};

// `page` is valid UTF-8. Any bytes make a tree, as they do in a browser. Elements that nest deeper than
// max_depth are put side by side. Fails with Limit where the page has more parts than memory should hold.
// Linear.
Result<HtmlTree> parse_html(std::string_view page, uint32_t max_depth);

}  // namespace hearsay
