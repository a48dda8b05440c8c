#include "base/ordered_pipeline.h"

#include <atomic>
#include <chrono>
#include <string>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

// Pushes 0, 1, 2, … count - 1, each of weight 1.
auto numbers(size_t count) {
  return [count](auto push) {
    for (size_t i = 0; i < count && push(i, 1); ++i) continue;
  };
}

TEST(OrderedPipeline, TakesInOrderForAnyNumberOfThreads) {
  for (const size_t threads : {1UL, 2UL, 7UL}) {
    std::vector<size_t> taken;
    run_ordered<size_t, size_t>(
        threads, {5, 100}, numbers(200),
        [&](size_t worker, size_t i) {
          EXPECT_LT(worker, threads);
          if (i % 10 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
          return i * i;
        },
        [&](size_t square) {
          taken.push_back(square);
          return true;
        });
    ASSERT_EQ(taken.size(), 200U);
    for (size_t i = 0; i < taken.size(); ++i) EXPECT_EQ(taken[i], i * i);
  }
}

TEST(OrderedPipeline, BoundsWhatIsUnderwayByNumberAndByWeight) {
  struct Case {
    PipelineRoom room;
    size_t weight;
    size_t most;  // underway at once
  };
  for (const Case& c : {Case{{3, 1000}, 1, 3}, Case{{64, 10}, 4, 3}, Case{{64, 10}, 50, 1}}) {
    std::atomic<size_t> begun = 0;
    size_t taken = 0;
    run_ordered<int, int>(
        4, c.room,
        [&](auto push) {
          for (int i = 0; i < 100 && push(i, c.weight); ++i) continue;
        },
        [&](size_t, int i) {
          ++begun;
          return i;
        },
        [&](int) {
          EXPECT_LE(begun.load(), taken + c.most);
          ++taken;
          return true;
        });
    EXPECT_EQ(taken, 100U);
  }
}

TEST(OrderedPipeline, StopsWhenTold) {
  size_t taken = 0;
  std::atomic<bool> producer_was_told = false;
  run_ordered<size_t, std::string>(
      3, {8, 100},
      [&](auto push) {
        size_t i = 0;
        while (push(i, 1)) ++i;  // for ever
        producer_was_told = true;
      },
      [](size_t, size_t i) { return std::to_string(i); }, [&](const std::string&) { return ++taken < 10; });
  EXPECT_EQ(taken, 10U);
  EXPECT_TRUE(producer_was_told);
}

TEST(OrderedPipeline, NothingToDo) {
  run_ordered<size_t, int>(2, {2, 2}, numbers(0), [](size_t, size_t) { return 1; }, [](int) { return true; });
}

}  // namespace
}  // namespace hearsay
