// Judgement: what a decision says, as a value; and how it is written into a row of decisions.
//
// A judgement is about words of a document: those of a claim, those that name a source, or any span. The
// words are found again by the document's hash, the quote and the position (judgements.h), so that it
// outlives every new reading of the case. Pure; safe from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "store/rows.h"

namespace hearsay {

enum class JudgementKind : uint8_t {
  Accept,         // the reading of a claim is right; never: that what is said is true
  Reject,         // it is wrong
  CorrectSpan,    // other words are the claim's content, or its source
  CorrectSource,  // the claim is another source's
  Same,           // two sources are one
  Different,
  Unsure,
  Grade,    // what the user thinks of a source
  Retract,  // the speaker or the outlet has taken it back
  Note,
  Undo  // an earlier decision does not hold any more
};
std::string_view name_of(JudgementKind kind);  // "accept", "correct_span", …
bool parse_name(std::string_view name, JudgementKind& kind);

// Words of a document, by which a thing is found again.
struct Anchor {
  enum class What : uint8_t { Claim, Source, Words, Decision };
  What what = What::Words;
  std::string sha256;  // of the capture; empty for a decision
  std::string quote;  // a claim's content (its source's words where it has none), a source's words, the words
  Span span;          // where they stood; of several fragments from the first to the last
  std::string name;   // a claim's source's words, a source's fullest name
};

struct Judgement {
  JudgementKind kind = JudgementKind::Note;
  Anchor about;
  std::optional<Anchor> other;  // Same, Different, Unsure: the other source; CorrectSource: whose it is
  std::string role;             // CorrectSpan: "content" or "source"
  std::vector<Span> spans;  // CorrectSpan: the right words; CorrectSource: where the text names the source
  std::string words;        // those at the spans
  std::string name;         // CorrectSource: whose it is, where that is none of the case's sources
  std::string grade;        // Grade: "A" to "F", or nothing
  std::string text;         // what the user wrote
  int64_t decision = 0;     // Undo: of which
};

// Without an id.
Decision decision_of(const Judgement& judgement, const std::string& who, int64_t at);
// Fails with Invalid when the row says nothing that this program knows.
Result<Judgement> judgement_of(const Decision& decision);

}  // namespace hearsay
