#include "text/html_main.h"

#include <algorithm>
#include <cstddef>
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

constexpr std::string_view kBodyClasses[] = {
    "article-body",  "article-content", "article-text",  "article__body", "article__content",
    "articlebody",   "content-body",    "entry-content", "post-body",     "post-content",
    "post__content", "story-body",      "story-content", "storytext",     "td-post-content"};
static_assert(std::ranges::is_sorted(kBodyClasses));

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

bool names_article_body(const HtmlPage& page, int node) {
  const HtmlNode& element = page.node(node);
  if (element.is_text()) return false;
  if (element.name == "article" || element.name == "main") return true;
  if (element.attribute_count == 0) return false;
  if (page.tree.attribute(node, "itemprop") == "articleBody" || page.tree.attribute(node, "role") == "main")
    return true;
  return std::any_of(std::begin(kBodyClasses), std::end(kBodyClasses),
                     [&](std::string_view name) { return page.hints.has_class(node, name); });
}

}  // namespace

HtmlMeasures measure_html(const HtmlPage& page, const std::vector<char>& left_out) {
  const size_t count = page.tree.nodes.size();
  HtmlMeasures measures{std::vector<uint32_t>(count), std::vector<uint32_t>(count),
                        std::vector<uint32_t>(count), std::vector<uint32_t>(count)};
  std::vector<uint32_t> own(count);
  std::vector<uint32_t> own_links(count);
  std::vector<int> block(count, 0);  // the block that a node's words flow in
  std::vector<char> in_link(count);
  std::vector<char> out(left_out);
  for (int node = 0; node < page.size(); ++node) {
    const HtmlNode& at = page.node(node);
    const int parent = at.parent;
    const bool flows = parent >= 0 && (at.is_text() || contains(kInline, at.name));
    block[node] = flows ? block[parent] : node;
    in_link[node] = (parent >= 0 && in_link[parent]) || at.name == "a";
    out[node] = out[node] || (parent >= 0 && out[parent]);
    if (at.name == "a" && !page.span(node).empty()) measures.link_count[node] = 1;
    if (!at.is_text()) continue;
    const uint32_t size = page.span(node).size();
    measures.text[node] = size;
    measures.links[node] = in_link[node] ? size : 0;
    own[block[node]] += size;
    own_links[block[node]] += in_link[node] ? size : 0;
  }
  for (int node = page.size() - 1; node >= 0; --node) {
    if (!out[node] && block[node] == node && is_prose(page, node, own[node], own_links[node]))
      measures.prose[node] += own[node];
    const int parent = page.node(node).parent;
    if (parent < 0) continue;
    measures.prose[parent] += measures.prose[node];
    measures.text[parent] += measures.text[node];
    measures.links[parent] += measures.links[node];
    measures.link_count[parent] += measures.link_count[node];
  }
  return measures;
}

int find_main_article(const HtmlPage& page, const HtmlMeasures& measures) {
  if (page.size() == 0 || measures.prose[0] == 0) return -1;
  // The element that says it is the article, if it has half of the running text; the smallest such.
  int at = 0;
  for (int node = 0; node < page.size(); ++node)
    if (uint64_t{measures.prose[node]} * 2 >= measures.prose[0] &&
        measures.prose[node] * uint64_t{10} >= measures.prose[at] * uint64_t{7} &&
        names_article_body(page, node))
      at = node;
  // Then down as long as one child has nearly all of it.
  while (true) {
    int best = -1;
    for (int child = at + 1; child < page.node(at).end; child = page.node(child).end)
      if (!page.node(child).is_text() && (best < 0 || measures.prose[child] > measures.prose[best]))
        best = child;
    if (best < 0 || uint64_t{measures.prose[best]} * 10 < uint64_t{measures.prose[at]} * 9 ||
        page.node(best).name == "p")
      return at;
    at = best;
  }
}

}  // namespace hearsay
