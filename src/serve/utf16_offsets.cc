#include "serve/utf16_offsets.h"

#include <algorithm>

namespace hearsay {

namespace {

// A character counts at its first byte: two units where that announces four bytes.
size_t units_of(char byte) {
  const auto first = static_cast<unsigned char>(byte);
  if ((first & 0xC0) == 0x80) return 0;
  return first >= 0xF0 ? 2 : 1;
}

}  // namespace

Utf16Offsets::Utf16Offsets(std::string_view text) : text_(text) {
  marks_.reserve(text.size() / kStep + 1);
  for (size_t at = 0; at < text.size(); ++at) {
    if (at % kStep == 0) marks_.push_back(length_);
    length_ += units_of(text[at]);
  }
}

size_t Utf16Offsets::units_at(size_t byte) const {
  if (byte >= text_.size()) return length_;
  while (byte > 0 && units_of(text_[byte]) == 0) --byte;
  size_t units = marks_[byte / kStep];
  for (size_t at = byte / kStep * kStep; at < byte; ++at) units += units_of(text_[at]);
  return units;
}

size_t Utf16Offsets::byte_at(size_t unit) const {
  if (unit >= length_) return text_.size();
  const auto mark = std::ranges::upper_bound(marks_, unit);
  size_t at = static_cast<size_t>(mark - marks_.begin() - 1) * kStep;
  size_t units = marks_[at / kStep];
  while (units + units_of(text_[at]) <= unit) units += units_of(text_[at++]);
  return at;
}

}  // namespace hearsay
