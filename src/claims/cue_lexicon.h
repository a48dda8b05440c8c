// The words that tie a source to what it says: verbs, nouns and adjectives with the constructions they take
// and the stance they show. English, by lemma; forms are made by rule.
//
// All tables are built once, at the first question; answers are pure and safe from any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "claims/reading.h"

namespace hearsay {

// What may follow a cue (or, for kReports, stand before it).
enum Frame : uint16_t {
  kQuotation = 1 << 0,   // said "…"
  kClause = 1 << 1,      // said the bridge was shut, said that …
  kThatClause = 1 << 2,  // heard that …: only with "that"
  kQuestion = 1 << 3,    // asked whether …, knew where …
  kInfinitive = 1 << 4,  // promised to go
  kOrder = 1 << 5,       // urged her to go
  kAddressee = 1 << 6,   // told her (that) …
  kNoun = 1 << 7,        // denied the charge, described him as tired
  kReports = 1 << 8,     // "the bridge was shut, she said": the words may stand before
  kGerund = 1 << 9,      // denied taking it
  kPassive = 1 << 10,    // "is expected to": a passive without a source counts
};

struct CueVerb {
  std::string_view lemma;
  std::string_view particle;  // "out" in "point out", "for" in "call for"; empty for the bare verb
  uint16_t frames = 0;
  Stance stance = Stance::Asserted;
};

enum VerbForm : uint8_t {
  kBase = 1,
  kThird = 2,
  kPast = 4,
  kParticiple = 8,
  kPresentParticiple = 16,
};

// A verb; those that cue nothing are known all the same, since clauses are found by their verbs.
struct Verb {
  std::string_view lemma;
  std::vector<CueVerb> cues;  // the ones with a particle first
  bool also_noun = false;     // "claim", "report", "plan": its base and third person may be a noun
};

struct VerbReading {
  const Verb* verb = nullptr;
  uint8_t forms = 0;  // VerbForm bits; 0 where the word is no verb
};

// A noun or an adjective that brings content with it: "his claim that …", "is certain that …".
struct CueWord {
  std::string_view word;
  uint16_t frames = 0;
  Stance stance = Stance::Asserted;
};

// Words are given in lower case, with a straight apostrophe.
VerbReading find_verb(std::string_view word);
const CueWord* find_cue_noun(std::string_view word);  // singular or plural
const CueWord* find_cue_adjective(std::string_view word);

}  // namespace hearsay
