#include "text/html_hints.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <unordered_map>

namespace hearsay {
namespace {

constexpr HtmlTagSet kBoilerplateElements = {
    HtmlTag::Aside, HtmlTag::Button,   HtmlTag::Dialog, HtmlTag::Footer, HtmlTag::Form,    HtmlTag::Menu,
    HtmlTag::Nav,   HtmlTag::Noscript, HtmlTag::Search, HtmlTag::Select, HtmlTag::Textarea};

constexpr std::string_view kBoilerplateRoles[] = {"alert",  "banner",  "complementary", "contentinfo",
                                                  "dialog", "menu",    "menubar",       "navigation",
                                                  "search", "tablist", "toolbar"};
static_assert(std::ranges::is_sorted(kBoilerplateRoles));

// Whole words.
const HtmlWordList kBoilerplateWords = {
    "ad",         "ads",       "adsense",   "adv",     "aside",    "banner",    "bottombar",  "btn",
    "button",     "buttons",   "byline",    "comment", "comments", "consent",   "cta",        "dateline",
    "disclaimer", "feedback",  "flyout",    "follow",  "gdpr",     "kommentar", "kommentare", "masthead",
    "menu",       "messenger", "modal",     "nav",     "overlay",  "pager",     "plista",     "popular",
    "popup",      "print",     "rating",    "ratings", "readmore", "recirc",    "register",   "share",
    "sharebar",   "shares",    "sharethis", "shariff", "sharing",  "signin",    "signup",     "skip",
    "sociable",   "social",    "tag",       "taglist", "tags",     "topics",    "trending",   "viral",
    "widget",     "widgets"};
// Buttons, unless there is a quotation inside: an embedded post.
const HtmlWordList kNetworkWords = {"embed", "facebook", "instagram", "pinterest",
                                    "tweet", "twitter",  "whatsapp"};
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
const HtmlWordList kArticleWords = {"art",  "article", "articles", "artikel", "beitrag", "blog", "entry",
                                    "news", "nota",    "noticia",  "post",    "single",  "story"};
const HtmlWordList kBodyWords = {"body", "content", "copy", "inhalt", "text"};
// Both in one word, or the name of the body alone.
const HtmlWordList kBodyNames = {
    "articlebody", "articlebodytext", "articlecontent", "articletext", "artikeltext",  "bodycopy",
    "bodytext",    "entrycontent",    "fulltext",       "newstext",    "noticiatexto", "postbody",
    "postcontent", "storybody",       "storycontent",   "storytext",   "textbody"};
const HtmlWordList kLeadWords = {
    "abstract",   "anleser",  "bajada",     "chapeau",    "chapo",       "copete",  "deck",     "dek",
    "entradilla", "excerpt",  "intro",      "introtext",  "kicker",      "lead",    "leadtext", "lede",
    "standfirst", "subhead",  "subheader",  "subheading", "subheadline", "subline", "subtitle", "sumario",
    "summary",    "synopsis", "teasertext", "untertitel", "vorspann"};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Lower case, with a dash where a word begins inside ("articleBody"), but not in what is no word ("xAdQz").
std::string parted_words(std::string_view names) {
  std::string out;
  constexpr int kShortest = 3;
  int run = 0;  // letters since a word began
  for (const char c : names) {
    if (is_upper(c) && run >= kShortest) {
      out.push_back('-');
      run = 0;
    }
    out.push_back(html_lower(c));
    run = c >= 'a' && c <= 'z' ? run + 1 : 0;
  }
  return out;
}

// Element names that say enough by themselves: a blog gives its articles the tags of their subjects as
// classes.
constexpr HtmlTagSet kNeverBoilerplate = {HtmlTag::Article, HtmlTag::Blockquote, HtmlTag::Body, HtmlTag::Html,
                                          HtmlTag::Main};

constexpr HtmlTagSet kContainers = {HtmlTag::Article, HtmlTag::Blockquote, HtmlTag::Center, HtmlTag::Dd,
                                    HtmlTag::Div,     HtmlTag::Form,       HtmlTag::Main,   HtmlTag::Section,
                                    HtmlTag::Span,    HtmlTag::Table,      HtmlTag::Td};
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

// The classes in an attribute, each in lower case as far as it may be a name that is looked for.
template <class Use>
void for_each_class(std::string_view classes, Use use) {
  constexpr size_t kLongest = 24;
  while (true) {
    const std::string_view name = take_html_class(classes);
    if (name.empty()) return;
    if (name.size() > kLongest) continue;
    char lower[kLongest];
    std::ranges::transform(name, lower, html_lower);
    use(std::string_view(lower, name.size()));
  }
}

}  // namespace

void HtmlHints::Marks::add(const Marks& other) {
  lists |= other.lists;
  hidden |= other.hidden;
  boilerplate |= other.boilerplate;
  trust = std::max(trust, other.trust);
}

HtmlHints::HtmlHints(const HtmlTree& tree) : tree_(tree), marks_(tree.nodes.size()) {
  std::unordered_map<std::string_view, Marks> classes;
  quotes_before_.reserve(tree.nodes.size() + 1);
  uint32_t quotes = 0;
  for (size_t node = 0; node < tree.nodes.size(); ++node) {
    const HtmlNode& element = tree.nodes[node];
    quotes_before_.push_back(quotes);
    quotes += element.tag == HtmlTag::Blockquote;
    for (uint32_t at = element.attributes; at < element.attributes + element.attribute_count; ++at) {
      const HtmlAttribute& attribute = tree.attributes[at];
      if (attribute.name == "class") {
        const auto [known, is_new] = classes.try_emplace(attribute.value);
        if (is_new) known->second = marks_of_class(attribute.value);
        marks_[node].add(known->second);
      } else if (attribute.name == "id") {
        marks_[node].add(marks_of_id(attribute.value));
      } else {
        marks_[node].add(marks_of_attribute(attribute));
      }
    }
  }
  quotes_before_.push_back(quotes);
}

HtmlHints::Marks HtmlHints::marks_of_class(std::string_view classes) {
  Marks marks = marks_of_words(classes);
  for_each_class(classes, [&](std::string_view name) {
    marks.hidden |= is_listed(name, kHiddenClasses);
    if (is_listed(name, kArticleNames)) marks.trust = std::max(marks.trust, Trust::Article);
    if (is_listed(name, kMainNames)) marks.trust = std::max(marks.trust, Trust::Main);
  });
  return marks;
}

HtmlHints::Marks HtmlHints::marks_of_id(std::string_view id) {
  Marks marks = marks_of_words(id);
  if (is_listed(id, kArticleNames)) marks.trust = std::max(marks.trust, Trust::Article);
  if (is_listed(id, kMainNames)) marks.trust = std::max(marks.trust, Trust::Main);
  return marks;
}

HtmlHints::Marks HtmlHints::marks_of_attribute(const HtmlAttribute& attribute) {
  Marks marks;
  if (attribute.name == "role") {
    marks.boilerplate = is_listed(attribute.value, kBoilerplateRoles);
    if (attribute.value == "article") marks.trust = Trust::Article;
    if (attribute.value == "main") marks.trust = Trust::Main;
  } else if (attribute.name == "itemprop") {
    if (attribute.value == "articleBody") marks.trust = Trust::Body;
  } else if (attribute.name == "hidden") {
    marks.hidden = true;
  } else if (attribute.name == "style") {
    std::string style;
    for (const char c : attribute.value)
      if (c != ' ') style.push_back(c);
    marks.hidden = style.find("display:none") != std::string::npos ||
                   style.find("visibility:hidden") != std::string::npos;
  }
  return marks;
}

// An article's body has a name such as "article-body", or "articlebody".
HtmlHints::Marks HtmlHints::marks_of_words(std::string_view names) {
  const std::string text = parted_words(names);
  Marks marks;
  uint64_t name = 0;  // lists of the words since the last blank
  std::string_view last;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && is_word(text[end])) ++end;
    if (end == at) {
      if (text[at] == ' ') name = 0;
      ++at;
      continue;
    }
    const std::string_view word = std::string_view(text).substr(at, end - at);
    const uint64_t lists = html_word_lists_of(word);
    name |= lists;
    // Of Drupal: "field-name-body".
    if (word == "name" && last == "field") name |= kArticleWords.bit();
    marks.lists |= lists | (begins_with_one_of(word, kBoilerplateStems) ? kBoilerplateWords.bit() : 0);
    if (((name & kArticleWords.bit()) != 0 && (name & kBodyWords.bit()) != 0) ||
        (lists & kBodyNames.bit()) != 0)
      marks.trust = Trust::Body;
    last = word;
    at = end;
  }
  return marks;
}

bool HtmlHints::has_class(int node, std::string_view name) const {
  std::string_view classes = tree_.attribute(node, "class");
  while (true) {
    const std::string_view one = take_html_class(classes);
    if (one.empty()) return false;
    if (is_html_name(one, name)) return true;
  }
}

bool HtmlHints::is_boilerplate(int node) const {
  const HtmlNode& element = tree_.nodes[node];
  const Marks& marks = marks_[node];
  if (marks.hidden || marks.boilerplate || kBoilerplateElements.has(element.tag)) return true;
  if (kNeverBoilerplate.has(element.tag)) return false;
  return has_word(node, kBoilerplateWords) ||
         (has_word(node, kNetworkWords) && quotes_before_[node] == quotes_before_[element.end]);
}

HtmlHints::Trust HtmlHints::trust_as_article(int node) const {
  const HtmlTag tag = tree_.nodes[node].tag;
  if (!kContainers.has(tag)) return Trust::None;
  const Trust named = marks_[node].trust;
  if (tag == HtmlTag::Article) return std::max(named, Trust::Article);
  if (tag == HtmlTag::Main) return std::max(named, Trust::Main);
  return named;
}

bool HtmlHints::is_lead(int node) const { return has_word(node, kLeadWords); }

std::string_view item_number(std::string_view id) {
  size_t begin = id.size();
  while (begin > 0 && is_digit(id[begin - 1])) --begin;
  if (begin == id.size() || begin == 0) return {};
  return id.substr(begin);
}

}  // namespace hearsay
