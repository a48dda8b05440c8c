#include "serve/text_units.h"

#include "base/utf8.h"

namespace hearsay {

void UnitText::write(JsonWriter& json, Span span) const {
  json.begin_array();
  json.value(static_cast<int64_t>(offsets.units_at(span.begin)));
  json.value(static_cast<int64_t>(offsets.units_at(span.end)));
  json.end_array();
}

void UnitText::write(JsonWriter& json, std::string_view name, const std::vector<Span>& spans) const {
  json.key(name).begin_array();
  for (const Span span : spans) write(json, span);
  json.end_array();
}

std::optional<Span> UnitText::span_of(int64_t begin, int64_t end) const {
  if (begin < 0 || end <= begin || end > static_cast<int64_t>(offsets.length())) return std::nullopt;
  const Span span{static_cast<uint32_t>(offsets.byte_at(static_cast<size_t>(begin))),
                  static_cast<uint32_t>(offsets.byte_at(static_cast<size_t>(end)))};
  const bool whole = offsets.units_at(span.begin) == static_cast<size_t>(begin) &&
                     offsets.units_at(span.end) == static_cast<size_t>(end);
  if (!whole) return std::nullopt;
  return span;
}

Result<std::shared_ptr<const UnitText>> TextUnits::of(int64_t document) {
  const auto known = texts_.find(document);
  if (known != texts_.end()) return known->second;
  Result<DocumentText> text = reader_.text(document);
  if (!text) return text.error();
  if (texts_.size() >= kMostTexts) texts_.clear();
  return texts_[document] = std::make_shared<const UnitText>(*std::move(text));
}

}  // namespace hearsay
