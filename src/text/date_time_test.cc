#include "text/date_time.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(DateTime, BringsTimesToOneForm) {
  const struct {
    const char *value, *expected;
  } cases[] = {
      {"2021-03-03T10:04:00Z", "2021-03-03T10:04:00Z"},
      {"2021-03-03T10:04:00.000+01:00", "2021-03-03T10:04:00+01:00"},
      {"2021-03-03 10:04:00 +0100", "2021-03-03T10:04:00+01:00"},
      {"2021-03-03T10:04-05", "2021-03-03T10:04-05:00"},
      {"2021-03-03 10:04 UTC", "2021-03-03T10:04Z"},
      {"2021-03-03T4:10:00", "2021-03-03T04:10:00"},
      {"2021-03-03", "2021-03-03"},
      {"20210303", "2021-03-03"},
      {"20210303T100400Z", "2021-03-03T10:04Z"},
      {"1614765840", "2021-03-03T10:04:00Z"},
      {"1614765840000", "2021-03-03T10:04:00Z"},
      {"Wed, 03 Mar 2021 10:04:00 GMT", "2021-03-03"},
      {" 3. M\u00E4rz 2021, 10:04 Uhr ", "2021-03-03"},
      {"2021-03-03T99:99", "2021-03-03"},
      {"03/04/2021", ""},  // of April or of March
      {"2021-03", ""},
      {"2021-13-03", ""},
      {"99999999", ""},
      {"123", ""},
      {"yesterday", ""},
      {"", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(read_date_time(c.value), c.expected) << c.value;
}

TEST(DateTime, CountsDays) {
  EXPECT_EQ(days_between("2021-02-28", "2021-03-01T00:10Z"), 1);
  EXPECT_EQ(days_between("2020-03-01", "2020-02-28"), -2);
}

}  // namespace
}  // namespace hearsay
