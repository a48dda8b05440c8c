#include "cli/table.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "cli/layout.h"

namespace hearsay {
namespace {

using Kind = Column::Kind;

std::string render(const std::vector<Column>& columns, size_t width,
                   const std::vector<std::vector<std::string>>& rows, bool bold = false) {
  std::string out;
  Table table(columns, width, bold, [&](std::string_view line) { out += line; });
  for (const auto& row : rows) table.add(row);
  table.finish();
  return out;
}

const std::vector<Column> kColumns = {
    {"ID", Kind::Number}, {"WHO", Kind::CutEnd}, {"STANCE", Kind::Fixed}, {"WHERE", Kind::CutBegin}};

TEST(Table, IsAsWideAsItsCells) {
  EXPECT_EQ(
      render(kColumns, 80, {{"7", "Ada Brook", "denied", "a.txt:4"}, {"12", "Pia", "asserted", "b.txt:90"}}),
      "ID  WHO        STANCE    WHERE\n"
      " 7  Ada Brook  denied    a.txt:4\n"
      "12  Pia        asserted  b.txt:90\n");
}

TEST(Table, CutsTheWidestColumnsThatMayBeCut) {
  EXPECT_EQ(render(kColumns, 40, {{"7", "Ada Brook of the ferry company", "denied", "spring/a.txt:4"}}),
            "ID  WHO            STANCE  WHERE\n"
            " 7  Ada Brook of…  denied  …ring/a.txt:4\n");
}

TEST(Table, NeverCutsFixedColumnsEvenOnANarrowLine) {
  EXPECT_EQ(render(kColumns, 20, {{"1234567", "Ada Brook of the ferry", "no response", "reports/a.txt:4"}}),
            "     ID  WHO       STANCE       WHERE\n"
            "1234567  Ada Bro…  no response  …a.txt:4\n");
}

TEST(Table, CountsWideAndCombiningCharacters) {
  EXPECT_EQ(render({{"A", Kind::CutEnd}, {"B", Kind::CutEnd}}, 80,
                   {{"太郎", "x"}, {"Zoe\u0308", "y"}, {"abcd", "z"}}),
            "A     B\n"
            "太郎  x\n"
            "Zoe\u0308   y\n"
            "abcd  z\n");
}

TEST(Table, MakesCellsSafeAndOneLine) {
  EXPECT_EQ(render({{"A", Kind::CutEnd}}, 80, {{"two\nlines \x1b[1m\u202e"}}), "A\ntwo lines ␛[1m‹U+202E›\n");
}

TEST(Table, PathsGiveWayFirst) {
  EXPECT_EQ(render({{"WHO", Kind::CutMiddle}, {"WHERE", Kind::CutBegin}}, 50,
                   {{"Ada Brook ← Pia Lund", "reports/of/spring/and/summer/2031/a-ferry-is-late.txt:4"}}),
            "WHO                   WHERE\n"
            "Ada Brook ← Pia Lund  …/2031/a-ferry-is-late.txt:4\n");
}

TEST(Table, WithoutRowsIsNothing) { EXPECT_EQ(render(kColumns, 80, {}), ""); }

TEST(Table, HeadingCanBeBold) {
  EXPECT_EQ(render({{"A", Kind::CutEnd}}, 80, {{"x"}}, true), "\x1b[1mA\x1b[0m\nx\n");
}

TEST(Table, SettlesItsWidthsByTheFirstRows) {
  std::vector<std::vector<std::string>> rows(600, {"1", "short"});
  rows.push_back({"123456", "longer than all before"});
  const std::string out = render({{"ID", Kind::Number}, {"WHO", Kind::CutEnd}}, 80, rows);
  EXPECT_TRUE(out.ends_with("123456  long…\n")) << out.substr(out.size() - 60);
}

TEST(Table, FitsColumnsIntoEveryWidth) {
  const std::vector<size_t> natural = {6, 90, 11, 70};
  for (size_t width = 0; width < 200; ++width) {
    const auto fitted = fit_columns(kColumns, natural, width);
    size_t total = 6;  // three gaps
    for (const size_t one : fitted) total += one;
    EXPECT_EQ(fitted[0], 6U);
    EXPECT_EQ(fitted[2], 11U);
    EXPECT_EQ(total, std::min<size_t>(183, std::max<size_t>(width, 39)));
  }
}

}  // namespace
}  // namespace hearsay
