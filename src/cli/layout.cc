#include "cli/layout.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/utf8.h"

namespace hearsay {
namespace {

struct Range {
  char32_t first, last;
};

// Nonspacing marks of the scripts that our readers are likely to meet, in order.
constexpr std::array kZeroWidth = std::to_array<Range>(
    {{0x0300, 0x036F},  {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
     {0x05C4, 0x05C5},  {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC},
     {0x06DF, 0x06E4},  {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x0730, 0x074A}, {0x0900, 0x0902},
     {0x093A, 0x093A},  {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0E31, 0x0E31},
     {0x0E34, 0x0E3A},  {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF},
     {0x302A, 0x302D},  {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF},
     {0xE0100, 0xE01EF}});

// East Asian wide and fullwidth characters and emoji, in order.
constexpr std::array kWide = std::to_array<Range>(
    {{0x1100, 0x115E},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x25FD, 0x25FE},   {0x2614, 0x2615},
     {0x26A1, 0x26A1},   {0x2705, 0x2705},   {0x270A, 0x270B},   {0x274C, 0x274C},   {0x2753, 0x2755},
     {0x2757, 0x2757},   {0x2795, 0x2797},   {0x2E80, 0x3029},   {0x302E, 0x303E},   {0x3041, 0x3098},
     {0x309B, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
     {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F3FA}, {0x1F400, 0x1F64F},
     {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD}});

template <size_t N>
bool is_in(const std::array<Range, N>& ranges, char32_t c) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), c,
                                      [](char32_t value, Range range) { return value < range.first; });
  return after != ranges.begin() && c <= std::prev(after)->last;
}

// How many bytes of the text's begin fit into the width.
size_t fitting(std::string_view text, size_t width) {
  size_t at = 0;
  for (size_t used = 0; at < text.size();) {
    const CodePoint point = decode_at(text, at);
    used += width_of(point.value);
    if (used > width) break;
    at += point.length;
  }
  return at;
}

}  // namespace

size_t width_of(char32_t character) {
  if (character < 0x300) return 1;
  if (is_in(kZeroWidth, character)) return 0;
  return is_in(kWide, character) ? 2 : 1;
}

size_t width_of(std::string_view text) {
  size_t width = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_at(text, at);
    width += width_of(point.value);
    at += point.length;
  }
  return width;
}

std::string cut_end(std::string_view text, size_t width) {
  if (width == 0) return "";
  const size_t whole = fitting(text, width);
  if (whole == text.size()) return std::string(text);
  return std::string(text.substr(0, fitting(text, width - 1))) + "…";
}

std::string cut_begin(std::string_view text, size_t width) {
  if (width == 0) return "";
  size_t total = width_of(text);
  if (total <= width) return std::string(text);
  size_t at = 0;
  // Marks that belonged to a character cut off go with it.
  for (bool mark = false; at < text.size() && (total > width - 1 || mark);) {
    const CodePoint point = decode_at(text, at);
    at += point.length;
    total -= width_of(point.value);
    mark = at < text.size() && width_of(decode_at(text, at).value) == 0;
  }
  return "…" + std::string(text.substr(at));
}

std::string cut_middle(std::string_view text, size_t width) {
  if (width_of(text) <= width) return std::string(text);
  const size_t head = width / 3;
  return std::string(text.substr(0, fitting(text, head))) + cut_begin(text, width - head);
}

std::vector<std::string_view> wrap(std::string_view text, size_t width) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    size_t end = fitting(text, std::max<size_t>(width, 2));  // 2: the widest character gets on
    size_t next = end;
    if (end < text.size()) {
      const size_t space = text.rfind(' ', end);
      if (space != std::string_view::npos && space > 0) {
        end = space;
        next = space + 1;
      }
    }
    lines.push_back(text.substr(0, end));
    text.remove_prefix(next);
  }
  return lines;
}

}  // namespace hearsay
