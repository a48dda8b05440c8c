#include "text/html_metadata.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "text/bylines.h"
#include "text/dates.h"
#include "text/json_ld.h"

namespace hearsay {
namespace {

// Names of meta elements, the most reliable first.
constexpr std::string_view kTitleNames[] = {"og:title", "twitter:title", "dc.title", "headline"};
constexpr std::string_view kOutletNames[] = {"og:site_name", "application-name", "twitter:site"};
constexpr std::string_view kAuthorNames[] = {
    "author", "article:author",      "parsely-author",      "sailthru.author", "dc.creator",
    "byl",    "article:author_name", "twitter:creator:name"};
constexpr std::string_view kDateNames[] = {"article:published_time",
                                           "og:article:published_time",
                                           "article:published",
                                           "datepublished",
                                           "pubdate",
                                           "publishdate",
                                           "publish-date",
                                           "publish_date",
                                           "parsely-pub-date",
                                           "sailthru.date",
                                           "dc.date.issued",
                                           "dcterms.created",
                                           "dc.date",
                                           "cxenseparse:recs:publishtime",
                                           "article.published",
                                           "date",
                                           "originalpublicationdate",
                                           "timestamp"};

constexpr std::string_view kDateWords[] = {"created", "date",      "dateline", "datetime",
                                           "entry",   "meta",      "postdate", "posted",
                                           "pubdate", "published", "time",     "timestamp"};
constexpr std::string_view kAuthorWords[] = {"author", "authors", "byline"};
static_assert(std::ranges::is_sorted(kDateWords));

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// One line: white space collapsed.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      out.push_back(c);
    else if (!out.empty() && out.back() != ' ')
      out.push_back(' ');
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

bool is_address(std::string_view text) {
  return text.find("://") != std::string_view::npos || text.starts_with("www.") || text.starts_with('@') ||
         text.find('@') != std::string_view::npos;
}

class Describer {
 public:
  Describer(const HtmlPage& page, Document& document) : page_(page), document_(document) {}

  void run() {
    read_head();
    if (document_.language.empty()) document_.language = language();
    set(document_.outlet, meta(kOutletNames));
    set(document_.outlet, facts_.outlet);
    set(document_.title, title());
    set(document_.author, author());
    set(document_.published, published());
  }

 private:
  static void set(std::string& field, const std::string& value) {
    if (field.empty()) field = one_line(value);
  }

  std::string_view attribute(int node, std::string_view name) const {
    return page_.tree.attribute(node, name);
  }

  // Meta elements, the title element and JSON-LD.
  void read_head() {
    for (int node = 0; node < page_.size(); ++node) {
      const HtmlNode& element = page_.node(node);
      if (element.name == "meta") {
        std::string_view name = attribute(node, "property");
        if (name.empty()) name = attribute(node, "name");
        if (name.empty()) name = attribute(node, "itemprop");
        const std::string_view content = attribute(node, "content");
        if (!name.empty() && !content.empty()) metas_.emplace_back(lower(name), content);
      } else if (element.name == "script" && facts_.empty()) {
        const ArticleFacts facts = read_json_ld(inner_text(node));
        if (!facts.empty()) facts_ = facts;
      } else if (element.name == "title" && title_.empty()) {
        title_ = one_line(inner_text(node));
      }
    }
  }

  std::string inner_text(int node) const {
    std::string text;
    for (int inner = node + 1; inner < page_.node(node).end; ++inner)
      if (page_.node(inner).is_text()) text += page_.node(inner).text.of(page_.tree.text);
    return text;
  }

  template <size_t size>
  std::string meta(const std::string_view (&names)[size]) const {
    for (const std::string_view wanted : names)
      for (const auto& [name, content] : metas_)
        if (name == wanted && !(is_address(content) && wanted != "twitter:site")) return std::string(content);
    return "";
  }

  std::string language() const {
    for (int node = 0; node < page_.size() && node < 4; ++node)
      if (page_.node(node).name == "html") {
        const std::string_view given = attribute(node, "lang");
        return lower(given.substr(0, given.find_first_of("-_")));
      }
    return "";
  }

  // The heading that the page's title repeats; else what the page tells others; else its own title.
  std::string title() const {
    const std::string given = one_line(meta(kTitleNames));
    const std::string compared = lower(title_ + "\n" + given + "\n" + one_line(facts_.title));
    std::string heading = repeated_heading("h1", compared);
    if (heading.empty()) heading = repeated_heading("h2", compared);
    if (!heading.empty()) return heading;
    if (!given.empty()) return without_outlet(given);
    if (!facts_.title.empty()) return facts_.title;
    return without_outlet(title_);
  }

  // The longest heading of this level that is part of what the page calls itself, but not the outlet's name.
  std::string repeated_heading(std::string_view level, const std::string& compared) const {
    constexpr size_t kShortest = 8;
    constexpr size_t kLongest = 300;
    std::string longest;
    int looked_at = 0;
    constexpr int kMost = 64;
    for (int node = 0; node < page_.size() && looked_at < kMost; ++node) {
      const Span span = page_.span(node);
      if (page_.node(node).name != level || span.size() < kShortest || span.size() > kLongest) continue;
      ++looked_at;
      std::string heading = one_line(page_.words(node));
      const bool repeated = compared.find(lower(heading)) != std::string::npos && !is_outlet(heading);
      if (repeated && heading.size() > longest.size()) longest = std::move(heading);
    }
    return longest;
  }

  // "Headline | Outlet", "Headline - Outlet": the last part goes when it is the shorter one.
  std::string without_outlet(const std::string& title) const {
    for (const std::string_view mark :
         {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xBB ", " :: "}) {
      const size_t at = title.rfind(mark);
      if (at == std::string::npos || at == 0) continue;
      const std::string last = title.substr(at + mark.size());
      const bool outlet = lower(last) == lower(document_.outlet);
      if (outlet || (mark == " | " && last.size() < at)) return title.substr(0, at);
    }
    return title;
  }

  std::string author() const {
    std::string names;
    for (const std::string& name : facts_.authors) names += (names.empty() ? "" : ", ") + name;
    if (!names.empty() && !is_outlet(names)) return names;
    std::string given = without_by(one_line(meta(kAuthorNames)));
    if (!given.empty() && !is_outlet(given)) return given;
    const std::string marked = byline();
    return marked.empty() ? bare_byline() : marked;
  }

  bool is_outlet(std::string_view name) const { return lower(name) == lower(document_.outlet); }

  static std::string without_by(std::string text) {
    for (const std::string_view before :
         {"By ", "by ", "BY ", "Von ", "von ", "Par ", "par ", "Por ", "Eingestellt von ", "Posted by "})
      if (text.starts_with(before)) return text.substr(before.size());
    for (const std::string_view alone : {"By", "by", "BY", "Von", "Par", "Por"})
      if (text == alone) return "";
    return text;
  }

  // A short text that the page marks as the author's name.
  std::string byline() const {
    constexpr size_t kLongest = 80;
    for (int node = 0; node < page_.size(); ++node) {
      const HtmlNode& element = page_.node(node);
      if (element.is_text() || element.attribute_count == 0 || page_.span(node).empty()) continue;
      const std::string_view property = attribute(node, "itemprop");
      const bool marked = attribute(node, "rel") == "author" || property == "author" || property == "creator";
      if (!marked && !page_.hints.has_word(node, kAuthorWords)) continue;
      const std::string line = one_line(page_.words(node));
      if (line.size() > kLongest || line.empty()) continue;
      const auto byline = read_byline(line, NumericOrder::Unknown);
      const std::string name =
          byline && !byline->author.empty() ? std::string(byline->author) : without_by(line);
      if (!name.empty() && !is_outlet(name) && (marked || byline || is_person_name(name))) return name;
    }
    return "";
  }

  // The author in a line that nothing marks as a byline but its first word; none where such lines differ.
  std::string bare_byline() const {
    constexpr size_t kLongest = 80;
    std::string name;
    for (int node = 0; node < page_.size(); ++node) {
      const std::string_view line = page_.words(node);
      if (line.size() > kLongest || line.find('\n') != std::string_view::npos) continue;
      if (!line.starts_with("By ") && !line.starts_with("BY ") && !line.starts_with("Reporting by "))
        continue;
      const auto byline = read_byline(line, NumericOrder::Unknown);
      if (!byline || byline->author.find(' ') == std::string_view::npos || is_outlet(byline->author))
        continue;
      if (!name.empty() && name != byline->author) return "";
      name = byline->author;
    }
    return name;
  }

  std::string published() const {
    for (const std::string& value : {facts_.published, meta(kDateNames)}) {
      const std::string date = date_of(value);
      if (!date.empty()) return date;
    }
    std::string date = marked_date(true);
    if (date.empty()) date = marked_date(false);
    return date.empty() ? date_of_address() : date;
  }

  // An ISO time as it is, any other date as its day.
  std::string date_of(std::string_view value) const {
    if (value.empty()) return "";
    if (!iso_day(value).empty()) return one_line(value);
    const auto date = find_date(value, order());
    return date && date->iso.size() == 10 ? date->iso : "";
  }

  NumericOrder order() const {
    if (!order_) order_ = numeric_order(page_.text.text);
    return *order_;
  }

  // The first date that the page marks as one: as that of publication, or (not surely) as any.
  std::string marked_date(bool surely) const {
    constexpr size_t kLongest = 160;
    for (int node = 0; node < page_.size(); ++node) {
      const HtmlNode& element = page_.node(node);
      if (element.is_text() || (element.attribute_count == 0 && element.name != "time")) continue;
      const bool said =
          attribute(node, "itemprop") == "datePublished" || page_.tree.has_attribute(node, "pubdate");
      if (surely ? !said : element.name != "time" && !page_.hints.has_word(node, kDateWords)) continue;
      for (const std::string_view value :
           {attribute(node, "datetime"), attribute(node, "content"), attribute(node, "title")}) {
        std::string date = date_of(value);
        if (!date.empty()) return date;
      }
      const std::string_view words = page_.words(node);
      std::string date = words.size() <= kLongest ? date_of(words) : "";
      if (!date.empty()) return date;
    }
    return "";
  }

  // Addresses of articles often have their day: /2021/03/05/.
  std::string date_of_address() const {
    for (const auto& [name, content] : metas_) {
      if (name != "og:url") continue;
      for (size_t at = content.find("/20"); at != std::string_view::npos; at = content.find("/20", at + 1)) {
        const std::string_view part = content.substr(at + 1, 10);
        if (part.size() == 10 && (part[4] == '/' || part[4] == '-') && part[7] == part[4]) {
          std::string day(part);
          day[4] = day[7] = '-';
          if (!iso_day(day).empty()) return day;
        }
      }
    }
    return "";
  }

  const HtmlPage& page_;
  Document& document_;
  std::vector<std::pair<std::string, std::string_view>> metas_;
  std::string title_;  // of the title element
  ArticleFacts facts_;
  mutable std::optional<NumericOrder> order_;
};

}  // namespace

void describe_html(const HtmlPage& page, Document& document) { Describer(page, document).run(); }

}  // namespace hearsay
