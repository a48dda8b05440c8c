#include "text/html_references.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <iterator>

#include "base/utf8.h"

namespace hearsay {
namespace {

struct Named {
  std::string_view name;  // with its semicolon, if it needs one
  std::string_view text;
};
constexpr Named kNamed[] = {
#include "text/html_references.inc"
};

// Where the names with each first letter begin; names are sorted.
constexpr std::array<uint16_t, 129> kFirst = [] {
  std::array<uint16_t, 129> first{};
  for (size_t letter = 0; letter < first.size(); ++letter) {
    size_t at = 0;
    while (at < std::size(kNamed) && static_cast<size_t>(kNamed[at].name[0]) < letter) ++at;
    first[letter] = static_cast<uint16_t>(at);
  }
  return first;
}();

constexpr size_t kLongestName = 32;
// Names without a semicolon are old and short.
constexpr size_t kLongestBareName = 6;

// What bytes 0x80 to 0x9F mean when they are written as numbers.
constexpr char32_t kWindows1252[] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                     0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                     0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                     0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

int digit_value(char c, bool hex) {
  if (is_digit(c)) return c - '0';
  if (hex && c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (hex && c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

HtmlReference reference(std::string_view text, size_t source_size) {
  HtmlReference out;
  std::memcpy(out.text, text.data(), text.size());
  out.text_size = static_cast<uint8_t>(text.size());
  out.source_size = static_cast<uint32_t>(source_size);
  return out;
}

HtmlReference numeric(std::string_view text) {
  const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const size_t begin = hex ? 3 : 2;
  constexpr uint32_t kTooLarge = 0x110000;
  uint32_t value = 0;
  size_t at = begin;
  for (; at < text.size(); ++at) {
    const int digit = digit_value(text[at], hex);
    if (digit < 0) break;
    value = std::min(kTooLarge, value * (hex ? 16 : 10) + static_cast<uint32_t>(digit));
  }
  if (at == begin) return {};
  if (at < text.size() && text[at] == ';') ++at;
  char32_t meant = value;
  if (value == 0 || value >= kTooLarge || (value >= 0xD800 && value <= 0xDFFF)) meant = kReplacement;
  if (value >= 0x80 && value <= 0x9F) meant = kWindows1252[value - 0x80];
  std::string utf8;
  append_utf8(utf8, meant);
  return reference(utf8, at);
}

const Named* find(std::string_view name) {
  const auto letter = static_cast<unsigned char>(name[0]);
  const Named* const end = kNamed + kFirst[letter + 1];
  const Named* const at =
      std::lower_bound(kNamed + kFirst[letter], end, name,
                       [](const Named& named, std::string_view wanted) { return named.name < wanted; });
  return at != end && at->name == name ? at : nullptr;
}

HtmlReference named(std::string_view text, bool in_attribute) {
  size_t size = 0;
  while (size < kLongestName && 1 + size < text.size() && is_name(text[1 + size])) ++size;
  if (size == 0) return {};
  if (1 + size < text.size() && text[1 + size] == ';')
    if (const Named* const whole = find(text.substr(1, size + 1))) return reference(whole->text, size + 2);
  for (size_t shorter = std::min(size, kLongestBareName); shorter >= 2; --shorter) {
    const Named* const bare = find(text.substr(1, shorter));
    if (bare == nullptr) continue;
    const char next = 1 + shorter < text.size() ? text[1 + shorter] : ' ';
    if (in_attribute && (next == '=' || is_name(next))) return {};
    return reference(bare->text, shorter + 1);
  }
  return {};
}

}  // namespace

HtmlReference read_html_reference(std::string_view text, bool in_attribute) {
  if (text.size() < 2) return {};
  return text[1] == '#' ? numeric(text) : named(text, in_attribute);
}

std::string_view decode_html_value(std::string_view raw, std::string& out) {
  constexpr std::string_view kOdd("&\r\0", 3);
  size_t odd = raw.find_first_of(kOdd);
  if (odd == std::string_view::npos) return raw;
  out.clear();
  size_t at = 0;
  for (; odd != std::string_view::npos; odd = raw.find_first_of(kOdd, at)) {
    out.append(raw, at, odd - at);
    at = odd + 1;
    if (raw[odd] == '\0') {
      append_utf8(out, kReplacement);
    } else if (raw[odd] == '\r') {
      if (at == raw.size() || raw[at] != '\n') out.push_back('\n');
    } else if (const HtmlReference found = read_html_reference(raw.substr(odd), true);
               found.source_size > 0) {
      out += found.view();
      at = odd + found.source_size;
    } else {
      out.push_back('&');
    }
  }
  return out.append(raw.substr(at));
}

}  // namespace hearsay
