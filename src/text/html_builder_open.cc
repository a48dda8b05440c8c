// The stack of open elements, and where elements and texts are put.

#include <algorithm>

#include "base/check.h"
#include "text/html_builder.h"

namespace hearsay {
namespace {

bool is_table_context(HtmlTag tag) {
  return is_one_of(tag, HtmlTag::Table, HtmlTag::Tbody, HtmlTag::Tfoot, HtmlTag::Thead, HtmlTag::Tr);
}

bool is_all_space(std::string_view text) { return std::ranges::all_of(text, is_html_space); }

}  // namespace

bool HtmlBuilder::is_space(const Token& token) const { return is_all_space(token.text.text(page_)); }

bool HtmlBuilder::take_space(Token& token, bool keep) {
  HtmlDom::Chunk& chunk = token.text;
  if (chunk.decoded_size > 0) {
    if (!is_space(token)) return false;
    if (keep) insert_text(token);
    return true;
  }
  Token space = token;
  while (!chunk.source.empty() && is_html_space(page_[chunk.source.begin])) ++chunk.source.begin;
  space.text.source.end = chunk.source.begin;
  if (keep && !space.text.source.empty()) insert_text(space);
  return chunk.source.empty();
}

HtmlDom::Node HtmlBuilder::element_of(const Token& token) const {
  Node node;
  node.tag = node.name_tag = token.tag;
  node.source = token.name;
  node.first = token.attributes;
  node.count = token.attribute_count;
  return node;
}

uint32_t HtmlBuilder::insert(const Token& token) { return put(element_of(token), true); }

// Puts an element where the next one belongs, and opens it.
uint32_t HtmlBuilder::put(const Node& element, bool stays_open) {
  if (stays_open && open_.size() >= options_.max_depth) {
    // Side by side with what was opened last.
    ++dom_.too_deep;
    pop();
  }
  const uint32_t node = dom_.add(element);
  const Place where = open_.empty() ? Place{HtmlDom::kDocument, kNone} : place();
  dom_.insert(where.parent, where.before, node);
  if (stays_open) push(node);
  return node;
}

uint32_t HtmlBuilder::insert_named(Tag tag) {
  Token token;
  token.tag = tag;
  token.attributes = static_cast<uint32_t>(dom_.attributes.size());
  return insert(token);
}

void HtmlBuilder::insert_void(const Token& token) { put(element_of(token), false); }

void HtmlBuilder::insert_raw(const Token& token) {
  if (is_meant_empty(token)) return;
  insert(token);
  tokenizer_.read_raw(token.tag);
  original_mode_ = mode_;
  mode_ = Mode::Text;
}

bool HtmlBuilder::is_meant_empty(const Token& token) const {
  if (!token.self_closing || !options_.empty_elements) return false;
  const uint16_t traits = traits_of(token.tag);
  if ((traits & HtmlTrait::kEmpty) == 0) return false;
  // A raw text element may have its end tag all the same: then it is a slip of the pen.
  return (traits & HtmlTrait::kRaw) == 0 || !tokenizer_.has_end_tag(token.tag);
}

void HtmlBuilder::insert_comment(const Token& token) {
  Node comment;
  comment.kind = HtmlDom::Kind::Comment;
  comment.source = token.text.source;
  const Place where = open_.empty() ? Place{HtmlDom::kDocument, kNone} : place();
  dom_.insert(where.parent, where.before, dom_.add(comment));
}

void HtmlBuilder::insert_text(const Token& token) {
  const Place where = place();
  dom_.insert_text(where.parent, where.before, token.text);
}

// What stands in a table but in none of its cells goes before the table.
HtmlBuilder::Place HtmlBuilder::place(uint32_t target) const {
  if (!fostering_ || !is_table_context(dom_.nodes[target].tag)) return {target, kNone};
  for (size_t at = open_.size(); at-- > 0;) {
    const Node& node = dom_.nodes[open_[at]];
    if (node.tag == Tag::Template) return {open_[at], kNone};
    if (node.tag != Tag::Table) continue;
    if (node.parent != kNone) return {node.parent, open_[at]};
    return {open_[at > 0 ? at - 1 : 0], kNone};
  }
  return {open_[0], kNone};
}

void HtmlBuilder::merge_attributes(uint32_t node, const Token& token) {
  constexpr uint32_t kMost = 256;
  Node& element = dom_.nodes[node];
  if (token.attribute_count == 0 || element.count + token.attribute_count > kMost) return;
  std::vector<HtmlDom::Attribute>& all = dom_.attributes;
  const auto first = static_cast<uint32_t>(all.size());
  for (uint32_t at = 0; at < element.count; ++at) all.push_back(HtmlDom::Attribute(all[element.first + at]));
  // The first of a name counts.
  for (uint32_t at = 0; at < token.attribute_count; ++at)
    all.push_back(HtmlDom::Attribute(all[token.attributes + at]));
  element.first = first;
  element.count += token.attribute_count;
}

void HtmlBuilder::push(uint32_t node) {
  open_.push_back(node);
  dom_.nodes[node].is_open = true;
  ++open_count_[static_cast<size_t>(dom_.nodes[node].tag)];
}

// The root stays.
void HtmlBuilder::pop() {
  if (open_.size() > 1) remove_open(open_.size() - 1);
}

void HtmlBuilder::remove_open(size_t index) {
  Node& node = dom_.nodes[open_[index]];
  node.is_open = false;
  --open_count_[static_cast<size_t>(node.tag)];
  open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(index));
}

void HtmlBuilder::pop_to(Tag tag) {
  while (open_.size() > 1) {
    const bool last = current_tag() == tag;
    pop();
    if (last) return;
  }
}

void HtmlBuilder::pop_to_node(uint32_t node) {
  while (open_.size() > 1) {
    const bool last = current() == node;
    pop();
    if (last) return;
  }
}

size_t HtmlBuilder::open_index(uint32_t node) const {
  const auto found = std::find(open_.rbegin(), open_.rend(), node);
  HEARSAY_CHECK(found != open_.rend());
  return static_cast<size_t>(open_.rend() - found) - 1;
}

bool HtmlBuilder::in_scope(Tag tag, Scope scope) const {
  if (!has_open(tag)) return false;
  for (size_t at = open_.size(); at-- > 0;) {
    const Tag open = dom_.nodes[open_[at]].tag;
    if (open == tag) return true;
    if (scope == Scope::Table) {
      if (is_one_of(open, Tag::Html, Tag::Table, Tag::Template)) return false;
    } else if ((traits_of(open) & HtmlTrait::kScope) != 0 ||
               (scope == Scope::ListItem && is_one_of(open, Tag::Ol, Tag::Ul)) ||
               (scope == Scope::Button && open == Tag::Button)) {
      return false;
    }
  }
  return false;
}

bool HtmlBuilder::heading_in_scope() const {
  return in_scope(Tag::H1) || in_scope(Tag::H2) || in_scope(Tag::H3) || in_scope(Tag::H4) ||
         in_scope(Tag::H5) || in_scope(Tag::H6);
}

bool HtmlBuilder::node_in_scope(uint32_t node) const {
  for (size_t at = open_.size(); at-- > 0;) {
    if (open_[at] == node) return true;
    if ((traits_of(dom_.nodes[open_[at]].tag) & HtmlTrait::kScope) != 0) return false;
  }
  return false;
}

void HtmlBuilder::close_implied(Tag except) {
  while ((current_traits() & HtmlTrait::kImplied) != 0 && current_tag() != except) pop();
}

void HtmlBuilder::close_implied_thoroughly() {
  while ((current_traits() & (HtmlTrait::kImplied | HtmlTrait::kThorough)) != 0) pop();
}

void HtmlBuilder::close_paragraph() {
  if (!in_scope(Tag::P, Scope::Button)) return;
  close_implied(Tag::P);
  pop_to(Tag::P);
}

// The mode that the open elements ask for.
void HtmlBuilder::reset_mode() {
  for (size_t at = open_.size(); at-- > 0;) {
    switch (dom_.nodes[open_[at]].tag) {
      case Tag::Td:
      case Tag::Th:
        mode_ = Mode::InCell;
        return;
      case Tag::Tr:
        mode_ = Mode::InRow;
        return;
      case Tag::Tbody:
      case Tag::Thead:
      case Tag::Tfoot:
        mode_ = Mode::InTableBody;
        return;
      case Tag::Caption:
        mode_ = Mode::InCaption;
        return;
      case Tag::Colgroup:
        mode_ = Mode::InColumnGroup;
        return;
      case Tag::Table:
        mode_ = Mode::InTable;
        return;
      case Tag::Template:
        mode_ = template_modes_.empty() ? Mode::InBody : template_modes_.back();
        return;
      case Tag::Head:
        mode_ = Mode::InHead;
        return;
      case Tag::Body:
        mode_ = Mode::InBody;
        return;
      case Tag::Frameset:
        mode_ = Mode::InFrameset;
        return;
      case Tag::Html:
        mode_ = head_ == kNone ? Mode::BeforeHead : Mode::AfterHead;
        return;
      default:
        break;
    }
  }
  mode_ = Mode::InBody;
}

}  // namespace hearsay
