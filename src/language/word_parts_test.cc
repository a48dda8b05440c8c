#include "language/word_parts.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

Document document_of(std::string text) {
  Document document;
  document.text = std::move(text);
  const auto size = static_cast<uint32_t>(document.text.size());
  document.passages.push_back({-1, PassageKind::Article, {0, size}, {}, {}, {}, {}, {}});
  return document;
}

std::string shown(std::string_view text, const Annotation& annotation) {
  std::string out;
  for (const Token& token : annotation.tokens) {
    if (!out.empty()) out += token.joined ? '+' : ' ';
    out += token.span.of(text);
  }
  return out;
}

struct Row {
  std::string text;
  std::string parts;  // + before a part that goes on with the word before it
};

class WordParts : public testing::TestWithParam<Row> {};

TEST_P(WordParts, AreThoseOfTheTreebanks) {
  const Document document = document_of(GetParam().text);
  EXPECT_EQ(shown(document.text, annotate(document)), GetParam().parts);
}

TEST_P(WordParts, ComeTogetherAgain) {
  const Document document = document_of(GetParam().text);
  const Annotation printed = printed_words(annotate(document));
  std::string expected = GetParam().parts;
  std::erase(expected, '+');
  EXPECT_EQ(shown(document.text, printed), expected);
  ASSERT_FALSE(printed.sentences.empty());
  EXPECT_EQ(printed.sentences.back().end, printed.tokens.size());
}

INSTANTIATE_TEST_SUITE_P(
    Table, WordParts,
    testing::Values(Row{"a hard-won day-to-day peace", "a hard+-+won day+-+to+-+day peace"},
                    Row{"the co-founder re-elected", "the co-founder re-elected"},
                    Row{"a non-profit-making body", "a non-profit+-+making body"},
                    Row{"a 24-hour strike in Al-Harl", "a 24+-+hour strike in Al+-+Harl"},
                    Row{"pages 10-15, call 555-0199", "pages 10+-+15 , call 555-0199"},
                    Row{"on 2014-03-02 and 1969-70", "on 2014-03-02 and 1969+-+70"},
                    Row{"at 10pm the 20th of the 1970s", "at 10+pm the 20th of the 1970s"},
                    Row{"7:30PM, 2-3days", "7:30+PM , 2+-+3days"},
                    Row{"I cannot, he's gonna; dont", "I can+not , he 's gon+na ; do+nt"},
                    Row{"its a boat, its own boat; Its not", "it+s a boat , its own boat ; It+s not"},
                    Row{"Lets go, he lets go; youre", "Let+s go , he lets go ; you+re"},
                    Row{"call 5-0199", "call 5-0199"}, Row{"ann-eke@port.example", "ann-eke@port.example"},
                    Row{"hard\u2010won", "hard+\u2010+won"}));

}  // namespace
}  // namespace hearsay
