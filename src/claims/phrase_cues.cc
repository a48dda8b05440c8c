#include <algorithm>

#include "claims/cues.h"

namespace hearsay {
namespace {

class PhraseCueReader {
 public:
  PhraseCueReader(const SentenceReader& sentence, std::vector<Attribution>& found)
      : s_(sentence), words_(sentence.words()), clauses_(sentence.clauses()), found_(found) {}

  void run() {
    for (const Aside& aside : s_.asides()) {
      if (aside.group < 0) read_according_to(aside);
    }
    for (int i = s_.range().begin; i < s_.range().end; ++i) {
      if (words_[i].is(kPunctuation)) continue;
      read_noun(i);
      read_adjective(i);
      read_hearsay_adverb(i);
    }
  }

 private:
  bool in_range(int at) const { return at >= s_.range().begin && at < s_.range().end; }

  void read_according_to(const Aside& aside) {
    Attribution found;
    found.content = s_.content_around(aside);
    if (found.content.empty()) return;
    found.source = s_.source_span(aside.source);
    found.cue = {s_.span_of(aside.cue)};
    found_.push_back(std::move(found));
  }

  // "the minister's claim that …", "their promise to …": the genitive is the source.
  void read_noun(int at) {
    const CueWord* noun = find_cue_noun(words_[at].text());
    if (noun == nullptr || clauses_.group_at(at) >= 0 || !in_range(at + 1)) return;
    if (in_range(at - 1) && words_[at - 1].text() == "in")
      return;  // "said in evidence that": the verb is the cue
    const Word& next = words_[at + 1];
    const bool that = next.is(kThat) && (noun->frames & kThatClause) != 0 && clauses_.group_from(at + 2) >= 0;
    const bool infinitive =
        next.is(kTo) && (noun->frames & kInfinitive) != 0 && clauses_.group_at(at + 1) >= 0;
    if (read_noun_with_be(*noun, at)) return;
    if (!that && !infinitive) return;
    if (that && relative_that(at + 1)) return;
    const WordRange source = possessor(at);
    if (source.empty() && infinitive) return;
    Attribution found;
    found.content = s_.content_from(at + 1, at, {false, false, false});
    end_before_verb(found.content, at);
    if (found.content.empty()) return;
    if (!source.empty()) found.source = s_.source_span(source);
    found.cue = {s_.span_of({at, at + 1})};
    found.stance = noun->stance;
    if (in_range(at - 1) && words_[at - 1].text() == "no") {
      const int g = in_range(at - 2) ? clauses_.group_at(at - 2) : -1;
      const bool there = g >= 0 && !clauses_.groups()[static_cast<size_t>(g)].subject.empty();
      found.cue = {
          s_.span_of({there ? clauses_.groups()[static_cast<size_t>(g)].subject.begin : at - 1, at + 1})};
      found.stance = Stance::Denied;
    }
    found_.push_back(std::move(found));
  }

  // "Her claim that it was shut surprised us": where the noun is the subject, its verb ends the content.
  void end_before_verb(std::vector<Span>& content, int noun) const {
    int finite = 0;
    for (const VerbGroup& group : clauses_.groups()) {
      if (!group.finite || words_[group.head].quotation != words_[noun].quotation) continue;
      if (group.head < noun) {
        if (!group.relative) return;
        continue;
      }
      if (++finite < 2 || group.relative) continue;
      const Word& before = words_[group.begin - 1];
      if (before.is(kCoordinator | kSubject | kSubordinator | kQuestionWord | kRelative)) return;
      if (!group.subject.empty() && group.subject.begin > noun + 1) return;
      const uint32_t end = before.is(kComma) ? words_[group.begin - 2].span.end : before.span.end;
      if (!content.empty() && content.front().begin < end && end < content.back().end && content.size() == 1)
        content.front().end = end;
      return;
    }
  }

  // "his view was that …", "her answer was: "no""
  bool read_noun_with_be(const CueWord& noun, int at) {
    const int g = clauses_.group_at(at + 1);
    if (g < 0 || !words_[at + 1].is(kBe) || clauses_.groups()[static_cast<size_t>(g)].begin != at + 1)
      return false;
    int begin = clauses_.groups()[static_cast<size_t>(g)].head + 1;
    while (in_range(begin) && words_[begin].is(kComma | kColon | kAdverb)) ++begin;
    if (!in_range(begin) || (!words_[begin].is(kThat) && !s_.quotation_begins(begin, at))) return false;
    const WordRange source = possessor(at);
    if (source.empty() && noun.word != "evidence") return false;
    Attribution found;
    found.content = s_.content_from(begin, at, {});
    if (found.content.empty()) return false;
    if (!source.empty()) found.source = s_.source_span(source);
    found.cue = {s_.span_of({at, clauses_.groups()[static_cast<size_t>(g)].head + 1})};
    found.stance = noun.stance;
    found_.push_back(std::move(found));
    return true;
  }

  // "the statement that was read out": a verb right after "that" makes it a relative pronoun.
  bool relative_that(int that) const {
    const int g = clauses_.group_from(that + 1);
    return g >= 0 && clauses_.groups()[static_cast<size_t>(g)].begin == that + 1 &&
           clauses_.groups()[static_cast<size_t>(g)].finite;
  }

  // Who stands in the genitive before the noun: "the minister's", "his"; adjectives may lie between.
  WordRange possessor(int noun) const {
    for (int i = noun - 1; in_range(i) && noun - i <= 4; --i) {
      const Word& word = words_[i];
      if (word.quotation != words_[noun].quotation) return {};
      if (word.is(kPossessive) && word.text() != "whose") return {i, i + 1};
      if (word.text() == "'s" || word.text() == "'") return clauses_.noun_phrase_before(i);
      if (word.is(kDeterminer | kPreposition | kPunctuation | kAuxiliary | kCoordinator) ||
          clauses_.group_at(i) >= 0)
        return {};
    }
    return {};
  }

  // "she is certain that …", "they were willing to …"
  void read_adjective(int at) {
    const CueWord* adjective = find_cue_adjective(words_[at].text());
    if (adjective == nullptr || !in_range(at + 1)) return;
    int be = at - 1;
    while (in_range(be) && words_[be].is(kAdverb | kNegation) && clauses_.group_at(be) < 0) --be;
    if (!in_range(be)) return;
    const int g = clauses_.group_at(be);
    if (g < 0) return;
    const VerbGroup& group = clauses_.groups()[static_cast<size_t>(g)];
    if (!words_[group.head].is(kBe) && words_[group.head].text() != "seemed" &&
        words_[group.head].text() != "remains")
      return;
    if (group.subject.empty() || words_[group.subject.begin].text() == "it" ||
        words_[group.subject.begin].text() == "there")
      return;
    const Word& next = words_[at + 1];
    int begin = -1;
    if ((adjective->frames & kThatClause) != 0 && (next.is(kThat) || clauses_.clause_begins(at + 1)))
      begin = at + 1;
    if ((adjective->frames & kThatClause) != 0 && (next.text() == "of" || next.text() == "about"))
      begin = at + 1;
    if ((adjective->frames & kInfinitive) != 0 && next.is(kTo)) begin = at + 1;
    if ((adjective->frames & kNoun) != 0 && next.text() == "to") begin = at + 2;
    if (begin < 0) return;
    const bool phrase = next.text() == "of" || next.text() == "about";
    Attribution found;
    found.content = s_.content_from(phrase ? begin + 1 : begin, at, {group.relative, false, phrase});
    if (found.content.empty()) return;
    const bool negated = group.negated || words_[at - 1].is(kNegation);
    found.source = s_.source_span(group.subject);
    found.cue = {s_.span_of({group.begin, phrase ? begin + 1 : at + 1})};
    found.stance = negated ? Stance::Hedged : adjective->stance;
    found_.push_back(std::move(found));
  }

  // "reportedly", "allegedly": the clause around it, without a source.
  void read_hearsay_adverb(int at) {
    const std::string_view text = words_[at].text();
    const bool reported = text == "reportedly";
    const bool alleged = text == "allegedly" || text == "purportedly";
    if (!reported && !alleged && text != "supposedly") return;
    Attribution found;
    int begin = at;
    while (in_range(begin - 1) && words_[begin - 1].quotation == words_[at].quotation &&
           !words_[begin - 1].is(kComma | kDash | kSemicolon | kColon | kThat | kSubordinator | kQuoteMark |
                                 kOpenBracket)) {
      --begin;
    }
    if (begin < at) found.content.push_back(s_.span_of({begin, at}));
    for (const Span span : s_.content_from(at + 1, at, {true, false, false})) found.content.push_back(span);
    if (found.content.empty()) return;
    found.cue = {s_.span_of({at, at + 1})};
    found.stance = alleged ? Stance::Alleged : reported ? Stance::Asserted : Stance::Hedged;
    found_.push_back(std::move(found));
  }

  const SentenceReader& s_;
  const Words& words_;
  const Clauses& clauses_;
  std::vector<Attribution>& found_;
};

}  // namespace

void read_phrase_cues(const SentenceReader& sentence, std::vector<Attribution>& found) {
  PhraseCueReader(sentence, found).run();
}

}  // namespace hearsay
