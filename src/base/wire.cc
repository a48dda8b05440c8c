#include "base/wire.h"

#include <limits>

namespace hearsay {

void WireWriter::number(uint64_t value) {
  for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(value | 0x80);
  bytes_ += static_cast<char>(value);
}

void WireWriter::signed_number(int64_t value) {
  number(static_cast<uint64_t>(value) << 1 ^ static_cast<uint64_t>(value >> 63));
}

void WireWriter::text(std::string_view value) {
  number(value.size());
  bytes_ += value;
}

void WireWriter::span(Span value) {
  number(value.begin);
  number(value.size());
}

void WireReader::fail() {
  ok_ = false;
  rest_ = {};
}

uint64_t WireReader::number() {
  uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (rest_.empty()) break;
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    if ((shift == 63 && byte > 1) || (shift > 0 && byte == 0)) break;  // too large, or longer than need be
    value |= static_cast<uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  fail();
  return 0;
}

int64_t WireReader::signed_number() {
  const uint64_t value = number();
  return static_cast<int64_t>(value >> 1 ^ (~(value & 1) + 1));
}

uint64_t WireReader::number_up_to(uint64_t most) {
  const uint64_t value = number();
  if (value <= most) return value;
  fail();
  return 0;
}

size_t WireReader::count() {
  const uint64_t value = number();
  if (value <= rest_.size()) return static_cast<size_t>(value);
  fail();
  return 0;
}

std::string_view WireReader::text() {
  const size_t size = count();
  const std::string_view value = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return value;
}

Span WireReader::span() {
  constexpr uint64_t kMost = std::numeric_limits<uint32_t>::max();
  const uint64_t begin = number_up_to(kMost);
  const uint64_t size = number_up_to(kMost - begin);
  if (!ok_) return {};
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + size)};
}

}  // namespace hearsay
