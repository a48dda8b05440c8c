// Trees and tags of an annotation in terms that rules can ask for.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "language/annotation.h"

namespace hearsay {

// The relations of Universal Dependencies that rules tell apart; subtypes that none does count as their type.
enum class Relation : uint8_t {
  Other,
  Root,
  Subject,
  PassiveSubject,
  Object,
  IndirectObject,
  Oblique,
  Modifier,
  Possessor,
  Unmarked,
  Description,
  Compound,
  Flat,
  Apposition,
  Conjunct,
  Conjunction,
  Case,
  Determiner,
  Adjective,
  Number,
  Clause,
  RelativeClause,
  Copula,
  Expletive,
  Fixed,
  Vocative,
  Punctuation
};

enum class WordClass : uint8_t {
  Other,
  Noun,
  ProperNoun,
  Pronoun,
  Verb,
  Adjective,
  Number,
  Punctuation,
  Determiner
};

class SyntaxView {
 public:
  // Views only: text and annotation must outlive it. The annotation must have a syntax.
  SyntaxView(std::string_view text, const Annotation& annotation);

  uint32_t size() const { return static_cast<uint32_t>(annotation_.tokens.size()); }
  Relation relation(uint32_t token) const { return relations_[annotation_.syntax.relation[token]]; }
  WordClass word_class(uint32_t token) const { return classes_[annotation_.syntax.universal[token]]; }
  std::string_view tag(uint32_t token) const;  // Penn Treebank
  uint32_t head(uint32_t token) const { return annotation_.syntax.head[token]; }
  std::string_view lemma(uint32_t token) const { return annotation_.syntax.lemma(token); }
  std::string_view word(uint32_t token) const { return annotation_.tokens[token].span.of(text_); }

 private:
  std::string_view text_;
  const Annotation& annotation_;
  std::array<Relation, 256> relations_{};  // of each label of the model
  std::array<WordClass, 256> classes_{};
};

}  // namespace hearsay
