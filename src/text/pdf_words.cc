#include "text/pdf_words.h"

#include <algorithm>
#include <array>

#include <unicode/normalizer2.h>
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
