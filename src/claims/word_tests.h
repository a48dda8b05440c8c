// Small questions about one word that the readers of clauses ask.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "claims/words.h"

namespace hearsay {

constexpr uint32_t kFunctionWord = kDeterminer | kPossessive | kSubject | kRelative | kQuestionWord |
                                   kPreposition | kAuxiliary | kNegation | kAdverb | kCoordinator |
                                   kSubordinator | kTo | kPunctuation | kGenitive;

inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Whether the word is a verb with a cue that takes one of the frames.
inline bool has_cue(const Word& word, uint16_t frames) {
  if (word.verb == nullptr) return false;
  const auto& cues = word.verb->cues;
  return std::any_of(cues.begin(), cues.end(),
                     [&](const CueVerb& cue) { return (cue.frames & frames) != 0; });
}

// The same without a particle: "talk" takes nothing, "talk about" does.
inline bool has_bare_cue(const Word& word, uint16_t frames) {
  if (word.verb == nullptr) return false;
  const auto& cues = word.verb->cues;
  return std::any_of(cues.begin(), cues.end(),
                     [&](const CueVerb& cue) { return cue.particle.empty() && (cue.frames & frames) != 0; });
}

}  // namespace hearsay
