// Remembered: a value that is worked out of the case for many requests, and worked out anew when the case has
// changed, but not more often than every two seconds while it keeps changing, nor for more than a twentieth
// of the time. Safe from any thread.
#pragma once

#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>
#include <utility>

#include "base/result.h"

namespace hearsay {

template <typename Value, typename Key>
class Remembered {
 public:
  // A value of this key, or one that is young or being replaced, where `may_serve(its
  // key)`. One thread works a value out while the others take the old one or, where that will not do, wait.
  template <typename MayServe, typename Make>
  Result<std::shared_ptr<const Value>> get(const Key& key, MayServe may_serve, Make make) {
    {
      const std::scoped_lock lock(mutex_);
      if (value_ && (key == key_ || (may_serve(key_) && (making_ || is_young())))) return value_;
      making_ = true;
    }
    const std::scoped_lock one_at_a_time(making_mutex_);
    {
      const std::scoped_lock lock(mutex_);
      if (value_ && key == key_) return value_;
    }
    const Clock::time_point begun = Clock::now();
    Result<Value> made = make();
    const std::scoped_lock lock(mutex_);
    cost_ = Clock::now() - begun;
    making_ = false;
    if (!made) return made.error();
    value_ = std::make_shared<const Value>(*std::move(made));
    key_ = key;
    made_ = Clock::now();
    return value_;
  }

 private:
  using Clock = std::chrono::steady_clock;
  bool is_young() const {
    return Clock::now() - made_ < std::max<Clock::duration>(std::chrono::seconds(2), 20 * cost_);
  }

  std::mutex mutex_, making_mutex_;
  std::shared_ptr<const Value> value_;
  Key key_{};
  Clock::time_point made_;
  Clock::duration cost_{};
  bool making_ = false;
};

}  // namespace hearsay
