// What a verb governs: where the words begin that its subject says, asks, wants or denies.
#pragma once

#include "claims/sentence.h"

namespace hearsay {

// Where a cue's complement begins, and what it is.
struct Complement {
  int begin = -1;       // -1: none was found
  bool phrase = false;  // a noun phrase rather than a clause
  bool order = false;   // "told her to go"
};

class Complements {
 public:
  explicit Complements(const SentenceReader& sentence)
      : s_(sentence), words_(sentence.words()), clauses_(sentence.clauses()) {}

  // The complement of the group's verb as `cue`, whose words end before `after`.
  Complement find(const VerbGroup& group, const CueVerb& cue, int after) const;
  // Whether a noun phrase, or a gerund, begins at `at`.
  bool noun_begins(int at) const;

 private:
  bool in_range(int at) const { return at >= s_.range().begin && at < s_.range().end; }
  bool announces(const VerbGroup& group, int at) const;
  Complement loose_clause(const VerbGroup& group, const CueVerb& cue, int after) const;
  Complement at_word(const VerbGroup& group, const CueVerb& cue, int at, bool told) const;
  Complement after_comma(const VerbGroup& group, uint16_t frames, int comma) const;

  const SentenceReader& s_;
  const Words& words_;
  const Clauses& clauses_;
};

}  // namespace hearsay
