#include "text/pdf_order.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace hearsay {
namespace {

constexpr float kFarthestLine = 2.6F;  // from baseline to baseline inside a block, in font sizes
constexpr int kDeepestCut = 40;

struct Block {
  std::vector<PdfLine> lines;
  float left = 0, top = 0, right = 0, bottom = 0;
  uint32_t drawn = 0;
  uint8_t rotation = 0;

  void add(PdfLine line) {
    left = std::min(left, line.left);
    right = std::max(right, line.right);
    top = std::min(top, line.top);
    bottom = std::max(bottom, line.bottom);
    lines.push_back(std::move(line));
  }
};

bool goes_on(const Block& block, const PdfLine& line) {
  const PdfLine& last = block.lines.back();
  const float size = std::max(last.size, line.size);
  const float down = line.baseline - last.baseline;
  const float shared = std::min(block.right, line.right) - std::max(block.left, line.left);
  const float narrower = std::min(block.right - block.left, line.right - line.left);
  return line.rotation == block.rotation && line.role == last.role && down > 0.3F * size &&
         down <= kFarthestLine * size && shared > 0.3F * narrower;
}

std::vector<Block> blocks_of(std::vector<PdfLine>& lines) {
  std::sort(lines.begin(), lines.end(), [](const PdfLine& a, const PdfLine& b) { return a.drawn < b.drawn; });
  std::vector<Block> blocks;
  for (PdfLine& line : lines) {
    if (blocks.empty() || !goes_on(blocks.back(), line)) {
      Block& block = blocks.emplace_back();
      block.left = line.left, block.right = line.right;
      block.top = line.top, block.bottom = line.bottom;
      block.drawn = line.drawn;
      block.rotation = line.rotation;
    }
    blocks.back().add(std::move(line));
  }
  return blocks;
}

class Cutter {
 public:
  explicit Cutter(const std::vector<Block>& blocks) : blocks_(blocks) {}

  // Puts [begin, end) of the order in the order of reading.
  void cut(uint32_t* begin, uint32_t* end, int depth) {
    if (end - begin < 2) return;
    if (depth == kDeepestCut) return by_drawing(begin, end);
    // As drawn, whichever way that is; else columns before rows.
    for (const bool as_drawn : {true, false}) {
      for (const bool down : {as_drawn, !as_drawn}) {
        const std::vector<uint32_t*> groups = stripes(begin, end, down, as_drawn);
        if (groups.size() < 3) continue;
        for (size_t i = 0; i + 1 < groups.size(); ++i) cut(groups[i], groups[i + 1], depth + 1);
        return;
      }
    }
    by_drawing(begin, end);
  }

 private:
  void by_drawing(uint32_t* begin, uint32_t* end) const {
    std::sort(begin, end, [this](uint32_t a, uint32_t b) { return blocks_[a].drawn < blocks_[b].drawn; });
  }

  float begin_of(uint32_t block, bool down) const { return down ? blocks_[block].top : blocks_[block].left; }
  // Lines may reach a little into each other.
  float end_of(uint32_t block, bool down) const {
    const Block& b = blocks_[block];
    const float inside = 0.2F * b.lines.back().size;
    return down ? std::max(b.bottom - inside, b.top) : std::max(b.right - inside, b.left);
  }

  // Sorts the blocks downwards (else rightwards) and parts them where a white stripe runs across. Groups that
  // were not drawn one after the other are put together again where `as_drawn` is asked for. Gives where each
  // group begins, and the end.
  std::vector<uint32_t*> stripes(uint32_t* begin, uint32_t* end, bool down, bool as_drawn) const {
    std::sort(begin, end, [&](uint32_t a, uint32_t b) {
      return std::pair(begin_of(a, down), blocks_[a].drawn) < std::pair(begin_of(b, down), blocks_[b].drawn);
    });
    std::vector<uint32_t*> groups{begin};
    std::vector<uint32_t> last_drawn;  // of each group
    float reached = -std::numeric_limits<float>::infinity();
    uint32_t drawn = 0;
    for (uint32_t* at = begin; at != end; ++at) {
      if (at != begin && begin_of(*at, down) >= reached) {
        groups.push_back(at);
        last_drawn.push_back(drawn);
        drawn = 0;
      }
      reached = std::max(reached, end_of(*at, down));
      drawn = std::max(drawn, blocks_[*at].drawn);
    }
    last_drawn.push_back(drawn);
    if (as_drawn) join_groups(groups, last_drawn, end);
    groups.push_back(end);
    return groups;
  }

  void join_groups(std::vector<uint32_t*>& groups, const std::vector<uint32_t>& last_drawn,
                   const uint32_t* end) const {
    // From the right: what is drawn first of all that follows.
    std::vector<uint32_t> first_after(groups.size(), std::numeric_limits<uint32_t>::max());
    for (size_t i = groups.size(); i-- > 1;) {
      const uint32_t* stop = i + 1 < groups.size() ? groups[i + 1] : end;
      uint32_t first = i + 1 < groups.size() ? first_after[i] : std::numeric_limits<uint32_t>::max();
      for (const uint32_t* at = groups[i]; at != stop; ++at) first = std::min(first, blocks_[*at].drawn);
      first_after[i - 1] = first;
    }
    std::vector<uint32_t*> joined{groups.front()};
    uint32_t last = 0;
    for (size_t i = 0; i + 1 < groups.size(); ++i) {
      last = std::max(last, last_drawn[i]);
      if (last < first_after[i]) joined.push_back(groups[i + 1]);
    }
    groups = std::move(joined);
  }

  const std::vector<Block>& blocks_;
};

}  // namespace

uint32_t order_lines(std::vector<PdfLine>& lines, uint32_t first_block) {
  std::vector<Block> blocks = blocks_of(lines);
  std::vector<uint32_t> order(blocks.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto turned =
      std::stable_partition(order.begin(), order.end(), [&](uint32_t i) { return blocks[i].rotation == 0; });
  Cutter(blocks).cut(order.data(), order.data() + (turned - order.begin()), 0);
  std::stable_sort(turned, order.end(),
                   [&](uint32_t a, uint32_t b) { return blocks[a].rotation < blocks[b].rotation; });
  lines.clear();
  for (const uint32_t i : order) {
    for (PdfLine& line : blocks[i].lines) {
      line.block = first_block;
      lines.push_back(std::move(line));
    }
    ++first_block;
  }
  return first_block;
}

}  // namespace hearsay
