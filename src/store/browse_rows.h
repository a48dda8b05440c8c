// What the workbench asks of a case, as plain values: pages of documents, claims, sources, findings.
//
// Spans are UTF-8 bytes of the document's canonical text. Ids are positive integers of one case; 0 is none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "claims/reading.h"
#include "store/rows.h"
#include "text/document.h"

namespace hearsay {

// Which rows of a list.
struct Page {
  int64_t offset = 0;
  int64_t limit = 50;
};

template <typename Row>
struct Listed {
  int64_t total = 0;  // without the page
  std::vector<Row> rows;
};

struct DocumentFilter {
  enum class Sort : uint8_t { Added, Published, Title, Path };  // the first two: newest first
  std::string part;  // of path, title or outlet, letter case ignored
  Sort sort = Sort::Added;
  Page page;
};

struct OfferFilter {
  std::optional<LedgerEntry::Fate> fate;
  std::string part;  // of the path, letter case ignored
  Page page;
};

struct DocumentRow {
  int64_t id = 0;
  std::string path, title, author, outlet, published, media_type;
  int64_t captured_at = 0;
  int64_t claims = 0;
};

struct FindingRow {
  int64_t id = 0, document = 0;
  std::string kind, message, path, title;
  std::vector<Span> spans;
};

// All about a document but its text and what was read in it.
struct DocumentHead {
  DocumentRow row;
  std::string amended, language, sha256, container;
  std::vector<std::string> notes;
  std::vector<std::string> copies;  // other paths of the same bytes
  struct Version {
    int64_t id = 0, captured_at = 0;
  };
  std::vector<Version> versions;  // other documents of the same path
  std::vector<FindingRow> findings;
  int64_t bytes = 0;  // of the capture
};

// The text of a document and where it stands on pages.
struct DocumentText {
  std::string text, sha256, path, title;
  std::vector<PageBox> boxes;
  std::vector<std::string> page_labels;
};

struct PassageRow {
  int64_t id = 0, parent = 0;
  int depth = 0;  // passages around it
  std::string kind, author, outlet, published, dated, link;
  Span span, author_span;
};

// Which claims. Empty fields do not restrict; all that are given must hold.
struct ClaimQuery {
  int64_t document = 0;
  std::vector<int64_t> heard;  // from one of these sources …
  std::vector<int64_t> also;   // … or one of these claims
  std::vector<int64_t> via;    // relayed by one of these: it stands in the chain before its end
  std::vector<Stance> stances;
  std::vector<SourceType> types;
  int min_depth = 0, max_depth = 1 << 20;
  std::string words;                         // all of them stand in the content
  std::string from, to;                      // when the passage was published, as in query.h
  std::optional<std::vector<int64_t>> only;  // none but these ids
  std::vector<int64_t> except;
  Page page;
};

// A stretch of a document that ends at edges of sentences, and what stands in it.
struct Stretch {
  Span span;
  std::vector<PassageRow> passages;  // all that touch it, parents first
  std::vector<int64_t> claims;       // all whose words touch it, by id
  bool more = false;                 // there are more claims
};

// Where a claim stands: its sentences and their neighbours.
struct ClaimPlace {
  int64_t document = 0;
  Span context;
};

// A source over all documents, before people merged any.
struct HeardRow {
  int64_t id = 0;
  std::string name;
  SourceType type = SourceType::None;
  int64_t direct = 0, relayed = 0, documents = 0;
  std::string first, last;  // dates of its claims, where known
};

// Through whom the words of a source came: the author or outlet of the passage, or the source that relays it.
struct HeardByRow {
  std::string who, outlet;
  int64_t claims = 0, direct = 0, documents = 0;
  std::string first, last;  // dates, where known
};

struct SourceDetails {
  std::vector<std::string> aliases;
  std::vector<HeardByRow> heard_by;  // most claims first
  std::vector<std::pair<Stance, int64_t>> stances;
};

// A search and what narrows it: of each kind at least one must fit, of all kinds.
struct FacetedQuery {
  std::string text;  // in the language of query.h; may be empty where something narrows it
  std::vector<int64_t> heard;
  std::vector<std::string> outlets, years;
  std::vector<Stance> stances;
  std::vector<SourceType> types;
  std::vector<std::pair<int, int>> depths;  // from, to
  Page page;
};

struct FacetedResult {
  std::vector<Hit> hits;  // of the page, best first
  int64_t total = 0;
  bool more = false;  // there are more than `total`; the hits are the best of the first ones
  int64_t not_indexed = 0;
  // How many of the sentences; most first.
  struct Count {
    std::string value;   // stance, type, depth ("1", "2", "3"), outlet, year, a source's name
    int64_t source = 0;  // its id
    int64_t count = 0;
  };
  std::vector<Count> stances, types, depths, outlets, years, sources;
};

// What changes when a case changes; asked often.
struct CaseState {
  int64_t documents = 0;
  int64_t not_indexed = 0;
  int64_t decisions = 0;  // those that wait to be taken into the case included
  int64_t changes = 0;    // another value whenever another program has written to the case
};

}  // namespace hearsay
