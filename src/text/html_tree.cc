#include "text/html_tree.h"

#include <gumbo.h>

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

#include "text/html_prescan.h"
#include "text/html_text_align.h"

namespace hearsay {
namespace {

// What libgumbo allocates while it reads one page; all is freed at once. Freeing node by node would recurse
// as deep as the page nests.
class Arena {
 public:
  explicit Arena(size_t limit) : limit_(limit) {}

  // libgumbo cannot cope with a failed allocation, so running out leaves it by longjmp to `out_of_memory`.
  std::jmp_buf out_of_memory;

  static void* allocate(void* arena, size_t size) { return static_cast<Arena*>(arena)->take(size); }
  static void release(void*, void*) {}

 private:
  static constexpr size_t kBlock = size_t{256} << 10;

  void* take(size_t size) {
    size = (size + 15) & ~size_t{15};
    if (size > left_) {
      const size_t block = std::max(size, kBlock);
      total_ += block;
      if (total_ > limit_) std::longjmp(out_of_memory, 1);
      blocks_.emplace_back(static_cast<char*>(std::malloc(block)), &std::free);
      if (!blocks_.back()) std::longjmp(out_of_memory, 1);
      next_ = blocks_.back().get();
      left_ = block;
    }
    char* const taken = next_;
    next_ += size;
    left_ -= size;
    return taken;
  }

  size_t limit_;
  size_t total_ = 0;
  char* next_ = nullptr;
  size_t left_ = 0;
  std::vector<std::unique_ptr<char, void (*)(void*)>> blocks_;
};

constexpr size_t kMaxMemory = size_t{512} << 20;

constexpr std::string_view kKeptAttributes[] = {
    "alt",           "aria-label", "charset",    "cite",        "class",      "content",
    "data-author",   "data-date",  "data-quote", "data-testid", "data-time",  "data-timestamp",
    "data-username", "datetime",   "hidden",     "href",        "http-equiv", "id",
    "itemprop",      "itemtype",   "lang",       "name",        "open",       "property",
    "pubdate",       "rel",        "role",       "style",       "title",      "type"};

const char* parse_failure = "its markup needs more memory than a page may take";

// Null when memory ran out. No object with a destructor lives between setjmp and longjmp.
GumboOutput* run_gumbo(std::string_view page, Arena& arena) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &Arena::allocate;
  options.deallocator = &Arena::release;
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.out_of_memory) != 0) return nullptr;
  return gumbo_parse_with_options(&options, page.data(), page.size());
}

std::string_view view(const GumboStringPiece& piece);

// Elements that HTML got since libgumbo was written; all others are of the page's own making.
std::string_view newer_name(const GumboElement& element) {
  GumboStringPiece piece = element.original_tag;
  if (piece.data == nullptr) return "custom";
  gumbo_tag_from_original_text(&piece);
  for (const std::string_view name : {"dialog", "picture", "search", "slot"})
    if (view(piece) == name) return name;
  return "custom";
}

std::string_view view(const GumboStringPiece& piece) { return {piece.data, piece.length}; }

// Turns libgumbo's tree into ours, without recursion.
class Converter {
 public:
  Converter(std::string_view page, uint32_t max_depth, HtmlTree& tree)
      : page_(page), max_depth_(max_depth), tree_(tree) {}

  // False when the tree is too deep.
  bool convert(const GumboNode* root) {
    add(root, -1);
    while (!open_.empty()) {
      Open& top = open_.back();
      if (top.next_child == top.children->length) {
        tree_.nodes[top.node].end = static_cast<int>(tree_.nodes.size());
        open_.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(top.children->data[top.next_child++]);
      add(child, top.node);
      if (open_.size() > max_depth_) return false;
    }
    return true;
  }

 private:
  struct Open {
    int node;
    const GumboVector* children;
    unsigned next_child = 0;
  };

  void add(const GumboNode* node, int parent) {
    switch (node->type) {
      case GUMBO_NODE_ELEMENT:
        add_element(node->v.element, parent);
        break;
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA:
        add_text(node->v.text, parent);
        break;
      case GUMBO_NODE_DOCUMENT:
      case GUMBO_NODE_COMMENT:
      case GUMBO_NODE_TEMPLATE:
        break;
    }
  }

  void add_element(const GumboElement& element, int parent) {
    HtmlNode node;
    node.name = gumbo_normalized_tagname(element.tag);
    if (node.name.empty()) node.name = newer_name(element);
    node.parent = parent;
    node.attributes = static_cast<uint32_t>(tree_.attributes.size());
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
      const auto* const kept =
          std::lower_bound(std::begin(kKeptAttributes), std::end(kKeptAttributes), attribute->name);
      if (kept == std::end(kKeptAttributes) || *kept != attribute->name) continue;
      tree_.attributes.push_back({*kept, attribute->value});
    }
    node.attribute_count = static_cast<uint32_t>(tree_.attributes.size()) - node.attributes;
    open_.push_back({static_cast<int>(tree_.nodes.size()), &element.children});
    tree_.nodes.push_back(node);
  }

  void add_text(const GumboText& text, int parent) {
    if (parent < 0) return;
    const std::string_view owner = tree_.nodes[parent].name;
    const bool json = owner == "script" && tree_.attribute(parent, "type") == "application/ld+json";
    if ((owner == "script" && !json) || owner == "style" || owner == "iframe" || owner == "noembed" ||
        owner == "noframes")
      return;
    const std::string_view decoded = text.text;
    const std::string_view original = view(text.original_text);
    const HtmlTextKind kind = owner == "textarea" || owner == "title"  ? HtmlTextKind::Escapable
                              : owner == "xmp" || owner == "plaintext" ? HtmlTextKind::Raw
                                                                       : HtmlTextKind::Ordinary;
    HtmlNode node;
    node.parent = parent;
    node.end = static_cast<int>(tree_.nodes.size()) + 1;
    node.text.begin = static_cast<uint32_t>(tree_.text.size());
    const auto source = static_cast<uint32_t>(original.data() - page_.data());
    // JSON is no part of what the page shows: its place is never asked for.
    if (!json)
      tree_.unaligned += !align_html_text(decoded, original, kind, node.text.begin, source, tree_.map);
    tree_.text += decoded;
    node.text.end = static_cast<uint32_t>(tree_.text.size());
    tree_.nodes.push_back(node);
  }

  std::string_view page_;
  uint32_t max_depth_;
  HtmlTree& tree_;
  std::vector<Open> open_;
};

}  // namespace

std::string_view HtmlTree::attribute(int node, std::string_view name) const {
  const HtmlNode& element = nodes[node];
  for (uint32_t i = 0; i < element.attribute_count; ++i)
    if (attributes[element.attributes + i].name == name) return attributes[element.attributes + i].value;
  return {};
}

bool HtmlTree::has_attribute(int node, std::string_view name) const {
  const HtmlNode& element = nodes[node];
  const auto* begin = attributes.data() + element.attributes;
  return std::any_of(begin, begin + element.attribute_count,
                     [name](const HtmlAttribute& attribute) { return attribute.name == name; });
}

Result<HtmlTree> parse_html(std::string_view page, uint32_t max_depth) {
  HtmlPrescan prescan = prescan_html(page);
  if (!prescan.fault.empty()) return Error(ErrorKind::Limit, std::move(prescan.fault));
  std::string repaired;
  if (!prescan.empty_elements.empty()) {
    repaired = without_empty_elements(page, prescan.empty_elements);
    page = repaired;
  }
  Arena arena(kMaxMemory);
  const GumboOutput* output = run_gumbo(page, arena);
  if (output == nullptr) return Error(ErrorKind::Limit, parse_failure);
  HtmlTree tree;
  if (!Converter(page, max_depth, tree).convert(output->root))
    return Error(ErrorKind::Limit,
                 "its markup is nested more than " + std::to_string(max_depth) + " elements deep");
  return tree;
}

}  // namespace hearsay
