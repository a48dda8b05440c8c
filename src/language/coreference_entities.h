// What a document has said of somebody or something so far, as coreference keeps it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "language/annotation.h"
#include "language/phrases.h"
#include "text/document.h"

namespace hearsay {

struct CoreferenceEntity {
  static constexpr size_t kNames = 3;
  uint32_t first = 0, last = 0, best = 0;  // phrases; the best: the first name, else nominal, else pronoun
  uint32_t size = 0;
  uint32_t kinds = 0;  // set of bits: the PhraseKinds of its phrases
  MentionType type = MentionType::Other;
  uint8_t genders = gender::kAny, numbers = number::kAny;
  std::array<uint32_t, kNames> names{};  // the first phrases with different names
  uint32_t name_count = 0;
  std::array<uint64_t, 6> modifiers{};  // words before its heads
  uint32_t modifier_count = 0;

  bool has(PhraseKind kind) const { return (kinds >> static_cast<unsigned>(kind) & 1) != 0; }
};

// How a name fits a name before it; the greater, the better.
enum class NameMatch : uint8_t {
  None,
  SomeWord,
  Contains,   // the new one has the old one in it
  Within,     // and the other way round
  GivenName,  // it is the first word of it
  Surname,    // it is the end of it
  Acronym,
  Same
};

// The words of phrases that matter for comparing them.
class PhraseWords {
 public:
  PhraseWords(const Document& document, const Annotation& annotation, const std::vector<Phrase>& phrases);

  // Of a name its words, of a nominal the words before its head; at most kWords.
  std::span<const uint64_t> of(uint32_t phrase) const {
    return {words_.data() + ends_[phrase], ends_[phrase + 1] - ends_[phrase]};
  }
  // Of a name of several words the key of its initials; of a short one in capitals its own; else 0.
  uint64_t acronym(uint32_t phrase) const { return acronyms_[phrase]; }
  bool is_acronym(uint32_t phrase) const { return of(phrase).size() == 1 && acronyms_[phrase] != 0; }

  NameMatch match(uint32_t name, uint32_t earlier) const;
  size_t size() const { return words_.size(); }  // of all phrases

  static constexpr size_t kWords = 8;

 private:
  void add_name(const Phrase& phrase);

  std::string_view text_;
  const Annotation& annotation_;
  std::vector<uint64_t> words_;
  std::vector<uint32_t> ends_{0};
  std::vector<uint64_t> acronyms_;
};

}  // namespace hearsay
