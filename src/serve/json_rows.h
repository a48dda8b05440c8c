// Rows of a case as the API writes them (docs/workbench-api.md): members of an object that is open, or whole
// objects. Pure.
#pragma once

#include "json/json_writer.h"
#include "serve/text_units.h"
#include "store/browse_rows.h"

namespace hearsay {

// Longer words in lists are cut and end in "…".
constexpr size_t kMostListedBytes = 4000;

void write_document(JsonWriter& json, const DocumentRow& row);  // members
void write_passage(JsonWriter& json, const PassageRow& row, const UnitText& text);
void write_finding(JsonWriter& json, const FindingRow& row, const UnitText& text, bool with_place);
// Members; `text` is that of the claim's document.
void write_claim(JsonWriter& json, const ClaimRow& row, const UnitText& text);
void write_link(JsonWriter& json, const ChainRow& link, const UnitText& text);
// A list of claims under the name, each with its document's text; fails where a text is damaged.
Status write_claims(JsonWriter& json, std::string_view name, const std::vector<ClaimRow>& rows,
                    TextUnits& texts);

void write_id(JsonWriter& json, std::string_view name, int64_t id);  // left out for 0
// At most so many bytes, cut where a character ends.
std::string shortened(std::string_view text, size_t bytes);

}  // namespace hearsay
