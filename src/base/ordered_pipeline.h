// run_ordered: work done by several threads, results taken in the order of the input.
//
// `produce(push)` runs on a thread of its own and pushes items one after another; push(item, weight) waits
// for room and is false once the run was stopped. `work(worker, item)` makes a value of each on one of
// `threads` threads, in any order; `worker` in [0, threads) says which, so that each can keep tools of its
// own. `take(value)` runs on the calling thread in the order of the items, so that what it writes is the same
// for every number of threads; it returns false to stop: no further work is begun, work that is underway is
// waited for and dropped.
//
// Items underway or waiting are bounded in number and by weight (bytes), which bounds memory: the item that
// reaches the bound is the last one let in. None of the functions may throw.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <queue>
#include <thread>
#include <utility>
#include <vector>

namespace hearsay {

struct PipelineRoom {
  size_t items = 64;
  size_t weight = size_t{16} << 20;
};

template <typename Item, typename Value>
class OrderedPipeline {
 public:
  explicit OrderedPipeline(PipelineRoom room) : room_(room) {}

  template <typename Produce, typename Work, typename Take>
  void run(size_t threads, Produce produce, Work work, Take take) {
    std::vector<std::jthread> helpers;
    helpers.emplace_back([&] {
      produce([this](Item item, size_t weight) { return push(std::move(item), weight); });
      const std::lock_guard lock(mutex_);
      all_pushed_ = true;
      changed_.notify_all();
    });
    for (size_t worker = 0; worker < threads; ++worker) {
      helpers.emplace_back([&, worker] {
        while (std::optional<Underway> underway = next_item()) {
          Value value = work(worker, std::move(underway->item));
          const std::lock_guard lock(mutex_);
          done_.emplace(underway->index, Done{std::move(value), underway->weight});
          changed_.notify_all();
        }
      });
    }
    while (std::optional<Done> done = next_done()) {
      const bool on = take(std::move(done->value));
      const std::lock_guard lock(mutex_);
      weight_underway_ -= done->weight;
      ++taken_;
      stopped_ = !on;
      changed_.notify_all();
      if (stopped_) return;
    }
  }

 private:
  struct Underway {
    size_t index;
    Item item;
    size_t weight;
  };
  struct Done {
    Value value;
    size_t weight;
  };

  bool push(Item item, size_t weight) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] {
      return stopped_ || (pushed_ - taken_ < room_.items && weight_underway_ < room_.weight);
    });
    if (stopped_) return false;
    weight_underway_ += weight;
    waiting_.push({pushed_++, std::move(item), weight});
    changed_.notify_all();
    return true;
  }

  std::optional<Underway> next_item() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || all_pushed_ || !waiting_.empty(); });
    if (stopped_ || waiting_.empty()) return std::nullopt;
    Underway next = std::move(waiting_.front());
    waiting_.pop();
    return next;
  }

  std::optional<Done> next_done() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return done_.contains(taken_) || (all_pushed_ && taken_ == pushed_); });
    auto node = done_.extract(taken_);
    if (node.empty()) return std::nullopt;
    return std::move(node.mapped());
  }

  const PipelineRoom room_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::queue<Underway> waiting_;
  std::map<size_t, Done> done_;
  size_t pushed_ = 0, taken_ = 0;
  size_t weight_underway_ = 0;
  bool all_pushed_ = false;
  bool stopped_ = false;
};

template <typename Item, typename Value, typename Produce, typename Work, typename Take>
void run_ordered(size_t threads, PipelineRoom room, Produce produce, Work work, Take take) {
  OrderedPipeline<Item, Value>(room).run(threads, std::move(produce), std::move(work), std::move(take));
}

}  // namespace hearsay
