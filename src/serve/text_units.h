// Texts of documents with their offsets as UTF-16 units, each restored once for an answer.
#pragma once

#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "json/json_writer.h"
#include "serve/utf16_offsets.h"
#include "store/case_reader.h"

namespace hearsay {

struct UnitText {
  explicit UnitText(DocumentText given) : document(std::move(given)), offsets(document.text) {}
  UnitText(const UnitText&) = delete;
  UnitText& operator=(const UnitText&) = delete;

  // [begin, end] in units.
  void write(JsonWriter& json, Span span) const;
  void write(JsonWriter& json, std::string_view name, const std::vector<Span>& spans) const;
  // The other way; none where the units do not lie in the text in this order or cut a character.
  std::optional<Span> span_of(int64_t begin, int64_t end) const;

  const DocumentText document;
  const Utf16Offsets offsets;
};

// One thread. Texts stay as long as there are not more than a few.
class TextUnits {
 public:
  explicit TextUnits(CaseReader& reader) : reader_(reader) {}
  Result<std::shared_ptr<const UnitText>> of(int64_t document);

 private:
  static constexpr size_t kMostTexts = 64;
  CaseReader& reader_;
  std::map<int64_t, std::shared_ptr<const UnitText>> texts_;
};

}  // namespace hearsay
