#include "text/html_article_quotes.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "text/bylines.h"
#include "text/lines.h"

namespace hearsay {
namespace {

constexpr size_t kLongestName = 80;
constexpr size_t kLongestLine = 200;

// "NAME (@handle) June 4, 2019", "NAME, mayor of Orrin": the name alone.
std::string_view name_in(std::string_view line) {
  size_t end = line.size();
  for (const std::string_view stop : {" (", ", ", " on ", " in r/", " | ", " – ", " — "})
    end = std::min(end, line.find(stop));
  return strip(line.substr(0, end), ":;,.");
}

// What follows a dash at the beginning; empty where there is none.
std::string_view after_dash(std::string_view line) {
  for (const std::string_view mark : {"—", "–", "―", "-- ", "- ", "~ "})
    if (line.starts_with(mark)) return trim(line.substr(mark.size()));
  return {};
}

// What follows words that say whose post it is; empty where there are none.
std::string_view after_posted_by(std::string_view line) {
  for (const std::string_view mark :
       {"a post shared by ", "a photo posted by ", "a video posted by ", "posted by ", "post by ", "by u/"})
    if (starts_with_any_case(line, mark)) return trim(line.substr(mark.size() - (mark == "by u/" ? 2 : 0)));
  return {};
}

std::string_view last_line(std::string_view words) {
  return trim(words.substr(words.find_last_of('\n') + 1));
}

class QuoteReader {
 public:
  QuoteReader(const HtmlPage& page, int node) : page_(page), node_(node) {}

  HtmlQuote run() {
    read_last_line();
    if (quote_.author.empty()) read_named_element();
    return std::move(quote_);
  }

 private:
  void read_last_line() {
    const std::string_view words = trim(page_.words(node_));
    const std::string_view line = last_line(words);
    const std::string_view posted_by = after_posted_by(line);
    if (!posted_by.empty()) return take(posted_by);
    // A tweet may have all in one line: "It rained. — NAME (@handle) June 4, 2019".
    const size_t dash = line.rfind("— ");
    if (dash != std::string_view::npos && has_handle(line.substr(dash)))
      return take(after_dash(line.substr(dash)));
    // A dash also begins what is said in a dialogue, and the entries of a list.
    const std::string_view before = trim(words.substr(0, static_cast<size_t>(line.data() - words.data())));
    if (!before.empty() && after_dash(last_line(before)).empty()) take_named(after_dash(line));
  }

  // The last cite or footer, where the quotation ends with it but is not all of it: within a sentence, a cite
  // is the title of a work.
  void read_named_element() {
    const Span all = page_.span(node_);
    for (int inner = page_.node(node_).end - 1; inner > node_; --inner) {
      const std::string_view name = page_.node(inner).name;
      const Span span = page_.span(inner);
      if ((name != "cite" && name != "footer") || span.empty() || span.end != all.end ||
          span.size() * 2 > all.size())
        continue;
      const std::string_view words = trim(page_.words(inner));
      const std::string_view who = after_dash(words);
      return take_named(who.empty() ? words : who);
    }
  }

  static bool has_handle(std::string_view who) { return who.find(" (@") != std::string_view::npos; }

  // Where nothing but a dash or an element says that it is a name.
  void take_named(std::string_view who) {
    if (has_handle(who) || is_person_name(name_in(who.substr(0, kLongestLine)))) take(who);
  }

  void take(std::string_view who) {
    const std::string_view name = name_in(who.substr(0, kLongestLine));
    if (name.empty() || name.size() > kLongestName || name.find('\n') != std::string_view::npos) return;
    quote_.author = name;
    const auto begin = static_cast<uint32_t>(name.data() - page_.text.text.data());
    quote_.author_span = {begin, begin + static_cast<uint32_t>(name.size())};
    const std::string_view rest = who.substr(static_cast<size_t>(name.data() - who.data()) + name.size());
    if (const auto date = find_date(rest.substr(0, kLongestLine), page_.order)) quote_.published = date->iso;
  }

  const HtmlPage& page_;
  const int node_;
  HtmlQuote quote_;
};

}  // namespace

HtmlQuote read_html_quote(const HtmlPage& page, int node) { return QuoteReader(page, node).run(); }

}  // namespace hearsay
