#include "text/html_quotes.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "text/html_words.h"

namespace hearsay {
namespace {

// The line above quoted words, "X said:", taken apart; empty where there is none.
struct QuoteHead {
  std::string_view author;
  size_t end = 0;  // where its line ends in the words
};

// `given` is the name in the markup. Without a colon a line is a head only where it says the same: "That is
// what he said" is none.
QuoteHead read_quote_head(std::string_view words, std::string_view given) {
  constexpr size_t kLongest = 80;
  constexpr int kMostBlanks = 4;  // in a name
  const size_t end = std::min(words.find('\n'), words.size());
  const std::string_view line = trimmed(words.substr(0, std::min(end, kLongest)));
  for (const std::string_view verb :
       {" said:", " wrote:", " schrieb:", " a écrit:", " dijo:", " said", " wrote", " schrieb"}) {
    const size_t at = line.find(verb);
    if (at == std::string_view::npos || at == 0) continue;
    std::string_view name = trimmed(line.substr(0, at));
    for (const std::string_view before : {"Originally Posted by ", "Quote from: "})
      if (name.starts_with(before)) name.remove_prefix(before.size());
    const bool alone = trimmed(line.substr(at + verb.size())).empty() && end <= kLongest;
    if (name.find(',') != std::string_view::npos || std::ranges::count(name, ' ') > kMostBlanks ||
        (!verb.ends_with(':') && (!alone || name != given)))
      return {};
    return {name, alone ? end : 0};
  }
  return {};
}

std::string_view given_author(const HtmlPage& page, int node) {
  return trimmed(page.tree.attribute(node, "data-quote"));
}

}  // namespace

std::string quoted_author(const HtmlPage& page, int node, Span& author_span) {
  const std::string_view given = given_author(page, node);
  const QuoteHead head = read_quote_head(page.words(node), given);
  if (!head.author.empty() && (given.empty() || given == head.author)) {
    const auto begin = static_cast<uint32_t>(head.author.data() - page.text.text.data());
    author_span = {begin, begin + static_cast<uint32_t>(head.author.size())};
  }
  return std::string(given.empty() ? head.author : given);
}

Span quoted_words(const HtmlPage& page, int node) {
  constexpr std::string_view kButton = "Click to expand...";
  const std::string_view words = page.words(node);
  const size_t head_end = read_quote_head(words, given_author(page, node)).end;
  std::string_view quoted = trimmed(words.substr(head_end));
  if (quoted.ends_with(kButton)) quoted = trimmed(quoted.substr(0, quoted.size() - kButton.size()));
  if (quoted.empty()) return page.span(node);
  const auto begin = static_cast<uint32_t>(quoted.data() - page.text.text.data());
  return {begin, begin + static_cast<uint32_t>(quoted.size())};
}

}  // namespace hearsay
