#include "claims/stance.h"

#include <algorithm>
#include <iterator>

namespace hearsay {
namespace {

template <size_t N>
bool holds(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

constexpr std::string_view kGiving[] = {
    "say",     "tell",      "comment",  "mention", "disclose", "name",        "reveal",  "discuss",
    "specify", "elaborate", "explain",  "answer",  "confirm",  "identify",    "address", "state",
    "provide", "divulge",   "describe", "clarify", "indicate", "acknowledge", "report",  "announce",
    "publish", "speak",     "talk",     "detail",  "release",  "give"};
// Without their negation these leave it open: "did not know", "could not recall", "did not dispute".
constexpr std::string_view kKnowing[] = {"know",    "recall",    "remember",  "dispute",    "deny",
                                         "doubt",   "believe",   "think",     "expect",     "understand",
                                         "suspect", "rule",      "realise",   "realize",    "imagine",
                                         "assume",  "question",  "feel",      "suggest",    "contest",
                                         "reject",  "recognise", "recognize", "anticipate", "confirm"};

}  // namespace

bool gives_words(std::string_view lemma) { return holds(kGiving, lemma); }

Stance stance_of(const CueVerb& cue, const CueManner& manner) {
  if (manner.question) return Stance::Asked;
  if (manner.once) return Stance::Retracted;
  if (manner.negated) {
    if (cue.stance == Stance::NoResponse) return Stance::NoResponse;
    if (cue.stance == Stance::Asked) return Stance::Asked;
    if (manner.could && gives_words(cue.lemma)) return Stance::Hedged;  // "could not confirm"
    if (holds(kKnowing, cue.lemma)) return Stance::Hedged;
    if (manner.never && gives_words(cue.lemma)) return Stance::Denied;
    if (gives_words(cue.lemma)) return Stance::Declined;
    return Stance::Denied;
  }
  if (cue.stance == Stance::NoResponse) return Stance::Asserted;
  if (manner.ordered) return Stance::Asked;
  return cue.stance;
}

}  // namespace hearsay
