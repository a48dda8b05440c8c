#include "store/span_text.h"

#include <charconv>

namespace hearsay {

namespace {

// Takes a number from the front of the text; false when there is none.
bool take_number(std::string_view& text, uint32_t& number) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc()) return false;
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  return true;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::string write_spans(const std::vector<Span>& spans) {
  std::string text;
  for (const Span span : spans) {
    if (!text.empty()) text += ' ';
    text += std::to_string(span.begin);
    text += '-';
    text += std::to_string(span.end);
  }
  return text;
}

Result<std::vector<Span>> read_spans(std::string_view text) {
  std::vector<Span> spans;
  while (!text.empty()) {
    Span span;
    const bool separated = spans.empty() || take(text, ' ');
    if (!separated || !take_number(text, span.begin) || !take(text, '-') || !take_number(text, span.end) ||
        span.end < span.begin) {
      return Error(ErrorKind::Corrupt, "a list of spans is damaged");
    }
    spans.push_back(span);
  }
  return spans;
}

std::string words_of(const std::vector<Span>& spans, std::string_view text) {
  std::string words;
  for (const Span span : spans) {
    if (!words.empty()) words += " … ";
    words += span.of(text);
  }
  return words;
}

}  // namespace hearsay
