#include "text/thread_quotes.h"

#include <algorithm>
#include <utility>

namespace hearsay {
namespace {

constexpr size_t kLongestName = 40;
constexpr size_t kLongestHead = 140;
constexpr size_t kDeepestQuote = 32;

bool is_end_mark(std::string_view line) {
  if (line.size() > 40) return false;
  const std::string lower = lower_case(line);
  return lower.find("click to expand") != std::string::npos || lower == "[/quote]";
}

// Arrows and dots, which link to the quoted post.
std::string_view without_arrows(std::string_view text, bool& arrow) {
  text = trim(text);
  for (const std::string_view mark : {"↑", "⤴", "↩", "⇑", "▲"}) {
    if (!text.starts_with(mark)) continue;
    arrow = true;
    text = trim(text.substr(mark.size()));
  }
  return text;
}

}  // namespace

// "X said:", "X wrote: ↑Mon Mar 03, 2014 7:05 am", "On 3/9/2014 at 11:05, X wrote:".
bool QuoteReader::read_said(std::string_view line, Head& head) const {
  for (const std::string_view cue : {" said:", " wrote:"}) {
    const size_t at = line.find(cue);
    if (at == std::string_view::npos) continue;
    bool arrow = false;
    const std::string_view rest = without_arrows(line.substr(at + cue.size()), arrow);
    std::string_view name = trim(line.substr(0, at));
    const auto later = find_date(rest, page_.order);
    if (!rest.empty() && (!later || later->span.begin > 6)) return false;
    if (later) head.published = later->iso;
    const auto earlier = find_date(name, page_.order);
    if (earlier && starts_with_any_case(name, "on ")) {
      const size_t comma = name.rfind(", ");
      if (comma == std::string_view::npos || comma < earlier->span.end) return false;
      head.published = earlier->iso;
      name = trim(name.substr(comma + 2));
    }
    if (name.empty() || name.size() > kLongestName) return false;
    head.author = name;
    head.sure = arrow || !head.published.empty();
    return head.sure || posts_.contains(name) || !marks_.empty();
  }
  return false;
}

bool QuoteReader::read_head(size_t at, size_t last, Head& head) const {
  head = {};
  std::string_view line = page_.line(at);
  if (line.size() > kLongestHead) return false;
  head.end = at + 1;
  const std::string lower = lower_case(line);
  if ((lower == "quote:" || lower == "quote") && at + 1 < last) {
    line = page_.line(at + 1);
    if (!starts_with_any_case(line, "originally posted by ")) return false;
    head.end = at + 2;
  }
  if (starts_with_any_case(line, "originally posted by ")) {
    std::string_view name = trim(line.substr(21));
    if (lower_case(name).ends_with(" view post")) name = trim(name.substr(0, name.size() - 10));
    head.author = strip(name, ":");
    head.sure = true;
    return head.author.size() <= kLongestName && !head.author.empty();
  }
  if (starts_with_any_case(line, "quote from: ") || starts_with_any_case(line, "quote from ")) {
    std::string_view name = strip(line.substr(11), ":");
    if (const auto date = find_date(name, page_.order)) {
      head.published = date->iso;
      const size_t on = name.rfind(" on ", date->span.begin);
      if (on == std::string_view::npos) return false;
      name = trim(name.substr(0, on));
    }
    head.author = name;
    head.sure = !head.published.empty() || posts_.contains(name);
    return head.sure && name.size() <= kLongestName && !name.empty();
  }
  if (starts_with_any_case(line, "[quote") && line.ends_with(']')) {
    const size_t equals = line.find('=');
    std::string_view name = equals == std::string_view::npos ? std::string_view{} : line.substr(equals + 1);
    head.author = strip(name.substr(0, name.find_first_of(",;]", name.starts_with('"') ? 1 : 0)), "\"]'");
    head.sure = true;
    return head.author.size() <= kLongestName;
  }
  return read_said(line, head);
}

// The first end mark at or after a line, or `last`.
size_t QuoteReader::closing_mark(size_t at, size_t last) const {
  const auto mark = std::lower_bound(marks_.begin(), marks_.end(), at);
  return mark == marks_.end() ? last : *mark;
}

bool QuoteReader::was_written_by(std::string_view author, std::string_view words) {
  constexpr size_t kShortest = 6;
  constexpr size_t kLongestNeedle = 100;
  constexpr size_t kMostPosts = 20;
  const auto posts = posts_.find(author);
  words = strip(words, ".…");
  if (posts == posts_.end() || words.size() < kShortest) return false;
  // Both ends of the words have to be found: the beginning alone could be another sentence's.
  const std::string_view begin = words.substr(0, kLongestNeedle);
  const std::string_view end = words.substr(words.size() - std::min(words.size(), kLongestNeedle));
  size_t tried = 0;
  for (auto post = posts->second.rbegin(); post != posts->second.rend() && tried < kMostPosts;
       ++post, ++tried) {
    if (post->size() * 2 > search_budget_) return false;
    search_budget_ -= post->size() * 2;
    const size_t at = post->find(begin);
    if (at != std::string_view::npos && post->find(end, at) != std::string_view::npos) return true;
  }
  return false;
}

// Reads the quotation whose head was read; `marked` says that it ends with the next end mark. Returns the
// line after it.
size_t QuoteReader::read_quote(const Head& head, size_t last, size_t depth, bool marked) {
  const size_t first = head.end;
  size_t end = first;
  size_t after = last;
  Head inner;
  const auto nested = [&](size_t at, size_t limit) {
    return depth < kDeepestQuote && read_head(at, limit, inner) && inner.end < limit;
  };
  if (marked) {
    size_t mark = closing_mark(first, last);
    const size_t known_end = marks_match_ ? last : mark;
    while (end < known_end && end != mark) {
      end = nested(end, known_end) ? read_quote(inner, known_end, depth + 1, marks_match_) : end + 1;
      if (marks_match_) mark = closing_mark(end, last);
    }
    after = std::min(end + 1, last);
  } else {
    if (end < last && nested(end, last)) end = read_quote(inner, last, depth + 1, false);
    const size_t own = end;
    while (end < last && !nested(end, last) && was_written_by(head.author, page_.line(end))) ++end;
    if (end == own && end < last && (own == first || last - end > 1) && !is_end_mark(page_.line(end))) ++end;
    after = end;
  }
  if (end > first) {
    Passage quote{-1, PassageKind::Quotation, page_.span(first, end), "", "", head.published, {}};
    quote.author = std::string(head.author);
    if (!head.author.empty()) quote.author_span = page_.span_of(head.author);
    tree_.add(std::move(quote));
  }
  return after;
}

size_t QuoteReader::read_post(size_t first, size_t last) {
  marks_.clear();
  for (size_t at = first; at < last; ++at) {
    if (is_end_mark(page_.line(at))) marks_.push_back(at);
  }
  size_t heads = 0;
  Head head;
  for (size_t at = first; at < last && !marks_.empty(); ++at) {
    if (!read_head(at, last, head)) continue;
    ++heads;
    at = head.end - 1;
  }
  marks_match_ = heads == marks_.size();
  size_t end = first;
  for (size_t at = first; at < last;) {
    if (!read_head(at, last, head) || head.end >= last) {
      ++at;
      continue;
    }
    const bool marked = closing_mark(head.end, last) < last;
    at = end = read_quote(head, last, 1, marked);
  }
  return end;
}

}  // namespace hearsay
