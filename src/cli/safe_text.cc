#include "cli/safe_text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/utf8.h"

namespace hearsay {
namespace {

struct Range {
  char32_t first, last;
};

// Characters that show nothing themselves and change or hide what does.
constexpr std::array<Range, 15> kInvisible = {{
    {0x80, 0x9F},        // C1 controls: some terminals obey them
    {0xAD, 0xAD},        // soft hyphen
    {0x034F, 0x034F},    // combining grapheme joiner
    {0x061C, 0x061C},    // Arabic letter mark
    {0x115F, 0x1160},    // Hangul fillers
    {0x17B4, 0x17B5},    // Khmer inherent vowels
    {0x180B, 0x180F},    // Mongolian selectors and vowel separator
    {0x200B, 0x200F},    // zero-width spaces and joiners, directional marks
    {0x2028, 0x202E},    // line and paragraph separator, directional embeddings and overrides
    {0x2060, 0x206F},    // word joiner, invisible operators, directional isolates
    {0x3164, 0x3164},    // Hangul filler
    {0xFEFF, 0xFEFF},    // byte order mark
    {0xFFA0, 0xFFA0},    // halfwidth Hangul filler
    {0xFFF9, 0xFFFB},    // interlinear annotation
    {0xE0000, 0xE007F},  // tags
}};

bool is_invisible(char32_t c) {
  return std::any_of(kInvisible.begin(), kInvisible.end(),
                     [&](Range range) { return range.first <= c && c <= range.last; });
}

void append_safe(std::string& out, char32_t c) {
  constexpr char32_t kPictures = 0x2400;  // of the 32 control characters, in their order
  if (c < 0x20) {
    append_utf8(out, kPictures + c);
  } else if (c == 0x7F) {
    out += "␡";
  } else if (is_invisible(c)) {
    out += fmt::format("‹U+{:04X}›", static_cast<uint32_t>(c));
  } else {
    append_utf8(out, c);
  }
}

bool is_space(char32_t c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0; }

}  // namespace

std::string safe_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_at(text, at);
    at += point.length;
    if (point.value == '\n' || point.value == '\t') {
      out += static_cast<char>(point.value);
    } else {
      append_safe(out, point.value);
    }
  }
  return out;
}

std::string safe_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_at(text, at);
    at += point.length;
    if (is_space(point.value)) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    append_safe(out, point.value);
  }
  return out;
}

}  // namespace hearsay
