#include "claims/sentence.h"

#include <algorithm>

#include "claims/word_tests.h"

namespace hearsay {
namespace {

constexpr int kLongestSource = 45;        // words of a source with its appositions
constexpr uint32_t kLongestBlock = 4000;  // bytes of a block that a colon announces

// "endorsed Ms Orr at a meeting": these prepositions tell where and when, not what.
bool leads_in_circumstance(std::string_view preposition) {
  static constexpr std::string_view kCircumstance[] = {
      "at",    "during", "in",   "after",   "before", "via",    "through", "by",
      "until", "since",  "amid", "despite", "on",     "within", "while",   "following"};
  return std::find(std::begin(kCircumstance), std::end(kCircumstance), preposition) !=
         std::end(kCircumstance);
}
constexpr uint16_t kStatement = kQuotation | kClause | kThatClause;

}  // namespace

SentenceReader::SentenceReader(const Page& page, WordRange range, bool title_case)
    : page_(page), clauses_(page.words, range, title_case) {
  find_asides();
}

Span SentenceReader::span_of(WordRange range) const {
  return {words()[range.begin].span.begin, words()[range.end - 1].span.end};
}

bool SentenceReader::line_ends_after(int at) const { return has_break(at, at + 1); }

// "2.3", "7)", "(a)": past the mark of a paragraph or of a list's item at `at`; `at` where there is none, or
// nothing after it: "[Ted]" alone is no mark.
int SentenceReader::past_list_mark(int at, int end) const {
  const bool bracket = words()[at].is(kOpenBracket);
  const int mark = bracket ? at + 1 : at;
  if (mark + 1 >= end || !words()[mark].text().size()) return at;
  const std::string_view text = words()[mark].text();
  const bool digits = text[0] >= '0' && text[0] <= '9';
  const bool closed = words()[mark + 1].is(kCloseBracket) && text.size() <= 4;
  const bool numbered = !bracket && digits && words()[mark + 1].text() == ".";
  if (closed || numbered) return mark + 2 < end ? mark + 2 : at;
  if (bracket || !digits) return at;
  return text.find('.') != std::string_view::npos && words()[mark + 1].is(kCapital) ? mark + 1 : at;
}

std::vector<Span> SentenceReader::source_span(WordRange source) const {
  while (!source.empty() && words()[source.end - 1].is(kRelative) && !words()[source.end - 1].is(kNumber)) {
    if (source.end - source.begin == 1 && words()[source.begin].is(kThat)) break;  // "that suggests …"
    --source.end;
    while (!source.empty() && words()[source.end - 1].is(kComma | kDash)) --source.end;
  }
  if (source.empty()) return {};
  source.begin = past_list_mark(source.begin, source.end);
  for (int i = source.begin; i < source.begin + 3 && i + 1 < source.end; ++i) {
    if (!words()[i].is(kCapital)) break;
    const bool line = line_ends_after(i) && words()[i + 1].is(kCapital) &&
                      (source.begin == 0 || line_ends_after(source.begin - 1));
    if (line) source.begin = i + 1;  // "Search" above "The board said"
  }
  while (source.end - source.begin > 1 && words()[source.begin].is(kPreposition | kTo) &&
         !words()[source.begin].is(kDeterminer | kNumber | kAdverb)) {
    ++source.begin;
  }
  return {span_of(source)};
}

bool SentenceReader::is_count(int at) const {
  const bool ends = at + 1 >= range().end || words()[at + 1].is(kStop | kComma | kSemicolon | kDash);
  const std::string_view text = words()[at].text();
  const bool tens = text.find("ty-") != std::string_view::npos;  // "forty-one"
  return ends && (words()[at].is(kNumber) || tens) && !words()[at].is(kTime);
}

// The quotation around word `at` that stands directly inside quotation `level`, or -1.
int SentenceReader::child_quotation(int at, int level) const {
  int quotation = words()[at].quotation;
  while (quotation >= 0 && page_.quotations[static_cast<size_t>(quotation)].parent != level) {
    quotation = page_.quotations[static_cast<size_t>(quotation)].parent;
  }
  return quotation;
}

bool SentenceReader::quotation_begins(int at, int cue_word) const {
  if (at >= words().size() || !words()[at].is(kQuoteMark)) return false;
  const int quotation = child_quotation(at, words()[cue_word].quotation);
  return quotation >= 0 &&
         page_.quotations[static_cast<size_t>(quotation)].span.begin == words()[at].span.begin;
}

// The source that begins at `at`, with appositions and relative clauses after commas.
WordRange SentenceReader::source_from(int at, bool to_the_end) const {
  WordRange source = clauses_.noun_phrase_from(at);
  while (!source.empty() && source.end < range().end && words()[source.end].is(kComma) &&
         source.end - at < kLongestSource) {
    const int first = source.end + 1;
    if (first >= range().end) break;
    const Word& word = words()[first];
    const bool relative = word.is(kRelative) && !word.is(kDeterminer);
    if (word.is(kQuoteMark | kPunctuation | kCoordinator | kAdverb | kSubordinator | kPreposition |
                kSubject) &&
        !relative && !word.is(kDeterminer)) {
      break;
    }
    if (word.verb != nullptr && clauses_.group_at(first) >= 0) break;
    int end = first;
    bool finite = false;
    while (end < range().end && !words()[end].is(kComma | kStop | kQuoteMark | kSemicolon | kColon | kDash) &&
           end - first < kLongestSource) {
      const int g = clauses_.group_at(end);
      finite = finite || (g >= 0 && clauses_.groups()[static_cast<size_t>(g)].finite &&
                          !clauses_.groups()[static_cast<size_t>(g)].relative);
      ++end;
    }
    const bool at_the_end = end >= range().end || words()[end].is(kStop);
    const bool closed = at_the_end ? to_the_end : words()[end].is(kComma);
    if ((finite && !relative) || !closed) break;
    source.end = end;
  }
  return source;
}

void SentenceReader::find_asides() {
  const WordRange all = range();
  for (int i = all.begin; i < all.end; ++i) {
    if (words()[i].text() == "according" && i + 1 < all.end && words()[i + 1].text() == "to") {
      const bool in_front = i == all.begin || words()[i - 1].is(kStop | kColon | kQuoteMark | kCoordinator);
      const WordRange source = source_from(i + 2, !in_front);
      if (source.empty()) continue;
      Aside aside{{i, source.end}, source, {i, i + 2}, -1};
      if (i > all.begin && words()[i - 1].is(kComma | kDash)) --aside.range.begin;
      if (aside.range.end < all.end && words()[aside.range.end].is(kComma | kDash)) ++aside.range.end;
      asides_.push_back(aside);
      continue;
    }
    const int g = clauses_.group_at(i);
    if (g < 0 || clauses_.groups()[static_cast<size_t>(g)].head != i) continue;
    const VerbGroup& group = clauses_.groups()[static_cast<size_t>(g)];
    if (!group.finite || !has_cue(words()[i], kReports | kQuotation)) continue;
    find_report(group, g);
  }
  // Later asides that begin inside earlier ones are parts of a source: "said X, who the court said …".
  std::vector<Aside> apart;
  for (const Aside& aside : asides_) {
    if (apart.empty() || aside.range.begin + 1 >= apart.back().range.end) apart.push_back(aside);
  }
  asides_ = std::move(apart);
}

// ", the mayor said on Monday," and ", said the mayor": whether group `index` hands on what stands before it.
void SentenceReader::find_report(const VerbGroup& group, int index) {
  if (group.relative || group.negated) return;
  Aside aside;
  aside.group = index;
  aside.cue = {group.begin, group.head + 1};
  if (inverted_source(group, aside.source)) {
    finish_report(group, group.begin - 1, aside.source.end, aside);
    return;
  }
  if (group.subject.empty() || group.shares) return;
  aside.source = group.subject;
  int lead = group.subject.begin - 1;
  if (lead == range().begin && words()[lead].text() == "as" && group.head + 1 < range().end &&
      words()[group.head + 1].is(kComma)) {
    aside.range = {lead, group.head + 2};  // "As the Courier noted, …"
    asides_.push_back(aside);
    return;
  }
  if (lead >= range().begin && words()[lead].text() == "as") --lead;
  int after = group.head + 1;
  if (has_cue(words()[group.head], kAddressee) && after < range().end && !words()[after].is(kPunctuation)) {
    const WordRange addressee = clauses_.addressee_from(after);
    if (!addressee.empty()) after = addressee.end;
  }
  finish_report(group, lead, after, aside);
}

// ", said the mayor": the source stands after the verb, and nothing that it could have said.
bool SentenceReader::inverted_source(const VerbGroup& group, WordRange& source) const {
  const int at = group.head + 1;
  if (group.passive || !group.bare || at >= range().end || group.begin == 0) return false;
  const Word& before = words()[group.begin - 1];
  if (!before.is(kComma | kDash | kQuoteMark)) return false;
  const Word& first = words()[at];
  if (first.is(kTime | kPreposition | kTo | kThat | kQuestionWord | kPunctuation | kAdverb | kObject) &&
      !first.is(kDeterminer))
    return false;
  if (first.text() == "nothing" || first.text() == "so" || first.text() == "no") return false;
  const bool own_subject = !group.subject.empty() && !group.shares;
  if (own_subject && (has_cue(words()[group.head], kAddressee) || !first.is(kCapital))) return false;
  source = source_from(at, true);
  return !source.empty() && (closes_quotation(group.begin - 1, group.head) ||
                             ends_report(clauses_.skip_adjuncts(source.end), group.head));
}

// Takes the aside whose words run from past `lead` to `after`, if what stands around it can be its content.
void SentenceReader::finish_report(const VerbGroup& group, int lead, int after, Aside& aside) {
  if (lead < 0) return;
  const int level = words()[group.head].quotation;
  const bool quoted = closes_quotation(lead, group.head);
  const bool complement =
      after < range().end && (words()[after].is(kThat | kColon) || quotation_begins(after, group.head) ||
                              (words()[after].is(kComma) && quotation_begins(after + 1, group.head)));
  if (!quoted && complement) return;
  after = clauses_.skip_adjuncts(after);
  const bool ends = ends_report(after, group.head);
  const bool circumstance = after < range().end && words()[after].is(kSubordinator) &&
                            !words()[after].is(kThat | kQuestionWord) && closes_clause(lead, group.head);
  if ((quoted || circumstance) && !ends && !complement) {
    // "…," he said after the meeting had ended: what follows says when and how
    while (after < range().end && !ends_report(after, group.head)) {
      if (words()[after].quotation != level) break;
      ++after;
    }
  } else if (!ends) {
    return;
  }
  const bool interposed = after < range().end && words()[after].is(kComma | kDash) && lead > range().begin &&
                          words()[lead].is(kComma | kDash) && words()[lead].quotation == level &&
                          after + 2 < range().end && !words()[after + 1].is(kQuoteMark);
  if (!quoted && !interposed && !closes_clause(lead, group.head)) return;
  aside.range = {words()[lead].is(kComma | kDash) ? lead : lead + 1, after};
  if (after < range().end && words()[after].is(kComma | kDash)) ++aside.range.end;
  asides_.push_back(aside);
}

// Whether a quotation ends with word `lead`, or before the comma that it is.
bool SentenceReader::closes_quotation(int lead, int cue_word) const {
  int at = lead;
  if (words()[at].is(kComma | kDash) && at > 0) --at;
  const int level = words()[cue_word].quotation;
  if (!words()[at].is(kQuoteMark) || words()[at].quotation == level) return false;
  const int quotation = child_quotation(at, level);
  if (quotation < 0 || page_.quotations[static_cast<size_t>(quotation)].span.end != words()[at].span.end)
    return false;
  return lead >= range().begin || !has_break(at, range().begin);
}

// Whether a whole clause ends before the comma `lead`.
bool SentenceReader::closes_clause(int lead, int cue_word) const {
  const int level = words()[cue_word].quotation;
  if (lead < range().begin || !words()[lead].is(kComma | kDash) || words()[lead].quotation != level)
    return false;
  int first = begin_of_level(lead);
  while (first < lead && words()[first].is(kCoordinator | kAdverb | kPunctuation)) ++first;
  if (words()[first].is(kSubordinator) && !words()[first].is(kDeterminer | kThat)) {
    // "When it closed, the mayor said": a clause that only leads in, unless the main clause follows
    int comma = first;
    while (comma < lead && !words()[comma].is(kComma)) ++comma;
    first = comma + 1;
    if (first >= lead) return false;
  }
  for (int g = clauses_.group_from(first); g >= 0 && g < static_cast<int>(clauses_.groups().size()); ++g) {
    const VerbGroup& group = clauses_.groups()[static_cast<size_t>(g)];
    if (group.head >= lead) break;
    if (group.finite && !group.relative && !group.subject.empty() && words()[group.head].quotation == level)
      return true;
  }
  return false;
}

bool SentenceReader::has_break(int a, int b) const {
  if (b <= a) return false;
  const std::string_view between =
      page_.text.substr(words()[a].span.end, words()[b].span.begin - words()[a].span.end);
  return between.find('\n') != std::string_view::npos;
}

bool SentenceReader::ends_report(int at, int cue_word) const {
  if (at >= range().end || words()[at].quotation != words()[cue_word].quotation)
    return at >= range().end || !quotation_begins(at, cue_word);
  return words()[at].is(kComma | kStop | kDash | kSemicolon | kCloseBracket | kColon) ||
         (words()[at].is(kCoordinator) && !words()[at].is(kAdverb));
}

const Aside* SentenceReader::aside_at(int at) const {
  for (const Aside& aside : asides_) {
    if (aside.range.begin == at) return &aside;
  }
  return nullptr;
}

// The first word of the sentence, or of the quotation around `at` where that begins later.
int SentenceReader::begin_of_level(int at) const {
  const int level = words()[at].quotation;
  int begin = range().begin;
  if (level >= 0)
    begin = std::max(begin, words().first_from(page_.quotations[static_cast<size_t>(level)].inside.begin));
  for (int i = at; i > begin; --i) {
    if (words()[i].quotation == level && words()[i].is(kSemicolon | kColon)) return i + 1;
  }
  return begin;
}

// Adds the words [begin, end) without the commas and the full stop at their ends; words before `keep` stay.
void SentenceReader::add_trimmed(std::vector<Span>& spans, int begin, int end, int keep) const {
  while (begin < end && words()[begin].is(kComma | kDash | kStop | kColon | kSemicolon)) ++begin;
  while (end > std::max(begin, keep) &&
         words()[end - 1].is(kComma | kDash | kStop | kColon | kSemicolon | kOpenBracket))
    --end;
  if (begin < end) spans.push_back(span_of({begin, end}));
}

std::vector<Span> SentenceReader::content_from(int at, int cue_word, ContentEnd end) const {
  const int level = words()[cue_word].quotation;
  std::vector<Span> spans;
  int begin = at;
  int i = at;
  int brackets = 0;
  int quoted_to = at;  // past the last quotation: its full stop is its own
  const uint32_t level_end = level < 0 ? UINT32_MAX : page_.quotations[static_cast<size_t>(level)].inside.end;
  while (i < range().end && words()[i].span.begin < level_end) {
    if (words()[i].quotation != level) {
      const int quotation = child_quotation(i, level);
      if (quotation < 0) break;
      const Quotation& inner = page_.quotations[static_cast<size_t>(quotation)];
      const bool alone = i == at;
      i = std::max(i + 1, words().first_from(inner.span.end));
      quoted_to = i;
      if (i > range().end || ends_statement(inner)) break;
      if (i < range().end && alone && ends_with_comma(inner) && aside_at(i) == nullptr) break;
      continue;
    }
    const Aside* aside = aside_at(i);
    if (aside != nullptr && i > at && !aside->cue.contains(cue_word)) {
      add_trimmed(spans, begin, i);
      i = begin = aside->range.end;
      continue;
    }
    if (words()[i].is(kOpenBracket)) ++brackets;
    if (words()[i].is(kCloseBracket) && --brackets < 0) break;
    if (i > at && stops_at(i, at, cue_word, end)) break;
    if (end.phrase && i - at > kLongestSource) break;
    ++i;
  }
  add_trimmed(spans, begin, i, quoted_to);
  if (i >= range().end) follow_colon(spans, range().end - 1);
  return spans;
}

// A quotation that closes with a full stop, or with the comma of an aside, ends what it belongs to.
bool SentenceReader::ends_statement(const Quotation& quotation) const {
  if (!quotation.closed || quotation.inside.empty()) return true;
  return std::string_view(".!?").find(page_.text[quotation.inside.end - 1]) != std::string_view::npos;
}

// "…," and something else: the comma inside shows that the quotation is all that was said.
bool SentenceReader::ends_with_comma(const Quotation& quotation) const {
  return quotation.closed && !quotation.inside.empty() && page_.text[quotation.inside.end - 1] == ',';
}

// "He wrote:" and the quotation in the next paragraph.
void SentenceReader::follow_colon(std::vector<Span>& spans, int last) const {
  if (last < 0 || !words()[last].is(kColon)) return;
  int next = last + 1;
  while (next < words().size() && words()[next].text() == ">") ++next;
  if (next >= words().size() || !quotation_begins(next, last)) return;
  const Quotation& quotation = page_.quotations[static_cast<size_t>(words()[next].quotation)];
  if (quotation.span.size() > kLongestBlock) return;
  if (spans.empty()) {
    spans.push_back(quotation.span);
  } else {
    spans.back().end = quotation.span.end;
  }
}

bool SentenceReader::new_cue_after(int at, int begin, int cue_word) const {
  int i = at;
  while (i < range().end && words()[i].is(kAdverb | kCoordinator) && clauses_.group_at(i) < 0) ++i;
  if (i >= range().end) return false;
  if (words()[i].is(kThat) && words()[begin].is(kThat)) return false;  // "said that … and that she hoped …"
  const int g = clauses_.group_from(i);
  if (g < 0) return false;
  const VerbGroup& group = clauses_.groups()[static_cast<size_t>(g)];
  if (words()[group.head].quotation != words()[cue_word].quotation ||
      !has_cue(words()[group.head], kStatement | kInfinitive | kNoun))
    return false;
  if (group.begin == i) {
    const int own = clauses_.group_at(cue_word);
    return group.finite && group.shares && own >= 0 &&
           group.subject.begin == clauses_.groups()[static_cast<size_t>(own)].subject.begin;
  }
  return group.finite && !group.relative && !group.shares && !group.subject.empty() &&
         group.subject.begin <= i + 1 && group.subject.end >= i && has_cue(words()[group.head], kStatement);
}

// "said that he could not recall whether it was so but that he had hoped": a "that" of the level above.
bool SentenceReader::other_that(int at, int begin) const {
  return words()[at].is(kThat) && at + 2 < range().end && words()[begin].is(kQuestionWord) &&
         clauses_.clause_begins(at + 1);
}

bool SentenceReader::stops_at(int at, int begin, int cue_word, ContentEnd end) const {
  const Word& word = words()[at];
  const int next = at + 1;
  if (next >= range().end) return false;
  if (word.is(kComma | kDash | kSemicolon)) {
    if (end.phrase) return true;
    const int g = clauses_.group_from(next);
    if (g >= 0) {
      const VerbGroup& group = clauses_.groups()[static_cast<size_t>(g)];
      const bool begins = group.begin == next;
      if (begins && !group.finite && has_cue(words()[group.head], kQuotation | kNoun) && group.shares)
        return true;
      if (end.relative && begins && group.finite) return true;
    }
    if (end.in_front && (clauses_.clause_begins(next) || quotation_begins(next, cue_word))) return true;
    if (words()[next].is(kCoordinator) || words()[next].text() == "so" || words()[next].text() == "while" ||
        words()[next].text() == "although" || word.is(kSemicolon)) {
      return (next + 1 < range().end && other_that(next + 1, begin)) || new_cue_after(next, begin, cue_word);
    }
    return false;
  }
  if (at > begin && main_verb_at(at, cue_word)) return true;
  if (word.is(kCoordinator)) return other_that(next, begin) || new_cue_after(next, begin, cue_word);
  if (end.phrase) {
    if (word.is(kPreposition) && words()[next].is(kTime)) return true;
    const bool name_ended = at > begin && words()[at - 1].is(kCapital | kObject) && !word.is(kCapital);
    if (name_ended &&
        ((word.is(kPreposition) && leads_in_circumstance(word.text())) || word.is(kAdverb | kTime)))
      return true;
    if (word.is(kSubordinator) && !word.is(kPreposition | kDeterminer | kThat)) return true;
  }
  return false;
}

// "The man who said it was over did not stay": a verb whose subject began before the cue ends the content.
bool SentenceReader::main_verb_at(int at, int cue_word) const {
  const int g = clauses_.group_at(at);
  const int own = clauses_.group_at(cue_word);
  if (g < 0 || own < 0 || clauses_.groups()[static_cast<size_t>(g)].begin != at) return false;
  const VerbGroup& group = clauses_.groups()[static_cast<size_t>(g)];
  const VerbGroup& cue = clauses_.groups()[static_cast<size_t>(own)];
  return cue.relative && group.finite && !group.relative && !group.shares && !group.subject.empty() &&
         words()[at].quotation == words()[cue_word].quotation && group.subject.begin <= cue.subject.begin;
}

std::vector<Span> SentenceReader::content_around(const Aside& aside) const {
  const int cue_word = aside.cue.begin;
  const int level = words()[cue_word].quotation;
  std::vector<Span> spans;
  int begin = begin_of_level(cue_word);
  int end = aside.range.begin;
  for (const Aside& other : asides_) {
    if (&other != &aside && other.range.end <= end && words()[other.cue.begin].quotation == level)
      begin = std::max(begin, other.range.end);
  }
  // "and according to the ministry he died": only what follows
  const bool only_after =
      end > begin && (words()[end - 1].is(kThat) || (aside.group < 0 && words()[end - 1].is(kCoordinator)));
  if (only_after) begin = end;
  const bool goes_back = aside.group >= 0 && end == begin && end > 0;
  if (end > begin || goes_back) {
    // a quotation that began in an earlier sentence is content from its beginning
    int last = end - 1;
    while (last >= begin && words()[last].is(kComma | kDash)) --last;
    int quotation = last >= 0 && words()[last].quotation != level ? child_quotation(last, level) : -1;
    if (quotation >= 0 && !has_break(last, std::max(begin, last))) {
      const Quotation* inner = &page_.quotations[static_cast<size_t>(quotation)];
      if (inner->span.begin < words()[begin].span.begin || last < begin) {
        std::vector<Span> before{inner->span};
        while (inner->continues && quotation > 0) {
          --quotation;
          inner = &page_.quotations[static_cast<size_t>(quotation)];
          if (inner->parent == level) before.push_back(inner->span);
        }
        spans.assign(before.rbegin(), before.rend());
      }
    }
    if (spans.empty() && end > begin) add_trimmed(spans, begin, end);
  }
  if (aside.range.end < range().end) {
    const int next = aside.range.end;
    const bool quoted = !spans.empty() && spans.back().end <= words()[end].span.begin && end > 0 &&
                        closes_quotation(words()[end].is(kComma | kDash) ? end : end - 1, cue_word);
    const bool goes_on =
        quoted ? quotation_begins(next, cue_word)
               : words()[next - 1].is(kComma | kDash) || aside.range.begin <= begin || only_after;
    if (goes_on && !words()[next].is(kStop) && !stops_at(next - 1, next, cue_word, {})) {
      for (const Span span : content_from(next, cue_word, {})) spans.push_back(span);
    }
  }
  return spans;
}

}  // namespace hearsay
