#include "cli/arguments.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(Arguments, Depths) {
  using Bounds = std::optional<std::pair<int, int>>;
  const struct {
    std::string text;
    Bounds bounds;
  } cases[] = {
      {"2", {{2, 2}}},
      {"0", {{0, 0}}},
      {">1", {{2, 1 << 20}}},
      {">0", {{1, 1 << 20}}},
      {"1..3", {{1, 3}}},
      {"2..2", {{2, 2}}},
      {"3..1", {}},
      {"", {}},
      {">", {}},
      {"deep", {}},
      {"2x", {}},
      {"-1", {}},
      {">-1", {}},
      {"1..", {}},
      {"..3", {}},
      {"1...3", {}},
      {" 2", {}},
      {">1048576", {}},
      {"99999999999", {}},
      {"1..99999999999", {}},
  };
  for (const auto& one : cases) {
    int least = -7, most = -7;
    ASSERT_EQ(parse_depth(one.text, least, most), one.bounds.has_value()) << one.text;
    EXPECT_EQ(std::pair(least, most), one.bounds.value_or(std::pair(least, most))) << one.text;
  }
}

TEST(Arguments, NamesOfStancesAndTypes) {
  std::vector<Stance> stances;
  EXPECT_EQ(parse_stance("denied", stances), "");
  EXPECT_EQ(parse_stance("no_response", stances), "");
  EXPECT_EQ(stances, (std::vector{Stance::Denied, Stance::NoResponse}));
  const std::string error = parse_stance("furious", stances);
  EXPECT_NE(error.find("'furious'"), std::string::npos);
  EXPECT_NE(error.find("asserted, "), std::string::npos);
  EXPECT_TRUE(error.ends_with(", retracted")) << error;
  EXPECT_EQ(stances.size(), 2U);

  std::vector<SourceType> types;
  EXPECT_EQ(parse_source_type("anonymous", types), "");
  EXPECT_EQ(types, std::vector{SourceType::Anonymous});
  EXPECT_TRUE(parse_source_type("liar", types).ends_with(", none"));
}

TEST(Arguments, TheDefaultCaseNeedNotBeTyped) {
  EXPECT_EQ(typed_case("case.hearsay"), "");
  EXPECT_EQ(typed_case("x/harbour.hearsay"), " --case x/harbour.hearsay");
}

}  // namespace
}  // namespace hearsay
