// The blocks of a page: the elements that words flow in, line after line, and what each holds.
#pragma once

#include <cstdint>
#include <vector>

#include "text/html_page.h"

namespace hearsay {

// Bytes of canonical text, by node.
struct HtmlBlocks {
  std::vector<int> block;           // the block that a node's words flow in; a block is its own
  std::vector<uint32_t> own;        // words that flow in the block itself; 0 for nodes that are no blocks
  std::vector<uint32_t> own_links;  // of these, inside links
  std::vector<char> in_link;        // of every node
  std::vector<char> prose;          // whether a block reads as running text
  // In the subtree, left-out parts apart:
  std::vector<uint32_t> prose_size;  // running text
  std::vector<uint32_t> text_size;
  std::vector<uint32_t> link_size;   // inside links
  std::vector<uint32_t> link_count;  // links with words

  bool is_block(int node) const { return own[static_cast<size_t>(node)] > 0; }
};

// Without the sizes of subtrees. Linear; pure.
HtmlBlocks find_html_blocks(const HtmlPage& page);

// Sets the sizes of subtrees. `left_out` marks nodes whose words count as none, all of a subtree or nothing.
void measure_subtrees(const HtmlPage& page, const std::vector<char>& left_out, HtmlBlocks& blocks);

}  // namespace hearsay
