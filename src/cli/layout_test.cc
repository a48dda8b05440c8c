#include "cli/layout.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(Layout, CountsColumns) {
  const struct {
    std::string text;
    size_t width;
  } cases[] = {{"", 0},   {"ferry", 5}, {"Zoë", 3},  {"Zoe\u0308", 3}, {"Ада", 3},  {"太郎", 4},  {"ﾊﾝ", 2},
               {"Ａ", 2}, {"🙂!", 3},   {"한국", 4}, {"…“”", 3},       {"שָׁלוֹם", 4}, {"\u2417", 1}};
  for (const auto& one : cases) EXPECT_EQ(width_of(one.text), one.width) << one.text;
}

TEST(Layout, CutsToAWidth) {
  const struct {
    std::string text;
    size_t width;
    std::string end, begin, middle;
  } cases[] = {
      {"harbour", 7, "harbour", "harbour", "harbour"},
      {"harbour", 6, "harbo…", "…rbour", "ha…our"},
      {"harbour", 1, "…", "…", "…"},
      {"harbour", 0, "", "", ""},
      {"", 4, "", "", ""},
      {"太郎次郎", 8, "太郎次郎", "太郎次郎", "太郎次郎"},
      {"太郎次郎", 6, "太郎…", "…次郎", "太…郎"},               // a half of a wide character is never shown
      {"Zoe\u0308s boat", 5, "Zoe\u0308s…", "…boat", "Z…oat"},  // a mark stays with its letter
      {"ate\u0308\u0301bc", 4, "ate\u0308\u0301…", "…e\u0308\u0301bc", "a…bc"},
      {"ate\u0308\u0301bc", 3, "at…", "…bc", "a…c"},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(cut_end(one.text, one.width), one.end);
    EXPECT_EQ(cut_begin(one.text, one.width), one.begin);
    EXPECT_EQ(cut_middle(one.text, one.width), one.middle);
  }
}

TEST(Layout, WrapsAtSpaces) {
  using Lines = std::vector<std::string_view>;
  const struct {
    std::string_view text;
    size_t width;
    Lines lines;
  } cases[] = {
      {"", 10, {}},
      {"the night ferry", 20, {"the night ferry"}},
      {"the night ferry", 15, {"the night ferry"}},
      {"the night ferry", 14, {"the night", "ferry"}},
      {"the night ferry", 9, {"the night", "ferry"}},
      {"the night ferry", 4, {"the", "nigh", "t", "ferr", "y"}},
      {"unbroken", 3, {"unb", "rok", "en"}},
      {"太郎", 1, {"太", "郎"}},  // never stuck
  };
  for (const auto& one : cases) EXPECT_EQ(wrap(one.text, one.width), one.lines) << one.text;
}

}  // namespace
}  // namespace hearsay
