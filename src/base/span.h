// Span: a half-open range [begin, end) of bytes in some text.
//
// Inside the program offsets are UTF-8 bytes, always on code point boundaries. They become code points (JSON)
// or UTF-16 units (browser) at the edges only. Texts are under 4 GiB: captures have a far smaller limit.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace hearsay {

struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool contains(uint32_t at) const { return begin <= at && at < end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  // The words: `text` must hold the span.
  std::string_view of(std::string_view text) const { return text.substr(begin, size()); }

  auto operator<=>(const Span&) const = default;
};

// The smallest span that holds both.
inline Span join(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

}  // namespace hearsay
