#include "store/fold.h"

#include <algorithm>

#include "base/utf8.h"

namespace hearsay {

namespace {

// The letter without its accent, for U+00C0 and the following; '?' where there is none.
constexpr std::string_view kLatin =
    "aaaaaa?ceeeeiiii?nooooo??uuuuy??aaaaaa?ceeeeiiii?nooooo??uuuuy?y"
    "aaaaaaccccccccdd??eeeeeeeeeegggggggghh??iiiiiiiii???jjkk?llllll????nnnnnn???oooooo??rrrrrrsssssssstttt??"
    "uuuuuuuuuuuuwwyyyzzzzzz?";
// The same for U+1E00 and the following.
constexpr std::string_view kLatinMore =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssss"
    "ss"
    "ttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy??????aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiii"
    "oooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";

bool between(char32_t c, char32_t first, char32_t last) { return first <= c && c <= last; }
bool is_combining(char32_t c) { return between(c, 0x0300, 0x036F); }

// Letters outside ASCII that keep no accent to lose: upper to lower case.
char32_t lower(char32_t c) {
  if (between(c, 0xC0, 0xDE) && c != 0xD7) return c + 0x20;
  if (between(c, 0x100, 0x137) || between(c, 0x14A, 0x177)) return c | 1;
  if (between(c, 0x139, 0x148) || between(c, 0x179, 0x17E)) return c % 2 == 1 ? c + 1 : c;
  if (c == 0x1E9E) return 0xDF;  // sharp s
  if (between(c, 0x1EFA, 0x1EFF)) return c | 1;
  if (between(c, 0x0391, 0x03AB)) return c + 0x20;
  if (c == 0x03C2) return 0x03C3;  // final sigma
  if (between(c, 0x0410, 0x042F)) return c + 0x20;
  if (between(c, 0x0400, 0x040F)) return c + 0x50;
  if (between(c, 0x0460, 0x0481) || between(c, 0x048A, 0x04BF) || between(c, 0x04D0, 0x052F)) return c | 1;
  return c;
}

char32_t fold(char32_t c) {
  if (c < 0x80) return between(c, 'A', 'Z') ? c + 0x20 : c;
  char base = '?';
  if (between(c, 0xC0, 0x17F)) base = kLatin[c - 0xC0];
  if (between(c, 0x1E00, 0x1EFF)) base = kLatinMore[c - 0x1E00];
  return base == '?' ? lower(c) : static_cast<char32_t>(base);
}

// Outside ASCII: all but the signs that stand between words in the scripts that cases are written in.
bool is_word_character(char32_t c) {
  if (c < 0x80) return between(c | 0x20, 'a', 'z') || between(c, '0', '9');
  if (c < 0xC0)
    return c == 0xAA || c == 0xB2 || c == 0xB3 || c == 0xB5 || between(c, 0xB9, 0xBA) ||
           between(c, 0xBC, 0xBE);
  if (c == 0xD7 || c == 0xF7 || c == 0x060C || c == 0x061B || c == 0x061F || c == 0x06D4) return false;
  if (between(c, 0x2000, 0x206F) || between(c, 0x20A0, 0x20CF) || between(c, 0x2190, 0x245F)) return false;
  if (between(c, 0x2500, 0x2BFF) || between(c, 0x2E00, 0x2E7F) || between(c, 0x3000, 0x3003)) return false;
  if (between(c, 0x3008, 0x3020) || between(c, 0xFE10, 0xFE6F) || between(c, 0xFF01, 0xFF0F)) return false;
  return c < 0xFFF0 || (c > 0xFFFF && !between(c, 0x1F000, 0x1FAFF));
}

}  // namespace

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_at(text, at);
    if (!point.valid) {
      folded += text[at];  // paths need not be UTF-8
    } else if (!is_combining(point.value)) {
      append_utf8(folded, fold(point.value));
    }
    at += point.length;
  }
  return folded;
}

std::vector<FoldedWord> folded_words(std::string_view text) {
  std::vector<FoldedWord> words;
  bool inside = false;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_at(text, at);
    const auto begin = static_cast<uint32_t>(at);
    at += point.length;
    if (!point.valid || !is_word_character(point.value)) {
      inside = false;
      continue;
    }
    if (!inside) words.push_back({"", {begin, begin}});
    inside = true;
    words.back().span.end = static_cast<uint32_t>(at);
    if (!is_combining(point.value)) append_utf8(words.back().word, fold(point.value));
  }
  return words;
}

bool holds_all_words(std::string_view text, const std::vector<FoldedWord>& needles) {
  if (needles.empty()) return true;
  const std::vector<FoldedWord> words = folded_words(text);
  return std::ranges::all_of(needles, [&](const FoldedWord& needle) {
    return std::ranges::find(words, needle.word, &FoldedWord::word) != words.end();
  });
}

bool holds_part(std::string_view text, std::string_view folded_part) {
  return folded_part.empty() || fold(text).find(folded_part) != std::string::npos;
}

}  // namespace hearsay
