#include "language/analysis.h"

#include <string>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

Document document_of(std::string text) {
  Document document;
  document.text = std::move(text);
  document.passages.push_back(
      {-1, PassageKind::Article, {0, static_cast<uint32_t>(document.text.size())}, {}, {}, {}, {}});
  return document;
}

Annotation analysed(const Document& document, const Kernels& kernels = best_kernels()) {
  Annotation annotation = annotate(document);
  analyse(document, LanguageModel::builtin(), annotation, kernels);
  return annotation;
}

const char* const kText =
    "Peter Marsh, the harbour master's former deputy, said on Tuesday that she had never seen the letters. "
    "\"We were not told,\" she added.\n\n"
    "A spokesman for the Northmoor Council declined to comment on the reports from Germany.";

// "word TAG universal relation governor lemma" for each token.
std::string shown(const Document& document, const Annotation& annotation) {
  const Syntax& syntax = annotation.syntax;
  std::string out;
  for (size_t t = 0; t < annotation.tokens.size(); ++t) {
    const uint32_t head = syntax.head[t];
    for (const std::string_view part :
         {annotation.tokens[t].span.of(document.text), syntax.model->tag_labels[syntax.tag[t]],
          syntax.model->universal_labels[syntax.universal[t]],
          syntax.model->relation_labels[syntax.relation[t]], annotation.tokens[head].span.of(document.text),
          syntax.lemma(t)})
      out.append(part).append(" ");
    out += '\n';
  }
  return out;
}

TEST(Analysis, TagsTreesAndLemmas) {
  const Document document = document_of(kText);
  const std::string lines = shown(document, analysed(document));
  for (const char* line :
       {"said VBD VERB root said say ", "Marsh NNP PROPN flat Peter Marsh ",
        "Peter NNP PROPN nsubj said Peter ", "deputy NN NOUN appos Peter deputy ",
        "letters NNS NOUN obj seen letter ", "seen VBN VERB ccomp said see ",
        "never RB ADV advmod seen never ", "were VBD AUX aux:pass told be ",
        "comment VB VERB xcomp declined comment ", "Council NNP PROPN nmod spokesman Council "})
    EXPECT_NE(lines.find(line), std::string::npos) << line << "\nin\n" << lines;
}

TEST(Analysis, Names) {
  const Document document = document_of(kText);
  const Annotation annotation = analysed(document);
  std::string names;
  for (const Mention& mention : annotation.mentions) {
    const Span span{annotation.tokens[mention.begin].span.begin, annotation.tokens[mention.end - 1].span.end};
    names += std::string(span.of(document.text)) + " " + std::string(name_of(mention.type)) + "; ";
  }
  EXPECT_EQ(names, "Peter Marsh Person; Northmoor Council Organization; Germany Place; ");
}

// A governor for every word, one root in every sentence, nothing that governs itself over others.
void expect_trees(const Annotation& annotation) {
  for (const Sentence& sentence : annotation.sentences) {
    int roots = 0;
    for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
      roots += annotation.syntax.head[t] == t;
      uint32_t at = t;
      for (uint32_t steps = 0; annotation.syntax.head[at] != at; at = annotation.syntax.head[at]) {
        ASSERT_LE(++steps, sentence.end - sentence.begin);
        ASSERT_GE(annotation.syntax.head[at], sentence.begin);
        ASSERT_LT(annotation.syntax.head[at], sentence.end);
      }
    }
    EXPECT_EQ(roots, 1);
  }
}

TEST(Analysis, OddTextsHaveTreesToo) {
  std::string ring, single;
  for (int i = 0; i < 900; ++i) ring += "that he said ";  // longer than a tree may be
  for (int i = 0; i < 500; ++i) single += "No.\n\n";
  for (const std::string& text : {std::string(), std::string("."), std::string("\xF0\x9F\x98\x80"), ring,
                                  single, std::string(3000, '-')}) {
    const Document document = document_of(text);
    const Annotation annotation = analysed(document);
    EXPECT_EQ(annotation.syntax.head.size(), annotation.tokens.size());
    EXPECT_EQ(annotation.syntax.lemma_ends.size(), annotation.tokens.size());
    expect_trees(annotation);
  }
}

TEST(Analysis, AllProcessorsGiveTheSame) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += std::string(kText) + " " + std::to_string(i) + "\n\n";
  const Document document = document_of(text);
  const Annotation plain = analysed(document, plain_kernels());
  for (const Kernels* kernels : {avx2_kernels(), avx512_kernels()}) {
    if (!kernels) continue;
    const Annotation fast = analysed(document, *kernels);
    EXPECT_EQ(plain.syntax.head, fast.syntax.head) << kernels->name;
    EXPECT_EQ(plain.syntax.tag, fast.syntax.tag) << kernels->name;
    EXPECT_EQ(plain.syntax.relation, fast.syntax.relation) << kernels->name;
    EXPECT_EQ(plain.mentions.size(), fast.mentions.size()) << kernels->name;
  }
}

TEST(Analysis, AnotherLanguageIsLeftAlone) {
  Document document = document_of("Der Hafenmeister sagte, er habe die Briefe nie gesehen.");
  document.language = "de";
  const Annotation annotation = analysed(document);
  EXPECT_TRUE(annotation.syntax.empty());
  EXPECT_FALSE(annotation.tokens.empty());
}

TEST(LanguageModel, DamagedBytesAreRefused) {
  EXPECT_FALSE(LanguageModel::from_bytes("").ok());
  EXPECT_FALSE(LanguageModel::from_bytes("something else").ok());
  std::string cut = "hearsay language model 1\n";
  cut.resize(64);
  EXPECT_FALSE(LanguageModel::from_bytes(cut).ok());
  cut += "words";
  EXPECT_FALSE(LanguageModel::from_bytes(cut).ok());
}

}  // namespace
}  // namespace hearsay
