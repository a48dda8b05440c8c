#include "base/utf8.h"

#include <cstring>

#include "base/check.h"

namespace hearsay {
namespace {

unsigned char byte_at(std::string_view text, size_t at) { return static_cast<unsigned char>(text[at]); }
bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// The least value that needs a sequence of this length: anything smaller is an overlong form.
constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};

}  // namespace

CodePoint decode_at(std::string_view text, size_t at) {
  const unsigned char lead = byte_at(text, at);
  if (lead < 0x80) return {lead, 1, true};
  const uint32_t length = lead >= 0xF0 && lead < 0xF8   ? 4
                          : lead >= 0xE0 && lead < 0xF0 ? 3
                          : lead >= 0xC0 && lead < 0xE0 ? 2
                                                        : 0;
  const CodePoint broken{kReplacement, 1, false};
  if (length == 0 || at + length > text.size()) return broken;
  char32_t value = lead & (0x7FU >> length);
  for (uint32_t i = 1; i < length; ++i) {
    if (!is_continuation(byte_at(text, at + i))) return broken;
    value = value << 6 | (byte_at(text, at + i) & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < kLeast[length] || value > 0x10FFFF || surrogate) return broken;
  return {value, length, true};
}

CodePoint decode_before(std::string_view text, size_t at) {
  for (size_t back = 1; back <= 4 && back <= at; ++back) {
    if (is_continuation(byte_at(text, at - back))) continue;
    const CodePoint point = decode_at(text, at - back);
    if (point.length == back) return point;
    break;
  }
  return {kReplacement, 1, false};
}

void append_utf8(std::string& out, char32_t value) {
  const auto push = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (value < 0x80) {
    push(value);
  } else if (value < 0x800) {
    push(0xC0 | value >> 6);
    push(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    push(0xE0 | value >> 12);
    push(0x80 | (value >> 6 & 0x3F));
    push(0x80 | (value & 0x3F));
  } else {
    push(0xF0 | value >> 18);
    push(0x80 | (value >> 12 & 0x3F));
    push(0x80 | (value >> 6 & 0x3F));
    push(0x80 | (value & 0x3F));
  }
}

size_t ascii_end(std::string_view text, size_t at) {
  constexpr uint64_t kHighBits = 0x8080808080808080;
  for (uint64_t eight; at + sizeof(eight) <= text.size(); at += sizeof(eight)) {
    std::memcpy(&eight, text.data() + at, sizeof(eight));
    if ((eight & kHighBits) != 0) break;
  }
  while (at < text.size() && byte_at(text, at) < 0x80) ++at;
  return at;
}

size_t first_invalid_utf8(std::string_view text) {
  for (size_t at = ascii_end(text, 0); at < text.size(); at = ascii_end(text, at)) {
    const CodePoint point = decode_at(text, at);
    if (!point.valid) return at;
    at += point.length;
  }
  return std::string_view::npos;
}

size_t count_code_points(std::string_view text) {
  size_t count = 0;
  for (const char c : text) count += !is_continuation(static_cast<unsigned char>(c));
  return count;
}

CodePointOffsets::CodePointOffsets(std::string_view text) : text_(text) {
  marks_.reserve(text.size() / kStep + 1);
  uint32_t count = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (at % kStep == 0) marks_.push_back(count);
    count += !is_continuation(byte_at(text, at));
  }
  if (text.size() % kStep == 0) marks_.push_back(count);
}

size_t CodePointOffsets::at(size_t byte) const {
  HEARSAY_CHECK(byte <= text_.size());
  const size_t mark = byte / kStep;
  return marks_[mark] + count_code_points(text_.substr(mark * kStep, byte - mark * kStep));
}

}  // namespace hearsay
