#include "text/html_tree.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/utf8.h"
#include "text/html_builder.h"
#include "text/html_references.h"

namespace hearsay {
namespace {

constexpr std::string_view kKeptAttributes[] = {
    "alt",         "aria-label", "charset",        "cite",
    "class",       "content",    "data-author",    "data-component",
    "data-date",   "data-hook",  "data-manual",    "data-quote",
    "data-testid", "data-time",  "data-timestamp", "data-username",
    "datetime",    "hidden",     "href",           "http-equiv",
    "id",          "itemprop",   "itemtype",       "lang",
    "name",        "open",       "property",       "pubdate",
    "rel",         "role",       "style",          "title",
    "type"};
static_assert(std::ranges::is_sorted(kKeptAttributes));
constexpr size_t kLongestKept =
    std::ranges::max_element(kKeptAttributes, {}, &std::string_view::size)->size();

// Lays the parser's nodes one after another, without recursion.
class Flattener {
 public:
  Flattener(std::string_view page, const HtmlDom& dom, uint32_t max_depth)
      : page_(page), dom_(dom), max_depth_(max_depth) {
    tree_.too_deep = dom.too_deep;
    tree_.nodes.reserve(dom.nodes.size());
    tree_.text.reserve(page.size() / 4);
  }

  HtmlTree run() {
    uint32_t at = root();
    while (at != kNone) {
      const bool inside = add(at) && dom_.nodes[at].first_child != kNone;
      if (inside) {
        at = dom_.nodes[at].first_child;
        continue;
      }
      leave(at);
      while (dom_.nodes[at].next == kNone && dom_.nodes[at].parent != HtmlDom::kDocument) {
        at = dom_.nodes[at].parent;
        leave(at);
      }
      at = dom_.nodes[at].parent == HtmlDom::kDocument ? kNone : dom_.nodes[at].next;
    }
    return std::move(tree_);
  }

 private:
  static constexpr uint32_t kNone = HtmlDom::kNone;

  uint32_t root() const {
    uint32_t at = dom_.nodes[HtmlDom::kDocument].first_child;
    while (at != kNone && dom_.nodes[at].kind != HtmlDom::Kind::Element) at = dom_.nodes[at].next;
    return at;
  }

  // Whether what is inside the node counts too.
  bool add(uint32_t at) {
    const HtmlDom::Node& node = dom_.nodes[at];
    if (node.kind == HtmlDom::Kind::Text) add_text(node);
    if (node.kind != HtmlDom::Kind::Element || node.tag == HtmlTag::Template) return false;
    add_element(at, node);
    return true;
  }

  void leave(uint32_t at) {
    if (open_.empty() || open_.back().dom != at) return;
    tree_.nodes[open_.back().node].end = static_cast<int>(tree_.nodes.size());
    open_.pop_back();
  }

  int parent() const { return open_.empty() ? -1 : open_.back().node; }

  void add_element(uint32_t at, const HtmlDom::Node& element) {
    HtmlNode node;
    node.tag = element.name_tag;
    node.name = node.tag != HtmlTag::Unknown ? name_of(node.tag) : lower_name(element.source.of(page_));
    node.parent = parent();
    node.end = static_cast<int>(tree_.nodes.size()) + 1;
    node.attributes = static_cast<uint32_t>(tree_.attributes.size());
    add_attributes(element);
    node.attribute_count = static_cast<uint32_t>(tree_.attributes.size()) - node.attributes;
    // What is too deep stands beside what is in it.
    if (open_.size() < max_depth_)
      open_.push_back({at, static_cast<int>(tree_.nodes.size())});
    else
      tree_.too_deep += element.first_child != kNone;
    tree_.nodes.push_back(node);
  }

  std::string_view lower_name(std::string_view name) {
    if (std::ranges::none_of(name, [](char c) { return html_lower(c) != c; })) return name;
    std::string lower(name);
    for (char& c : lower) c = html_lower(c);
    return tree_.strings.emplace_back(std::move(lower));
  }

  void add_attributes(const HtmlDom::Node& element) {
    const size_t first = tree_.attributes.size();
    for (uint32_t i = element.first; i < element.first + element.count; ++i) {
      const HtmlDom::Attribute& attribute = dom_.attributes[i];
      const std::string_view name = kept_name(attribute.name.of(page_));
      const auto same = [name](const HtmlAttribute& other) { return other.name == name; };
      // The first of a name counts.
      if (name.empty() || std::any_of(tree_.attributes.begin() + static_cast<std::ptrdiff_t>(first),
                                      tree_.attributes.end(), same))
        continue;
      std::string decoded;
      std::string_view value = decode_html_value(attribute.value.of(page_), decoded);
      if (!decoded.empty()) value = tree_.strings.emplace_back(std::move(decoded));
      tree_.attributes.push_back({name, value});
    }
  }

  static std::string_view kept_name(std::string_view name) {
    if (name.size() > kLongestKept) return {};
    char lower[kLongestKept];
    std::ranges::transform(name, lower, html_lower);
    const std::string_view wanted(lower, name.size());
    const auto* const kept = std::ranges::lower_bound(kKeptAttributes, wanted);
    return kept != std::end(kKeptAttributes) && *kept == wanted ? *kept : std::string_view();
  }

  void add_text(const HtmlDom::Node& text) {
    // Of the element that the text stands in: too deep, it is put beside it.
    const HtmlTag tag = dom_.nodes[text.parent].name_tag;
    const int owner = parent();
    const bool inside = !open_.empty() && open_.back().dom == text.parent;
    const bool json =
        tag == HtmlTag::Script && inside && tree_.attribute(owner, "type") == "application/ld+json";
    if ((tag == HtmlTag::Script && !json) ||
        is_one_of(tag, HtmlTag::Style, HtmlTag::Iframe, HtmlTag::Noembed, HtmlTag::Noframes))
      return;
    HtmlNode node;
    node.parent = owner;
    node.end = static_cast<int>(tree_.nodes.size()) + 1;
    node.text.begin = static_cast<uint32_t>(tree_.text.size());
    for (uint32_t at = text.first; at != kNone; at = dom_.chunks[at].next) add_chunk(dom_.chunks[at]);
    node.text.end = static_cast<uint32_t>(tree_.text.size());
    tree_.nodes.push_back(node);
  }

  void add_chunk(const HtmlDom::Chunk& chunk) {
    auto begin = static_cast<uint32_t>(tree_.text.size());
    tree_.text += chunk.text(page_);
    const auto end = static_cast<uint32_t>(tree_.text.size());
    // Each character that a reference stands for stands on all of it.
    for (uint32_t next; chunk.decoded_size > 0 && begin < end; begin = next) {
      next = begin + decode_at(tree_.text, begin).length;
      tree_.map.append({begin, next}, chunk.source);
    }
    tree_.map.append({begin, end}, chunk.source);
  }

  struct Open {
    uint32_t dom;
    int node;
  };

  std::string_view page_;
  const HtmlDom& dom_;
  uint32_t max_depth_;
  HtmlTree tree_;
  std::vector<Open> open_;
};

}  // namespace

std::string_view HtmlTree::attribute(int node, std::string_view name) const {
  const HtmlNode& element = nodes[node];
  const HtmlAttribute* const begin = attributes.data() + element.attributes;
  for (const HtmlAttribute* at = begin; at != begin + element.attribute_count; ++at)
    if (at->name.size() == name.size() && at->name[0] == name[0] && at->name == name) return at->value;
  return {};
}

bool HtmlTree::has_attribute(int node, std::string_view name) const {
  const HtmlNode& element = nodes[node];
  const auto* begin = attributes.data() + element.attributes;
  return std::any_of(begin, begin + element.attribute_count,
                     [name](const HtmlAttribute& attribute) { return attribute.name == name; });
}

Result<HtmlTree> parse_html(std::string_view page, uint32_t max_depth) {
  HtmlBuildOptions options;
  options.max_depth = max_depth;
  const HtmlDom dom = HtmlBuilder(page, options).run();
  if (dom.is_cut)
    return Error(ErrorKind::Limit, "its markup has more than " + std::to_string(kMostHtmlParts) +
                                       " elements, attributes and texts");
  return Flattener(page, dom, max_depth).run();
}

}  // namespace hearsay
