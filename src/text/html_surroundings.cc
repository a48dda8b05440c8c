#include "text/html_surroundings.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "base/utf8.h"

namespace hearsay {
namespace {

// Sorted.
constexpr std::string_view kCommentWords[] = {"comment",   "commentlist", "comments",
                                              "kommentar", "kommentare",  "respond"};
static_assert(std::ranges::is_sorted(kCommentWords));
// Parts of the page's frame, and what stands around an article.
constexpr std::string_view kFrameWords[] = {
    "ad",       "ads",    "carousel",    "cookie",     "drawer",       "latest",  "menu",       "modal",
    "mostread", "nav",    "navbar",      "navigation", "newsletter",   "overlay", "pagination", "popular",
    "popup",    "recent", "recommended", "related",    "relatedposts", "search",  "sidebar",    "slider",
    "swiper",   "teaser", "teasers",     "ticker",     "toolbar",      "trending"};
static_assert(std::ranges::is_sorted(kFrameWords));

constexpr std::string_view kForeignElements[] = {"aside", "dialog",   "form",  "menu",
                                                 "nav",   "noscript", "select"};
static_assert(std::ranges::is_sorted(kForeignElements));

// A foot of the article itself.
constexpr std::string_view kOwnWords[] = {"article", "author", "entry", "post"};
static_assert(std::ranges::is_sorted(kOwnWords));

}  // namespace

HtmlSurroundings::HtmlSurroundings(const HtmlPage& page, int headline)
    : page_(page), foreign_(page.tree.nodes.size()) {
  const uint64_t whole = page.text.text.size();
  for (int node = 0; node < page.size(); ++node) {
    const HtmlNode& element = page.node(node);
    if (element.parent >= 0) foreign_[node] = foreign_[element.parent];
    if (foreign_[node] == kElsewhere || element.is_text()) continue;
    // A name such as "has-sidebar" on most of the page means nothing.
    const bool around_headline = headline >= node && headline < element.end;
    if (around_headline || uint64_t{page.span(node).size()} * 2 > whole) continue;
    const bool comments = page.hints.has_word(node, kCommentWords);
    const bool footer = element.name == "footer" || page.hints.has_word(node, "footer");
    const bool elsewhere =
        comments || std::ranges::binary_search(kForeignElements, element.name) ||
        (footer ? !page.hints.has_word(node, kOwnWords) : page.hints.has_word(node, kFrameWords));
    if (elsewhere)
      foreign_[node] = kElsewhere;
    else if (!footer && page.hints.is_hidden(node))
      foreign_[node] = kHidden;
    if (comments && !page.span(node).empty()) comments_.push_back(page.span(node));
  }
  if (headline < 0) return;
  constexpr uint32_t kBefore = 300;
  constexpr uint32_t kAfter = 1500;
  headline_ = page.span(headline);
  near_ = {headline_.begin - std::min(headline_.begin, kBefore),
           std::min(headline_.end + kAfter, static_cast<uint32_t>(whole))};
  while (near_.begin > 0 && !is_boundary(page.text.text, near_.begin)) --near_.begin;
  while (near_.end < whole && !is_boundary(page.text.text, near_.end)) ++near_.end;
}

bool HtmlSurroundings::is_comment_at(uint32_t at) const {
  const auto after = std::ranges::upper_bound(comments_, at, {}, &Span::begin);
  return after != comments_.begin() && std::prev(after)->end > at;
}

}  // namespace hearsay
