// Rows of a case as the API writes them (docs/workbench-api.md): members of an object that is open, or whole
// objects. Pure.
#pragma once

#include "json/json_writer.h"
#include "serve/text_units.h"
#include "store/browse_rows.h"
#include "store/judgements.h"

namespace hearsay {

// Longer words in lists are cut and end in "…".
constexpr size_t kMostListedBytes = 4000;

void write_document(JsonWriter& json, const DocumentRow& row);  // members
void write_passage(JsonWriter& json, const PassageRow& row, const UnitText& text);
void write_finding(JsonWriter& json, const FindingRow& row, const UnitText& text, bool with_place);
// Members, as people corrected them; `text` is that of the claim's document.
void write_claim(JsonWriter& json, ClaimRow row, const UnitText& text, const Judgements& judgements);
void write_link(JsonWriter& json, const ChainRow& link, const UnitText& text, const Judgements& judgements);
// "judged": what people decided of a claim; left out where nobody did.
void write_verdict(JsonWriter& json, int64_t claim, const Judgements& judgements);
// A whole decision, where the words it is about now stand told in units of their documents.
Status write_judged(JsonWriter& json, const Judged& judged, const Judgements& judgements, TextUnits& texts);

void write_id(JsonWriter& json, std::string_view name, int64_t id);  // left out for 0
// At most so many bytes, cut where a character ends.
std::string shortened(std::string_view text, size_t bytes);

}  // namespace hearsay
