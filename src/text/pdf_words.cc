#include "text/pdf_words.h"

#include <algorithm>
#include <array>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/utf8.h"

namespace hearsay {
namespace {

bool is_presentation_form(char32_t c) {
  return (c >= 0xFB00 && c <= 0xFB06) || (c >= 0xFB13 && c <= 0xFDFB) || (c >= 0xFE70 && c <= 0xFEFC);
}

bool is_combining(char32_t c) { return c >= 0x300 && c <= 0x36F; }

std::string normalised(const icu::Normalizer2& form, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString out = form.normalize(
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size()))), status);
  std::string result;
  if (U_FAILURE(status)) return std::string(text);
  out.toUTF8String(result);
  return result;
}

// A byte that may begin what is to be changed.
bool is_suspicious(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == 0xEF || byte == 0xCC || byte == 0xCD || byte <= 0x20 || byte == 0x7F;
}

UCharDirection direction_of(char32_t c) { return u_charDirection(static_cast<UChar32>(c)); }

bool is_digit(char32_t c) {
  return direction_of(c) == U_EUROPEAN_NUMBER || direction_of(c) == U_ARABIC_NUMBER;
}

bool parts_digits(char32_t c) { return direction_of(c) == U_COMMON_NUMBER_SEPARATOR; }

}  // namespace

void normalise_pdf_word(std::string& word) {
  if (std::none_of(word.begin(), word.end(), is_suspicious)) return;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* letters = icu::Normalizer2::getNFKCInstance(status);
  const icu::Normalizer2* accents = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return;
  std::string out;
  bool combining = false;
  for (size_t at = 0; at < word.size();) {
    const CodePoint here = decode_at(word, at);
    const std::string_view bytes = std::string_view(word).substr(at, here.length);
    at += here.length;
    if (here.value <= 0x20 || here.value == 0x7F) continue;
    combining = combining || is_combining(here.value);
    out += is_presentation_form(here.value) ? normalised(*letters, bytes) : bytes;
  }
  // Some forms are marks over a blank.
  std::erase(out, ' ');
  word = combining ? normalised(*accents, out) : std::move(out);
}

bool is_right_to_left(char32_t character) {
  constexpr char32_t kFirst = 0x590;
  if (character < kFirst) return false;
  const UCharDirection direction = direction_of(character);
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

bool has_left_to_right_letter(std::string_view word) {
  for (size_t at = 0; at < word.size();) {
    const CodePoint here = decode_at(word, at);
    if (direction_of(here.value) == U_LEFT_TO_RIGHT) return true;
    at += here.length;
  }
  return false;
}

std::string read_from_the_right(std::string_view word) {
  std::string out;
  for (size_t end = word.size(); end > 0;) {
    const CodePoint last = decode_before(word, end);
    size_t begin = end - last.length;
    if (is_digit(last.value)) {
      for (size_t at = begin; at > 0;) {
        const CodePoint before = decode_before(word, at);
        if (!is_digit(before.value) && !parts_digits(before.value)) break;
        at -= before.length;
        if (is_digit(before.value)) begin = at;
      }
    }
    out += word.substr(begin, end - begin);
    end = begin;
  }
  return out;
}

std::string superscript(std::string_view digits) {
  static constexpr std::array<std::string_view, 10> kDigits = {
      "\xE2\x81\xB0", "\xC2\xB9",     "\xC2\xB2",     "\xC2\xB3",     "\xE2\x81\xB4",
      "\xE2\x81\xB5", "\xE2\x81\xB6", "\xE2\x81\xB7", "\xE2\x81\xB8", "\xE2\x81\xB9"};
  std::string out;
  for (const char c : digits) {
    if (c >= '0' && c <= '9')
      out += kDigits[static_cast<size_t>(c - '0')];
    else if (c == ',' && !out.empty())
      out += c;
    else
      return "";
  }
  return out;
}

}  // namespace hearsay
