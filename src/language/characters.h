// What a code point is to the reader of running text. Pure functions; safe from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace hearsay {

enum class CharKind : uint8_t {
  Space,  // also invisible format characters: a word does not hold them, a sentence does not begin with them
  Newline,  // a line ends: LF, VT, FF, CR, NEL, LS, PS
  Letter,   // and the marks that stand on letters
  Digit,
  Ideograph,  // a character of a script that writes no spaces and that stands as a word by itself
  Quote,
  Open,      // opening brackets
  Close,     // closing brackets
  Terminal,  // may end a sentence
  Punctuation,
  Symbol
};

// Any code point; ASCII by table, the rest by ICU's general categories.
CharKind kind_of_wide(char32_t value);
CharKind kind_of_ascii(unsigned char byte);

inline CharKind kind_of(char32_t value) {
  return value < 0x80 ? kind_of_ascii(static_cast<unsigned char>(value)) : kind_of_wide(value);
}

bool is_upper(char32_t value);  // title case included
bool is_lower(char32_t value);

// A code point with its kind. At the end of the text: Newline, length 0.
struct Character {
  char32_t value = 0;
  uint32_t length = 0;
  CharKind kind = CharKind::Newline;
};

inline Character character_at(std::string_view text, size_t at) {
  if (at >= text.size()) return {};
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {byte, 1, kind_of_ascii(byte)};
  const CodePoint point = decode_at(text, at);
  return {point.value, point.length, kind_of_wide(point.value)};
}

inline Character character_before(std::string_view text, size_t at) {
  if (at == 0 || at > text.size()) return {};
  const CodePoint point = decode_before(text, at);
  return {point.value, point.length, kind_of(point.value)};
}

}  // namespace hearsay
