// OffsetMap: where each stretch of a document's canonical text stands in the capture's bytes.
//
// A list of pieces in text order. Inside a piece of equal lengths the map is byte for byte, and two bytes for
// one where the source is twice as long (UTF-16); a piece of other lengths (an entity such as &eacute;, a
// character in another charset) maps as a whole. Text between
// pieces was put in by the reader (a line break between two HTML blocks) and has no source. A value; const
// access is safe from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace hearsay {

class OffsetMap {
 public:
  struct Piece {
    Span text;    // in the canonical text
    Span source;  // in the bytes it was made from
    bool operator==(const Piece&) const = default;
  };

  // Text that is the source itself.
  static OffsetMap identity(uint32_t size);

  // Adds a piece; `text` must begin at or after the last piece's end. Adjoining pieces that
  // go on as they began become one.
  void append(Span text, Span source);
  // The same for what maps as a whole, whatever its lengths.
  void append_whole(Span text, Span source);

  // The source bytes of a span of text: from the first byte that any part of it stands on to the last. Empty,
  // at the nearest place before, when all of it was put in by the reader.
  Span to_source(Span text) const;

  // The map from this map's text to the bytes that `first` maps to: this map's source is `first`'s text.
  OffsetMap after(const OffsetMap& first) const;

  const std::vector<Piece>& pieces() const { return pieces_; }

  // A compact form for storage (LEB128 differences), and back. decode fails with Corrupt.
  std::string encode() const;
  static Result<OffsetMap> decode(std::string_view bytes);

 private:
  std::vector<Piece> pieces_;
};

}  // namespace hearsay
