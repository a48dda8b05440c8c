#include "claims/quotations.h"

#include <gtest/gtest.h>

#include "claims/reading.h"

namespace hearsay {
namespace {

struct Case {
  std::string_view name;
  std::string_view text;
  std::string_view
      quotations;  // parted by " / "; "+" before one that continues, "(" before one inside another
};

std::string list_of(const Document& document) {
  const Annotation annotation = annotate(document);
  Words words(document.text, annotation.tokens);
  std::string out;
  for (const Quotation& quotation : find_quotations(document.text, words)) {
    out += out.empty() ? "" : " / ";
    out += quotation.continues ? "+" : quotation.parent >= 0 ? "(" : "";
    out += quotation.span.of(document.text);
  }
  return out;
}

Document document_of(std::string text) {
  Document document;
  document.text = std::move(text);
  Passage passage;
  passage.span = {0, static_cast<uint32_t>(document.text.size())};
  document.passages.push_back(passage);
  return document;
}

void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }

class Quotations : public testing::TestWithParam<Case> {};

TEST_P(Quotations, AreFound) {
  EXPECT_EQ(list_of(document_of(std::string(GetParam().text))), GetParam().quotations);
}

constexpr Case kCases[] = {
    {"straight", "She said \"no\" and \"never again\".", "\"no\" / \"never again\""},
    {"curly", "She said “no” and “never again”.", "“no” / “never again”"},
    {"two_apostrophes", "She said ''no'' twice.", "''no''"},
    {"guillemets", "She said «no» twice.", "«no»"},
    {"single_curly", "She said ‘no’ twice.", "‘no’"},
    {"single_straight", "She said 'no' twice.", "'no'"},
    {"apostrophes_are_none", "The boys' boat wasn't Brenn's, it's Hale's.", ""},
    {"nested", "“He told me ‘no’ twice,” she said.", "“He told me ‘no’ twice,” / (‘no’"},
    {"never_closed", "She said: “No.\n\nThe rain went on.", "“No."},
    {"opens_anew", "“One.\n\n“Two.”\n", "“One. / +“Two.”"},
    {"closes_later", "“One.\n\nTwo.” She left.", "“One.\n\nTwo.”"},
    {"stray_close", "No” she said.", ""},
    {"wrong_mark", "She said “no“ twice.", "“no“"},
};

INSTANTIATE_TEST_SUITE_P(Marks, Quotations, testing::ValuesIn(kCases),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(FormOf, IsReadOffTheMarks) {
  const Document document = document_of("She said \"no\" and left.");
  const Annotation annotation = annotate(document);
  Words words(document.text, annotation.tokens);
  const auto quotations = find_quotations(document.text, words);
  EXPECT_EQ(form_of(document.text, quotations, {{9, 13}}), Form::Direct);
  EXPECT_EQ(form_of(document.text, quotations, {{4, 22}}), Form::Mixed);
  EXPECT_EQ(form_of(document.text, quotations, {{14, 22}}), Form::Indirect);
  EXPECT_EQ(form_of(document.text, quotations, {{10, 12}}), Form::Indirect);  // no mark stands in it
  EXPECT_EQ(form_of(document.text, quotations, {}), Form::Indirect);
}

}  // namespace
}  // namespace hearsay
