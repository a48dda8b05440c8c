#include "language/syntax_view.h"

#include <algorithm>
#include <utility>

#include "language/language_model.h"

namespace hearsay {

namespace {

constexpr std::pair<std::string_view, Relation> kRelations[] = {
    {"root", Relation::Root},
    {"nsubj", Relation::Subject},
    {"nsubj:outer", Relation::Subject},
    {"nsubj:pass", Relation::PassiveSubject},
    {"obj", Relation::Object},
    {"iobj", Relation::IndirectObject},
    {"obl", Relation::Oblique},
    {"obl:agent", Relation::Oblique},
    {"nmod", Relation::Modifier},
    {"nmod:poss", Relation::Possessor},
    {"nmod:unmarked", Relation::Unmarked},
    {"nmod:desc", Relation::Description},
    {"compound", Relation::Compound},
    {"flat", Relation::Flat},
    {"appos", Relation::Apposition},
    {"conj", Relation::Conjunct},
    {"cc", Relation::Conjunction},
    {"case", Relation::Case},
    {"det", Relation::Determiner},
    {"det:predet", Relation::Determiner},
    {"amod", Relation::Adjective},
    {"nummod", Relation::Number},
    {"acl", Relation::Clause},
    {"acl:relcl", Relation::RelativeClause},
    {"cop", Relation::Copula},
    {"expl", Relation::Expletive},
    {"fixed", Relation::Fixed},
    {"goeswith", Relation::Fixed},
    {"vocative", Relation::Vocative},
    {"punct", Relation::Punctuation},
};

constexpr std::pair<std::string_view, WordClass> kClasses[] = {
    {"NOUN", WordClass::Noun},         {"PROPN", WordClass::ProperNoun}, {"PRON", WordClass::Pronoun},
    {"VERB", WordClass::Verb},         {"ADJ", WordClass::Adjective},    {"NUM", WordClass::Number},
    {"PUNCT", WordClass::Punctuation}, {"DET", WordClass::Determiner},
};

template <typename Value, size_t size>
Value value_of(const std::pair<std::string_view, Value> (&table)[size], std::string_view label) {
  const auto* const found =
      std::find_if(std::begin(table), std::end(table), [&](const auto& row) { return row.first == label; });
  return found == std::end(table) ? Value::Other : found->second;
}

}  // namespace

SyntaxView::SyntaxView(std::string_view text, const Annotation& annotation)
    : text_(text), annotation_(annotation) {
  const LanguageModel& model = *annotation.syntax.model;
  for (size_t i = 0; i < std::min<size_t>(256, model.relation_labels.size()); ++i)
    relations_[i] = value_of(kRelations, model.relation_labels[i]);
  for (size_t i = 0; i < std::min<size_t>(256, model.universal_labels.size()); ++i)
    classes_[i] = value_of(kClasses, model.universal_labels[i]);
}

std::string_view SyntaxView::tag(uint32_t token) const {
  return annotation_.syntax.model->tag_labels[annotation_.syntax.tag[token]];
}

}  // namespace hearsay
