// ByteBudget: how many bytes of files may be underway at once, so that large files do not fill the memory
// together.
//
// Safe from any thread. Files leave in the order of their index, and the one that is next to leave always
// gets in, however large: nothing can wait for ever.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>

namespace hearsay {

class ByteBudget {
 public:
  explicit ByteBudget(size_t bytes) : left_(bytes) {}

  // Waits for room. False when the run was stopped: the file is not to be read.
  bool enter(size_t index, size_t bytes) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return stopped_ || bytes <= left_ || index == next_; });
    if (stopped_) return false;
    const size_t charged = std::min(bytes, left_);
    left_ -= charged;
    charged_[index] = charged;
    return true;
  }

  // To be called for index 0, 1, 2, … once the file's result is done with.
  void leave(size_t index) {
    const std::lock_guard lock(mutex_);
    if (const auto found = charged_.extract(index)) left_ += found.mapped();
    next_ = index + 1;
    room_.notify_all();
  }

  // Lets everybody who waits go.
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    room_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable room_;
  size_t left_;
  size_t next_ = 0;
  bool stopped_ = false;
  std::map<size_t, size_t> charged_;  // bytes, by index
};

}  // namespace hearsay
