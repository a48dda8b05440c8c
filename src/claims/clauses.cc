#include "claims/clauses.h"

#include <algorithm>

#include "claims/word_tests.h"

namespace hearsay {
namespace {

constexpr int kLongestGroup = 8;  // auxiliaries and adverbs before a verb

bool ends_like_participle(const Word& word) {
  return word.verb == nullptr && !word.is(kCapital | kFunctionWord) && word.text().size() > 4 &&
         word.text().ends_with("ed");
}
bool ends_like_gerund(const Word& word) {
  return word.verb == nullptr && !word.is(kCapital | kFunctionWord) && word.text().size() > 5 &&
         word.text().ends_with("ing");
}
uint8_t forms_of(const Word& word) {
  if (word.verb != nullptr) return word.verb_forms;
  if (ends_like_participle(word)) return kPast | kParticiple;
  return ends_like_gerund(word) ? static_cast<uint8_t>(kPresentParticiple) : static_cast<uint8_t>(0);
}

bool is_evidence(std::string_view word) {
  return is_one_of(word, {"polls", "findings", "surveys", "figures", "records", "documents", "data", "emails",
                          "studies", "results", "numbers", "statistics", "reports", "images", "pictures",
                          "tests", "minutes", "logs", "papers"});
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
  if (words_[at].text() == "'s") return in_range(at - 1) && words_[at - 1].is(kSubject | kQuestionWord);
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
  const Verb* verb = words_[at].verb;
  if (verb == nullptr || !in_range(at + 1)) return false;
  return std::any_of(verb->cues.begin(), verb->cues.end(),
                     [&](const CueVerb& cue) { return cue.particle == words_[at + 1].text(); });
}

bool Clauses::finite_form_fits(int at, int before) const {
  const Word& word = words_[at];
  const uint8_t forms = forms_at(at);
  const bool noun_too = word.verb != nullptr && word.verb->also_noun;
  if (before < 0 || words_[before].is(kComma | kDash | kQuoteMark | kCoordinator | kColon | kSemicolon)) {
    // "…, says the mayor": a bare form may follow a break only where it cannot be a noun
    if ((forms & kPast) != 0) return true;
    return (forms & kThird) != 0 && (!noun_too || object_follows(at));
  }
  const Word& left = words_[before];
  const bool pronoun = left.is(kSubject | kRelative) && !left.is(kPossessive);
  if (left.is(kPossessive) || left.text() == "'s" || left.text() == "'") return false;
  if (left.is(kDeterminer) && !pronoun) return false;
  if (left.is(kPreposition | kTo) && !pronoun) return false;
  if ((forms & kPast) != 0) {
    if ((forms & kParticiple) == 0) return true;
    if (left.is(kSubordinator) && !left.is(kDeterminer | kPreposition)) return true;
    if (left.is(kDeterminer) && word.verb == nullptr) return false;  // "one unnamed officer"
    return pronoun ? !(left.is(kDeterminer) && in_range(at + 1) && !object_follows(at)) : noun_like(before);
  }
  if (noun_too && (forms & kThird) != 0 && left.is(kCapital) &&
      (!in_range(at + 1) || words_[at + 1].is(kStop)))
    return true;
  if (word.text() == "show" && is_evidence(left.text())) return true;
  if (noun_too && particle_follows(at) && (pronoun || left.is(kCapital))) return true;
  if (noun_too && !(object_follows(at) && (pronoun || noun_like(before))))
    return pronoun && !left.is(kDeterminer);
  if ((forms & kThird) != 0) return pronoun || noun_like(before);
  if ((forms & kBase) == 0) return false;
  if (pronoun) return !is_one_of(left.text(), {"he", "she", "it", "this", "one", "everyone", "nobody"});
  const bool plural = left.text().size() > 2 && left.text().back() == 's' && !left.text().ends_with("ss");
  if (!noun_too && word.verb != nullptr && !word.verb->cues.empty() && noun_like(before)) return true;
  return noun_like(before) && !left.is(kNumber | kTime) &&
         (plural || is_one_of(left.text(), {"people", "police", "women", "men", "media"}));
}

// "to print the log": after "to" and before an object a word that no list knows is a verb.
bool Clauses::unknown_infinitive(int at) const {
  const Word& word = words_[at];
  return in_range(at - 1) && words_[at - 1].is(kTo) && !word.is(kCapital | kFunctionWord | kNumber | kTime) &&
         word.text().back() != 's' && in_range(at + 1) &&
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
      return !left.is(kDeterminer | kPossessive) && left.text() != "'s" && left.text() != "'" &&
             (word.verb != nullptr || left.is(kComma | kPreposition) || noun_like(before));
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
    if (!auxiliary || group_at(i) >= 0 || (words_[i].text() == "'s" && !is_be(i))) continue;
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
    } else if (word.text() == "no" && words_[i + 1].text() == "longer") {
      group.negated = true;
    } else if (!auxiliary && (!word.is(kAdverb | kNegation) || word.is(kTitle) || word.text() == "there" ||
                              word.text() == "today" || word.text() == "here" || word.text() == "all" ||
                              word.text() == "both")) {
      break;
    }
    if (auxiliary && !auxiliary_seen) be_next = is_be(i);
    auxiliary_seen = auxiliary_seen || auxiliary;
    group.negated = group.negated || word.is(kNegation) || is_one_of(word.text(), {"hardly", "neither"});
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
  if (is_one_of(words_[head].text(), {"being", "been", "having"}) && group.bare) group.finite = false;
  for (int i = group.begin; i <= head; ++i)
    group_of_[static_cast<size_t>(i - range_.begin)] = static_cast<int>(groups_.size());
  groups_.push_back(group);
}

int Clauses::group_from(int at) const {
  const auto found = std::partition_point(groups_.begin(), groups_.end(),
                                          [&](const VerbGroup& group) { return group.begin < at; });
  return found == groups_.end() ? -1 : static_cast<int>(found - groups_.begin());
}

}  // namespace hearsay
