#include "language/annotation.h"

#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "language/sentences.h"
#include "language/tokenizer.h"

namespace hearsay {
namespace {

Document document_of(std::string text) {
  Document document;
  document.text = std::move(text);
  const auto size = static_cast<uint32_t>(document.text.size());
  document.passages.push_back({-1, PassageKind::Article, {0, size}, "", "", "", {}});
  return document;
}

// Sentences in text order, apart, never empty; every token in one; offsets on code points; only blanks
// outside the tokens of a sentence.
void expect_well_formed(const Document& document, const Annotation& annotation) {
  uint32_t last_token = 0, last_byte = 0;
  for (const Sentence& sentence : annotation.sentences) {
    ASSERT_EQ(sentence.begin, last_token);
    ASSERT_LT(sentence.begin, sentence.end);
    ASSERT_GE(sentence.span.begin, last_byte);
    ASSERT_EQ(sentence.span.begin, annotation.tokens[sentence.begin].span.begin);
    ASSERT_EQ(sentence.span.end, annotation.tokens[sentence.end - 1].span.end);
    last_token = sentence.end;
    last_byte = sentence.span.end;
  }
  ASSERT_EQ(last_token, annotation.tokens.size());
  last_byte = 0;
  for (const Token& token : annotation.tokens) {
    ASSERT_GE(token.span.begin, last_byte);
    ASSERT_LT(token.span.begin, token.span.end);
    ASSERT_TRUE(is_boundary(document.text, token.span.begin) && is_boundary(document.text, token.span.end));
    last_byte = token.span.end;
  }
}

std::string joined_tokens(const std::string& text) {
  const Document document = document_of(text);
  const Annotation annotation = annotate(document);
  expect_well_formed(document, annotation);
  std::string out;
  for (const Token& token : annotation.tokens) {
    if (!out.empty()) out += '|';
    out += token.span.of(document.text);
  }
  return out;
}

std::string joined_sentences(const Document& document) {
  const Annotation annotation = annotate(document);
  expect_well_formed(document, annotation);
  std::string out;
  for (const Sentence& sentence : annotation.sentences) {
    if (!out.empty()) out += " | ";
    out += sentence.heading ? "#" : "";
    for (const char c : sentence.span.of(document.text)) out += c == '\n' ? '/' : c;
  }
  return out;
}

struct Case {
  std::string text;
  std::string expected;
};

class Tokens : public testing::TestWithParam<Case> {};
TEST_P(Tokens, AreCutLikeUniversalDependencies) {
  EXPECT_EQ(joined_tokens(GetParam().text), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Tokens,
    testing::Values(
        Case{"Croft's boat didn't sail.", "Croft|'s|boat|did|n't|sail|."},
        Case{"Croft’s boat didn’t sail; they’ll wait.", "Croft|’s|boat|did|n’t|sail|;|they|’ll|wait|."},
        Case{"Mr. Eke paid 1,250.50 crowns (5%) at 10:30 p.m. sharp",
             "Mr.|Eke|paid|1,250.50|crowns|(|5|%|)|at|10:30|p.m.|sharp"},
        Case{"A well-known U.S. firm, Harl & Co., e.g. there",
             "A|well|-|known|U.S.|firm|,|Harl|&|Co.|,|e.g.|there"},
        Case{"\"Wait... what?!\" he said", "\"|Wait|...|what|?!|\"|he|said"},
        Case{"“No,” she said — twice.", "“|No|,|”|she|said|—|twice|."},
        Case{"See https://port.example/log?x=1, or www.port.example.",
             "See|https://port.example/log?x=1|,|or|www.port.example|."},
        Case{"Ask Ann.Eke@port.example or @tidewatch", "Ask|Ann.Eke@port.example|or|@tidewatch"},
        Case{"No. 7, but not No. Here", "No.|7|,|but|not|No|.|Here"},
        Case{"It broke.Then it sank.", "It|broke|.|Then|it|sank|."},
        Case{"Zoë Ñáñez naïvely", "Zoë|Ñáñez|naïvely"},
        Case{"Did he.? See page4.doc, TIDE.XLS or Port.Com",
             "Did|he|.?|See|page4.doc|,|TIDE.XLS|or|Port.Com"},
        Case{"Harl, Eke, etc. They left (etc. in full)", "Harl|,|Eke|,|etc|.|They|left|(|etc.|in|full|)"},
        Case{"‘‘No’’ she said, ‘’", "‘‘|No|’’|she|said|,|‘’"},
        Case{"well =) he said :-).", "well|=)|he|said|:-)|."},
        Case{"----== log ==----, b/c of and/or", "----==|log|==----|,|b/c|of|and|/|or"},
        Case{"(a) 'tis [sic]", "(|a|)|'|tis|[|sic|]"}, Case{"港口关闭。", "港|口|关|闭|。"}));

TEST(TokenKinds, TellWordsNumbersAndMarks) {
  const Document document = document_of("Lock 7 cost $9.");
  const Annotation annotation = annotate(document);
  std::vector<TokenKind> kinds;
  for (const Token& token : annotation.tokens) kinds.push_back(token.kind);
  EXPECT_EQ(kinds, (std::vector{TokenKind::Word, TokenKind::Number, TokenKind::Word, TokenKind::Symbol,
                                TokenKind::Number, TokenKind::Punctuation}));
}

class Sentences : public testing::TestWithParam<Case> {};
TEST_P(Sentences, EndWhereAReaderEndsThem) {
  EXPECT_EQ(joined_sentences(document_of(GetParam().text)), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Abbreviations, Sentences,
    testing::Values(Case{"Mr. Eke met Sen. Croft. He left.", "Mr. Eke met Sen. Croft. | He left."},
                    Case{"J. K. Tarn wrote it. A. Lund read it.", "J. K. Tarn wrote it. | A. Lund read it."},
                    Case{"She lives in the U.S. The firm moved.", "She lives in the U.S. | The firm moved."},
                    Case{"The U.S. Senate met. It rained.", "The U.S. Senate met. | It rained."},
                    Case{"Harl Inc. Chief Ora Pell spoke. Harl Inc. He left.",
                         "Harl Inc. Chief Ora Pell spoke. | Harl Inc. | He left."},
                    Case{"It cost 3.5 crowns. At 5 p.m. Friday it shut.",
                         "It cost 3.5 crowns. | At 5 p.m. Friday it shut."},
                    Case{"See fig. 3 and No. 4. Then go.", "See fig. 3 and No. 4. | Then go."}));

INSTANTIATE_TEST_SUITE_P(Quotations, Sentences,
                         testing::Values(Case{"\"Is it safe?\" she asked. \"No.\" He left.",
                                              "\"Is it safe?\" she asked. | \"No.\" | He left."},
                                         Case{"\"Is it safe?\" Adela Croft asked. Yes.",
                                              "\"Is it safe?\" Adela Croft asked. | Yes."},
                                         Case{"“It sank,” she said. “It was old.” Then she left.",
                                              "“It sank,” she said. | “It was old.” | Then she left."},
                                         Case{"He said: “A wall fell. A man ran.” Then it rained.",
                                              "He said: “A wall fell. | A man ran.” | Then it rained."},
                                         Case{"Wait... he said. And then … nothing.",
                                              "Wait... he said. | And then … nothing."},
                                         Case{"He denied it (twice.) Why? Nobody knows!",
                                              "He denied it (twice.) | Why? | Nobody knows!"},
                                         Case{"The lock failed.[3] The boat sank. [4] It rained.",
                                              "The lock failed.[3] | The boat sank. [4] | It rained."}));

INSTANTIATE_TEST_SUITE_P(
    Lines, Sentences,
    testing::Values(
        Case{"Lock fails\n\nThe lock failed on Monday. It was old.",
             "#Lock fails | The lock failed on Monday. | It was old."},
        Case{"The harbour board told the owners that\nthe gate would be shut for a week, and\nthe mayor of "
             "Tolvey agreed. He said so.",
             "The harbour board told the owners that/the gate would be shut for a week, and/the mayor of "
             "Tolvey agreed. | He said so."},
        Case{"Photo: Ora Pell\nLOCK FAILS AGAIN\nThe lock at Tarn failed on Monday, the board said.",
             "#Photo: Ora Pell | #LOCK FAILS AGAIN | The lock at Tarn failed on Monday, the board said."},
        Case{"We saw:\n- a broken gate\n- a sunken boat\n1. First we ran.\n2. Then we hid.",
             "#We saw: | #- a broken gate | #- a sunken boat | 1. First we ran. | 2. Then we hid."},
        Case{"> Did the gate\n> fail?\nIt did.", "> Did the gate/> fail? | It did."},
        Case{"From: Ora Pell\nTo: The board\nSubject: the gate",
             "#From: Ora Pell | #To: The board | #Subject: the gate"},
        Case{"One line\r\n\r\nAnother line", "#One line | #Another line"}, Case{" \n\t ", ""}, Case{"", ""}));

TEST(Annotate, NeverCrossesThePassagesEdges) {
  Document document = document_of("She wrote that the gate had failed on the Monday before.");
  document.passages.push_back({0, PassageKind::Quotation, {10, 34}, "", "", "", {}});
  document.passages.push_back({1, PassageKind::Quotation, {19, 23}, "", "", "", {}});
  EXPECT_EQ(joined_sentences(document),
            "#She wrote | #that the | #gate | #had failed | on the Monday before.");
}

TEST(Annotate, CutsSentencesAndWordsWithoutEnd) {
  const std::string words(200'000, 'a');
  std::string sentence;
  for (int i = 0; i < 40'000; ++i) sentence += "word ";
  for (const std::string& text : {words, sentence}) {
    const Document document = document_of(text);
    const Annotation annotation = annotate(document);
    expect_well_formed(document, annotation);
    for (const Sentence& each : annotation.sentences)
      EXPECT_LE(each.span.size(), kLongestSentence + kLongestToken);
  }
}

// Texts that would make a careless rule look at everything again for each character.
TEST(Annotate, IsLinearOnHostileText) {
  const std::string_view patterns[] = {
      "A. ", "\"", "? \" ", "x\n", ".", "(", "a.Ba", "[1] ", "http://", "@", "1,", "'s", "\xE2\x80\x9D "};
  for (const std::string_view pattern : patterns) {
    std::string text;
    while (text.size() < 400'000) text += pattern;
    const Document document = document_of(text);
    expect_well_formed(document, annotate(document));
  }
}

TEST(Annotate, KeepsCodePointsWhole) {
  const Document document =
      document_of("Ærø—Ü. “Ž” ’ … \xF0\x9F\x9A\xA2 \xC2\xA0\xE2\x80\x8B fine.\xE2\x80\xA8Next");
  expect_well_formed(document, annotate(document));
}

}  // namespace
}  // namespace hearsay
