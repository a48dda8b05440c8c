#include "serve/case_pool.h"

namespace hearsay {

Result<std::unique_ptr<CasePool>> CasePool::open(const std::string& path, size_t readers) {
  auto pool = std::make_unique<CasePool>();
  for (size_t i = 0; i < readers; ++i) {
    Result<std::unique_ptr<CaseReader>> reader = CaseReader::open(path);
    if (!reader) return reader.error();
    pool->free_.push_back(*std::move(reader));
  }
  return pool;
}

CasePool::Lease CasePool::take() {
  std::unique_lock lock(mutex_);
  if (!free_.empty()) {
    std::unique_ptr<CaseReader> reader = std::move(free_.back());
    free_.pop_back();
    return {*this, std::move(reader)};
  }
  Waiter waiter;
  waiting_.push_back(&waiter);
  waiter.woken.wait(lock, [&] { return waiter.reader != nullptr; });
  return {*this, std::move(waiter.reader)};
}

void CasePool::give_back(std::unique_ptr<CaseReader> reader) {
  const std::scoped_lock lock(mutex_);
  if (waiting_.empty()) {
    free_.push_back(std::move(reader));
    return;
  }
  Waiter* first = waiting_.front();
  waiting_.pop_front();
  first->reader = std::move(reader);
  first->woken.notify_one();
}

}  // namespace hearsay
