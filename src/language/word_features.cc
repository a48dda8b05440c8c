#include "language/word_features.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "language/tokenizer.h"

namespace hearsay {

namespace {

constexpr size_t kLongest = 24;  // code points

template <typename Value, Value kPrime>
struct Fnv {
  Value value;

  void add(char32_t point) {
    if (point < 0x80) return add_byte(point);
    if (point < 0x800) {
      add_byte(0xC0 | (point >> 6));
    } else if (point < 0x10000) {
      add_byte(0xE0 | (point >> 12));
      add_byte(0x80 | ((point >> 6) & 0x3F));
    } else {
      add_byte(0xF0 | (point >> 18));
      add_byte(0x80 | ((point >> 12) & 0x3F));
      add_byte(0x80 | ((point >> 6) & 0x3F));
    }
    add_byte(0x80 | (point & 0x3F));
  }

  void add_byte(uint32_t byte) { value = (value ^ byte) * kPrime; }
};

using Fnv32 = Fnv<uint32_t, 16777619U>;
using Fnv64 = Fnv<uint64_t, 1099511628211U>;

char32_t lower(char32_t point) {
  if (point < 0x80) return point >= 'A' && point <= 'Z' ? point + 32 : point;
  if (point == 0x130) return point;  // its lower case is two code points
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(point)));
}

bool is_digit(char32_t point) {
  return point < 0x80 ? point >= '0' && point <= '9' : u_isdigit(static_cast<UChar32>(point)) != 0;
}

bool is_letter(char32_t point) {
  if (point < 0x80) return (point | 32) >= 'a' && (point | 32) <= 'z';
  return u_isalpha(static_cast<UChar32>(point)) != 0;
}

uint32_t hash(const char32_t* begin, const char32_t* end, uint32_t seed) {
  Fnv32 fnv{2166136261U ^ seed};
  for (; begin != end; ++begin) fnv.add(*begin);
  return fnv.value;
}

// Xx, XX-dd: runs longer than two are cut, and so is what follows the eighth.
uint32_t shape_hash(const char32_t* begin, const char32_t* end, uint32_t seed) {
  Fnv32 fnv{2166136261U ^ seed};
  char32_t last = 0;
  char32_t before = 0;
  int count = 0;
  for (; begin != end && count < 8; ++begin) {
    const char32_t kind = is_digit(*begin)          ? 'd'
                          : !is_letter(*begin)      ? *begin
                          : lower(*begin) == *begin ? 'x'
                                                    : 'X';
    if (count >= 2 && kind == last && kind == before) continue;
    before = last;
    last = kind;
    fnv.add(kind);
    ++count;
  }
  return fnv.value;
}

}  // namespace

WordFeatures word_features(std::string_view word) {
  std::array<char32_t, kLongestToken> points;  // a token is no longer, and a code point takes a byte or more
  size_t size = 0;
  Fnv64 key{14695981039346656037U};
  for (size_t at = 0; at < word.size() && size < points.size();) {
    const CodePoint point = decode_at(word, at);
    points[size++] = point.value;
    key.add(lower(point.value));
    at += point.length;
  }
  const char32_t* end = points.data() + size;
  const char32_t* begin = end - std::min(size, kLongest);
  const uint32_t shape = shape_hash(begin, end, 4);
  std::transform(begin, end, points.data() + (begin - points.data()), lower);

  const auto length = static_cast<size_t>(end - begin);
  const std::array<uint32_t, 5> hashes{hash(begin, end, 0),
                                       hash(begin, begin + std::min<size_t>(length, 3), 1),
                                       hash(end - std::min<size_t>(length, 3), end, 2),
                                       hash(end - std::min<size_t>(length, 2), end, 3), shape};
  WordFeatures features{key.value, {}};
  uint32_t offset = 0;
  for (size_t i = 0; i < hashes.size(); ++i) {
    features.rows[i] = offset + hashes[i] % kFeatureBuckets[i];
    offset += kFeatureBuckets[i];
  }
  return features;
}

std::string lower_letters(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  for (size_t at = 0; at < word.size();) {
    const CodePoint point = decode_at(word, at);
    append_utf8(out, lower(point.value));
    at += point.length;
  }
  return out;
}

}  // namespace hearsay
