// run_ordered: work done by several threads, results taken in the order of the input.
//
// `work(i)` runs for i in [0, count) on `threads` threads, in any order; `take(i, result)` runs on the
// calling thread with i = 0, 1, 2, … so that what it writes is the same for every number of threads. At most
// `window` results are underway or waiting at once, which bounds memory. `take` returns false to stop: no
// further work is begun, work that is underway is waited for and dropped. `work` must not throw.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace hearsay {

template <typename Work, typename Take>
void run_ordered(size_t count, size_t threads, size_t window, Work work, Take take) {
  using Value = decltype(work(size_t{}));
  std::mutex mutex;
  std::condition_variable ready, room;
  std::map<size_t, Value> done;
  size_t next_work = 0;
  size_t next_take = 0;
  bool stopped = false;

  const auto worker = [&] {
    std::unique_lock lock(mutex);
    while (true) {
      room.wait(lock, [&] { return stopped || next_work == count || next_work < next_take + window; });
      if (stopped || next_work == count) return;
      const size_t index = next_work++;
      lock.unlock();
      Value value = work(index);
      lock.lock();
      done.emplace(index, std::move(value));
      ready.notify_one();
    }
  };

  std::vector<std::jthread> workers;
  for (size_t i = 0; i < threads && i < count; ++i) workers.emplace_back(worker);

  for (size_t index = 0; index < count; ++index) {
    std::unique_lock lock(mutex);
    ready.wait(lock, [&] { return done.contains(index); });
    auto node = done.extract(index);
    next_take = index + 1;
    lock.unlock();
    room.notify_all();
    if (!take(index, std::move(node.mapped()))) {
      lock.lock();
      stopped = true;
      lock.unlock();
      room.notify_all();
      return;
    }
  }
}

}  // namespace hearsay
