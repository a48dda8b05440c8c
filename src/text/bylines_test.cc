#include "text/bylines.h"

#include <string>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

// "author|outlet|published", or "none".
std::string shown(const std::optional<Byline>& byline) {
  if (!byline) return "none";
  return std::string(byline->author) + "|" + std::string(byline->outlet) + "|" + byline->published;
}

TEST(Bylines, ReadsLinesThatSayBy) {
  const struct {
    const char *line, *expected;
  } cases[] = {
      {"By Ada Finch", "Ada Finch||"},
      {"by Ada Finch, The Tarsk Lamp, 3 March 2021", "Ada Finch|The Tarsk Lamp|2021-03-03"},
      {"By Ada Finch | The Tarsk Lamp | 6 May 2017", "Ada Finch|The Tarsk Lamp|2017-05-06"},
      {"By Ada Finch and Bo Lind", "Ada Finch and Bo Lind||"},
      {"By Ada Finch, Bo Lind and Cleo Marsh", "Ada Finch, Bo Lind and Cleo Marsh||"},
      {"By Ada Finch, transport correspondent", "Ada Finch||"},
      {"By Ada Finch and staff for The Tarsk Lamp", "Ada Finch and staff|The Tarsk Lamp|"},
      {"By Ada Finch at The Tarsk Lamp", "Ada Finch|The Tarsk Lamp|"},
      {"By Ada Finch at Tarsk and Bo Lind", "none"},
      {"Posted by Ada Finch on 9 March 2014 · 5 comments", "Ada Finch||2014-03-09"},
      {"Posted on 9 May 2022 by Ada Finch", "Ada Finch||2022-05-09"},
      {"Posted on 9 May 2022", "none"},
      {"BYLINE: Ada Finch.", "Ada Finch||"},
      {"By J. M. de Vries", "J. M. de Vries||"},
      {"By Friday the bridge was gone", "none"},
      {"By the time the mayor spoke, nobody listened.", "none"},
      {"By Monday, 3 March 2021", "none"},
      {"By Ada Finch, who had seen it all before", "none"},
      {"By selling the bridge", "none"},
      {"Ada Finch", "none"},
      {"", "none"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(shown(read_byline(c.line, NumericOrder::Unknown)), c.expected) << c.line;
}

TEST(Bylines, ReadsBareOnesWhereTheyAreToBeExpected) {
  const struct {
    const char *line, *expected;
  } cases[] = {
      {"Ada Finch | The Tarsk Lamp | 6 May 2017", "Ada Finch|The Tarsk Lamp|2017-05-06"},
      {"Ada Finch, arts correspondent", "Ada Finch||"},
      {"Ada Finch, environment reporter — 2 July 2018", "Ada Finch||2018-07-02"},
      {"Ada Finch and staff", "Ada Finch and staff||"},
      {"Ada Finch", "none"},
      {"Ada Finch sold the bridge", "none"},
      {"Tarsk, 3 March 2021", "none"},
      {"The Lamp, 3 March 2021", "none"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(shown(read_bare_byline(c.line, NumericOrder::Unknown)), c.expected) << c.line;
}

TEST(Bylines, ReadsDatelines) {
  const struct {
    const char *line, *expected;
  } cases[] = {
      {"Friday, January 4, 2019", "||2019-01-04"},
      {"The Tarsk Lamp, 2 July 2018, 11:05", "|The Tarsk Lamp|2018-07-02"},
      {"The Tarsk Lamp | 2 July 2018", "|The Tarsk Lamp|2018-07-02"},
      {"Published 3 March 2021 at 10:04 GMT", "||2021-03-03"},
      {"May 9, 2022 | Ada Finch", "||2022-05-09"},
      {"Tarsk, 3 March 2021", "||2021-03-03"},
      {"Lower Tarsk, Tuesday, 3 March 2021", "||2021-03-03"},
      {"Tarsk News, 3 March 2021", "|Tarsk News|2021-03-03"},
      {"TNA, 3 March 2021", "|TNA|2021-03-03"},
      {"Nordbote | 3 March 2021", "|Nordbote|2021-03-03"},
      {"On 3 March 2021 the bridge was sold.", "none"},
      {"The mayor sold the bridge on 3 March 2021", "none"},
      {"Friday", "none"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(shown(read_dateline(c.line, NumericOrder::Unknown)), c.expected) << c.line;
}

TEST(Bylines, KnowsNamesOfPeople) {
  for (const char* name : {"Ada Finch", "J. de Vries", "Mrs O'Hara", "Ada", "Åsa Öberg", "Ada bin Lind"}) {
    EXPECT_TRUE(is_person_name(name)) << name;
  }
  for (const char* other :
       {"", "the mayor", "The Mayor", "Ada sold it", "Friday", "Ada 7", "Ada: Finch", "A B C D E F"}) {
    EXPECT_FALSE(is_person_name(other)) << other;
  }
}

}  // namespace
}  // namespace hearsay
