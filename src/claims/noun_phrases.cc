// Where noun phrases begin and end.
#include <algorithm>

#include "claims/clauses.h"
#include "claims/word_tests.h"

namespace hearsay {
namespace {

constexpr int kLongestPhrase = 40;  // words of a noun phrase

}  // namespace

WordRange Clauses::noun_phrase_before(int end) const {
  const int last = end - 1;
  if (!in_range(last)) return {};
  const int level = words_[last].quotation;
  if (words_[last].is(kSubject | kObject) && !words_[last].is(kDeterminer | kCapital | kRelative | kNumber))
    return {last, end};
  if (words_[last].is(kSubject) &&
      is_one_of(words_[last].text(), {"i", "he", "she", "we", "they", "it", "you", "there"}))
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
        !is_one_of(word.text(), {"as", "since"}))
      break;
    if (word.text() == "that" && i != begin - 1) break;
    if (word.is(kCoordinator) && !is_one_of(word.text(), {"and", "or", "&"})) break;
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
    if (left.is(kGenitive | kCoordinator | kPunctuation) || left.text() == "that") continue;
    const bool governs =
        (forms_at(k - 1) & kPresentParticiple) != 0 && k - 2 >= phrase.begin;  // "a group watching the war"
    const bool after_noun =
        noun_like(k - 1) && !governs && !left.is(kDeterminer | kPossessive | kPreposition | kTitle);
    const bool starts =
        word.is(kDeterminer | kPossessive) && !is_one_of(word.text(), {"all", "both", "each"});
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
    if (phrase.end - phrase.begin > 1 &&
        is_one_of(words_[phrase.end - 1].text(), {"on", "last", "this", "in"}))
      --phrase.end;
  }
  return phrase;
}

WordRange Clauses::noun_phrase_from(int at) const {
  if (!in_range(at)) return {};
  const Word& first = words_[at];
  const bool possessive = first.is(kPossessive) && in_range(at + 1) && noun_like(at + 1);  // "her assistant"
  if (first.is(kSubject | kObject) && !first.is(kDeterminer | kCapital) && !possessive) return {at, at + 1};
  if (first.is(kSubject) && is_one_of(first.text(), {"he", "she", "we", "they", "it", "you", "i"}))
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
    if (i > at && word.is(kAdverb) && !word.is(kTime)) break;
    if (i > at && word.is(kCoordinator) && !is_one_of(word.text(), {"and", "or", "&"})) break;
    if (word.is(kCoordinator) && in_range(i + 1) && (group_at(i + 1) >= 0 || words_[i + 1].is(kAdverb)))
      break;
    if (i > at && is_one_of(word.text(), {"last", "next"}) && in_range(i + 1) && words_[i + 1].is(kTime))
      break;
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
    if (words_[at].text() == "there") return true;
    if (group.shares || group.subject.empty()) continue;
    if (group.subject.begin >= at) {
      // nothing between that closes the clause before it has begun
      for (int i = at; i < group.subject.begin; ++i) {
        if (words_[i].is(kStop | kSemicolon | kColon)) return false;
        const bool another =
            words_[i].is(kComma) && (words_[i + 1].is(kCoordinator) || words_[i + 1].text() == "so");
        if (another && i == at + 1) return false;  // "posted this, so here it is"
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
    if (in_range(at + 1) && is_one_of(words_[at].text(), {"last", "this", "that"}) &&
        words_[at + 1].is(kTime))
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
