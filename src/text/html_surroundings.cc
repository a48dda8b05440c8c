#include "text/html_surroundings.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "base/utf8.h"

namespace hearsay {
namespace {

// Sorted.
const HtmlWordList kCommentWords = {"comment",   "commentlist", "comments",
                                    "kommentar", "kommentare",  "respond"};
// Parts of the page's frame, and what stands around an article.
const HtmlWordList kFrameWords = {
    "ad",       "ads",    "carousel",    "cookie",     "drawer",       "latest",  "menu",       "modal",
    "mostread", "nav",    "navbar",      "navigation", "newsletter",   "overlay", "pagination", "popular",
    "popup",    "recent", "recommended", "related",    "relatedposts", "search",  "sidebar",    "slider",
    "swiper",   "teaser", "teasers",     "ticker",     "toolbar",      "trending"};

const HtmlWordList kFooterWords = {"footer"};

constexpr HtmlTagSet kForeignElements = {HtmlTag::Aside, HtmlTag::Dialog,   HtmlTag::Form,  HtmlTag::Menu,
                                         HtmlTag::Nav,   HtmlTag::Noscript, HtmlTag::Select};

// A foot of the article itself.
const HtmlWordList kOwnWords = {"article", "author", "entry", "node", "post"};

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
    const bool footer = element.tag == HtmlTag::Footer || page.hints.has_word(node, kFooterWords);
    const bool elsewhere =
        comments || kForeignElements.has(element.tag) ||
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
