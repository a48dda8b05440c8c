#include "claims/clauses.h"

#include <algorithm>

namespace hearsay {
namespace {

constexpr int kLongestPhrase = 40;  // words of a noun phrase
constexpr int kLongestGroup = 8;    // auxiliaries and adverbs before a verb
constexpr int kLongestAside = 45;   // words between two commas that part a subject from its verb
constexpr int kMostAsides = 6;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr uint32_t kFunctionWord = kDeterminer | kPossessive | kSubject | kRelative | kQuestionWord |
                                   kPreposition | kAuxiliary | kNegation | kAdverb | kCoordinator |
                                   kSubordinator | kTo | kPunctuation | kGenitive;

bool ends_like_participle(const Word& word) {
  return word.verb.verb == nullptr && !word.is(kCapital | kFunctionWord) && word.text.size() > 4 &&
         word.text.ends_with("ed");
}
bool ends_like_gerund(const Word& word) {
  return word.verb.verb == nullptr && !word.is(kCapital | kFunctionWord) && word.text.size() > 5 &&
         word.text.ends_with("ing");
}
uint8_t forms_of(const Word& word) {
  if (word.verb.verb != nullptr) return word.verb.forms;
  if (ends_like_participle(word)) return kPast | kParticiple;
  return ends_like_gerund(word) ? static_cast<uint8_t>(kPresentParticiple) : static_cast<uint8_t>(0);
}

bool takes_statement(const Word& word) {
  if (word.verb.verb == nullptr) return false;
  const auto& cues = word.verb.verb->cues;
  return std::any_of(cues.begin(), cues.end(), [](const CueVerb& cue) {
    return cue.particle.empty() && (cue.frames & (kClause | kThatClause | kQuotation)) != 0;
  });
}

bool takes_quotation(const Word& word) {
  if (word.verb.verb == nullptr) return false;
  const auto& cues = word.verb.verb->cues;
  return std::any_of(cues.begin(), cues.end(), [](const CueVerb& cue) {
    return cue.particle.empty() && (cue.frames & kQuotation) != 0;
  });
}

bool takes_noun(const Word& word) {
  if (word.verb.verb == nullptr) return false;
  const auto& cues = word.verb.verb->cues;
  return std::any_of(cues.begin(), cues.end(),
                     [](const CueVerb& cue) { return cue.particle.empty() && (cue.frames & kNoun) != 0; });
}

// Verbs whose object does what the infinitive says.
bool orders(const Word& word) {
  if (word.verb.verb == nullptr) return false;
  const auto& cues = word.verb.verb->cues;
  return is_one_of(word.verb.verb->lemma, {"let", "allow", "force", "cause", "enable"}) ||
         std::any_of(cues.begin(), cues.end(), [](const CueVerb& cue) { return (cue.frames & kOrder) != 0; });
}

bool is_evidence(std::string_view word) {
  return is_one_of(word, {"polls", "findings", "surveys", "figures", "records", "documents", "data", "emails",
                          "studies", "results", "numbers", "statistics", "reports", "images", "pictures",
                          "tests", "minutes", "logs", "papers"});
}

bool is_document(std::string_view word) {
  return is_one_of(word, {"statement", "letter",  "email",    "e-mail",  "memo",    "report",    "message",
                          "tweet",     "post",    "note",     "release", "article", "column",    "video",
                          "press",     "remarks", "comments", "ad",      "op-ed",   "statements"});
}

}  // namespace

Clauses::Clauses(const Words& words, WordRange range, bool title_case)
    : words_(words), range_(range), title_case_(title_case) {
  group_of_.assign(static_cast<size_t>(range.end - range.begin), -1);
  find_groups();
  find_subjects();
}

// A capital inside a sentence makes a name, not a verb: "the United States".
uint8_t Clauses::forms_at(int at) const {
  const Word& word = words_[at];
  const bool inner = in_range(at - 1) && !words_[at - 1].is(kPunctuation);
  return word.is(kCapital) && inner && !title_case_ ? static_cast<uint8_t>(0) : forms_of(word);
}

// The word before `at` that is no adverb, or -1 at the beginning or past a quotation's mark.
int Clauses::previous_word(int at) const {
  for (int i = at - 1; in_range(i) && at - i <= kLongestGroup; --i) {
    if (!same_level(i, at)) return -1;
    if (!words_[i].is(kAdverb | kNegation) || words_[i].is(kAuxiliary | kTitle)) return i;
  }
  return -1;
}

// "'s" is a verb after a pronoun, and the genitive after a noun.
bool Clauses::is_be(int at) const {
  if (words_[at].text == "'s") return in_range(at - 1) && words_[at - 1].is(kSubject | kQuestionWord);
  return words_[at].is(kBe);
}
bool Clauses::is_have(int at) const { return words_[at].is(kHave) || is_be(at); }

bool Clauses::noun_like(int at) const {
  const Word& word = words_[at];
  if (word.is(kCloseBracket)) return true;
  if (word.is(kCapital)) return !word.is(kAuxiliary | kCoordinator | kSubordinator | kTo) || word.is(kTime);
  return word.is(kNumber | kObject | kTime) || !word.is(kFunctionWord);
}

// What stands after a verb rather than after a noun that looks like it.
bool Clauses::object_follows(int at) const {
  if (!in_range(at + 1)) return true;
  const Word& next = words_[at + 1];
  return next.is(kThat | kDeterminer | kPossessive | kSubject | kObject | kQuestionWord | kQuoteMark | kTo |
                 kColon | kCapital | kComma | kAdverb | kNumber | kTime);
}

// "talks about", "calls for": the word after the verb makes it one.
bool Clauses::particle_follows(int at) const {
  const Verb* verb = words_[at].verb.verb;
  if (verb == nullptr || !in_range(at + 1)) return false;
  return std::any_of(verb->cues.begin(), verb->cues.end(),
                     [&](const CueVerb& cue) { return cue.particle == words_[at + 1].text; });
}

bool Clauses::finite_form_fits(int at, int before) const {
  const Word& word = words_[at];
  const uint8_t forms = forms_at(at);
  const bool noun_too = word.verb.verb != nullptr && word.verb.verb->also_noun;
  if (before < 0 || words_[before].is(kComma | kDash | kQuoteMark | kCoordinator | kColon | kSemicolon)) {
    // "…, says the mayor": a bare form may follow a break only where it cannot be a noun
    if ((forms & kPast) != 0) return true;
    return (forms & kThird) != 0 && (!noun_too || object_follows(at));
  }
  const Word& left = words_[before];
  const bool pronoun = left.is(kSubject | kRelative) && !left.is(kPossessive);
  if (left.is(kPossessive) || left.text == "'s" || left.text == "'") return false;
  if (left.is(kDeterminer) && !pronoun) return false;
  if (left.is(kPreposition | kTo) && !pronoun) return false;
  if ((forms & kPast) != 0) {
    if ((forms & kParticiple) == 0) return true;
    if (left.is(kSubordinator) && !left.is(kDeterminer | kPreposition)) return true;
    if (left.is(kDeterminer) && word.verb.verb == nullptr) return false;  // "one unnamed officer"
    return pronoun ? !(left.is(kDeterminer) && in_range(at + 1) && !object_follows(at)) : noun_like(before);
  }
  if (noun_too && (forms & kThird) != 0 && left.is(kCapital) &&
      (!in_range(at + 1) || words_[at + 1].is(kStop)))
    return true;
  if (word.text == "show" && is_evidence(left.text)) return true;
  if (noun_too && particle_follows(at) && (pronoun || left.is(kCapital))) return true;
  if (noun_too && !(object_follows(at) && (pronoun || noun_like(before))))
    return pronoun && !left.is(kDeterminer);
  if ((forms & kThird) != 0) return pronoun || noun_like(before);
  if ((forms & kBase) == 0) return false;
  if (pronoun) return !is_one_of(left.text, {"he", "she", "it", "this", "one", "everyone", "nobody"});
  const bool plural = left.text.size() > 2 && left.text.back() == 's' && !left.text.ends_with("ss");
  if (!noun_too && word.verb.verb != nullptr && !word.verb.verb->cues.empty() && noun_like(before))
    return true;
  return noun_like(before) && !left.is(kNumber | kTime) &&
         (plural || is_one_of(left.text, {"people", "police", "women", "men", "media"}));
}

// "to print the log": after "to" and before an object a word that no list knows is a verb.
bool Clauses::unknown_infinitive(int at) const {
  const Word& word = words_[at];
  return in_range(at - 1) && words_[at - 1].is(kTo) && !word.is(kCapital | kFunctionWord | kNumber | kTime) &&
         word.text.back() != 's' && in_range(at + 1) &&
         words_[at + 1].is(kDeterminer | kPossessive | kObject | kThat | kQuestionWord) &&
         same_level(at - 1, at);
}

bool Clauses::verb_at(int at) const {
  const Word& word = words_[at];
  const uint8_t forms = forms_at(at);
  if (forms == 0 && unknown_infinitive(at)) return true;
  if (forms == 0 || word.is(kAuxiliary)) return false;
  const int before = previous_word(at);
  if (before >= 0) {
    const Word& left = words_[before];
    if (left.is(kModal | kDo)) return (forms & kBase) != 0;
    if (left.is(kTo)) return (forms & kBase) != 0;
    if (is_be(before)) return (forms & (kParticiple | kPresentParticiple)) != 0;
    if (left.is(kHave)) return (forms & kParticiple) != 0;
    if ((forms & kPresentParticiple) != 0) {
      return !left.is(kDeterminer | kPossessive) && left.text != "'s" && left.text != "'" &&
             (word.verb.verb != nullptr || left.is(kComma | kPreposition) || noun_like(before));
    }
    // "does he say", "will the minister say": the auxiliary stands before the subject
    if ((forms & kBase) != 0 && left.is(kSubject) && in_range(before - 1) &&
        words_[before - 1].is(kDo | kModal))
      return true;
  } else if ((forms & kPresentParticiple) != 0) {
    return true;
  }
  return finite_form_fits(at, before);
}

void Clauses::find_groups() {
  for (int i = range_.begin; i < range_.end; ++i) {
    if (verb_at(i)) add_group(i);
  }
  for (int i = range_.begin; i < range_.end; ++i) {
    const bool auxiliary = is_be(i) || words_[i].is(kHave | kDo | kModal);
    if (!auxiliary || group_at(i) >= 0 || (words_[i].text == "'s" && !is_be(i))) continue;
    if (in_range(i + 1) && group_at(i + 1) >= 0 && same_level(i, i + 1)) continue;
    add_group(i);
  }
  std::sort(groups_.begin(), groups_.end(),
            [](const VerbGroup& a, const VerbGroup& b) { return a.head < b.head; });
  std::fill(group_of_.begin(), group_of_.end(), -1);
  for (size_t g = 0; g < groups_.size(); ++g) {
    for (int i = groups_[g].begin; i <= groups_[g].head; ++i)
      group_of_[static_cast<size_t>(i - range_.begin)] = static_cast<int>(g);
  }
}

void Clauses::add_group(int head) {
  VerbGroup group;
  group.head = group.begin = head;
  bool be_next = false;  // the nearest auxiliary is a form of "be"
  bool auxiliary_seen = false;
  for (int i = head - 1; in_range(i) && head - i <= kLongestGroup; --i) {
    const Word& word = words_[i];
    if (!same_level(i, head) || group_at(i) >= 0) break;
    const bool auxiliary = is_be(i) || word.is(kHave | kDo | kModal);
    if (word.is(kTo) &&
        (i + 1 == head || words_[i + 1].is(kAdverb) || is_be(i + 1) || words_[i + 1].is(kHave))) {
      group.infinitive = true;
    } else if (word.text == "no" && words_[i + 1].text == "longer") {
      group.negated = true;
    } else if (!auxiliary &&
               (!word.is(kAdverb | kNegation) || word.is(kTitle) || word.text == "there" ||
                word.text == "today" || word.text == "here" || word.text == "all" || word.text == "both")) {
      break;
    }
    if (auxiliary && !auxiliary_seen) be_next = is_be(i);
    auxiliary_seen = auxiliary_seen || auxiliary;
    group.negated = group.negated || word.is(kNegation) || is_one_of(word.text, {"hardly", "neither"});
    group.modal = group.modal || word.is(kModal);
    group.begin = i;
    if (group.infinitive) break;
  }
  const uint8_t forms = forms_at(head);
  const bool head_is_auxiliary = words_[head].is(kAuxiliary) && !verb_at(head);
  group.negated = group.negated || words_[head].is(kNegation) ||
                  (head_is_auxiliary && in_range(head + 1) && words_[head + 1].is(kNegation));
  group.bare = !auxiliary_seen && !group.infinitive;
  group.passive = be_next && (forms & kParticiple) != 0 && !head_is_auxiliary;
  group.finite =
      !group.infinitive && (auxiliary_seen || head_is_auxiliary || (forms & (kPast | kThird | kBase)) != 0);
  if (is_one_of(words_[head].text, {"being", "been", "having"}) && group.bare) group.finite = false;
  for (int i = group.begin; i <= head; ++i)
    group_of_[static_cast<size_t>(i - range_.begin)] = static_cast<int>(groups_.size());
  groups_.push_back(group);
}

int Clauses::group_from(int at) const {
  const auto found = std::partition_point(groups_.begin(), groups_.end(),
                                          [&](const VerbGroup& group) { return group.begin < at; });
  return found == groups_.end() ? -1 : static_cast<int>(found - groups_.begin());
}

void Clauses::find_subjects() {
  for (size_t g = 0; g < groups_.size(); ++g) find_subject(groups_[g], static_cast<int>(g));
  share_with_next();
}

// Past a time between subject and verb: "the mayor on Tuesday called".
int Clauses::before_time(int before) const {
  int i = before;
  while (in_range(i) && words_[i].is(kTime) && !words_[i].is(kNumber)) --i;
  if (i == before || !in_range(i)) return before;
  if (is_one_of(words_[i].text, {"on", "last", "this", "in"})) --i;
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
      is_document(words_[before].text)) {
    group.subject = other.subject;
    group.shares = true;
  }
}

void Clauses::find_subject(VerbGroup& group, int index) {
  int before = group.begin - 1;
  if (group.infinitive) {
    for (int g = index - 1; g >= 0 && group.begin - groups_[static_cast<size_t>(g)].head <= 12; --g) {
      const VerbGroup& other = groups_[static_cast<size_t>(g)];
      if (!same_level(other.head, group.head)) continue;
      group.governor = g;
      group.subject = other.subject;
      const WordRange object = other.head + 1 < group.begin ? noun_phrase_from(other.head + 1) : WordRange{};
      if (!object.empty() && object.end == group.begin && !other.passive && orders(words_[other.head])) {
        group.subject = object;  // "asked him to say"
        return;
      }
      group.relative = other.relative;
      group.shares = true;
      return;
    }
    return;
  }
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
  if (words_[before].is(kCoordinator) || words_[before].text == "then") {
    share_subject(group, index);
    return;
  }
  if (participle && words_[before].is(kPreposition | kSubordinator) && words_[before].text != "as") {
    share_subject(group, index);
    return;
  }
  if (words_[before].is(kRelative)) {
    group.subject = relative_subject(before);
    group.relative = !group.subject.empty();
    if (group.subject.empty()) group.subject = {before, before + 1};
    return;
  }
  if (participle && words_[before].text == "as") {
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
      words_[group.head + 1].text == "by") {
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
    if (takes_quotation(words_[other.head]) && !other.passive) {
      nearest = &other;
      break;
    }
    if (thinker == nullptr && !other.passive &&
        (takes_statement(words_[other.head]) || takes_noun(words_[other.head])))
      thinker = &other;
  }
  if (nearest == nullptr) return;
  if (thinker != nullptr && !takes_quotation(words_[nearest->head])) nearest = thinker;
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

WordRange Clauses::noun_phrase_before(int end) const {
  const int last = end - 1;
  if (!in_range(last)) return {};
  const int level = words_[last].quotation;
  if (words_[last].is(kSubject | kObject) && !words_[last].is(kDeterminer | kCapital | kRelative | kNumber))
    return {last, end};
  if (words_[last].is(kSubject) &&
      is_one_of(words_[last].text, {"i", "he", "she", "we", "they", "it", "you", "there"}))
    return {last, end};
  int begin = end;
  for (int i = last; in_range(i) && end - i <= kLongestPhrase; --i) {
    const Word& word = words_[i];
    if (word.quotation != level) break;
    if (word.is(kCloseBracket)) {
      int open = i;
      while (in_range(open) && i - open <= kLongestPhrase && !words_[open].is(kOpenBracket)) --open;
      if (!in_range(open) || !words_[open].is(kOpenBracket)) break;
      begin = i = open;
      continue;
    }
    if (word.is(kPunctuation) && !word.is(kGenitive)) break;
    const int g = group_at(i);
    if (g >= 0) {
      const VerbGroup& group = groups_[static_cast<size_t>(g)];
      if (group.relative && !group.subject.empty()) return {group.subject.begin, end};
      const bool modifies =
          !group.finite && !group.infinitive && in_range(group.begin - 1) && noun_like(group.begin - 1);
      if (!modifies) break;
      begin = group.begin;
      i = group.begin;
      continue;
    }
    if (word.is(kSubordinator | kThat | kQuestionWord) && !word.is(kDeterminer) &&
        !is_one_of(word.text, {"as", "since"}))
      break;
    if (word.text == "that" && i != begin - 1) break;
    if (word.is(kCoordinator) && !is_one_of(word.text, {"and", "or", "&"})) break;
    if (word.is(kTo) && i == last) break;
    if (i != last && word.is(kSubject | kObject) && !word.is(kDeterminer | kPossessive | kNumber | kCapital))
      break;
    begin = i;
  }
  return trim_front({begin, end});
}

// Drops what stands before the phrase proper: "But", "on Tuesday", the object of the verb before.
WordRange Clauses::trim_front(WordRange phrase) const {
  for (int k = phrase.end - 1; k > phrase.begin; --k) {
    const Word& word = words_[k];
    const Word& left = words_[k - 1];
    if (left.is(kGenitive | kCoordinator | kPunctuation) || left.text == "that") continue;
    const bool after_noun = noun_like(k - 1) && !left.is(kDeterminer | kPossessive | kPreposition | kTitle);
    const bool starts = word.is(kDeterminer | kPossessive) && !is_one_of(word.text, {"all", "both", "each"});
    const bool after_time = left.is(kTime | kNumber) && word.is(kCapital | kTitle) &&
                            !word.is(kTime | kNumber) && k - 1 > phrase.begin;
    if ((starts && after_noun && !(word.is(kNumber) && !word.is(kDeterminer))) ||
        (after_time && words_[phrase.begin].is(kPreposition))) {
      phrase.begin = k;
      break;
    }
  }
  while (!phrase.empty() && words_[phrase.begin].is(kCoordinator | kAdverb | kSubordinator | kPunctuation) &&
         !words_[phrase.begin].is(kDeterminer)) {
    ++phrase.begin;
  }
  if (!phrase.empty() && words_[phrase.begin].is(kPreposition) && !words_[phrase.begin].is(kDeterminer) &&
      phrase.end - phrase.begin > 1) {
    // a phrase in front without a comma: "In London police said"
    int k = phrase.end - 1;
    while (k > phrase.begin + 1 && !words_[k - 1].is(kPreposition | kTo) &&
           !(words_[k - 1].is(kCapital | kTime) && !words_[k].is(kCapital))) {
      --k;
    }
    phrase.begin = k;
  }
  while (phrase.end - phrase.begin > 1 &&
         (words_[phrase.begin].is(kCoordinator) ||
          (phrase.begin == range_.begin && words_[phrase.begin].is(kNumber) &&
           !words_[phrase.begin].is(kDeterminer) && words_[phrase.begin + 1].is(kCapital)))) {
    ++phrase.begin;
  }
  while (phrase.end - phrase.begin > 1 && words_[phrase.end - 1].is(kTime)) {
    --phrase.end;
    if (phrase.end - phrase.begin > 1 && is_one_of(words_[phrase.end - 1].text, {"on", "last", "this", "in"}))
      --phrase.end;
  }
  return phrase;
}

WordRange Clauses::noun_phrase_from(int at) const {
  if (!in_range(at)) return {};
  const Word& first = words_[at];
  const bool possessive = first.is(kPossessive) && in_range(at + 1) && noun_like(at + 1);  // "her assistant"
  if (first.is(kSubject | kObject) && !first.is(kDeterminer | kCapital) && !possessive) return {at, at + 1};
  if (first.is(kSubject) && is_one_of(first.text, {"he", "she", "we", "they", "it", "you", "i"}))
    return {at, at + 1};
  int i = at;
  for (; in_range(i) && i - at < kLongestPhrase && same_level(i, at); ++i) {
    const Word& word = words_[i];
    if (word.is(kOpenBracket)) {
      int close = i;
      while (in_range(close) && close - i <= kLongestPhrase && !words_[close].is(kCloseBracket)) ++close;
      if (!in_range(close) || !words_[close].is(kCloseBracket)) break;
      i = close;
      continue;
    }
    if (word.is(kPunctuation) && !word.is(kGenitive)) break;
    const int g = group_at(i);
    if (g >= 0 && i > at) {
      const VerbGroup& group = groups_[static_cast<size_t>(g)];
      if (group.finite || group.infinitive) break;
    }
    if (word.is(kThat | kQuestionWord | kSubordinator) && !(word.is(kDeterminer) && i == at)) break;
    if (i > at && word.is(kSubject) && !word.is(kDeterminer | kNumber | kObject)) break;
    if (i > at && word.is(kDeterminer | kPossessive) && noun_like(i - 1) &&
        !words_[i - 1].is(kDeterminer | kPreposition))
      break;
    if (i > at && word.is(kDeterminer | kPossessive) && noun_like(i - 1) &&
        !words_[i - 1].is(kDeterminer | kPreposition))
      break;
    if (i > at && word.is(kAdverb) && !word.is(kTime)) break;
    if (i > at && word.is(kCoordinator) && !is_one_of(word.text, {"and", "or", "&"})) break;
    if (word.is(kCoordinator) && in_range(i + 1) && (group_at(i + 1) >= 0 || words_[i + 1].is(kAdverb)))
      break;
    if (i > at && is_one_of(word.text, {"last", "next"}) && in_range(i + 1) && words_[i + 1].is(kTime)) break;
    if (word.is(kTime) && i > at && !words_[i - 1].is(kGenitive | kDeterminer | kPreposition) &&
        !word.is(kNumber))
      break;
    if (word.is(kPreposition) && in_range(i + 1) && words_[i + 1].is(kTime) && i > at) break;
  }
  while (i > at && words_[i - 1].is(kPreposition | kCoordinator | kTo)) --i;
  return {at, i};
}

bool Clauses::clause_begins(int at) const {
  if (!in_range(at)) return false;
  int from = at;
  if (words_[from].is(kSubordinator)) return true;  // "said if he …": a clause all the same
  while (in_range(from) && words_[from].is(kAdverb | kPreposition) && from - at < 3 &&
         !words_[from].is(kDeterminer | kSubject))
    ++from;
  for (int g = group_from(from); g >= 0 && g < static_cast<int>(groups_.size()); ++g) {
    const VerbGroup& group = groups_[static_cast<size_t>(g)];
    if (group.begin - from > kLongestPhrase || !same_level(group.head, at)) return false;
    if (!group.finite || group.relative) continue;
    if (words_[at].text == "there") return true;
    if (group.shares || group.subject.empty()) continue;
    if (group.subject.begin >= at) {
      // nothing between that closes the clause before it has begun
      for (int i = at; i < group.subject.begin; ++i) {
        if (words_[i].is(kStop | kSemicolon | kColon)) return false;
      }
      return true;
    }
    return false;
  }
  return false;
}

WordRange Clauses::addressee_from(int at) const {
  WordRange phrase = noun_phrase_from(at);
  if (phrase.end - phrase.begin > 1 && words_[at].is(kObject) && !words_[at].is(kDeterminer | kPossessive))
    return {at, at + 1};
  for (int i = phrase.begin + 1; i < phrase.end; ++i) {
    const Word& left = words_[i - 1];
    const bool name_begins = words_[i].is(kCapital) && !left.is(kCapital | kFunctionWord | kTitle | kNumber);
    if (name_begins) return {phrase.begin, i};
  }
  return phrase;
}

int Clauses::skip_adjuncts(int at) const {
  for (int round = 0; round < 4 && in_range(at); ++round) {
    const int before = at;
    while (in_range(at) && words_[at].is(kAdverb | kTime) && group_at(at) < 0 &&
           !words_[at].is(kDeterminer | kSubject))
      ++at;
    if (in_range(at + 1) && is_one_of(words_[at].text, {"last", "this", "that"}) && words_[at + 1].is(kTime))
      at += 2;
    const bool to_somebody = in_range(at + 1) && words_[at].is(kTo) && group_at(at) < 0;
    if (in_range(at) && (words_[at].is(kPreposition) || to_somebody) && !words_[at].is(kThat)) {
      const WordRange phrase = noun_phrase_from(at + 1);
      int end = phrase.empty() ? at : phrase.end;
      if (!phrase.empty() && in_range(at + 1) && words_[at + 1].is(kTime) && end == at + 1) end = at + 2;
      at = end;
    }
    if (at == before) break;
  }
  return at;
}

}  // namespace hearsay
