// The language of `hearsay search`.
//
//   bridge inspection          both words: a space means AND, which may be written, too
//   "never inspected"          these words, one after the other
//   bridge OR viaduct          at least one; AND binds tighter than OR
//   bridge NOT toll            without; also -toll, also before a parenthesis
//   (bridge OR viaduct) toll   parentheses
//   source:croft               part of the source's words or of its fullest name; source:"Adela Croft"
//   stance:denied              as in the reading format: asserted, confirmed, denied, alleged, …
//   type:anonymous             named, anonymous, described, institution, outlet, document, none
//   depth:2  depth:>1  depth:1..3
//   outlet:courier             part of the outlet's name, of the document or of the passage
//   date:2014  date:2014-03..  date:2014..2015-06-30     when the passage or else the document was published;
//                              a date known to the year alone may be any day of that year
//
// The unit is the sentence: all words must stand in one sentence, and source, stance, type and depth must
// hold of one and the same claim that stands in that sentence. So `stance:denied source:croft` finds what
// Croft denied, and `source:croft NOT stance:denied` what Croft said and did not deny. Letter case and
// accents do not matter. AND, OR and NOT are written in capitals; in lower case they are words. All other
// signs stand between words: well-known is the phrase "well known".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "claims/reading.h"

namespace hearsay {

struct Query {
  // Heard and OutletIs are no part of the language: the workbench's facets ask so.
  enum class Kind { And, Or, Not, Words, Source, Stance, Type, Depth, Outlet, Date, Heard, OutletIs };
  Kind kind = Kind::Words;
  std::string text;  // Words, Source, Outlet: as typed, without its quotation marks; OutletIs: the whole name
  std::vector<int64_t> sources;  // Heard: ids of sources over all documents
  Stance stance = Stance::Asserted;
  SourceType type = SourceType::None;
  int min_depth = 0, max_depth = 0;
  std::string from, to;         // Date: YYYY, YYYY-MM or YYYY-MM-DD, both included; empty: open
  std::vector<Query> children;  // And, Or: two or more. Not: one
};

constexpr size_t kMaxQueryBytes = 2000;
constexpr int kMaxQueryNesting = 32;

// Fails with Invalid, "column 12: …" counted in characters from 1, or with Limit. Linear.
Result<Query> parse_query(std::string_view text);

// Whether a date (YYYY… or an ISO 8601 time) may lie within [from, to]; false for an empty one.
bool may_be_within(std::string_view date, std::string_view from, std::string_view to);

}  // namespace hearsay
