#include "text/html_hints.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace hearsay {
namespace {

constexpr std::string_view kBoilerplateElements[] = {
    "aside", "button", "dialog", "footer", "form", "menu", "nav", "noscript", "search", "select", "textarea"};
static_assert(std::ranges::is_sorted(kBoilerplateElements));

constexpr std::string_view kBoilerplateRoles[] = {"alert",  "banner",  "complementary", "contentinfo",
                                                  "dialog", "menu",    "menubar",       "navigation",
                                                  "search", "tablist", "toolbar"};
static_assert(std::ranges::is_sorted(kBoilerplateRoles));

constexpr std::string_view kBoilerplateWords[] = {"ad",
                                                  "addthis",
                                                  "ads",
                                                  "adsense",
                                                  "adv",
                                                  "advert",
                                                  "advertisement",
                                                  "advertising",
                                                  "adverts",
                                                  "banner",
                                                  "bottombar",
                                                  "breadcrumb",
                                                  "breadcrumbs",
                                                  "btn",
                                                  "button",
                                                  "buttons",
                                                  "byline",
                                                  "consent",
                                                  "cookie",
                                                  "cookies",
                                                  "dateline",
                                                  "disclaimer",
                                                  "donate",
                                                  "donation",
                                                  "embed",
                                                  "facebook",
                                                  "flyout",
                                                  "follow",
                                                  "footer",
                                                  "gdpr",
                                                  "hidden",
                                                  "jp",
                                                  "login",
                                                  "masthead",
                                                  "menu",
                                                  "modal",
                                                  "nav",
                                                  "navbar",
                                                  "navigation",
                                                  "newsletter",
                                                  "outbrain",
                                                  "overlay",
                                                  "pager",
                                                  "pagination",
                                                  "paywall",
                                                  "popup",
                                                  "print",
                                                  "promo",
                                                  "promotion",
                                                  "rating",
                                                  "ratings",
                                                  "readmore",
                                                  "recirc",
                                                  "recommendations",
                                                  "recommended",
                                                  "related",
                                                  "relatedposts",
                                                  "share",
                                                  "sharebar",
                                                  "sharedaddy",
                                                  "sharing",
                                                  "sidebar",
                                                  "signup",
                                                  "skip",
                                                  "social",
                                                  "sponsor",
                                                  "sponsored",
                                                  "sponsors",
                                                  "subscribe",
                                                  "subscription",
                                                  "taboola",
                                                  "taglist",
                                                  "tags",
                                                  "teaser",
                                                  "teasers",
                                                  "toc",
                                                  "toolbar",
                                                  "tooltip",
                                                  "topics",
                                                  "trending",
                                                  "tweet",
                                                  "twitter",
                                                  "visually",
                                                  "widget",
                                                  "widgets"};
static_assert(std::ranges::is_sorted(kBoilerplateWords));

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Lower case, with a space where a word begins inside ("articleBody").
void append_words(std::string& out, std::string_view names) {
  char last = ' ';
  for (const char c : names) {
    const bool inner = is_upper(c) && last >= 'a' && last <= 'z';
    if (inner) out.push_back(' ');
    out.push_back(is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c);
    last = c;
  }
  out.push_back(' ');
}

template <size_t size>
bool is_one_of(std::string_view word, const std::string_view (&sorted)[size]) {
  return std::binary_search(std::begin(sorted), std::end(sorted), word);
}

}  // namespace

HtmlHints::HtmlHints(const HtmlTree& tree) : tree_(tree) {
  std::vector<size_t> begins;
  begins.reserve(tree.nodes.size() + 1);
  for (int node = 0; node < static_cast<int>(tree.nodes.size()); ++node) {
    begins.push_back(text_.size());
    append_words(text_, tree.attribute(node, "class"));
    append_words(text_, tree.attribute(node, "id"));
  }
  begins.push_back(text_.size());
  // Views only now: the text stays where it is.
  for (size_t node = 0; node + 1 < begins.size(); ++node) {
    first_word_.push_back(static_cast<uint32_t>(words_.size()));
    for (size_t at = begins[node]; at < begins[node + 1];) {
      size_t end = at;
      while (end < begins[node + 1] && is_word(text_[end])) ++end;
      if (end > at) words_.push_back(std::string_view(text_).substr(at, end - at));
      at = end + 1;
    }
  }
  first_word_.push_back(static_cast<uint32_t>(words_.size()));
}

bool HtmlHints::has_word(int node, const std::string_view* sorted, size_t size) const {
  return std::any_of(words_.begin() + first_word_[node], words_.begin() + first_word_[node + 1],
                     [&](std::string_view word) { return std::binary_search(sorted, sorted + size, word); });
}

bool HtmlHints::has_class(int node, std::string_view name) const {
  std::string_view classes = tree_.attribute(node, "class");
  while (!classes.empty()) {
    const size_t end = std::min(classes.find_first_of(" \t\n\r\f"), classes.size());
    const std::string_view one = classes.substr(0, end);
    if (std::equal(one.begin(), one.end(), name.begin(), name.end(),
                   [](char a, char b) { return (is_upper(a) ? static_cast<char>(a - 'A' + 'a') : a) == b; }))
      return true;
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return false;
}

bool HtmlHints::is_hidden(int node) const {
  if (tree_.nodes[node].attribute_count == 0) return false;
  if (tree_.has_attribute(node, "hidden")) return true;
  std::string style;
  for (const char c : tree_.attribute(node, "style"))
    if (c != ' ') style.push_back(c);
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

bool HtmlHints::is_boilerplate(int node) const {
  return is_one_of(tree_.nodes[node].name, kBoilerplateElements) ||
         is_one_of(tree_.attribute(node, "role"), kBoilerplateRoles) || has_word(node, kBoilerplateWords) ||
         is_hidden(node);
}

std::string_view item_number(std::string_view id) {
  size_t begin = id.size();
  while (begin > 0 && is_digit(id[begin - 1])) --begin;
  if (begin == id.size() || begin == 0) return {};
  return id.substr(begin);
}

}  // namespace hearsay
