#include "text/html_dom.h"

namespace hearsay {

bool HtmlDom::Chunk::take(const Chunk& following) {
  if (decoded_size > 0 || following.decoded_size > 0 || source.end != following.source.begin) return false;
  source.end = following.source.end;
  return true;
}

uint32_t HtmlDom::add(Node node) {
  nodes.push_back(node);
  return static_cast<uint32_t>(nodes.size() - 1);
}

void HtmlDom::insert(uint32_t parent, uint32_t before, uint32_t node) {
  const uint32_t previous = before == kNone ? nodes[parent].last_child : nodes[before].previous;
  nodes[node].parent = parent;
  nodes[node].previous = previous;
  nodes[node].next = before;
  (previous == kNone ? nodes[parent].first_child : nodes[previous].next) = node;
  (before == kNone ? nodes[parent].last_child : nodes[before].previous) = node;
}

void HtmlDom::remove(uint32_t node) {
  Node& gone = nodes[node];
  if (gone.parent == kNone) return;
  (gone.previous == kNone ? nodes[gone.parent].first_child : nodes[gone.previous].next) = gone.next;
  (gone.next == kNone ? nodes[gone.parent].last_child : nodes[gone.next].previous) = gone.previous;
  gone.parent = gone.previous = gone.next = kNone;
}

void HtmlDom::move_children(uint32_t from, uint32_t to) {
  const uint32_t first = nodes[from].first_child;
  if (first == kNone) return;
  for (uint32_t child = first; child != kNone; child = nodes[child].next) nodes[child].parent = to;
  const uint32_t last = nodes[to].last_child;
  nodes[first].previous = last;
  (last == kNone ? nodes[to].first_child : nodes[last].next) = first;
  nodes[to].last_child = nodes[from].last_child;
  nodes[from].first_child = nodes[from].last_child = kNone;
}

void HtmlDom::insert_text(uint32_t parent, uint32_t before, const Chunk& chunk) {
  const uint32_t previous = before == kNone ? nodes[parent].last_child : nodes[before].previous;
  const auto added = static_cast<uint32_t>(chunks.size());
  if (previous != kNone && nodes[previous].kind == Kind::Text) {
    Chunk& last = chunks[nodes[previous].count];
    if (last.take(chunk)) return;
    last.next = added;
    nodes[previous].count = added;
  } else {
    Node text;
    text.kind = Kind::Text;
    text.first = text.count = added;
    insert(parent, before, add(text));
  }
  chunks.push_back(chunk);
}

const HtmlDom::Attribute* HtmlDom::attribute(std::string_view page, const Node& element,
                                             std::string_view name) const {
  for (uint32_t at = element.first; at < element.first + element.count; ++at)
    if (is_html_name(attributes[at].name.of(page), name)) return &attributes[at];
  return nullptr;
}

}  // namespace hearsay
