#include "claims/speakers.h"

#include <algorithm>

#include "claims/source_words.h"
#include "claims/word_tests.h"

namespace hearsay {

bool can_speak(const Words& words, WordRange phrase) {
  static constexpr std::string_view kSpeakers[] = {
      "source",      "sources", "official", "officials", "report",   "reports",   "person",
      "people",      "police",  "witness",  "witnesses", "document", "documents", "spokesman",
      "spokeswoman", "data",    "records",  "figures",   "study",    "letter",    "email"};
  for (int i = phrase.begin; i < phrase.end; ++i) {
    if (noun_sense(std::string(words[i].text())) != NounSense::None) return true;
    if (words[i].is(kCapital) ||
        std::find(std::begin(kSpeakers), std::end(kSpeakers), words[i].text()) != std::end(kSpeakers))
      return true;
  }
  return false;
}

bool is_plural_noun(const Words& words, const VerbGroup& group) {
  const Word& verb = words[group.head];
  if (!group.bare || !verb.verb->also_noun || (verb.verb_forms & kThird) == 0 || group.relative ||
      group.shares)
    return false;
  const Word& last = words[group.subject.end - 1];
  if (group.subject.end != group.begin || last.is(kCapital | kFunctionWord | kNumber) ||
      noun_sense(std::string(last.text())) != NounSense::None)
    return false;
  const std::string_view ending =
      last.text().substr(last.text().size() - std::min<size_t>(3, last.text().size()));
  if (is_one_of(ending, {"ous", "ive", "ful", "ble", "ial"})) return true;
  for (int i = group.subject.begin; i < group.subject.end; ++i) {
    if (words[i].is(kDeterminer | kPossessive | kCapital | kGenitive | kNumber)) return false;
  }
  return last.text().back() != 's';
}

}  // namespace hearsay
