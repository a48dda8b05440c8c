// Who does what: the subjects of verb groups.
#include <algorithm>

#include "claims/clauses.h"
#include "claims/word_tests.h"

namespace hearsay {
namespace {

constexpr int kLongestAside = 45;  // words between two commas that part a subject from its verb
constexpr int kMostAsides = 6;

// Verbs whose object does what the infinitive says.
bool orders(const Word& word) {
  if (word.verb == nullptr) return false;
  return is_one_of(word.verb->lemma, {"let", "allow", "force", "cause", "enable"}) || has_cue(word, kOrder);
}

bool is_document(std::string_view word) {
  return is_one_of(word, {"statement", "letter",  "email",    "e-mail",  "memo",    "report",    "message",
                          "tweet",     "post",    "note",     "release", "article", "column",    "video",
                          "press",     "remarks", "comments", "ad",      "op-ed",   "statements"});
}

}  // namespace

void Clauses::find_subjects() {
  for (size_t g = 0; g < groups_.size(); ++g) find_subject(groups_[g], static_cast<int>(g));
  share_with_next();
}

// Past a time between subject and verb: "the mayor on Tuesday called".
int Clauses::before_time(int before) const {
  int i = before;
  while (in_range(i) && words_[i].is(kTime) && !words_[i].is(kNumber)) --i;
  if (i == before || !in_range(i)) return before;
  if (is_one_of(words_[i].text(), {"on", "last", "this", "in"})) --i;
  return in_range(i) && (noun_like(i) || words_[i].is(kComma | kSubject)) ? i : before;
}

// "A poll released on Tuesday showed": the first verb belongs to the subject of the second. "He released a
// statement saying": the statement speaks for him.
void Clauses::adopt_reduced_relative(VerbGroup& group, int index, int before) {
  if (index == 0) return;
  VerbGroup& other = groups_[static_cast<size_t>(index - 1)];
  if (!same_level(other.head, group.head) || !other.finite || other.subject.empty() || other.shares ||
      before <= other.head)
    return;
  const Word& next = words_[other.head + 1];
  const bool participle = other.bare && (forms_at(other.head) & kParticiple) != 0;
  for (int i = other.head + 1; i <= before; ++i) {
    if (words_[i].is(kSubordinator | kThat | kComma | kCoordinator | kSubject | kQuestionWord |
                     kPunctuation) &&
        !words_[i].is(kPreposition | kDeterminer))
      return;
  }
  if (group.finite && participle && next.is(kPreposition) && group.subject.begin > other.head + 1 &&
      before - other.head <= 12) {
    other.finite = false;
    group.subject = {other.subject.begin, before + 1};
    return;
  }
  const bool gerund = !group.finite && (forms_at(group.head) & kPresentParticiple) != 0;
  if (gerund && group.subject.begin == other.head + 1 && next.is(kDeterminer) &&
      is_document(words_[before].text())) {
    group.subject = other.subject;
    group.shares = true;
  }
}

// "She refused to say": the governor's subject. "She asked him to say": the one who is asked.
void Clauses::find_infinitive_subject(VerbGroup& group, int index) {
  for (int g = index - 1; g >= 0 && group.begin - groups_[static_cast<size_t>(g)].head <= 12; --g) {
    const VerbGroup& other = groups_[static_cast<size_t>(g)];
    if (!same_level(other.head, group.head)) continue;
    group.governor = g;
    group.subject = other.subject;
    const WordRange object = other.head + 1 < group.begin ? noun_phrase_from(other.head + 1) : WordRange{};
    if (!object.empty() && object.end == group.begin && !other.passive && orders(words_[other.head])) {
      group.subject = object;
      return;
    }
    group.relative = other.relative;
    group.shares = true;
    return;
  }
}

void Clauses::find_subject(VerbGroup& group, int index) {
  if (group.infinitive) {
    find_infinitive_subject(group, index);
    return;
  }
  int before = group.begin - 1;
  if (!in_range(before) || !same_level(before, group.head)) return;
  before = before_time(before);
  if (!in_range(before)) return;
  const bool participle = !group.finite;
  if (words_[before].is(kComma | kDash)) {
    if (participle) {
      share_subject(group, index);
    } else {
      group.subject = subject_before_comma(before);
    }
    return;
  }
  if (words_[before].is(kCoordinator) || words_[before].text() == "then") {
    share_subject(group, index);
    return;
  }
  if (participle && words_[before].is(kPreposition | kSubordinator) && words_[before].text() != "as") {
    share_subject(group, index);
    return;
  }
  if (words_[before].is(kRelative)) {
    group.subject = relative_subject(before);
    group.relative = !group.subject.empty();
    if (group.subject.empty()) group.subject = {before, before + 1};
    return;
  }
  if (participle && words_[before].text() == "as") {
    group.subject = noun_phrase_before(before);  // "quoted the mayor as saying"
    return;
  }
  group.subject = noun_phrase_before(before + 1);
  adopt_reduced_relative(group, index, before);
  const int adjacent = group_at(before);
  if (group.subject.empty() && adjacent >= 0) {
    // "some of the people the paper asked said": the verb before belongs to the subject
    const VerbGroup& other = groups_[static_cast<size_t>(adjacent)];
    if (other.finite && other.bare && !other.shares && !other.subject.empty()) {
      const WordRange head = noun_phrase_before(other.subject.begin);
      group.subject = {head.empty() ? other.subject.begin : head.begin, before + 1};
    }
  }
  // a participle after a noun with "by": "the plan criticised by"
  if (group.bare && (forms_at(group.head) & kParticiple) != 0 && in_range(group.head + 1) &&
      words_[group.head + 1].text() == "by") {
    group.passive = true;
    group.finite = false;
  }
}

// What "who" or "that" stands for, with the pronoun itself; empty where it stands for nothing before it.
WordRange Clauses::relative_subject(int pronoun) const {
  int end = pronoun;
  const bool comma = in_range(end - 1) && words_[end - 1].is(kComma | kDash);
  if (comma) --end;
  if (!in_range(end - 1) || !same_level(end - 1, pronoun) || !noun_like(end - 1)) return {};
  if (comma && words_[pronoun].is(kThat)) return {};
  const WordRange head = noun_phrase_before(end);
  return head.empty() ? head : WordRange{head.begin, pronoun + 1};
}

// The subject of the nearest group before that has one of its own; a cue verb's is preferred, since what it
// governs lies between ("said the plan failed and criticised …").
void Clauses::share_subject(VerbGroup& group, int index) const {
  const VerbGroup* nearest = nullptr;
  const VerbGroup* thinker = nullptr;
  for (int g = index - 1; g >= 0 && group.begin - groups_[static_cast<size_t>(g)].head <= 2 * kLongestAside;
       --g) {
    const VerbGroup& other = groups_[static_cast<size_t>(g)];
    if (!same_level(other.head, group.head) || !other.finite || other.subject.empty()) continue;
    if (nearest == nullptr) nearest = &other;
    if (has_bare_cue(words_[other.head], kQuotation) && !other.passive) {
      nearest = &other;
      break;
    }
    if (thinker == nullptr && !other.passive &&
        (has_bare_cue(words_[other.head], kClause | kThatClause | kQuotation) ||
         has_bare_cue(words_[other.head], kNoun)))
      thinker = &other;
  }
  if (nearest == nullptr) return;
  if (thinker != nullptr && !has_bare_cue(words_[nearest->head], kQuotation)) nearest = thinker;
  group.subject = nearest->subject;
  group.shares = true;
}

// "Speaking in Paris, the minister …", "After denying it, she …": the subject comes later.
void Clauses::share_with_next() {
  for (size_t g = 0; g < groups_.size(); ++g) {
    VerbGroup& group = groups_[g];
    if (group.finite || !group.subject.empty() || group.infinitive) continue;
    for (size_t next = g + 1; next < std::min(groups_.size(), g + 6); ++next) {
      const VerbGroup& other = groups_[next];
      if (!same_level(other.head, group.head) || !other.finite || other.subject.empty() || other.shares)
        continue;
      if (!in_range(other.subject.begin - 1) || !words_[other.subject.begin - 1].is(kComma)) continue;
      group.subject = other.subject;
      group.shares = true;
      break;
    }
  }
}

// "speaking in Paris, Texas, …": whether the phrase belongs to an aside that a comma before opens.
bool Clauses::stands_in_aside(int at, uint32_t mark) const {
  int first = at;
  while (in_range(first - 1) && !words_[first - 1].is(mark) && at - first < kLongestAside) --first;
  if (!in_range(first - 1)) return false;
  return words_[first].is(kPreposition | kSubordinator) ||
         ((forms_at(first) & kPresentParticiple) != 0 && group_at(first) >= 0);
}

// The subject of a verb that follows a comma: "the mayor, a former judge, said".
WordRange Clauses::subject_before_comma(int comma) const {
  const bool dash = words_[comma].is(kDash);
  int right = comma;
  for (int aside = 0; aside < kMostAsides; ++aside) {
    int left = right - 1;
    bool finite = false;
    while (in_range(left) && right - left <= kLongestAside && same_level(left, comma) &&
           !words_[left].is(dash ? kDash : kComma)) {
      if (words_[left].is(kStop | kSemicolon | kColon)) return {};
      const int g = group_at(left);
      finite = finite || (g >= 0 && groups_[static_cast<size_t>(g)].finite &&
                          !groups_[static_cast<size_t>(g)].relative);
      --left;
    }
    const bool bounded = in_range(left) && words_[left].is(dash ? kDash : kComma) && same_level(left, comma);
    if (!bounded || left + 1 >= right) return {};
    const Word& first = words_[left + 1];
    const bool relative = first.is(kRelative) && !first.is(kDeterminer);
    const bool adverbial =
        first.is(kPreposition | kSubordinator | kAdverb | kTo | kCoordinator | kTime) ||
        ((forms_at(left + 1) & (kPresentParticiple | kParticiple)) != 0 && group_at(left + 1) >= 0);
    if (finite && !relative && !adverbial) return {};
    const WordRange head = noun_phrase_before(left);
    if (!head.empty() && stands_in_aside(head.begin, dash ? kDash : kComma)) {
      right = left;
      continue;
    }
    if (!head.empty()) {
      // "In May, a judge, X, said": a head that is only a time or stands after a preposition is no subject
      if (words_[head.begin].is(kTime) && head.end - head.begin == 1) return {left + 1, right};
      return {head.begin, adverbial ? head.end : comma};
    }
    right = left;
  }
  return {};
}

}  // namespace hearsay
