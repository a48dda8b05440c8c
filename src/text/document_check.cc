#include "text/document_check.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "text/lines.h"
#include "text/places.h"

namespace hearsay {
namespace {

std::string in_words(Span span) {
  std::string out = "[";
  out.append(std::to_string(span.begin)).append(", ").append(std::to_string(span.end)).append(")");
  return out;
}

bool stands_in(std::string_view text, Span span) {
  return span.begin <= span.end && span.end <= text.size() && is_boundary(text, span.begin) &&
         is_boundary(text, span.end);
}

std::string part_fault(const Document& document) {
  uint32_t end = 0;
  for (const Part& part : document.parts) {
    if (part.source.begin != end || part.source.end < end) return "its parts do not stand one after another";
    end = part.source.end;
  }
  return "";
}

std::string map_fault(const Document& document, size_t source_size) {
  uint32_t last = 0;
  for (const OffsetMap::Piece& piece : document.map.pieces()) {
    const bool ordered = piece.text.begin >= last && piece.text.begin < piece.text.end;
    const bool inside = stands_in(document.text, piece.text) && piece.source.end <= source_size;
    if (!ordered || !inside || piece.source.begin >= piece.source.end)
      return "the map's piece " + in_words(piece.text) + " has no place in text or source";
    last = piece.text.end;
  }
  return "";
}

std::string box_fault(const Document& document) {
  uint32_t last = 0;
  for (const PageBox& box : document.boxes) {
    if (!stands_in(document.text, box.text) || box.text.empty() || box.text.begin < last)
      return "the box of " + in_words(box.text) + " has no place in the text";
    if (box.page < 1 || box.page > document.page_labels.size())
      return "the box of " + in_words(box.text) + " is on no page";
    last = box.text.end;
  }
  return "";
}

std::string passage_fault(const Document& document, size_t index, std::vector<uint32_t>& reached) {
  const Passage& passage = document.passages[index];
  const std::string name = "passage " + std::to_string(index) + " " + in_words(passage.span);
  if (!stands_in(document.text, passage.span) || passage.span.empty())
    return name + " does not stand in the text";
  if (!stands_in(document.text, passage.author_span)) return name + ": its author does not stand in the text";
  if (passage.parent >= static_cast<int>(index)) return name + " stands before its parent";
  if (index > 0 && document.passages[index - 1].span.begin > passage.span.begin)
    return name + " is out of order";
  if (passage.parent >= 0 &&
      !document.passages[static_cast<size_t>(passage.parent)].span.contains(passage.span))
    return name + " is not inside its parent";
  // How far the children of each parent reach; the last place is for passages without one.
  uint32_t& end = passage.parent < 0 ? reached.back() : reached[static_cast<size_t>(passage.parent)];
  if (passage.span.begin < end) return name + " overlaps the passage before it";
  end = passage.span.end;
  return "";
}

}  // namespace

std::string document_fault(const Document& document, size_t capture_size) {
  if (!is_utf8(document.text)) return "the text is not UTF-8";
  std::string fault = part_fault(document);
  if (fault.empty()) fault = map_fault(document, source_size(document.parts, capture_size));
  if (fault.empty()) fault = box_fault(document);
  std::vector<uint32_t> reached(document.passages.size() + 1, 0);
  for (size_t i = 0; i < document.passages.size() && fault.empty(); ++i)
    fault = passage_fault(document, i, reached);
  if (!fault.empty()) return fault;
  uint32_t at = 0;
  const auto has_words = [&document](Span gap) { return !trim(gap.of(document.text)).empty(); };
  for (const Passage& passage : document.passages) {
    if (passage.parent >= 0) continue;
    if (has_words({at, passage.span.begin}))
      return "words before " + in_words(passage.span) + " are in no passage";
    at = passage.span.end;
  }
  if (has_words({at, static_cast<uint32_t>(document.text.size())})) return "the last words are in no passage";
  return "";
}

}  // namespace hearsay
