#include "language/characters.h"

#include <unicode/uchar.h>

namespace hearsay {

namespace {

constexpr std::array<CharKind, 128> make_ascii() {
  std::array<CharKind, 128> kinds{};
  for (size_t i = 0; i < 128; ++i) {
    const char c = static_cast<char>(i);
    CharKind kind = CharKind::Punctuation;
    if (i < 0x20 || i == 0x7F || c == ' ') kind = CharKind::Space;
    if (c == '\n' || c == '\r' || c == '\v' || c == '\f') kind = CharKind::Newline;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) kind = CharKind::Letter;
    if (c >= '0' && c <= '9') kind = CharKind::Digit;
    if (c == '"' || c == '\'' || c == '`') kind = CharKind::Quote;
    if (c == '(' || c == '[' || c == '{') kind = CharKind::Open;
    if (c == ')' || c == ']' || c == '}') kind = CharKind::Close;
    if (c == '.' || c == '!' || c == '?') kind = CharKind::Terminal;
    if (c == '$' || c == '%' || c == '+' || c == '<' || c == '=' || c == '>' || c == '^' || c == '|' ||
        c == '~' || c == '#' || c == '@' || c == '&') {
      kind = CharKind::Symbol;
    }
    kinds[i] = kind;
  }
  return kinds;
}

constexpr std::array<CharKind, 128> kAscii = make_ascii();

bool is_wide_terminal(char32_t value) {
  switch (value) {
    case 0x2026:  // …
    case 0x203C:  // ‼
    case 0x2047:  // ⁇
    case 0x2048:  // ⁈
    case 0x2049:  // ⁉
    case 0x3002:  // ideographic full stop
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1F:
    case 0x061F:
    case 0x06D4:  // Arabic question mark, Urdu full stop
    case 0x0964:
    case 0x0965:  // danda
      return true;
    default:
      return false;
  }
}

bool is_unspaced(char32_t value) {
  return (value >= 0x2E80 && value <= 0x30FF) || (value >= 0x3400 && value <= 0x9FFF) ||
         (value >= 0xF900 && value <= 0xFAFF) || (value >= 0x20000 && value <= 0x3FFFF);
}

}  // namespace

CharKind kind_of_ascii(unsigned char byte) { return kAscii[byte & 0x7F]; }

CharKind kind_of_wide(char32_t value) {
  if (value == 0x85 || value == 0x2028 || value == 0x2029) return CharKind::Newline;
  if (is_wide_terminal(value)) return CharKind::Terminal;
  switch (u_charType(static_cast<UChar32>(value))) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_LETTER_NUMBER:
      return is_unspaced(value) ? CharKind::Ideograph : CharKind::Letter;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_OTHER_NUMBER:
      return CharKind::Digit;
    case U_SPACE_SEPARATOR:
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_UNASSIGNED:
    case U_SURROGATE:
      return CharKind::Space;
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
      return CharKind::Quote;
    case U_START_PUNCTUATION:  // „ and ‚ are start punctuation to Unicode and quotation marks to a reader
      return value == 0x201E || value == 0x201A ? CharKind::Quote : CharKind::Open;
    case U_END_PUNCTUATION:
      return CharKind::Close;
    case U_DASH_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
      return CharKind::Punctuation;
    default:
      return CharKind::Symbol;
  }
}

bool is_upper(char32_t value) {
  if (value < 0x80) return value >= 'A' && value <= 'Z';
  return u_isupper(static_cast<UChar32>(value)) || u_istitle(static_cast<UChar32>(value));
}

bool is_lower(char32_t value) {
  if (value < 0x80) return value >= 'a' && value <= 'z';
  return u_islower(static_cast<UChar32>(value));
}

}  // namespace hearsay
