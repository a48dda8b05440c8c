#include "text/offset_map.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>

#include "base/check.h"

namespace hearsay {
namespace {

using Piece = OffsetMap::Piece;

bool is_bytewise(const Piece& piece) { return piece.text.size() == piece.source.size(); }

// How many bytes of the source a byte of the text stands on; 0 where the piece maps as a whole.
uint32_t scale_of(const Piece& piece) {
  if (is_bytewise(piece)) return 1;
  return piece.source.size() == uint64_t{2} * piece.text.size() ? 2 : 0;
}

// The source of the part of a piece that lies in `text`; they overlap.
Span part_of(const Piece& piece, Span text) {
  const uint32_t scale = scale_of(piece);
  if (scale == 0) return piece.source;
  const uint32_t begin = std::max(text.begin, piece.text.begin);
  const uint32_t end = std::min(text.end, piece.text.end);
  return {piece.source.begin + scale * (begin - piece.text.begin),
          piece.source.begin + scale * (end - piece.text.begin)};
}

// The first piece that ends after `at`.
std::vector<Piece>::const_iterator first_after(const std::vector<Piece>& pieces, uint32_t at) {
  return std::upper_bound(pieces.begin(), pieces.end(), at,
                          [](uint32_t place, const Piece& piece) { return place < piece.text.end; });
}

void put(std::string& out, uint64_t value) {
  for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>((value & 0x7F) | 0x80));
  out.push_back(static_cast<char>(value));
}

uint64_t zigzag(int64_t value) {
  return static_cast<uint64_t>(value) << 1 ^ static_cast<uint64_t>(value >> 63);
}

int64_t unzigzag(uint64_t value) {
  return static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1);
}

// Reads LEB128 numbers of at most 35 bits: nothing larger is ever written.
class Numbers {
 public:
  explicit Numbers(std::string_view bytes) : bytes_(bytes) {}
  bool take(uint64_t& value) {
    value = 0;
    for (unsigned shift = 0; shift < 35 && at_ < bytes_.size(); shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= static_cast<uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return true;
    }
    return false;
  }
  bool at_end() const { return at_ == bytes_.size(); }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
};

bool fits(int64_t value) { return value >= 0 && value <= std::numeric_limits<uint32_t>::max(); }

}  // namespace

OffsetMap OffsetMap::identity(uint32_t size) {
  OffsetMap map;
  map.append({0, size}, {0, size});
  return map;
}

void OffsetMap::append(Span text, Span source) {
  if (text.empty() || source.empty()) return;
  const Piece piece{text, source};
  if (!pieces_.empty()) {
    Piece& last = pieces_.back();
    HEARSAY_CHECK(text.begin >= last.text.end);
    const bool adjoins = last.text.end == text.begin && last.source.end == source.begin;
    if (adjoins && scale_of(last) != 0 && scale_of(last) == scale_of(piece)) {
      last.text.end = text.end;
      last.source.end = source.end;
      return;
    }
  }
  pieces_.push_back(piece);
}

void OffsetMap::append_whole(Span text, Span source) {
  // Where the lengths happen to agree, two pieces of one source map as one whole.
  const uint32_t cut = text.begin + (text.size() > 1 && scale_of({text, source}) != 0);
  append({text.begin, cut}, source);
  append({cut, text.end}, source);
}

Span OffsetMap::to_source(Span text) const {
  auto piece = first_after(pieces_, text.begin);
  // The nearest place before, for text without a source.
  uint32_t before = piece == pieces_.begin() ? 0 : std::prev(piece)->source.end;
  if (text.empty()) {
    if (piece != pieces_.end() && piece->text.begin <= text.begin)
      before = piece->source.begin + scale_of(*piece) * (text.begin - piece->text.begin);
    return {before, before};
  }
  Span source{before, before};
  for (bool first = true; piece != pieces_.end() && piece->text.begin < text.end; ++piece, first = false)
    source = first ? part_of(*piece, text) : join(source, part_of(*piece, text));
  return source;
}

OffsetMap OffsetMap::after(const OffsetMap& first) const {
  OffsetMap whole;
  for (const Piece& outer : pieces_) {
    if (scale_of(outer) == 2) {
      // Short: no charset is read here, only what stands for a character or two.
      for (uint32_t at = 0; at < outer.text.size(); ++at) {
        const Span source{outer.source.begin + 2 * at, outer.source.begin + 2 * at + 2};
        whole.append_whole({outer.text.begin + at, outer.text.begin + at + 1}, first.to_source(source));
      }
      continue;
    }
    if (!is_bytewise(outer)) {
      whole.append_whole(outer.text, first.to_source(outer.source));
      continue;
    }
    auto inner = first_after(first.pieces_, outer.source.begin);
    for (; inner != first.pieces_.end() && inner->text.begin < outer.source.end; ++inner) {
      const Span middle{std::max(inner->text.begin, outer.source.begin),
                        std::min(inner->text.end, outer.source.end)};
      const uint32_t begin = outer.text.begin + (middle.begin - outer.source.begin);
      const Span text{begin, begin + middle.size()};
      if (scale_of(*inner) != 0)
        whole.append(text, part_of(*inner, middle));
      else
        whole.append_whole(text, inner->source);
    }
  }
  return whole;
}

// The number of pieces, then for each: the gap before its text, twice the text's length (plus one when the
// source has a length of its own), how far its source begins from the end of the last one, and that length.
std::string OffsetMap::encode() const {
  std::string out;
  put(out, pieces_.size());
  Piece last;
  for (const Piece& piece : pieces_) {
    put(out, piece.text.begin - last.text.end);
    put(out, uint64_t{piece.text.size()} << 1 | !is_bytewise(piece));
    put(out, zigzag(int64_t{piece.source.begin} - int64_t{last.source.end}));
    if (!is_bytewise(piece)) put(out, piece.source.size());
    last = piece;
  }
  return out;
}

Result<OffsetMap> OffsetMap::decode(std::string_view bytes) {
  const Error damaged(ErrorKind::Corrupt, "the offset map is damaged");
  Numbers numbers(bytes);
  uint64_t count = 0;
  // Each piece takes three bytes at least: a count that cannot be must not reserve memory.
  if (!numbers.take(count) || count > bytes.size() / 3) return damaged;
  OffsetMap map;
  map.pieces_.reserve(count);
  Piece last;
  for (uint64_t i = 0; i < count; ++i) {
    uint64_t gap = 0;
    uint64_t size = 0;
    uint64_t step = 0;
    if (!numbers.take(gap) || !numbers.take(size) || !numbers.take(step)) return damaged;
    uint64_t source_size = size >> 1;
    if ((size & 1) != 0 && (!numbers.take(source_size) || source_size == size >> 1)) return damaged;
    const int64_t text_begin = int64_t{last.text.end} + static_cast<int64_t>(gap);
    const int64_t text_end = text_begin + static_cast<int64_t>(size >> 1);
    const int64_t source_begin = int64_t{last.source.end} + unzigzag(step);
    const int64_t source_end = source_begin + static_cast<int64_t>(source_size);
    if (!fits(text_end) || !fits(source_begin) || !fits(source_end)) return damaged;
    if (text_begin == text_end || source_begin == source_end) return damaged;
    last = {{static_cast<uint32_t>(text_begin), static_cast<uint32_t>(text_end)},
            {static_cast<uint32_t>(source_begin), static_cast<uint32_t>(source_end)}};
    map.pieces_.push_back(last);
  }
  if (!numbers.at_end()) return damaged;
  return map;
}

}  // namespace hearsay
