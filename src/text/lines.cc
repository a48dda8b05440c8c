#include "text/lines.h"

#include <algorithm>

namespace hearsay {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view trim_front(std::string_view text) {
  while (!text.empty()) {
    if (is_blank(text.front())) {
      text.remove_prefix(1);
    } else if (text.starts_with(kNoBreakSpace)) {
      text.remove_prefix(kNoBreakSpace.size());
    } else if (text.starts_with(kByteOrderMark)) {
      text.remove_prefix(kByteOrderMark.size());
    } else {
      break;
    }
  }
  return text;
}

std::string_view trim_back(std::string_view text) {
  while (!text.empty()) {
    if (is_blank(text.back())) {
      text.remove_suffix(1);
    } else if (text.ends_with(kNoBreakSpace)) {
      text.remove_suffix(kNoBreakSpace.size());
    } else {
      break;
    }
  }
  return text;
}

bool looks_wrapped(const std::vector<Line>& lines) {
  constexpr uint32_t kWidest = 110;
  constexpr uint32_t kFull = 45;
  size_t full = 0;
  for (const Line& line : lines) {
    if (line.span.size() > kWidest) return false;
    full += line.span.size() > kFull;
  }
  return full >= 8 && full * 2 >= lines.size();
}

}  // namespace

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view trim(std::string_view text) { return trim_back(trim_front(text)); }

Span trim(std::string_view text, Span span) {
  const std::string_view words = trim(span.of(text));
  if (words.empty()) return {span.begin, span.begin};
  const auto begin = static_cast<uint32_t>(words.data() - text.data());
  return {begin, begin + static_cast<uint32_t>(words.size())};
}

std::string_view strip(std::string_view text, std::string_view characters) {
  const auto strips = [&](char c) { return is_blank(c) || characters.find(c) != std::string_view::npos; };
  while (!text.empty() && strips(text.front())) text.remove_prefix(1);
  while (!text.empty() && strips(text.back())) text.remove_suffix(1);
  return trim(text);
}

std::string lower_case(std::string_view text, size_t most) {
  std::string lower(text.substr(0, most));
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool starts_with_any_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(), [](char expected, char c) {
           return expected == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
         });
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  size_t at = 0;
  while (at < text.size()) {
    if (is_blank(text[at])) {
      ++at;
      continue;
    }
    const size_t begin = at;
    while (at < text.size() && !is_blank(text[at])) ++at;
    words.push_back(text.substr(begin, at - begin));
  }
  return words;
}

size_t count_line_ends(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }));
}

Page read_page(std::string_view text) {
  Page page;
  page.text = text;
  bool gap = true;
  size_t at = 0;
  while (at < text.size()) {
    const size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    const std::string_view whole = trim(text.substr(at, end - at));
    std::string_view body = whole;
    uint16_t depth = 0;
    while (!body.empty() && body.front() == '>') {
      if (depth < kMostQuoting) ++depth;
      body = trim_front(body.substr(1));
    }
    if (body.empty()) {
      gap = true;
    } else {
      page.lines.push_back({page.span_of(whole), page.span_of(body).begin, depth, gap});
      gap = false;
    }
    at = end + 1;
    if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++at;
  }
  page.order = numeric_order(text);
  page.wrapped = looks_wrapped(page.lines);
  return page;
}

size_t Page::paragraph_end(size_t first, size_t last) const {
  size_t end = first + 1;
  while (wrapped && end < last && !lines[end].gap && lines[end].depth == lines[first].depth) ++end;
  return end;
}

}  // namespace hearsay
