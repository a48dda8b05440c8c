#include "text/html_blocks.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace hearsay {
namespace {

// Sorted. Text inside these flows in the block around them.
constexpr std::string_view kInline[] = {
    "a",     "abbr", "acronym", "b",      "bdi", "bdo", "big",  "br",   "cite", "code", "data", "del",
    "dfn",   "em",   "font",    "i",      "ins", "kbd", "mark", "nobr", "q",    "ruby", "s",    "samp",
    "small", "span", "strike",  "strong", "sub", "sup", "time", "tt",   "u",    "var"};
static_assert(std::ranges::is_sorted(kInline));
// Blocks whose words are no running text, however long.
constexpr std::string_view kNoProse[] = {"button", "caption", "figcaption", "h1",    "h2",     "h3",
                                         "h4",     "h5",      "h6",         "label", "option", "th"};
static_assert(std::ranges::is_sorted(kNoProse));

template <size_t size>
bool contains(const std::string_view (&sorted)[size], std::string_view word) {
  return std::binary_search(std::begin(sorted), std::end(sorted), word);
}

bool ends_sentence(std::string_view text) {
  return text.find(". ") != std::string_view::npos || text.ends_with('.') || text.ends_with('?') ||
         text.ends_with('!') || text.ends_with("\xE2\x80\x9D") || text.ends_with('"') ||
         text.find(", ") != std::string_view::npos;
}

// A block reads as running text when it is long enough and not made of links.
bool is_prose(const HtmlPage& page, int block, uint32_t own, uint32_t own_links) {
  constexpr uint32_t kShortest = 40;
  constexpr uint32_t kSurelyLong = 120;
  if (own < kShortest || own_links * 2 > own || contains(kNoProse, page.node(block).name)) return false;
  return own >= kSurelyLong || ends_sentence(page.words(block));
}

}  // namespace

HtmlBlocks find_html_blocks(const HtmlPage& page) {
  const size_t count = page.tree.nodes.size();
  HtmlBlocks blocks;
  blocks.block.resize(count);
  blocks.own.resize(count);
  blocks.own_links.resize(count);
  blocks.in_link.resize(count);
  blocks.prose.resize(count);
  for (int node = 0; node < page.size(); ++node) {
    const HtmlNode& at = page.node(node);
    const int parent = at.parent;
    const bool flows = parent >= 0 && (at.is_text() || contains(kInline, at.name));
    const int block = flows ? blocks.block[parent] : node;
    blocks.block[node] = block;
    blocks.in_link[node] = (parent >= 0 && blocks.in_link[parent]) || at.name == "a";
    if (!at.is_text()) continue;
    blocks.own[block] += page.span(node).size();
    if (blocks.in_link[node]) blocks.own_links[block] += page.span(node).size();
  }
  for (int node = 0; node < page.size(); ++node)
    blocks.prose[node] = is_prose(page, node, blocks.own[node], blocks.own_links[node]);
  return blocks;
}

void measure_subtrees(const HtmlPage& page, const std::vector<char>& left_out, HtmlBlocks& blocks) {
  for (auto* sizes : {&blocks.prose_size, &blocks.text_size, &blocks.link_size, &blocks.link_count})
    sizes->assign(page.tree.nodes.size(), 0);
  for (int node = page.size() - 1; node >= 0; --node) {
    if (left_out[node]) continue;
    const HtmlNode& at = page.node(node);
    if (blocks.prose[node]) blocks.prose_size[node] += blocks.own[node];
    if (at.is_text()) blocks.text_size[node] = page.span(node).size();
    if (at.is_text() && blocks.in_link[node]) blocks.link_size[node] = page.span(node).size();
    if (at.name == "a" && !page.span(node).empty()) ++blocks.link_count[node];
    if (at.parent < 0) continue;
    for (auto* sizes : {&blocks.prose_size, &blocks.text_size, &blocks.link_size, &blocks.link_count})
      (*sizes)[at.parent] += (*sizes)[node];
  }
}

}  // namespace hearsay
