// Words that are written with a full stop which ends no sentence. English.
#pragma once

#include <cstdint>
#include <string_view>

namespace hearsay {

enum class Abbreviation : uint8_t {
  None,
  Title,         // before a name: "Mr.", "Sen."; never ends a sentence
  BeforeNumber,  // "No.", "p.": an abbreviation only where a number follows
  Inner,         // "e.g.", "vs.": hardly ever ends a sentence
  Ending,        // "Inc.", "p.m.", "U.S.", "Jan.": may end one; what follows tells
};

// `word` stands before a full stop and does not hold it ("Mr", "U.S", "p.m"). Case matters little: "MR" and
// "Mr" are found, "mr" is not a title. A single capital and letters parted by stops are Ending. Constant
// cost.
Abbreviation abbreviation_of(std::string_view word);

// Words that begin a sentence rather than go on a name: "The", "He", "But". As written, with a capital.
bool begins_sentences(std::string_view word);

// Verbs of speech in forms that follow a quotation: "said", "asked".
bool is_speech_verb(std::string_view word);

}  // namespace hearsay
