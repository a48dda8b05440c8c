// The tree of an HTML page, and where each of its words stands: the wrapper of libgumbo.
//
// Nodes are in document order; a node's subtree is the range [node, nodes[node].end). Texts are decoded
// (entities) and stand one after another in `text`, with a map to the page. Scripts, styles, comments and
// templates have no text here, except JSON-LD. A value; const access is safe from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "text/offset_map.h"

namespace hearsay {

struct HtmlAttribute {
  std::string_view name;  // in lower case
  std::string value;      // decoded
};

struct HtmlNode {
  std::string_view name;  // of an element, in lower case; empty for a text
  int parent = -1;
  int end = 0;              // one behind the last node of the subtree
  Span text;                // of a text node, in HtmlTree::text
  uint32_t attributes = 0;  // where its attributes begin in HtmlTree::attributes
  uint32_t attribute_count = 0;

  bool is_text() const { return name.empty(); }
};

struct HtmlTree {
  std::vector<HtmlNode> nodes;
  std::vector<HtmlAttribute> attributes;  // those that say something of the text: id, class, datetime, …
  std::string text;
  OffsetMap map;           // text to the page
  uint32_t unaligned = 0;  // texts whose inner places are not known: they map as a whole

  // Empty where the attribute is not there.
  std::string_view attribute(int node, std::string_view name) const;
  bool has_attribute(int node, std::string_view name) const;
};

// `page` is valid UTF-8. Fails with Limit when elements nest deeper than max_depth, or
// where the markup is so made that reading it would take too long or too much memory. About 10 MB/s.
Result<HtmlTree> parse_html(std::string_view page, uint32_t max_depth);

}  // namespace hearsay
