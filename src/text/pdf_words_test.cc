#include "text/pdf_words.h"

#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(PdfWords, AreTurnedButForTheirNumbers) {
  const std::string alef = "\xD7\x90", bet = "\xD7\x91", twelve = "\xD9\xA1\xD9\xA2", three = "\xD9\xA3";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {bet + alef, alef + bet},
      {twelve + bet + alef, alef + bet + twelve},
      {twelve + "." + three + alef, alef + twelve + "." + three},
      {"." + twelve + alef, alef + twelve + "."},
      {"10:30-" + bet, bet + "-10:30"},
      {"", ""},
  };
  for (const auto& [drawn, expected] : cases) EXPECT_EQ(read_from_the_right(drawn), expected);
}

TEST(PdfWords, KnowWhichScriptsAreReadFromTheRight) {
  EXPECT_TRUE(is_right_to_left(U'\u05D0') && is_right_to_left(U'\u0627') && is_right_to_left(U'\uFE8D'));
  EXPECT_FALSE(is_right_to_left(U'a') || is_right_to_left(U'\u0661') || is_right_to_left(U'\u06F1'));
}

}  // namespace
}  // namespace hearsay
