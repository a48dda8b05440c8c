#include "base/check.h"
#include "base/utf8.h"
#include "read_and_check.h"
#include "text/html_tree.h"

namespace hearsay {
namespace {

// Subtrees lie inside each other; texts are in order; the map leads from whole characters into the page.
void check_tree(const HtmlTree& tree, size_t page_size) {
  const int count = static_cast<int>(tree.nodes.size());
  uint32_t text = 0;
  for (int at = 0; at < count; ++at) {
    const HtmlNode& node = tree.nodes[static_cast<size_t>(at)];
    HEARSAY_CHECK(node.end > at && node.end <= count && node.parent < at && (node.parent >= 0) == (at > 0));
    if (at > 0) {
      const HtmlNode& parent = tree.nodes[static_cast<size_t>(node.parent)];
      HEARSAY_CHECK(at < parent.end && node.end <= parent.end && !parent.is_text());
    }
    HEARSAY_CHECK(node.attributes + node.attribute_count <= tree.attributes.size());
    if (!node.is_text()) continue;
    HEARSAY_CHECK(node.text.begin == text && node.text.end > text && node.end == at + 1);
    text = node.text.end;
    HEARSAY_CHECK(is_boundary(tree.text, text));
  }
  HEARSAY_CHECK(text == tree.text.size() && is_utf8(tree.text));
  uint32_t mapped = 0;
  for (const OffsetMap::Piece& piece : tree.map.pieces()) {
    HEARSAY_CHECK(piece.text.begin == mapped && is_boundary(tree.text, piece.text.end));
    HEARSAY_CHECK(piece.source.begin < piece.source.end && piece.source.end <= page_size);
    mapped = piece.text.end;
  }
  HEARSAY_CHECK(mapped == text);
}

}  // namespace
}  // namespace hearsay

// The first byte chooses how deep elements may nest.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view page = size > 0 ? hearsay::as_text(data + 1, size - 1) : std::string_view();
  if (!hearsay::is_utf8(page)) return 0;
  const uint32_t max_depth = size > 0 && data[0] % 2 == 0 ? data[0] / 2 + 1 : 512;
  const hearsay::Result<hearsay::HtmlTree> tree = hearsay::parse_html(page, max_depth);
  HEARSAY_CHECK(tree.ok());
  hearsay::check_tree(*tree, page.size());
  return 0;
}
