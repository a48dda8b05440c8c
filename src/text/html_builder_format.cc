// The active formatting elements: opened anew where a block or a cell closed them, and sorted out where their
// end tags cross those of blocks (the "adoption agency" of the standard).

#include <algorithm>

#include "base/check.h"
#include "text/html_builder.h"

namespace hearsay {
namespace {

constexpr uint32_t kMarker = HtmlDom::kNone;
// Pages that never close what they open must not open it all anew in every paragraph.
constexpr size_t kMostListed = 256;

}  // namespace

void HtmlBuilder::start_formatting(const Token& token) {
  reopen_formatting();
  list(insert(token));
}

// Attributes in any order. Elements with more than kMostAttributes count as different: nobody repeats such,
// and to compare them takes the square of their number.
bool HtmlBuilder::is_same_element(uint32_t a, uint32_t b) const {
  constexpr uint32_t kMostAttributes = 16;
  const Node& one = dom_.nodes[a];
  const Node& other = dom_.nodes[b];
  if (one.tag != other.tag || one.count != other.count || one.count > kMostAttributes) return false;
  for (uint32_t i = 0; i < one.count; ++i) {
    const HtmlDom::Attribute& attribute = dom_.attributes[one.first + i];
    const auto begin = dom_.attributes.begin() + other.first;
    if (std::none_of(begin, begin + other.count, [&](const HtmlDom::Attribute& found) {
          return found.value.of(page_) == attribute.value.of(page_) &&
                 std::ranges::equal(found.name.of(page_), attribute.name.of(page_), {}, html_lower,
                                    html_lower);
        }))
      return false;
  }
  return true;
}

// At most three of the same since the last marker.
void HtmlBuilder::list(uint32_t node) {
  size_t same = 0;
  size_t oldest = 0;
  size_t at = formatting_.size();
  for (; at > 0 && formatting_[at - 1] != kMarker; --at) {
    if (!is_same_element(formatting_[at - 1], node)) continue;
    ++same;
    oldest = at - 1;
  }
  const bool full = formatting_.size() - at >= kMostListed;
  if (same >= 3 || full) unlist(formatting_[same >= 3 ? oldest : at]);
  formatting_.push_back(node);
  dom_.nodes[node].is_listed = true;
}

void HtmlBuilder::unlist(uint32_t node) {
  dom_.nodes[node].is_listed = false;
  formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(list_index(node)));
}

// From the back: markers of what is nested too deep may stand before it, without number.
size_t HtmlBuilder::list_index(uint32_t node) const {
  const auto found = std::find(formatting_.rbegin(), formatting_.rend(), node);
  HEARSAY_CHECK(found != formatting_.rend());
  return static_cast<size_t>(formatting_.rend() - found) - 1;
}

void HtmlBuilder::clear_to_marker() {
  while (!formatting_.empty()) {
    const uint32_t last = formatting_.back();
    formatting_.pop_back();
    if (last == kMarker) return;
    dom_.nodes[last].is_listed = false;
  }
}

void HtmlBuilder::reopen_formatting() {
  size_t at = formatting_.size();
  while (at > 0 && formatting_[at - 1] != kMarker && !dom_.nodes[formatting_[at - 1]].is_open) --at;
  for (; at < formatting_.size(); ++at) {
    if (clones_left_ == 0) {
      unlist(formatting_[at--]);
      continue;
    }
    const uint32_t again = put(copy_of(formatting_[at]), true);
    dom_.nodes[formatting_[at]].is_listed = false;
    dom_.nodes[again].is_listed = true;
    formatting_[at] = again;
  }
}

HtmlDom::Node HtmlBuilder::copy_of(uint32_t node) {
  clones_left_ -= clones_left_ > 0;
  const Node& like = dom_.nodes[node];
  Node copy;
  copy.tag = like.tag;
  copy.name_tag = like.name_tag;
  copy.source = like.source;
  copy.first = like.first;
  copy.count = like.count;
  return copy;
}

// The last of this name since the last marker, or kNone.
uint32_t HtmlBuilder::listed(Tag tag) const {
  for (size_t at = formatting_.size(); at > 0 && formatting_[at - 1] != kMarker; --at)
    if (dom_.nodes[formatting_[at - 1]].tag == tag) return formatting_[at - 1];
  return kNone;
}

void HtmlBuilder::adopt(const Token& token) {
  constexpr int kMostRounds = 8;
  if (current_tag() == token.tag && !dom_.nodes[current()].is_listed) {
    pop();
    return;
  }
  for (int round = 0; round < kMostRounds && adopt_once(token); ++round) continue;
}

// One round for an end tag; true where there may be more to do.
bool HtmlBuilder::adopt_once(const Token& token) {
  const uint32_t formatting = listed(token.tag);
  if (formatting == kNone) {
    end_other(token);
    return false;
  }
  if (!dom_.nodes[formatting].is_open) {
    unlist(formatting);
    return false;
  }
  if (!node_in_scope(formatting)) return false;
  const size_t index = open_index(formatting);
  const uint32_t furthest = furthest_block(index);
  if (furthest == kNone || clones_left_ == 0) {
    pop_to_node(formatting);
    unlist(formatting);
    return false;
  }
  const uint32_t ancestor = open_[index - 1];
  size_t bookmark = list_index(formatting);
  const uint32_t last = adopt_inner(index, furthest, bookmark);
  dom_.remove(last);
  const Place where = place(ancestor);
  dom_.insert(where.parent, where.before, last);

  const uint32_t again = dom_.add(copy_of(formatting));
  dom_.move_children(furthest, again);
  dom_.insert(furthest, kNone, again);
  bookmark -= list_index(formatting) < bookmark;
  unlist(formatting);
  formatting_.insert(formatting_.begin() + static_cast<std::ptrdiff_t>(bookmark), again);
  dom_.nodes[again].is_listed = true;
  remove_open(open_index(formatting));
  open_.insert(open_.begin() + static_cast<std::ptrdiff_t>(open_index(furthest)) + 1, again);
  dom_.nodes[again].is_open = true;
  ++open_count_[static_cast<size_t>(token.tag)];
  return true;
}

// The outermost special element inside the formatting element at this place of the stack, or kNone.
uint32_t HtmlBuilder::furthest_block(size_t formatting) const {
  for (size_t at = formatting + 1; at < open_.size(); ++at)
    if ((traits_of(dom_.nodes[open_[at]].tag) & HtmlTrait::kSpecial) != 0) return open_[at];
  return kNone;
}

// Copies the formatting elements between the two, and hangs each into the one before; gives the outermost.
uint32_t HtmlBuilder::adopt_inner(size_t formatting, uint32_t furthest, size_t& bookmark) {
  constexpr int kMostCopied = 3;
  uint32_t last = furthest;
  int counter = 0;
  for (size_t at = open_index(furthest); at-- > formatting + 1;) {
    ++counter;
    const uint32_t node = open_[at];
    if (counter > kMostCopied && dom_.nodes[node].is_listed) {
      bookmark -= list_index(node) < bookmark;
      unlist(node);
    }
    if (!dom_.nodes[node].is_listed) {
      remove_open(at);
      continue;
    }
    const uint32_t again = dom_.add(copy_of(node));
    dom_.nodes[node].is_listed = dom_.nodes[node].is_open = false;
    dom_.nodes[again].is_listed = dom_.nodes[again].is_open = true;
    const size_t index = list_index(node);
    formatting_[index] = again;
    open_[at] = again;
    if (last == furthest) bookmark = index + 1;
    dom_.remove(last);
    dom_.insert(again, kNone, last);
    last = again;
  }
  return last;
}

}  // namespace hearsay
