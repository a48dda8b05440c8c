// UTF-8: decoding, checking, counting. Pure functions; safe from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

constexpr char32_t kReplacement = 0xFFFD;

// One decoded code point and how many bytes it took. Bytes that are not UTF-8 give kReplacement and length 1.
struct CodePoint {
  char32_t value = 0;
  uint32_t length = 0;
  bool valid = true;
};

// The code point that starts at `at`; `at` must be inside the text.
CodePoint decode_at(std::string_view text, size_t at);

// The code point that ends before `at`; `at` must be in (0, size].
CodePoint decode_before(std::string_view text, size_t at);

void append_utf8(std::string& out, char32_t value);

// Where the run of ASCII that begins at `at` ends; `at` itself where there is none.
size_t ascii_end(std::string_view text, size_t at);

// The offset of the first byte that is not UTF-8 (overlong forms and surrogates included), or npos.
size_t first_invalid_utf8(std::string_view text);
inline bool is_utf8(std::string_view text) { return first_invalid_utf8(text) == std::string_view::npos; }

size_t count_code_points(std::string_view text);

// True where `at` does not cut a code point in two.
inline bool is_boundary(std::string_view text, size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

// Turns byte offsets of one valid text into code point offsets. Building it reads the text once; a question
// then costs at most kStep bytes. Keeps a view of the text, which must outlive it.
class CodePointOffsets {
 public:
  explicit CodePointOffsets(std::string_view text);
  // `byte` must be a boundary in [0, size].
  size_t at(size_t byte) const;

 private:
  static constexpr size_t kStep = 256;
  std::string_view text_;
  std::vector<uint32_t> marks_;  // code points before each kStep-th byte
};

}  // namespace hearsay
