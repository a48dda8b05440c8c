#include "text/html_article_quotes.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "text/lines.h"

namespace hearsay {
namespace {

constexpr size_t kLongestName = 80;

// "NAME (@handle) June 4, 2019", "NAME, mayor of Orrin": the name alone.
std::string_view name_in(std::string_view line) {
  size_t end = line.size();
  for (const std::string_view stop : {" (", ", ", " on ", " in r/", " | ", " – ", " — "})
    end = std::min(end, line.find(stop));
  return strip(line.substr(0, end), ":;,.");
}

// What follows the mark of an attribution; empty where the line has none.
std::string_view after_mark(std::string_view line) {
  for (const std::string_view mark : {"—", "–", "―", "-- ", "- ", "~ "})
    if (line.starts_with(mark)) return trim(line.substr(mark.size()));
  for (const std::string_view mark :
       {"a post shared by ", "a photo posted by ", "a video posted by ", "posted by ", "post by ", "by u/"})
    if (starts_with_any_case(line, mark)) return trim(line.substr(mark.size() - (mark == "by u/" ? 2 : 0)));
  return {};
}

class QuoteReader {
 public:
  QuoteReader(const HtmlPage& page, int node, NumericOrder order) : page_(page), node_(node), order_(order) {}

  HtmlQuote run() {
    read_last_line();
    if (quote_.author.empty()) read_named_element();
    return std::move(quote_);
  }

 private:
  void read_last_line() {
    std::string_view words = trim(page_.words(node_));
    const size_t begin = words.find_last_of('\n') + 1;  // 0 where there is one line
    std::string_view line = trim(words.substr(begin));
    std::string_view who = after_mark(line);
    // A tweet may have all in one line: "It rained. — NAME (@handle) June 4, 2019".
    const size_t dash = line.rfind("— ");
    if (who.empty() && dash != std::string_view::npos && line.find(" (@", dash) != std::string_view::npos)
      who = trim(line.substr(dash + std::string_view("— ").size()));
    take(who);
  }

  // The last cite or footer that is not all of the quotation.
  void read_named_element() {
    for (int inner = page_.node(node_).end - 1; inner > node_; --inner) {
      const std::string_view name = page_.node(inner).name;
      if ((name != "cite" && name != "footer") || page_.span(inner).empty() ||
          page_.span(inner).size() * 2 > page_.span(node_).size())
        continue;
      const std::string_view words = trim(page_.words(inner));
      const std::string_view who = after_mark(words);
      take(who.empty() ? words : who);
      return;
    }
  }

  void take(std::string_view who) {
    constexpr size_t kLongestLine = 200;
    const std::string_view name = name_in(who.substr(0, kLongestLine));
    if (name.empty() || name.size() > kLongestName || name.find('\n') != std::string_view::npos) return;
    quote_.author = name;
    const auto begin = static_cast<uint32_t>(name.data() - page_.text.text.data());
    quote_.author_span = {begin, begin + static_cast<uint32_t>(name.size())};
    const std::string_view rest = who.substr(static_cast<size_t>(name.data() - who.data()) + name.size());
    if (const auto date = find_date(rest.substr(0, kLongestLine), order_)) quote_.published = date->iso;
  }

  const HtmlPage& page_;
  const int node_;
  const NumericOrder order_;
  HtmlQuote quote_;
};

}  // namespace

HtmlQuote read_html_quote(const HtmlPage& page, int node, NumericOrder order) {
  return QuoteReader(page, node, order).run();
}

}  // namespace hearsay
