// Remembered: a value that is worked out of the case for many requests. Requests take what is there; a keeper
// works it out anew when the case has changed, but for no more than a twentieth of the time. Safe from any
// thread.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <utility>

#include "base/result.h"

namespace hearsay {

template <typename Value, typename Key>
class Remembered {
 public:
  // The value of this key, or the one that is there where `may_serve(its key)`; else it is worked out.
  template <typename MayServe, typename Make>
  Result<std::shared_ptr<const Value>> get(const Key& key, MayServe may_serve, Make make) {
    {
      const std::scoped_lock lock(mutex_);
      if (value_ && (key == key_ || may_serve(key_))) return value_;
    }
    const std::scoped_lock one_at_a_time(making_mutex_);
    {
      const std::scoped_lock lock(mutex_);
      if (value_ && key == key_) return value_;
    }
    const Clock::time_point begun = Clock::now();
    Result<Value> made = make();
    const std::scoped_lock lock(mutex_);
    if (!made) return made.error();
    value_ = std::make_shared<const Value>(*std::move(made));
    key_ = key;
    rest_until_ = Clock::now() + 20 * (Clock::now() - begun);
    return value_;
  }

  // For the keeper: whether it is time to work it out for this key.
  bool is_due(const Key& key) {
    const std::scoped_lock lock(mutex_);
    return !value_ || (key != key_ && Clock::now() >= rest_until_);
  }

 private:
  using Clock = std::chrono::steady_clock;
  std::mutex mutex_, making_mutex_;
  std::shared_ptr<const Value> value_;
  Key key_{};
  Clock::time_point rest_until_;
};

}  // namespace hearsay
