#include "text/html_headline.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

#include "text/lines.h"

namespace hearsay {
namespace {

constexpr size_t kLongest = 400;  // bytes of a headline

// Sorted.
const HtmlWordList kHeadlineWords = {"heading", "headline", "title"};
const HtmlWordList kOtherWords = {"comment", "comments", "logo", "menu",
                                  "nav",     "navbar",   "site", "widgettitle"};
const HtmlWordList kOtherParts = {"comments", "cookie", "modal", "newsletter", "related"};
// Parts of names of classes: "article-heading__kicker", "articleoverline".
constexpr std::string_view kKickers[] = {"kicker",    "overline",   "topline",  "eyebrow",
                                         "dachzeile", "spitzmarke", "roofline", "topic",
                                         "pretitle",  "small",      "category", "prefix"};

// The words of a title, for comparing: "VW-Chef" gives two.
std::vector<std::string> title_words(std::string_view title) {
  std::vector<std::string> words;
  const std::string low = lower_case(title, kLongest);
  std::string word;
  for (size_t at = 0; at <= low.size(); ++at) {
    const char c = at < low.size() ? low[at] : ' ';
    if (is_ascii_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80) {
      word.push_back(c);
      continue;
    }
    word = name_key(word);  // without quotation marks
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  }
  return words;
}

class Finder {
 public:
  Finder(const HtmlPage& page, const PageHead& head, const PageOutlet& outlet)
      : page_(page), head_(head), outlet_(outlet) {
    for (const std::string_view name : {"og:title", "twitter:title", "dc.title", "headline"})
      if (given_.empty()) given_ = head.meta(name);
    if (given_.empty()) given_ = head.article.title;
    for (const std::string_view title :
         {std::string_view(head.title), std::string_view(given_), std::string_view(head.article.title)})
      for (std::string& word : title_words(title)) given_words_.insert(std::move(word));
  }

  Headline run() {
    Headline best;
    double best_score = 0;
    int looked_at = 0;
    constexpr int kMost = 200;
    for (int node = 0; node < page_.size() && looked_at < kMost; ++node) {
      if (is_aside(node)) {
        node = page_.node(node).end - 1;
        continue;
      }
      if (!can_be_headline(node)) continue;
      ++looked_at;
      std::string title = plain_line(without_kicker(node));
      const double score = score_of(node, title);
      if (score <= best_score) continue;
      best_score = score;
      best = {node, std::move(title)};
    }
    if (best.node < 0) {
      best.title = without_outlet(given_.empty() ? head_.title : given_);
      best.node = find_unmarked(best.title);
    }
    return best;
  }

 private:
  // The title in an element that is no heading, and no link such as those of breadcrumbs; -1 without one.
  int find_unmarked(std::string_view title) const {
    constexpr int kMost = 200;
    int looked_at = 0;
    const std::string key = name_key(title);
    for (int node = 0; node < page_.size() && !key.empty() && looked_at < kMost; ++node) {
      if (is_aside(node) || page_.node(node).name == "a" || page_.node(node).name == "li") {
        node = page_.node(node).end - 1;
        continue;
      }
      const size_t size = page_.span(node).size();
      if (size < title.size() || size > 2 * title.size()) continue;
      if (name_key(page_.words(node)) == key) return node;
      ++looked_at;
    }
    return -1;
  }

  bool is_heading(int node) const {
    const std::string_view name = page_.node(node).name;
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
  }

  // Nothing inside is the page's headline.
  bool is_aside(int node) const {
    const std::string_view name = page_.node(node).name;
    return name == "nav" || name == "aside" || name == "footer" ||
           (page_.node(node).attribute_count > 0 && page_.hints.is_hidden(node));
  }

  // A name such as "modal-enabled" around most of the page's words means nothing.
  bool is_most(int node) const { return uint64_t{page_.span(node).size()} * 2 > page_.text.text.size(); }

  bool can_be_headline(int node) const {
    const HtmlNode& element = page_.node(node);
    const Span span = page_.span(node);
    if (element.is_text() || span.empty() || span.size() > kLongest) return false;
    if (!is_heading(node) && page_.tree.attribute(node, "itemprop") != "headline") return false;
    if (page_.hints.has_word(node, kOtherWords)) return false;
    for (int outer = node, level = 0; outer >= 0 && level < kNear; outer = page_.node(outer).parent, ++level)
      if (page_.hints.has_word(outer, kOtherParts) && !is_most(outer)) return false;
    return true;
  }

  // How well the title says what the page calls itself, and how much its element is one for headlines.
  double score_of(int node, std::string_view title) const {
    const std::vector<std::string> words = title_words(title);
    if (words.empty() || outlet_.is_outlet(title)) return 0;
    const auto said = static_cast<double>(std::ranges::count_if(
        words, [this](const std::string& word) { return given_words_.contains(word); }));
    const double share = said / static_cast<double>(words.size());
    const std::string_view name = page_.node(node).name;
    const bool marked =
        page_.tree.attribute(node, "itemprop") == "headline" || page_.hints.has_word(node, kHeadlineWords);
    if (name == "h1" || page_.tree.attribute(node, "itemprop") == "headline")
      return 1 + (words.size() > 1 ? 2 * share : share) + std::min(said, 4.0) / 2 + (marked ? 0.5 : 0);
    // Lesser headings head parts of a text too: they have to say nearly all of it.
    const bool repeated = (share > 0.7 && said > 2) || name_key(title) == name_key(given_);
    return repeated ? 2 * share + std::min(said, 4.0) / 2 + (name == "h2" ? 0.2 : 0) : 0;
  }

  // A heading's words after the label that some outlets set before its title.
  std::string_view without_kicker(int node) const {
    std::string_view text = page_.words(node);
    const int first = first_element(node);
    if (first < 0) return text;
    const Span span = page_.span(first);
    const Span whole = page_.span(node);
    if (span.begin != whole.begin || span.end >= whole.end || !is_kicker(first)) return text;
    text.remove_prefix(span.end - whole.begin);
    constexpr std::string_view kMarks = " \t\n:|-";
    const size_t begin = text.find_first_not_of(kMarks);
    return begin == std::string_view::npos ? page_.words(node) : text.substr(begin);
  }

  bool is_kicker(int node) const {
    const std::string_view name = page_.node(node).name;
    const std::string names = lower_case(page_.tree.attribute(node, "class"));
    return name == "small" || std::ranges::any_of(kKickers, [&names](std::string_view word) {
             return names.find(word) != std::string::npos;
           });
  }

  // The innermost first element that has words, as long as it holds all of its parent's.
  int first_element(int node) const {
    const Span whole = page_.span(node);
    for (int inner = node + 1; inner < page_.node(node).end; ++inner) {
      if (page_.span(inner).empty()) continue;
      if (page_.node(inner).is_text()) return -1;
      if (page_.span(inner).size() < whole.size()) return inner;
    }
    return -1;
  }

  // "Headline | Outlet", "Outlet: Headline": the part that names the outlet goes, or after a bar the short
  // one.
  std::string without_outlet(const std::string& title) const {
    for (const std::string_view mark :
         {" | ", " - ", " \u2013 ", " \u2014 ", " \u00BB ", " :: ", " \u2022 ", " \u00B7 "}) {
      const size_t at = title.rfind(mark);
      if (at == std::string::npos || at == 0) continue;
      const std::string last = title.substr(at + mark.size());
      if (outlet_.is_outlet(last) || (mark == " | " && last.size() < at)) return title.substr(0, at);
      const size_t first = title.find(mark);
      if (outlet_.is_outlet(title.substr(0, first))) return title.substr(first + mark.size());
    }
    return title;
  }

  static constexpr int kNear = 4;  // levels of nesting

  const HtmlPage& page_;
  const PageHead& head_;
  const PageOutlet& outlet_;
  std::string given_;
  std::set<std::string> given_words_;
};

}  // namespace

Headline find_headline(const HtmlPage& page, const PageHead& head, const PageOutlet& outlet) {
  return Finder(page, head, outlet).run();
}

}  // namespace hearsay
