// What the words of a source say of it: a pronoun, a name or a noun, and the type that follows from them.
#pragma once

#include <cstdint>
#include <vector>

#include "claims/reading.h"
#include "claims/source_names.h"
#include "claims/source_words.h"

namespace hearsay {

struct SourcePhrase {
  enum class Kind : uint8_t { Pronoun, Name, Noun };
  Kind kind = Kind::Noun;
  SourceType type = SourceType::Described;  // by the words alone; a pronoun's is its antecedent's
  Pronoun pronoun;
  uint32_t begin = 0;  // tokens of the phrase, without a possessive at its end
  uint32_t end = 0;
  bool has_name = false;  // false for a Name that is a code ("AGENT-1"): the phrase is the name
  Name name;              // whose words they are: of a person, a body, an outlet
  uint32_t head = 0;      // token of the head noun, for Noun
  uint32_t role =
      0;  // tokens [role, role_end): "The board's chair" of a person named beside it; empty if none
  uint32_t role_end = 0;
  bool definite = false;  // "the", "this": may point back
  bool plural = false;
  bool company = false;      // "Mr Croft and Ms Eke"
  bool indefinite = false;   // "nobody", "many": no pronoun points to it
  bool one_of_many = false;  // "one of the clerks", "another", "the other": one person, never the same twice
};

// The phrase of tokens [begin, end), begin < end. Linear in the phrase.
SourcePhrase read_source_phrase(const NameScanner& names, uint32_t begin, uint32_t end);

}  // namespace hearsay
