#include "cli/progress.h"

#include <string>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(Progress, SaysWhatTheNumbersSay) {
  const struct {
    ProgressNumbers numbers;
    std::string text;
  } cases[] = {
      {{"reading", 0, 0, 0, 0}, "reading  0/0"},
      {{"reading", 0, 400, 0, 0}, "reading  0/400 (0 %)"},
      {{"reading", 120, 400, 301.4, 2.14e6},
       "reading  120/400 (30 %)  301 documents/s  2.1 MB/s  about 1 s left"},
      {{"reading", 399, 400, 0.5, 1e4}, "reading  399/400 (99 %)  0.5 documents/s  0.0 MB/s  about 2 s left"},
      {{"reading", 9999, 10000, 1000, 0}, "reading  9999/10000 (99 %)  1000 documents/s  about 1 s left"},
      {{"reading", 400, 400, 100, 1e6}, "reading  400/400 (100 %)  100 documents/s  1.0 MB/s"},
      {{"checking", 1, 100001, 10, 0}, "checking  1/100001 (0 %)  10 documents/s  about 2 h 46 min left"},
  };
  for (const auto& one : cases) EXPECT_EQ(progress_text(one.numbers), one.text);
}

TEST(Progress, Durations) {
  const struct {
    double seconds;
    std::string text;
  } cases[] = {{-1, "0 s"},         {0, "0 s"},          {0.4, "0 s"},        {59.4, "59 s"},
               {59.6, "1 min 0 s"}, {200, "3 min 20 s"}, {3600, "1 h 0 min"}, {7530, "2 h 5 min"}};
  for (const auto& one : cases) EXPECT_EQ(duration_text(one.seconds), one.text);
}

TEST(Progress, RatesAreThoseOfTheLastSeconds) {
  RateMeter meter;
  EXPECT_EQ(meter.documents_per_second(), 0);
  meter.add({1, 5000, 50'000'000});  // known before: passed over at once
  EXPECT_EQ(meter.documents_per_second(), 5000);
  for (int second = 2; second <= 30; ++second)
    meter.add({static_cast<double>(second), 5000 + 10 * second, 50'000'000 + 1000 * second});
  EXPECT_NEAR(meter.documents_per_second(), 10, 0.01);
  EXPECT_NEAR(meter.bytes_per_second(), 1000, 0.01);
}

}  // namespace
}  // namespace hearsay
