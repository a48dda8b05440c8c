#include "base/ordered_pipeline.h"

#include <atomic>
#include <chrono>
#include <string>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(OrderedPipeline, TakesInOrderForAnyNumberOfThreads) {
  for (const size_t threads : {1UL, 2UL, 7UL}) {
    std::vector<size_t> taken;
    run_ordered(
        200, threads, 5,
        [](size_t i) {
          if (i % 10 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
          return i * i;
        },
        [&](size_t i, size_t square) {
          EXPECT_EQ(square, i * i);
          taken.push_back(i);
          return true;
        });
    ASSERT_EQ(taken.size(), 200U);
    for (size_t i = 0; i < taken.size(); ++i) EXPECT_EQ(taken[i], i);
  }
}

TEST(OrderedPipeline, KeepsAtMostAWindowUnderway) {
  std::atomic<size_t> begun = 0;
  size_t taken = 0;
  run_ordered(
      100, 4, 3, [&](size_t) { return ++begun; },
      [&](size_t, size_t) {
        ++taken;
        EXPECT_LE(begun.load(), taken + 3);
        return true;
      });
  EXPECT_EQ(taken, 100U);
}

TEST(OrderedPipeline, StopsWhenTold) {
  size_t taken = 0;
  run_ordered(
      1000, 3, 8, [](size_t i) { return std::to_string(i); },
      [&](size_t, const std::string&) { return ++taken < 10; });
  EXPECT_EQ(taken, 10U);
}

TEST(OrderedPipeline, NothingToDo) {
  run_ordered(0, 2, 2, [](size_t) { return 1; }, [](size_t, int) { return true; });
}

}  // namespace
}  // namespace hearsay
