#include <algorithm>

#include "claims/complements.h"
#include "claims/cues.h"
#include "claims/speakers.h"
#include "claims/stance.h"
#include "claims/word_tests.h"

namespace hearsay {
namespace {

class VerbCueReader {
 public:
  VerbCueReader(const SentenceReader& sentence, std::vector<Attribution>& found)
      : s_(sentence),
        words_(sentence.words()),
        clauses_(sentence.clauses()),
        complements_(sentence),
        found_(found) {}

  void run() {
    for (const Aside& aside : s_.asides()) read_aside(aside);
    for (size_t g = 0; g < clauses_.groups().size(); ++g)
      read_group(clauses_.groups()[g], static_cast<int>(g));
  }

 private:
  bool in_range(int at) const { return at >= s_.range().begin && at < s_.range().end; }

  void read_aside(const Aside& aside) {
    if (aside.group < 0) return;
    const VerbGroup& group = clauses_.groups()[static_cast<size_t>(aside.group)];
    const CueVerb* cue = choose_cue(group, kReports | kQuotation);
    if (cue == nullptr) return;
    Attribution found;
    found.content = s_.content_around(aside);
    if (found.content.empty()) return;
    found.source = s_.source_span(aside.source);
    found.cue = {s_.span_of(aside.cue)};
    found.stance = stance_of(*cue, manner_of(group));
    found_.push_back(std::move(found));
  }

  // The cue of the group's verb that fits the words after it and takes one of the frames.
  const CueVerb* choose_cue(const VerbGroup& group, uint16_t frames) const {
    const Verb* verb = words_[group.head].verb;
    if (verb == nullptr) return nullptr;
    for (const CueVerb& cue : verb->cues) {
      if ((cue.frames & frames) == 0) continue;
      if (cue.particle.empty() || particle_end(group.head + 1, cue.particle) > 0) return &cue;
    }
    return nullptr;
  }

  // Past the particle, which may stand after one more word ("made it clear"), or -1.
  int particle_end(int at, std::string_view particle) const {
    for (int i = at; i < at + 2 && in_range(i); ++i) {
      if (words_[i].text() == particle) return i + 1;
      if (!words_[i].is(kAdverb | kObject)) break;
    }
    return -1;
  }

  CueManner manner_of(const VerbGroup& group) const {
    CueManner manner;
    manner.negated = group.negated;
    manner.modal = group.modal;
    for (int i = group.begin; i < group.head; ++i) {
      manner.never = manner.never || words_[i].text() == "never";
      manner.could = manner.could || words_[i].text() == "could";
      manner.once = manner.once || words_[i].text() == "originally";
    }
    for (int i = group.subject.begin; i + 1 < group.subject.end; ++i) {
      const bool old =
          words_[i].text() == "earlier" || words_[i].text() == "original" || words_[i].text() == "previous";
      manner.once = manner.once || (old && words_[i + 1].text() == "version");
    }
    return manner;
  }

  bool is_aside(int index) const {
    return std::any_of(s_.asides().begin(), s_.asides().end(),
                       [&](const Aside& aside) { return aside.group == index; });
  }

  void read_group(const VerbGroup& group, int index) {
    if (is_aside(index) || words_[group.head].verb == nullptr) return;
    if (group.passive) {
      read_passive(group);
    } else {
      read_active(group);
    }
  }

  // "declined to say": a governor that holds back words, and its infinitive, are one cue.
  const VerbGroup* withholding_governor(const VerbGroup& group) const {
    if (!group.infinitive || group.governor < 0) return nullptr;
    const VerbGroup& governor = clauses_.groups()[static_cast<size_t>(group.governor)];
    const Verb* verb = words_[governor.head].verb;
    if (verb == nullptr || governor.head + 1 != group.begin) return nullptr;
    return verb->lemma == "decline" || verb->lemma == "refuse" ? &governor : nullptr;
  }

  bool governs_withheld(const VerbGroup& group) const {
    const int next = clauses_.group_from(group.head + 1);
    if (next < 0) return false;
    const VerbGroup& other = clauses_.groups()[static_cast<size_t>(next)];
    const Verb* verb = words_[other.head].verb;
    return withholding_governor(other) == &group && verb != nullptr && gives_words(verb->lemma);
  }

  void read_active(const VerbGroup& group) {
    const VerbGroup* governor = withholding_governor(group);
    const Verb* verb = words_[group.head].verb;
    const bool withheld = governor != nullptr && gives_words(verb->lemma);
    if (governs_withheld(group)) return;
    if (read_silence(group, withheld ? governor : nullptr)) return;
    if (group.bare && verb->lemma == "tell" && in_range(group.head + 1) &&
        words_[group.head + 1].is(kTo | kThat)) {
      read_passive(group);  // "was scolded and told to leave"
      return;
    }
    if (read_question_without_source(group)) return;
    if (group.subject.empty() || skipped_subject(group) || is_plural_noun(words_, group)) return;
    if (read_extracted(group) || read_citing(group)) return;
    const bool declines = withheld || (group.negated && group.modal && gives_words(verb->lemma));
    if (declines && read_withheld(group, withheld ? *governor : group)) return;
    for (const CueVerb& cue : verb->cues) {
      int after = group.head + 1;
      if (!cue.particle.empty()) {
        after = particle_end(after, cue.particle);
        if (after < 0) continue;
      }
      const Complement complement = complements_.find(group, cue, after);
      if (complement.begin < 0) continue;
      const ContentEnd end{group.relative, stands_in_front(group), complement.phrase};
      Attribution found;
      found.content = s_.content_from(complement.begin, group.head, end);
      if (found.content.empty() || tells_purpose(group, complement) ||
          only_names(group, cue, found.content) || says_nothing(found.content) || is_trait(group, complement))
        continue;
      found.source = s_.source_span(group.subject);
      CueManner manner = manner_of(group);
      manner.ordered = complement.order && cue.lemma != "want";
      manner.question = asks_to_know(cue, complement);
      found.cue = {s_.span_of({withheld ? governor->begin : group.begin, after})};
      found.stance = declines ? Stance::Declined : stance_of(cue, manner);
      found_.push_back(std::move(found));
      return;
    }
  }

  // "refused to discuss the log", "would not provide details": what was asked for is the content.
  bool read_withheld(const VerbGroup& group, const VerbGroup& first) {
    const int at = group.head + 1;
    const bool aside = in_range(at + 1) && words_[at].text() == "," && words_[at + 1].text().ends_with("ing");
    if (!in_range(at) || (words_[at].is(kStop) && at + 1 >= s_.range().end) || aside) {
      Attribution found;  // "They would not say.", "They would not say, citing the lease."
      found.source = s_.source_span(group.subject);
      found.cue = {s_.span_of({first.begin, at})};
      found.stance = Stance::Declined;
      found_.push_back(std::move(found));
      return true;
    }
    if (words_[at].quotation != words_[group.head].quotation) return false;
    if (!words_[at].is(kDeterminer | kPossessive | kQuestionWord | kCapital) && !complements_.noun_begins(at))
      return false;
    Attribution found;
    found.content = s_.content_from(at, group.head, {group.relative, false, !words_[at].is(kQuestionWord)});
    if (found.content.empty()) return false;
    found.source = s_.source_span(group.subject);
    found.cue = {s_.span_of({first.begin, at})};
    found.stance = Stance::Declined;
    found_.push_back(std::move(found));
    return true;
  }

  // "When asked whether …": who asks is not said.
  bool read_question_without_source(const VerbGroup& group) {
    if (words_[group.head].text() != "asked" || !group.bare) return false;
    const bool first = group.begin == s_.range().begin;
    if (!first && !words_[group.begin - 1].is(kSubordinator | kComma | kQuoteMark)) return false;
    if (!group.subject.empty() && !group.shares) return false;
    const int at = clauses_.skip_adjuncts(group.head + 1);
    for (int i = group.head + 1; i <= at && in_range(i); ++i) {
      if (!words_[i].is(kQuestionWord) && words_[i].text() != "about" &&
          !(words_[i].is(kTo) && clauses_.group_at(i) >= 0))
        continue;
      Attribution found;
      found.content =
          s_.content_from(words_[i].text() == "about" ? i + 1 : i, group.head, {false, true, false});
      if (found.content.empty()) return false;
      found.cue = {s_.span_of({group.begin, words_[i].text() == "about" ? i + 1 : group.head + 1})};
      found.stance = Stance::Asked;
      found_.push_back(std::move(found));
      return true;
    }
    return false;
  }

  // "the countries that they said were involved": the content is the noun phrase before and the verb after.
  bool read_extracted(const VerbGroup& group) {
    const CueVerb* cue = choose_cue(group, kClause);
    const int after = group.head + 1;
    if (cue == nullptr || !cue->particle.empty() || !in_range(after) || group.shares ||
        !in_range(group.subject.begin - 1))
      return false;
    const int g = clauses_.group_at(after);
    if (g < 0 || !clauses_.groups()[static_cast<size_t>(g)].finite ||
        words_[after].quotation != words_[group.head].quotation)
      return false;
    int end = group.subject.begin;
    const Word& before = words_[end - 1];
    Attribution found;
    if (before.is(kRelative)) {
      found.content.push_back(before.span);
      end -= in_range(end - 2) && words_[end - 2].is(kComma) ? 2 : 1;
    } else if (before.is(kPunctuation)) {
      return false;
    }
    const WordRange head = clauses_.noun_phrase_before(end);
    if (!head.empty())
      found.content = {join(s_.span_of(head), before.is(kRelative) ? before.span : s_.span_of(head))};
    for (const Span span : s_.content_from(after, group.head, {})) found.content.push_back(span);
    if (found.content.size() < 2) return false;
    found.source = s_.source_span(group.subject);
    found.cue = {s_.span_of({group.begin, after})};
    found.stance = stance_of(*cue, manner_of(group));
    found_.push_back(std::move(found));
    return true;
  }

  // "the Courier reported, citing two officials": the officials say what the Courier reports.
  bool read_citing(const VerbGroup& group) {
    if (words_[group.head].text() != "citing" || !group.bare || !group.shares) return false;
    const WordRange cited = s_.source_from(group.head + 1, false);
    if (cited.empty() || !can_speak(words_, cited)) return false;
    const std::vector<Span> reporter = s_.source_span(group.subject);
    for (size_t i = 0; i < found_.size(); ++i) {
      if (reporter.empty() || found_[i].source != reporter || found_[i].content.empty()) continue;
      if (found_[i].cue.empty() || !s_.span_of(s_.range()).contains(found_[i].cue.front())) continue;
      Attribution inner;
      inner.content = found_[i].content;
      inner.source = {s_.span_of(cited)};
      inner.cue = {words_[group.head].span};
      found_[i].content.push_back(join(inner.cue.front(), inner.source.front()));
      std::sort(found_[i].content.begin(), found_[i].content.end());
      found_.push_back(std::move(inner));
      return true;
    }
    return false;
  }

  // "wanted to know whether"
  bool asks_to_know(const CueVerb& cue, const Complement& complement) const {
    return (cue.lemma == "want" || cue.lemma == "demand") && in_range(complement.begin + 1) &&
           words_[complement.begin].is(kTo) && words_[complement.begin + 1].text() == "know";
  }

  // An infinitive is a cue of its own where it brings a statement ("went on to say that"), not where it tells
  // a purpose.
  bool tells_purpose(const VerbGroup& group, const Complement& complement) const {
    if (group.infinitive && words_[group.subject.begin].text() == "it")
      return true;  // "it is fair to say that"
    if (!complement.phrase) return false;
    // "the evidence supporting the charge": a participle that only describes
    if (withholding_governor(group) != nullptr) return false;
    const bool describes = !group.finite && !group.infinitive && !group.shares && !group.passive;
    return group.infinitive || describes;
  }

  // "wrote yesterday evening", "replied to me": when, or to whom, but not what.
  bool says_nothing(const std::vector<Span>& content) const {
    if (content.size() != 1) return false;
    const int begin = words_.first_from(content.front().begin);
    const int end = words_.first_from(content.front().end);
    if (end - begin == 1 &&
        is_one_of(words_[begin].text(), {"i", "we", "he", "she", "they", "you", "me", "us"}))
      return true;
    bool when = false;
    for (int i = begin; i < end; ++i) {
      const bool adverb = words_[i].is(kTime | kAdverb) && !words_[i].is(kNumber | kDeterminer);
      if ((!adverb && !words_[i].is(kPreposition | kPunctuation)) || words_[i].text() == "so") return false;
      when = when || adverb;
    }
    return when;
  }

  // "a mixture that describes circles": what a thing does, where no name and no one speaks.
  bool is_trait(const VerbGroup& group, const Complement& complement) const {
    const Word& pronoun = words_[group.subject.end - 1];
    if (!group.relative || !complement.phrase || !pronoun.is(kRelative) || pronoun.text() == "who")
      return false;
    return !can_speak(words_, group.subject);
  }

  // "a party called Our Future": a name, not a judgement.
  bool only_names(const VerbGroup& group, const CueVerb& cue, const std::vector<Span>& content) const {
    if (cue.lemma != "call" || !cue.particle.empty() || !group.bare) return false;
    if (in_range(group.subject.begin - 1) && words_[group.subject.begin - 1].is(kPreposition) &&
        group.subject.begin - 1 > s_.range().begin)
      return true;
    const int first = words_.first_from(content.front().begin);
    const int last = words_.first_from(content.back().end);
    for (int i = first; i < last; ++i) {
      if (!words_[i].is(kCapital | kPunctuation | kPreposition | kQuoteMark)) return false;
    }
    return true;
  }

  // The writer's own stance of the moment is no attribution: "I think", "you know".
  bool skipped_subject(const VerbGroup& group) const {
    const std::string_view subject = words_[group.subject.begin].text();
    if (group.subject.end - group.subject.begin != 1) return false;
    if (subject == "there" || subject == "what") return true;
    if (subject == "you") return true;
    const Verb* verb = words_[group.head].verb;
    const bool thought = verb != nullptr && !verb->cues.empty() && verb->cues.back().stance == Stance::Hedged;
    if (thought && (subject == "i" || subject == "we")) return true;
    const bool present = group.bare && (words_[group.head].verb_forms & kBase) != 0;
    const bool now = present || group.modal || !group.finite;
    return now && (subject == "i" || (subject == "we" && words_[group.head].quotation >= 0));
  }

  // "In a letter announcing …, she": whether no comma parts the word from a preposition that opens the
  // sentence.
  bool in_opening_phrase(int at) const {
    if (!words_[s_.range().begin].is(kPreposition | kSubordinator)) return false;
    for (int i = s_.range().begin; i < at; ++i) {
      if (words_[i].is(kPunctuation)) return false;
    }
    return true;
  }

  // Whether the group's clause leads in another one: "When she said that …, he left."
  bool stands_in_front(const VerbGroup& group) const {
    if ((group.relative || !group.finite) && !group.infinitive && in_opening_phrase(group.begin)) return true;
    const int first = group.shares ? group.begin : group.subject.begin;
    if (!in_range(first - 1)) return !group.finite && !group.infinitive;
    const Word& before = words_[first - 1];
    if (!group.finite && !group.infinitive && before.is(kPreposition)) return true;
    return before.is(kSubordinator) && !before.is(kThat | kDeterminer) &&
           (first - 2 < s_.range().begin || words_[first - 2].is(kPunctuation));
  }

  // "did not reply", "could not be reached", "declined to comment": nothing was said, or only about what.
  bool read_silence(const VerbGroup& group, const VerbGroup* governor) {
    const std::string_view lemma = words_[group.head].verb->lemma;
    const bool comments = lemma == "comment" && (governor != nullptr || group.negated);
    const bool yet = group.infinitive && in_range(group.begin - 1) && words_[group.begin - 1].text() == "yet";
    const bool answers = lemma == "answer" &&
                         (!in_range(group.head + 1) || words_[group.head + 1].is(kPunctuation | kPossessive));
    const bool responds = (group.negated || yet) && (lemma == "respond" || lemma == "reply" || answers);
    const bool returns = group.negated && lemma == "return" && call_follows(group.head + 1);
    if ((!comments && !responds && !returns) || group.subject.empty()) return false;
    Attribution found;
    found.source = s_.source_span(group.subject);
    const int begin = governor != nullptr ? governor->begin
                      : yet               ? clauses_.groups()[static_cast<size_t>(group.governor)].begin
                                          : group.begin;
    found.cue = {s_.span_of({begin, group.head + 1})};
    found.stance = comments ? Stance::Declined : Stance::NoResponse;
    const int next = group.head + 1;
    if (in_range(next) &&
        (words_[next].text() == "on" || words_[next].text() == "about" || words_[next].text() == "to")) {
      if (comments) found.content = s_.content_from(next, group.head, {false, false, true});
    }
    found_.push_back(std::move(found));
    return true;
  }

  bool call_follows(int at) const {
    for (int i = at; in_range(i) && i < at + 6; ++i) {
      const std::string_view text = words_[i].text();
      if (text == "call" || text == "calls" || text == "message" || text == "messages" || text == "request" ||
          text == "requests")
        return true;
    }
    return false;
  }

  // "could not be reached for comment"
  bool read_unreached(const VerbGroup& group) {
    if (words_[group.head].text() != "reached" || !group.negated || !group.modal || group.subject.empty())
      return false;
    Attribution found;
    found.source = s_.source_span(group.subject);
    found.cue = {s_.span_of({group.begin, group.head + 1})};
    found.stance = Stance::NoResponse;
    found_.push_back(std::move(found));
    return true;
  }

  void read_passive(const VerbGroup& group) {
    if (read_unreached(group)) return;
    const Verb* verb = words_[group.head].verb;
    for (const CueVerb& cue : verb->cues) {
      int after = group.head + 1;
      if (!cue.particle.empty()) {
        after = particle_end(after, cue.particle);
        if (after < 0) continue;
      }
      WordRange by;
      if (in_range(after) && words_[after].text() == "by" && in_range(after + 1)) {
        by = s_.source_from(after + 1, false);
        const bool gerund = clauses_.group_at(after + 1) >= 0;
        if (gerund) by = {};
      }
      const int next = by.empty() ? after : by.end;
      const bool ordered = (cue.frames & kOrder) != 0 && in_range(next) && words_[next].is(kTo);
      const bool told = (cue.frames & kAddressee) != 0 || ordered;
      const bool impersonal = !group.subject.empty() && words_[group.subject.begin].text() == "it" &&
                              in_range(next) && words_[next].is(kThat | kQuestionWord) &&
                              (cue.frames & (kClause | kThatClause)) != 0;
      if (by.empty() && !told && !impersonal && (cue.frames & kPassive) == 0) continue;
      if (read_passive_content(group, cue, by, after, next, told)) return;
    }
  }

  bool read_passive_content(const VerbGroup& group, const CueVerb& cue, WordRange by, int after, int next,
                            bool told) {
    Attribution found;
    const int begin = passive_complement(group, cue, next, told);
    const bool impersonal = !group.subject.empty() && group.subject.end - group.subject.begin == 1 &&
                            words_[group.subject.begin].text() == "it";
    if (begin < 0 && (by.empty() || group.subject.empty() || told)) return false;
    if (!told && !group.subject.empty() &&
        !(impersonal && begin >= 0 && words_[begin].is(kThat | kQuestionWord))) {
      found.content.push_back(s_.span_of(group.subject));
    }
    if (begin >= 0) {
      for (const Span span :
           s_.content_from(begin, group.head, {group.relative, stands_in_front(group), false}))
        found.content.push_back(span);
    }
    std::sort(found.content.begin(), found.content.end());
    if (found.content.empty()) return false;
    if (!by.empty()) found.source = s_.source_span(by);
    int cue_begin = group.begin;
    if (impersonal && by.empty() && begin >= 0 && words_[begin].is(kThat)) cue_begin = group.subject.begin;
    found.cue = {s_.span_of({cue_begin, by.empty() ? after : by.begin})};
    CueManner manner = manner_of(group);
    manner.ordered = told && words_[begin].is(kTo);
    const bool no_source_thought = by.empty() && !told && words_[begin].is(kTo) &&
                                   cue.stance == Stance::Asserted && cue.lemma == "think";
    found.stance = no_source_thought ? Stance::Hedged : stance_of(cue, manner);
    if (told && by.empty() && group.negated) found.stance = Stance::Denied;
    found_.push_back(std::move(found));
    return true;
  }

  int passive_complement(const VerbGroup& group, const CueVerb& cue, int at, bool told) const {
    if (!in_range(at)) return -1;
    const Word& word = words_[at];
    if (word.quotation != words_[group.head].quotation && !s_.quotation_begins(at, group.head)) return -1;
    if (word.is(kTo) && clauses_.group_at(at) >= 0) return at;
    if (word.is(kThat)) return at;
    if (s_.quotation_begins(at, group.head)) return at;
    if (word.text() == "as" || word.text() == "of" || word.text() == "for") return at;
    if (told && word.is(kQuestionWord)) return at;
    if (told && clauses_.clause_begins(at)) return at;
    if ((cue.frames & kQuestion) != 0 &&
        (word.text() == "whether" || word.text() == "if" || word.text() == "why" || word.text() == "about"))
      return at;
    return -1;
  }

  const SentenceReader& s_;
  const Words& words_;
  const Clauses& clauses_;
  Complements complements_;
  std::vector<Attribution>& found_;
};

}  // namespace

void read_verb_cues(const SentenceReader& sentence, std::vector<Attribution>& found) {
  VerbCueReader(sentence, found).run();
}

}  // namespace hearsay
