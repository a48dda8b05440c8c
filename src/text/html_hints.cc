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

// Whole words.
constexpr std::string_view kBoilerplateWords[] = {
    "ad",         "ads",       "adsense",   "adv",     "aside",    "banner",    "bottombar",  "btn",
    "button",     "buttons",   "byline",    "comment", "comments", "consent",   "cta",        "dateline",
    "disclaimer", "feedback",  "flyout",    "follow",  "gdpr",     "kommentar", "kommentare", "masthead",
    "menu",       "messenger", "modal",     "nav",     "overlay",  "pager",     "plista",     "popular",
    "popup",      "print",     "rating",    "ratings", "readmore", "recirc",    "register",   "share",
    "sharebar",   "shares",    "sharethis", "shariff", "sharing",  "signin",    "signup",     "skip",
    "sociable",   "social",    "tag",       "taglist", "tags",     "topics",    "trending",   "viral",
    "widget",     "widgets"};
static_assert(std::ranges::is_sorted(kBoilerplateWords));
// Buttons, unless there is a quotation inside: an embedded post.
constexpr std::string_view kNetworkWords[] = {"embed", "facebook", "instagram", "pinterest",
                                              "tweet", "twitter",  "whatsapp"};
static_assert(std::ranges::is_sorted(kNetworkWords));
// Classes that hide.
constexpr std::string_view kHiddenClasses[] = {"hidden",  "is-hidden",       "screen-reader-text",
                                               "sr-only", "visually-hidden", "visuallyhidden"};
static_assert(std::ranges::is_sorted(kHiddenClasses));
// Beginnings of words; none is the beginning of another.
constexpr std::string_view kBoilerplateStems[] = {
    "addthis",    "addtoany", "advert",      "affiliat",  "anzeige",    "asidebar",  "author",
    "breadcrumb", "captcha",  "cookie",      "disclos",   "disqus",     "donat",     "footer",
    "livefyre",   "login",    "mostpopular", "mostread",  "navbar",     "navi",      "newsletter",
    "outbrain",   "paginat",  "partage",     "promo",     "publicidad", "recommend", "relacionad",
    "related",    "rodape",   "sharedaddy",  "sidebar",   "sponsor",    "subscri",   "taboola",
    "teaser",     "toolbar",  "tooltip",     "verwandte", "werbung"};
static_assert(std::ranges::is_sorted(kBoilerplateStems));

// What the parts of an article are called; a class or id such as "article-body" or "postContent" has one of
// each.
constexpr std::string_view kArticleWords[] = {"art",  "article", "articles", "artikel", "beitrag",
                                              "blog", "entry",   "news",     "nota",    "noticia",
                                              "post", "single",  "story"};
static_assert(std::ranges::is_sorted(kArticleWords));
constexpr std::string_view kBodyWords[] = {"body", "content", "copy", "inhalt", "text"};
static_assert(std::ranges::is_sorted(kBodyWords));
// Both in one word, or the name of the body alone.
constexpr std::string_view kBodyNames[] = {
    "articlebody", "articlebodytext", "articlecontent", "articletext", "artikeltext",  "bodycopy",
    "bodytext",    "entrycontent",    "fulltext",       "newstext",    "noticiatexto", "postbody",
    "postcontent", "storybody",       "storycontent",   "storytext",   "textbody"};
static_assert(std::ranges::is_sorted(kBodyNames));
constexpr std::string_view kLeadWords[] = {
    "abstract",   "anleser",  "bajada",     "chapeau",    "chapo",       "copete",  "deck",     "dek",
    "entradilla", "excerpt",  "intro",      "introtext",  "kicker",      "lead",    "leadtext", "lede",
    "standfirst", "subhead",  "subheader",  "subheading", "subheadline", "subline", "subtitle", "sumario",
    "summary",    "synopsis", "teasertext", "untertitel", "vorspann"};
static_assert(std::ranges::is_sorted(kLeadWords));

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Lower case, with a dash where a word begins inside ("articleBody"), but not in what is no word ("xAdQz").
void append_words(std::string& out, std::string_view names) {
  constexpr int kShortest = 3;
  int run = 0;  // letters since a word began
  for (const char c : names) {
    if (is_upper(c) && run >= kShortest) {
      out.push_back('-');
      run = 0;
    }
    out.push_back(is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c);
    run = c >= 'a' && c <= 'z' ? run + 1 : 0;
  }
  out.push_back(' ');
}

// Element names that say enough by themselves: a blog gives its articles the tags of their subjects as
// classes.
constexpr std::string_view kNeverBoilerplate[] = {"article", "blockquote", "body", "html", "main"};
static_assert(std::ranges::is_sorted(kNeverBoilerplate));

constexpr std::string_view kContainers[] = {"article", "blockquote", "center", "dd",    "div", "form",
                                            "main",    "section",    "span",   "table", "td"};
static_assert(std::ranges::is_sorted(kContainers));
constexpr std::string_view kArticleNames[] = {"article", "artikel", "beitrag", "entry",    "hentry",
                                              "noticia", "post",    "story",   "type-post"};
static_assert(std::ranges::is_sorted(kArticleNames));
constexpr std::string_view kMainNames[] = {"content",      "contentmain", "main",
                                           "main-content", "maincontent", "page-content"};
static_assert(std::ranges::is_sorted(kMainNames));

template <size_t size>
bool begins_with_one_of(std::string_view word, const std::string_view (&stems)[size]) {
  const auto* const after = std::upper_bound(std::begin(stems), std::end(stems), word);
  return after != std::begin(stems) && word.starts_with(*(after - 1));
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
  quotes_before_.push_back(0);
  for (const HtmlNode& node : tree.nodes)
    quotes_before_.push_back(quotes_before_.back() + (node.name == "blockquote"));
}

bool HtmlHints::has_word(int node, const std::string_view* sorted, size_t size) const {
  // Most words differ in their first letter: only then is the rest looked at.
  const auto before = [](std::string_view a, std::string_view b) {
    return a[0] != b[0] ? static_cast<unsigned char>(a[0]) < static_cast<unsigned char>(b[0]) : a < b;
  };
  return std::any_of(
      words_.begin() + first_word_[node], words_.begin() + first_word_[node + 1],
      [&](std::string_view word) { return std::binary_search(sorted, sorted + size, word, before); });
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

template <size_t size>
bool HtmlHints::has_class_of(int node, const std::string_view (&sorted)[size]) const {
  constexpr size_t kLongest = 24;
  std::string_view classes = tree_.attribute(node, "class");
  while (!classes.empty()) {
    const size_t end = std::min(classes.find_first_of(" \t\n\r\f"), classes.size());
    if (end <= kLongest) {
      char lower[kLongest];
      std::transform(classes.begin(), classes.begin() + static_cast<std::ptrdiff_t>(end), lower,
                     [](char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; });
      if (is_one_of({lower, end}, sorted)) return true;
    }
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return false;
}

template <size_t size>
bool HtmlHints::is_named(int node, const std::string_view (&sorted)[size]) const {
  return has_class_of(node, sorted) || is_one_of(tree_.attribute(node, "id"), sorted);
}

bool HtmlHints::is_hidden(int node) const {
  if (tree_.nodes[node].attribute_count == 0) return false;
  if (tree_.has_attribute(node, "hidden")) return true;
  std::string style;
  for (const char c : tree_.attribute(node, "style"))
    if (c != ' ') style.push_back(c);
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos || has_class_of(node, kHiddenClasses);
}

bool HtmlHints::is_boilerplate(int node) const {
  if (is_hidden(node) || is_one_of(tree_.nodes[node].name, kBoilerplateElements) ||
      is_one_of(tree_.attribute(node, "role"), kBoilerplateRoles))
    return true;
  if (is_one_of(tree_.nodes[node].name, kNeverBoilerplate)) return false;
  if (has_word(node, kNetworkWords) && quotes_before_[node] == quotes_before_[tree_.nodes[node].end])
    return true;
  return has_word(node, kBoilerplateWords) ||
         std::any_of(words_.begin() + first_word_[node], words_.begin() + first_word_[node + 1],
                     [&](std::string_view word) { return begins_with_one_of(word, kBoilerplateStems); });
}

HtmlHints::Trust HtmlHints::trust_as_article(int node) const {
  const HtmlNode& element = tree_.nodes[node];
  if (!is_one_of(element.name, kContainers)) return Trust::None;
  if (names_body(node) || tree_.attribute(node, "itemprop") == "articleBody") return Trust::Body;
  const std::string_view role = tree_.attribute(node, "role");
  if (element.name == "article" || role == "article" || is_named(node, kArticleNames)) return Trust::Article;
  if (element.name == "main" || role == "main" || is_named(node, kMainNames)) return Trust::Main;
  return Trust::None;
}

// A name such as "article-body", or "articlebody".
bool HtmlHints::names_body(int node) const {
  bool article = false;
  bool body = false;
  const char* last = nullptr;
  for (uint32_t at = first_word_[node]; at < first_word_[node + 1]; ++at) {
    const std::string_view word = words_[at];
    if (last != nullptr && std::find(last, word.data(), ' ') != word.data()) article = body = false;
    article |= is_one_of(word, kArticleWords);
    // Of Drupal: "field-name-body".
    article |= word == "name" && at > first_word_[node] && words_[at - 1] == "field";
    body |= is_one_of(word, kBodyWords);
    if ((article && body) || is_one_of(word, kBodyNames)) return true;
    last = word.data();
  }
  return false;
}

bool HtmlHints::is_lead(int node) const { return has_word(node, kLeadWords); }

std::string_view item_number(std::string_view id) {
  size_t begin = id.size();
  while (begin > 0 && is_digit(id[begin - 1])) --begin;
  if (begin == id.size() || begin == 0) return {};
  return id.substr(begin);
}

}  // namespace hearsay
