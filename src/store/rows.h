// What goes into a case and what comes out of it, as plain values. No SQL, no database type.
//
// Spans are UTF-8 bytes of the document's canonical text. Ids are positive integers of one case.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"
#include "capture/capture.h"
#include "claims/chain.h"
#include "claims/reading.h"
#include "language/annotation.h"
#include "text/document.h"

namespace hearsay {

// One file with all that was read out of it.
struct ReadFile {
  Capture capture;
  Document document;
  Annotation annotation;
  Reading reading;
};

// The fate of one offered path. The last one for a path counts.
struct LedgerEntry {
  enum class Fate : uint8_t { Read, Failed, Skipped };
  std::string path;
  Fate fate = Fate::Read;
  std::string reason;  // for people; empty for Read
};

struct LedgerSummary {
  int64_t offered = 0, read = 0, failed = 0, skipped = 0;  // offered = read + failed + skipped, always
  int64_t documents = 0, captures = 0, attributions = 0, sentences = 0, sources = 0, findings = 0;
  int64_t bytes = 0;        // of all captures
  int64_t not_indexed = 0;  // documents that the search index does not hold yet
  struct Reason {
    LedgerEntry::Fate fate;
    std::string reason;
    int64_t count = 0;
    std::string example;  // one path
  };
  std::vector<Reason> reasons;  // of failed and skipped, commonest first
};

// Which claims. Empty fields do not restrict; all that are given must hold.
struct ClaimFilter {
  std::string source;    // part of the source's words or of its fullest name, letter case ignored
  std::string about;     // words that must all stand in the content, letter case ignored
  std::string document;  // part of the document's path or title, or its id
  std::vector<Stance> stances;
  std::vector<SourceType> types;
  int min_depth = 0;
  int max_depth = 1 << 20;
  int64_t limit = -1;  // -1: all
};

struct ClaimRow {
  int64_t id = 0;
  int64_t document = 0;
  int64_t parent = 0;  // 0: none
  int depth = 1;
  SourceType source_type = SourceType::None;
  Form form = Form::Indirect;
  Stance stance = Stance::Asserted;
  std::string source;       // the words in the text; fragments joined by " … "
  std::string source_name;  // the fullest form in the document; empty when the source is no known entity
  std::string cue;
  std::string content;
  std::string chain;   // "Lio Marsh ← he [Adela Croft] ← two officials": outermost first, for tables
  std::string access;  // what the text says of the source's position and access
  std::vector<Span> source_spans, cue_spans, content_spans, access_spans;
  int confidence = 0;    // how sure the reading is, in hundredths; 0: not known
  int64_t position = 0;  // where its first span begins, in code points of the canonical text
  std::string path, title;
  int64_t heard = 0;          // the source over all documents (browse_rows.h); 0: the text says nobody
  std::string dated, outlet;  // of the passage around it, else of the document
};

// One link of a chain, outermost first.
struct ChainRow {
  ChainLink::Kind kind = ChainLink::Kind::Passage;
  std::string who;     // author or outlet of a passage, words of a source; empty when the text does not say
  std::string name;    // the fullest form of a source in its document, when that is more than `who`
  std::string what;    // kind of the passage, or the cue
  std::string when;    // the passage's date; empty for attributions
  std::string quote;   // content of an attribution; empty for a passage
  std::string access;  // what the text says of the source's position and access
  SourceType source_type = SourceType::None;
  Stance stance = Stance::Asserted;
  int confidence = 0;   // how sure the reading is, in hundredths; 0: not known
  int64_t claim = 0;    // 0 for a passage
  int64_t heard = 0;    // the source over all documents; 0 for a passage
  int64_t passage = 0;  // 0 for an attribution
  Span extent;          // of the whole link
  std::vector<Span> who_spans, cue_spans, quote_spans, access_spans;  // in the canonical text
  Span source_bytes;           // the link's whole extent in the capture's bytes, or in those of `part`
  std::string part;            // of a package of files: the one it stands in, "word/document.xml"
  std::string pages;           // of a document with pages: "page 12"
  std::vector<PageBox> boxes;  // what to mark on them, line by line; of attributions
};

struct Chain {
  int64_t document = 0;
  std::string path, title, outlet, published, sha256;
  std::string text;  // the canonical text, so that positions can be told in other units
  std::vector<ChainRow> links;
};

// A name as it is written, not a person: rows of different documents are counted together only where the
// fullest form of the name is the same to the letter, and anonymous sources of different documents never are
// one.
struct SourceRow {
  std::string name;
  SourceType type = SourceType::None;
  int64_t direct = 0;   // claims at depth 1
  int64_t relayed = 0;  // claims on somebody else's word
  int64_t documents = 0;
};

struct Hit {
  int64_t document = 0;
  int64_t sentence = 0;
  std::string path, title;
  Span span;                    // of the sentence
  int64_t position = 0;         // where it begins, in code points of the canonical text
  std::string text;             // the sentence
  std::vector<Span> marks;      // what matched, relative to `text`
  std::vector<int64_t> claims;  // that stand in the sentence
};

struct SearchResult {
  std::vector<Hit> hits;    // best first
  int64_t total = 0;        // hits without the limit
  int64_t not_indexed = 0;  // documents that could not be searched yet
};

// What a person judged about words of a document, which are found again by the hash of its bytes, the quote
// and the position.
struct Decision {
  int64_t id = 0;  // given by the case: 1, 2, 3, …
  int64_t at = 0;  // seconds since 1970 UTC
  std::string who, kind;
  std::string sha256;  // of the capture
  std::string quote;
  Span span;
  std::string payload;  // what was decided
};

struct Problem {
  std::string where;  // "document 12 (reports/a.html), claim 340"
  std::string what;
};

struct VerifyReport {
  int64_t captures = 0, documents = 0, spans = 0, quotes = 0;  // how many were checked
  std::vector<Problem> problems;
};

}  // namespace hearsay
