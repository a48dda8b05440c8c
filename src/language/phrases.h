// The phrases of a text that may speak of somebody or something: names, nominals and pronouns with all that
// belongs to them, and what their words tell.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "language/annotation.h"
#include "language/coreference_model.h"
#include "language/quoted_speech.h"
#include "text/document.h"

namespace hearsay {

enum class PhraseKind : uint8_t {
  I,
  You,
  We,
  He,
  She,
  It,
  They,
  This,  // these
  That,  // those
  Someone,
  Name,
  Definite,
  Demonstrative,
  Possessed,
  Indefinite,
  Quantified,
  Bare,
  Several  // coordinated phrases as one
};
constexpr size_t kPhraseKinds = 18;
inline bool is_pronoun(PhraseKind kind) { return kind <= PhraseKind::Someone; }

enum class PhraseRole : uint8_t {
  Subject,
  PassiveSubject,
  Object,
  Oblique,
  Modifier,
  Possessor,
  Compound,
  Apposition,
  Conjunct,
  Predicate,
  Root,
  Other
};

// What a phrase may stand for: sets of bits, several where the words leave it open.
namespace gender {
constexpr uint8_t kMale = 1, kFemale = 2, kThing = 4, kPerson = kMale | kFemale, kAny = 7;
}
namespace number {
constexpr uint8_t kOne = 1, kMany = 2, kAny = 3;
}

struct Phrase {
  uint32_t begin = 0, end = 0, head = 0;            // tokens
  uint32_t core_begin = 0, core_end = 0;            // of a name: the name itself; else the head
  uint32_t sentence = 0, paragraph = 0, place = 0;  // place: number of the passage around it
  int32_t quote = -1;                               // place in QuotedSpeech::quotes
  int32_t name = -1;                                // place in Annotation::mentions
  PhraseKind kind = PhraseKind::Bare;
  PhraseRole role = PhraseRole::Other;
  MentionType type = MentionType::Other;
  uint8_t genders = gender::kAny;
  uint8_t numbers = number::kAny;
  bool reflexive = false;
  bool possessive = false;
  bool postmodified = false;
  WordFacts facts;    // of the head
  uint64_t word = 0;  // word_key of the head's lemma

  bool contains(const Phrase& other) const { return begin <= other.begin && other.end <= end; }
};

// Whether the word is a title before persons' names ("Mr.", "Queen", "Professor"), whatever its case.
bool is_person_title(std::string_view word);

// In the order of their begins, of two with one begin the longer first. Names of annotation.mentions that
// stand within a phrase of their own head are that phrase's. Linear but for sentences of hundreds of words;
// pure.
std::vector<Phrase> find_phrases(const Document& document, const Annotation& annotation,
                                 const QuotedSpeech& speech, const CoreferenceModel& model);

}  // namespace hearsay
