// Who is who in one document: every name that stands in the text and every source, each once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "claims/reading.h"
#include "claims/source_names.h"
#include "claims/source_phrase.h"

namespace hearsay {

// Somebody or something that may be a source.
struct Figure {
  SourceType type = SourceType::Described;
  Gender gender = Gender::Unknown;
  bool plural = false;
  bool doubtful = false;           // perhaps no person at all: "the original", "posted"
  bool indefinite = false;         // nobody in particular, or several together: no pronoun stands for it
  uint32_t first = 0;              // token of the first mention
  std::vector<std::string> forms;  // as written, in order of appearance; the first is the fullest where known
};

// Figures by their names. A short form ("Croft", "the Examiner", "WHO") is given to a longer name only where
// exactly one fits. Look-ups cost the number of figures that share a surname, at most kMostNamesakes of
// which are kept.
class SourceTable {
 public:
  explicit SourceTable(const TokenText& words) : words_(words) {}

  // Learns what stands beside a name: whether it is a body's or a place's. For all names before the first
  // learn.
  void learn_sense(const Name& name);
  // Learns a name that stands in the text. For all names, in text order, before the first find.
  void learn(const Name& name);
  // Learns that a person goes by a role ("the warden") beside her name.
  void learn_role(std::string_view noun, int figure);
  // Learns that a body's name is shortened so: "World Health Organization (WHO)".
  void learn_acronym(std::string_view acronym, int figure);

  // The figure of a name as it stands at its place; a new one where nobody known fits.
  int find(const Name& name);
  // The same without a new one: -1.
  int find_known(const Name& name) const;
  // The author of a passage; an author's name counts as a person's full name.
  int find_author(std::string_view author);
  // The figure of a phrase without a name: an earlier one where the phrase points back to exactly one.
  int find_noun(const SourcePhrase& phrase);

  int add(Figure figure);
  Figure& at(int figure) { return figures_[static_cast<size_t>(figure)]; }
  const Figure& at(int figure) const { return figures_[static_cast<size_t>(figure)]; }
  void add_form(int figure, std::string form);

 private:
  using Index = std::unordered_map<std::string, std::vector<int>>;
  static constexpr size_t kMostNamesakes = 8;

  bool has_modifiers(const SourcePhrase& phrase, int figure) const;
  int antecedent_of(const SourcePhrase& phrase) const;
  struct PersonKey;
  PersonKey person_key(const Name& name) const;
  bool is_body(const Name& name) const;
  bool is_outlet(const Name& name) const;
  int add_person(const Name& name);
  int add_body(const Name& name);
  int known_person(const Name& name) const;
  int known_body(const Name& name) const;
  int only_one(const Index& index, const std::string& key, uint32_t before, Gender gender) const;
  static void enter(Index& index, const std::string& key, int figure);
  std::string key_of(uint32_t begin, uint32_t end) const;

  const TokenText& words_;
  std::vector<Figure> figures_;
  std::unordered_map<std::string, int> full_;  // whole names; of persons "given surname"
  Index surnames_, given_names_, body_heads_, body_tails_, roles_, nouns_;
  std::unordered_map<std::string, int> acronyms_;

  // How often a name stands in the text, and how often as only a body's or a place's does.
  struct Shown {
    int times = 0;
    int as_body = 0;
    bool outlet = false;
  };
  std::unordered_map<std::string, Shown> shown_;
};

// The figure as the reading hands it out; it has at least one form.
Entity entity_of(const Figure& figure);

}  // namespace hearsay
