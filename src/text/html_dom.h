// The tree that a page's markup makes, while it is made: nodes linked to each other, so that the parser can
// move them, in a few vectors. HtmlTree is what becomes of it.
//
// Places are bytes of the page; nothing is decoded but the characters of a text that are not its bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/html_tags.h"

namespace hearsay {

// Nodes, attributes and pieces of text that a page may have.
constexpr size_t kMostHtmlParts = size_t{1} << 22;

struct HtmlDom {
  static constexpr uint32_t kNone = UINT32_MAX;
  static constexpr uint32_t kDocument = 0;

  enum class Kind : uint8_t { Document, Element, Text, Comment };
  enum class Space : uint8_t { Html, Svg, MathMl };

  // A stretch of a text: bytes of the page, or a character or two that stand for them.
  struct Chunk {
    Span source;
    uint32_t next = kNone;  // of the same text
    uint8_t decoded_size = 0;
    char decoded[7] = {};

    std::string_view text(std::string_view page) const {
      return decoded_size > 0 ? std::string_view(decoded, decoded_size) : source.of(page);
    }
    // Takes in what follows, where both are bytes of the page side by side.
    bool take(const Chunk& following);
  };

  // Value not decoded, name in any case.
  struct Attribute {
    Span name, value;
  };

  struct Node {
    uint32_t parent = kNone;
    uint32_t first_child = kNone;
    uint32_t last_child = kNone;
    uint32_t previous = kNone;
    uint32_t next = kNone;
    uint32_t first = kNone;  // of an element, its first attribute; of a text, its first chunk
    uint32_t count = 0;      // of an element, of its attributes; of a text, its last chunk
    Span source;             // of an element that HTML does not know, its name; of a comment, its words
    HtmlTag tag = HtmlTag::Unknown;       // by whose rules an element is read
    HtmlTag name_tag = HtmlTag::Unknown;  // what it is called
    Kind kind = Kind::Element;
    Space space = Space::Html;
    bool is_open = false;    // on the stack of open elements
    bool is_listed = false;  // among the active formatting elements
  };

  std::vector<Node> nodes;  // the document, then in the order made
  std::vector<Chunk> chunks;
  std::vector<Attribute> attributes;
  bool quirks = false;    // as browsers call pages of before the standards
  bool is_cut = false;    // has kMostHtmlParts already; the rest of the page was not read
  uint32_t too_deep = 0;  // elements that were not nested as deep as they were written

  size_t part_count() const { return nodes.size() + chunks.size() + attributes.size(); }

  uint32_t add(Node node);
  // `before` is a child of `parent` or kNone. The node must stand nowhere.
  void insert(uint32_t parent, uint32_t before, uint32_t node);
  void remove(uint32_t node);
  void move_children(uint32_t from, uint32_t to);
  // Adds to the text that ends at this place, or begins one.
  void insert_text(uint32_t parent, uint32_t before, const Chunk& chunk);

  // The value as written of an element's attribute, the name in lower case; null where it has none.
  const Attribute* attribute(std::string_view page, const Node& element, std::string_view name) const;
};

}  // namespace hearsay
