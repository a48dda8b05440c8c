// Readers of one case, lent to the threads that answer requests: each reader is one connection and serves one
// thread at a time. Safe from any thread.
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/case_reader.h"

namespace hearsay {

class CasePool {
 public:
  // Fails as CaseReader::open does.
  static Result<std::unique_ptr<CasePool>> open(const std::string& path, size_t readers);

  class Lease {
   public:
    Lease(CasePool& pool, std::unique_ptr<CaseReader> reader) : pool_(&pool), reader_(std::move(reader)) {}
    Lease(Lease&&) = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
      if (reader_) pool_->give_back(std::move(reader_));
    }
    CaseReader& operator*() const { return *reader_; }
    CaseReader* operator->() const { return reader_.get(); }

   private:
    CasePool* pool_;
    std::unique_ptr<CaseReader> reader_;
  };

  // Waits until a reader is free; who came first is served first.
  Lease take();

 private:
  void give_back(std::unique_ptr<CaseReader> reader);

  // Handed its reader directly: who comes later cannot take it first.
  struct Waiter {
    std::condition_variable woken;
    std::unique_ptr<CaseReader> reader;
  };

  std::mutex mutex_;
  std::deque<Waiter*> waiting_;
  std::vector<std::unique_ptr<CaseReader>> free_;
};

}  // namespace hearsay
