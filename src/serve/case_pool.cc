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
  freed_.wait(lock, [this] { return !free_.empty(); });
  std::unique_ptr<CaseReader> reader = std::move(free_.back());
  free_.pop_back();
  return {*this, std::move(reader)};
}

void CasePool::give_back(std::unique_ptr<CaseReader> reader) {
  {
    const std::scoped_lock lock(mutex_);
    free_.push_back(std::move(reader));
  }
  freed_.notify_one();
}

}  // namespace hearsay
