// The tokens of a document as the rule-based reader sees them: in lower case, with what closed word lists,
// the lexicon and capital letters say of each. A pure function of text and tokens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claims/cue_lexicon.h"
#include "language/annotation.h"

namespace hearsay {

// What closed lists and shape say of a word; a word may be several things.
enum WordClass : uint32_t {
  kDeterminer = 1 << 0,    // the, a, this, some, every
  kPossessive = 1 << 1,    // his, their, my; not "'s"
  kSubject = 1 << 2,       // he, they, I: pronouns that stand before a verb
  kObject = 1 << 3,        // him, them, us
  kRelative = 1 << 4,      // who, which, that
  kQuestionWord = 1 << 5,  // what, whether, how
  kPreposition = 1 << 6,
  kBe = 1 << 7,
  kHave = 1 << 8,
  kDo = 1 << 9,
  kModal = 1 << 10,
  kNegation = 1 << 11,  // not, n't, never
  kAdverb = 1 << 12,
  kCoordinator = 1 << 13,   // and, but, or, nor, then
  kSubordinator = 1 << 14,  // because, although, when, if
  kTo = 1 << 15,
  kThat = 1 << 16,
  kNumber = 1 << 17,
  kCapital = 1 << 18,  // begins with a capital letter
  kPunctuation = 1 << 19,
  kComma = 1 << 20,
  kDash = 1 << 21,
  kColon = 1 << 22,  // and the semicolon's stronger sister: what follows explains
  kSemicolon = 1 << 23,
  kStop = 1 << 24,  // . ! ? …
  kOpenBracket = 1 << 25,
  kCloseBracket = 1 << 26,
  kQuoteMark = 1 << 27,
  kGenitive = 1 << 28,  // 's
  kTime = 1 << 29,      // Monday, yesterday, week
  kTitle = 1 << 30,     // Mr, Dr, President
};
constexpr uint32_t kAuxiliary = kBe | kHave | kDo | kModal;

// There are millions in a large text: 40 bytes each.
struct Word {
  Span span;
  const char* letters = nullptr;  // see text()
  const Verb* verb = nullptr;     // null where the word is no verb
  uint32_t classes = 0;
  int quotation = -1;      // the innermost quotation it stands in, marks included; see quotations.h
  uint16_t length = 0;     // of the letters; no token is longer than 512 bytes
  uint8_t verb_forms = 0;  // VerbForm bits

  std::string_view text() const { return {letters, length}; }  // lower case (ASCII), apostrophes straight
  bool is(uint32_t any_of) const { return (classes & any_of) != 0; }
};

class Words {
 public:
  Words(std::string_view text, const std::vector<Token>& tokens);
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;

  int size() const { return static_cast<int>(words_.size()); }
  const Word& operator[](int index) const { return words_[static_cast<size_t>(index)]; }
  Word& operator[](int index) { return words_[static_cast<size_t>(index)]; }
  // The first word that begins at `at` or after it.
  int first_from(uint32_t at) const;

 private:
  std::string lower_;  // what Word::letters points into
  std::vector<Word> words_;
};

}  // namespace hearsay
