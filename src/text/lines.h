// The lines of a text, and small tools to read them.
//
// Views and spans point into the text, which must outlive them. Linear, pure functions; safe from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/dates.h"

namespace hearsay {

// Deeper quoting counts as this deep.
constexpr uint16_t kMostQuoting = 32;

// A line with something on it. Lines that are empty, or hold quotation marks alone, are gaps between others.
struct Line {
  Span span;           // without the blanks at its ends
  uint32_t body = 0;   // where it begins after its quotation marks ("> > ")
  uint16_t depth = 0;  // how many of these marks, at most kMostQuoting
  bool gap = false;    // a gap stands before it, or nothing
};

// A text as lines, with what is true of the whole page.
struct Page {
  std::string_view text;
  std::vector<Line> lines;
  NumericOrder order = NumericOrder::Unknown;
  bool wrapped = false;  // paragraphs run over several lines, cut at a fixed width

  std::string_view line(size_t index) const {
    const Line& at = lines[index];
    return text.substr(at.body, at.span.end - at.body);
  }
  // From the first of these lines to the end of the last, after the first one's marks; first < last.
  Span span(size_t first, size_t last) const { return {lines[first].body, lines[last - 1].span.end}; }
  // Where a part of the text stands in it.
  Span span_of(std::string_view part) const {
    const auto begin = static_cast<uint32_t>(part.data() - text.data());
    return {begin, begin + static_cast<uint32_t>(part.size())};
  }
  // The line after the paragraph that begins at `first`: one line, or the lines up to a gap where they are
  // wrapped.
  size_t paragraph_end(size_t first, size_t last) const;
};

Page read_page(std::string_view text);

// How many lines end in the text: a cheap bound on what read_page will hold.
size_t count_line_ends(std::string_view text);

// Without blanks (ASCII ones and no-break spaces) at its ends.
std::string_view trim(std::string_view text);
// The span without these blanks at the ends of its words; empty at its begin where it has no others.
Span trim(std::string_view text, Span span);
// Without these characters (ASCII) at its ends, and without blanks.
std::string_view strip(std::string_view text, std::string_view characters);
// ASCII letters in lower case, at most `most` bytes of it.
std::string lower_case(std::string_view text, size_t most = 512);
bool is_blank(char c);
bool is_digit(char c);
bool is_ascii_letter(char c);
// `prefix` is in lower case.
bool starts_with_any_case(std::string_view text, std::string_view prefix);
// The words between blanks.
std::vector<std::string_view> split_words(std::string_view text);

}  // namespace hearsay
