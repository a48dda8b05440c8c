#include "text/offset_map.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>

#include "base/check.h"
#include "base/wire.h"

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
  WireWriter writer;
  writer.number(pieces_.size());
  Piece last;
  for (const Piece& piece : pieces_) {
    writer.number(piece.text.begin - last.text.end);
    writer.number(uint64_t{piece.text.size()} << 1 | !is_bytewise(piece));
    writer.signed_number(int64_t{piece.source.begin} - int64_t{last.source.end});
    if (!is_bytewise(piece)) writer.number(piece.source.size());
    last = piece;
  }
  return writer.take();
}

Result<OffsetMap> OffsetMap::decode(std::string_view bytes) {
  const Error damaged(ErrorKind::Corrupt, "the offset map is damaged");
  constexpr uint64_t kMost = std::numeric_limits<uint32_t>::max();
  WireReader reader(bytes);
  const size_t count = reader.count();
  // Each piece takes three bytes at least: a count that cannot be must not reserve memory.
  if (count > bytes.size() / 3) return damaged;
  OffsetMap map;
  map.pieces_.reserve(count);
  Piece last;
  for (size_t i = 0; i < count; ++i) {
    const uint64_t gap = reader.number_up_to(kMost);
    const uint64_t size = reader.number_up_to(kMost << 1 | 1);
    const int64_t step = reader.signed_number();
    const bool has_own_size = (size & 1) != 0;
    const uint64_t source_size = has_own_size ? reader.number_up_to(kMost) : size >> 1;
    const uint64_t text_begin = last.text.end + gap;
    const uint64_t text_end = text_begin + (size >> 1);
    if (!reader.ok() || step < -int64_t{last.source.end} || step > static_cast<int64_t>(kMost))
      return damaged;
    const uint64_t source_begin = static_cast<uint64_t>(last.source.end + step);
    const uint64_t source_end = source_begin + source_size;
    if (text_end > kMost || source_end > kMost || text_begin == text_end || source_size == 0) return damaged;
    if (has_own_size && source_size == size >> 1) return damaged;
    last = {{static_cast<uint32_t>(text_begin), static_cast<uint32_t>(text_end)},
            {static_cast<uint32_t>(source_begin), static_cast<uint32_t>(source_end)}};
    map.pieces_.push_back(last);
  }
  if (!reader.finished()) return damaged;
  return map;
}

}  // namespace hearsay
