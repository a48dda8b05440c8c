// People whom running text describes: "the driver", "Mr Croft's sister". Whoever a pronoun may stand for
// besides names and sources.
#pragma once

#include <cstdint>
#include <vector>

#include "claims/source_names.h"

namespace hearsay {

// Tokens [begin, head]: determiner or owner first, the noun last.
struct PersonNoun {
  uint32_t begin = 0;
  uint32_t head = 0;
};

// In text order; `names` are those of the text, in text order. A noun that stands beside a name ("the driver,
// Ivo Strand") or says what somebody is ("she was a driver") is left out. Linear. Pure.
std::vector<PersonNoun> find_person_nouns(const TokenText& words, const Annotation& annotation,
                                          const std::vector<Name>& names);

// Whether the words that end before token `end` own a person: "Croft" in "Croft's sister".
bool owns_person(const TokenText& words, uint32_t end);

}  // namespace hearsay
