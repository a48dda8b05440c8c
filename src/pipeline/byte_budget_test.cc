#include "pipeline/byte_budget.h"

#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(ByteBudget, LetsInWhatFitsAndWhatIsNext) {
  ByteBudget budget(100);
  EXPECT_TRUE(budget.enter(0, 1000));  // larger than all, but the first in line
  std::atomic<bool> entered = false;
  std::jthread second([&] { entered = budget.enter(1, 10); });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_FALSE(entered);
  budget.leave(0);
  second.join();
  EXPECT_TRUE(entered);
}

TEST(ByteBudget, StopLetsEverybodyGo) {
  ByteBudget budget(100);
  EXPECT_TRUE(budget.enter(1, 100));
  std::atomic<int> refused = 0;
  {
    std::vector<std::jthread> threads;
    for (size_t i = 2; i < 5; ++i) threads.emplace_back([&, i] { refused += !budget.enter(i, 50); });
    budget.stop();
  }
  EXPECT_EQ(refused, 3);
}

}  // namespace
}  // namespace hearsay
