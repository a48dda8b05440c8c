#include "language/coreference.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "language/analysis.h"

namespace hearsay {
namespace {

Annotation understood(Document& document, std::string text) {
  document.text = std::move(text);
  Passage whole;
  whole.span = {0, static_cast<uint32_t>(document.text.size())};
  document.passages = {whole};
  Annotation annotation = annotate(document);
  analyse(document, LanguageModel::builtin(), annotation);
  find_coreference(document, CoreferenceModel::builtin(), annotation);
  return annotation;
}

std::string words_of(const Document& document, const Annotation& annotation, const Mention& mention) {
  return std::string(
      Span{annotation.tokens[mention.begin].span.begin, annotation.tokens[mention.end - 1].span.end}.of(
          document.text));
}

// "Ada Brook = She = Brook", for each entity with two mentions and more.
std::vector<std::string> clusters(const std::string& text) {
  Document document;
  const Annotation annotation = understood(document, text);
  std::vector<std::string> out;
  for (const MentionedEntity& entity : annotation.entities) {
    if (entity.mentions.size() < 2) continue;
    out.emplace_back();
    for (const uint32_t mention : entity.mentions)
      out.back() +=
          (out.back().empty() ? "" : " = ") + words_of(document, annotation, annotation.mentions[mention]);
  }
  return out;
}

TEST(Coreference, Clusters) {
  const struct {
    const char* text;
    std::vector<std::string> expected;
  } kCases[] = {
      {"Ann Keller left the harbour on Monday. Keller said that she was tired.",
       {"Ann Keller = Keller = she"}},
      {"Peter Marsh met Anna Lund in March. He told her that the ferry was late.",
       {"Peter Marsh = He", "Anna Lund = her"}},
      {"Peter Marsh spoke first. John Marsh spoke last.", {}},
      {"The Northmoor Port Authority (NPA) was founded in 1931. The NPA closed in 1990.",
       {"The Northmoor Port Authority (NPA) = NPA = The NPA"}},
      {"Ada Brook left. \"I saw the ferry,\" Peter Marsh said.", {"I = Peter Marsh"}},
      {"Mr. Marsh spoke first. Mrs. Marsh spoke last.", {}},
      {"The Tarn Bridge Company paid. The Lund Bridge Company did not.", {}},
      {"", {}},
  };
  for (const auto& one : kCases) EXPECT_EQ(clusters(one.text), one.expected) << one.text;
}

// "Ada Brook: harbour master; a former judge", for each name with a role.
std::vector<std::string> roles(const std::string& text) {
  Document document;
  const Annotation annotation = understood(document, text);
  std::vector<std::string> out;
  for (size_t i = 0; i < annotation.roles.size(); ++i) {
    const MentionRole& role = annotation.roles[i];
    const bool again = i > 0 && annotation.roles[i - 1].mention == role.mention;
    if (again)
      out.back() += ";";
    else
      out.push_back(words_of(document, annotation, annotation.mentions[role.mention]) + ":");
    Mention words;
    words.begin = role.begin;
    words.end = role.end;
    out.back() += " " + words_of(document, annotation, words);
  }
  return out;
}

TEST(Coreference, Roles) {
  const struct {
    const char* text;
    std::vector<std::string> expected;
  } kCases[] = {
      {"Ann Keller, a former senior officer of the port, denied the report.",
       {"Ann Keller: former senior officer of the port"}},
      {"Northmoor council's former director Pia Lund denied the report.",
       {"Pia Lund: Northmoor council's former director"}},
      {"Dr. Anna Lund agreed with Mayor Peter Marsh.", {"Anna Lund: Dr.", "Peter Marsh: Mayor"}},
      {"Anna Lund met young Peter Marsh in Tarn.", {}},
  };
  for (const auto& one : kCases) EXPECT_EQ(roles(one.text), one.expected) << one.text;
}

// What every annotation keeps to, whatever the text.
TEST(Coreference, MentionsAndEntitiesFitTogether) {
  Document document;
  const Annotation annotation = understood(
      document,
      "\"I saw the late Pia Lund of Tarn,\" said Ada Brook, her sister. \"We and our friends – they, he, "
      "it,\n\n"
      "the the of of (((( 's 's himself Mr. Mr. USA U.S.A. \"\"\" “„ I I I you you we we and and and");
  for (size_t i = 0; i < annotation.mentions.size(); ++i) {
    const Mention& mention = annotation.mentions[i];
    EXPECT_LT(mention.begin, mention.end);
    EXPECT_LE(mention.end, annotation.tokens.size());
    EXPECT_LE(mention.begin, mention.head);
    EXPECT_LT(mention.head, mention.end);
    if (i > 0) {
      EXPECT_LE(annotation.mentions[i - 1].begin, mention.begin);
    }
    if (mention.phrase >= 0) {
      EXPECT_EQ(annotation.mentions[mention.phrase].head, mention.head);
    }
  }
  for (size_t e = 0; e < annotation.entities.size(); ++e) {
    const MentionedEntity& entity = annotation.entities[e];
    EXPECT_TRUE(entity.name >= 0 || entity.mentions.size() > 1);
    for (const uint32_t mention : entity.mentions)
      EXPECT_EQ(annotation.mentions[mention].entity, static_cast<int32_t>(e));
  }
}

TEST(Coreference, NothingWithoutTrees) {
  Document document;
  document.text = "Ada Brook said that she left.";
  Annotation annotation = annotate(document);
  find_coreference(document, CoreferenceModel::builtin(), annotation);
  EXPECT_TRUE(annotation.mentions.empty());
}

}  // namespace
}  // namespace hearsay
