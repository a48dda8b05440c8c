#include "claims/complements.h"

#include <algorithm>

namespace hearsay {

Complement Complements::find(const VerbGroup& group, const CueVerb& cue, int after) const {
  const bool may_tell = (cue.frames & (kAddressee | kOrder)) != 0;
  if (may_tell && in_range(after) && !words_[after].is(kPunctuation | kThat | kTo)) {
    const WordRange addressee = clauses_.addressee_from(after);
    if (!addressee.empty()) {
      const int later = clauses_.skip_adjuncts(addressee.end);
      const bool at_later = later > addressee.end && announces(group, later);
      const Complement told = at_word(group, cue, at_later ? later : addressee.end, true);
      if (told.begin >= 0) return told;
      const Complement told_later = later > addressee.end ? at_word(group, cue, later, true) : Complement{};
      if (told_later.begin >= 0) return told_later;
    }
  }
  const int later = clauses_.skip_adjuncts(after);
  const Complement direct =
      at_word(group, cue, later > after && announces(group, later) ? later : after, false);
  if (direct.begin >= 0) return direct;
  const Complement adjunct = later > after ? at_word(group, cue, later, may_tell) : Complement{};
  if (adjunct.begin >= 0) return adjunct;
  return loose_clause(group, cue, after);
}

// "told them by phone that", "said in May: …": no doubt what is said begins here.
bool Complements::announces(const VerbGroup& group, int at) const {
  return in_range(at) && (words_[at].is(kThat | kColon) || s_.quotation_begins(at, group.head));
}

// Verbs that take nothing but clauses have one wherever a noun phrase and a verb follow, however it is
// built.
Complement Complements::loose_clause(const VerbGroup& group, const CueVerb& cue, int after) const {
  const bool clause_only = (cue.frames & kClause) != 0 && (cue.frames & (kNoun | kAddressee | kOrder)) == 0;
  if (!clause_only || !in_range(after) || words_[after].quotation != words_[group.head].quotation ||
      !noun_begins(after))
    return {};
  const WordRange phrase = clauses_.noun_phrase_from(after);
  if (!phrase.empty() && phrase.end < s_.range().end && s_.quotation_begins(phrase.end, group.head))
    return {after, false, false};
  int at = after;
  for (int g = clauses_.group_from(after); g >= 0 && g < static_cast<int>(clauses_.groups().size()); ++g) {
    const VerbGroup& other = clauses_.groups()[static_cast<size_t>(g)];
    for (; at < other.begin; ++at) {  // "posted this, so here it is": the verb is another clause's
      if (words_[at].is(kComma) && words_[at + 1].is(kCoordinator | kSubordinator)) return {};
    }
    if (other.finite && !other.relative) return {after, false, false};
  }
  return {};
}

// The complement that begins at `at`, which is past the one who is told where `told` says so.
Complement Complements::at_word(const VerbGroup& group, const CueVerb& cue, int at, bool told) const {
  const uint16_t frames = cue.frames;
  const bool clause = (frames & kClause) != 0;
  const int head = group.head;
  if (!in_range(at)) return {};
  const Word& word = words_[at];
  if (s_.quotation_begins(at, head)) {
    return (frames & (kQuotation | kClause | kNoun)) != 0 ? Complement{at, false, false} : Complement{};
  }
  if (word.quotation != words_[head].quotation) return {};
  if (word.is(kColon) && (frames & (kQuotation | kClause)) != 0) {
    if (at + 1 < s_.range().end) return {at + 1, false, false};
    return {at, false, false};
  }
  if (word.is(kComma)) return after_comma(group, frames, at);
  if (word.is(kThat) && in_range(at + 1)) {
    return (frames & (kClause | kThatClause)) != 0 ? Complement{at, false, false} : Complement{};
  }
  if (word.is(kTo) && in_range(at + 1)) {
    const int g = clauses_.group_from(at);
    const bool infinitive = g >= 0 && clauses_.groups()[static_cast<size_t>(g)].infinitive &&
                            clauses_.groups()[static_cast<size_t>(g)].begin == at;
    const bool negated = words_[at - 1].is(kNegation);
    if (infinitive && told && (frames & kOrder) != 0) return {negated ? at - 1 : at, false, true};
    if (infinitive && !told && (frames & kInfinitive) != 0) return {at, false, false};
    return {};
  }
  if (told && word.is(kNegation) && in_range(at + 1) && words_[at + 1].is(kTo) && (frames & kOrder) != 0)
    return {at, false, true};
  if (word.is(kQuestionWord) && ((frames & (kQuestion | kClause)) != 0)) {
    if ((frames & kQuestion) != 0 || word.text() != "who") return {at, false, false};
  }
  if (word.is(kPunctuation)) return {};
  if (clause && !word.is(kThat) && clauses_.clause_begins(at)) return {at, false, false};
  if ((frames & kGerund) != 0 && (word.verb_forms & kPresentParticiple) != 0) return {at, false, false};
  if (!told && cue.lemma == "say" && s_.is_count(at)) return {at, true, false};  // "says 41"
  if (told || (frames & kNoun) == 0) return {};
  return noun_begins(at) ? Complement{at, true, false} : Complement{};
}

// "said, in a letter to the board, that …", "said, "…""
Complement Complements::after_comma(const VerbGroup& group, uint16_t frames, int comma) const {
  if ((frames & (kQuotation | kClause)) == 0) return {};
  const int next = comma + 1;
  if (s_.quotation_begins(next, group.head) && next < s_.range().end) return {next, false, false};
  if (in_range(next) && words_[next].is(kThat) && !words_[next - 1].is(kRelative))
    return {next, false, false};
  for (int i = next; in_range(i) && i < next + 20; ++i) {
    if (!words_[i].is(kComma)) continue;
    if (in_range(i + 1) && (words_[i + 1].is(kThat) || s_.quotation_begins(i + 1, group.head)))
      return {i + 1, false, false};
    return {};
  }
  return {};
}

bool Complements::noun_begins(int at) const {
  const Word& word = words_[at];
  if (clauses_.group_at(at) >= 0 && !word.text().ends_with("ing")) return false;
  if (word.is(kTime) && !word.is(kDeterminer)) return false;
  return word.is(kDeterminer | kPossessive | kObject | kCapital | kNumber) ||
         !word.is(kPreposition | kTo | kAdverb | kCoordinator | kSubordinator | kPunctuation | kNegation |
                  kThat | kAuxiliary);
}

}  // namespace hearsay
