#include "text/html_blocks.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace hearsay {
namespace {

// Text inside these flows in the block around them.
constexpr HtmlTagSet kInline = {
    HtmlTag::A,     HtmlTag::Abbr, HtmlTag::Acronym, HtmlTag::B,      HtmlTag::Bdi,  HtmlTag::Bdo,
    HtmlTag::Big,   HtmlTag::Br,   HtmlTag::Cite,    HtmlTag::Code,   HtmlTag::Data, HtmlTag::Del,
    HtmlTag::Dfn,   HtmlTag::Em,   HtmlTag::Font,    HtmlTag::I,      HtmlTag::Ins,  HtmlTag::Kbd,
    HtmlTag::Mark,  HtmlTag::Nobr, HtmlTag::Q,       HtmlTag::Ruby,   HtmlTag::S,    HtmlTag::Samp,
    HtmlTag::Small, HtmlTag::Span, HtmlTag::Strike,  HtmlTag::Strong, HtmlTag::Sub,  HtmlTag::Sup,
    HtmlTag::Time,  HtmlTag::Tt,   HtmlTag::U,       HtmlTag::Var};
// Blocks whose words are no running text, however long.
constexpr HtmlTagSet kNoProse = {HtmlTag::Button, HtmlTag::Caption, HtmlTag::Figcaption, HtmlTag::H1,
                                 HtmlTag::H2,     HtmlTag::H3,      HtmlTag::H4,         HtmlTag::H5,
                                 HtmlTag::H6,     HtmlTag::Label,   HtmlTag::Option,     HtmlTag::Th};

bool ends_sentence(std::string_view text) {
  return text.find(". ") != std::string_view::npos || text.ends_with('.') || text.ends_with('?') ||
         text.ends_with('!') || text.ends_with("\xE2\x80\x9D") || text.ends_with('"') ||
         text.find(", ") != std::string_view::npos;
}

// A block reads as running text when it is long enough and not made of links.
bool is_prose(const HtmlPage& page, int block, uint32_t own, uint32_t own_links) {
  constexpr uint32_t kShortest = 40;
  constexpr uint32_t kSurelyLong = 120;
  if (own < kShortest || own_links * 2 > own || kNoProse.has(page.node(block).tag)) return false;
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
    const bool flows = parent >= 0 && (at.is_text() || kInline.has(at.tag));
    const int block = flows ? blocks.block[parent] : node;
    blocks.block[node] = block;
    blocks.in_link[node] = (parent >= 0 && blocks.in_link[parent]) || at.tag == HtmlTag::A;
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
    if (at.tag == HtmlTag::A && !page.span(node).empty()) ++blocks.link_count[node];
    if (at.parent < 0) continue;
    for (auto* sizes : {&blocks.prose_size, &blocks.text_size, &blocks.link_size, &blocks.link_count})
      (*sizes)[at.parent] += (*sizes)[node];
  }
}

}  // namespace hearsay
