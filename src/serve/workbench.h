// What the server keeps while it runs: the case, who works on it, and what was worked out of it once for many
// requests. Safe from any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "base/result.h"
#include "serve/case_pool.h"
#include "serve/remembered.h"

namespace hearsay {

struct WorkbenchSettings {
  std::string path, name;  // of the case; the name is its last part
  std::string program;     // version of hearsay
  std::string who;         // who decides
  size_t readers = 8;
};

class Workbench {
 public:
  static Result<std::unique_ptr<Workbench>> open(const WorkbenchSettings& settings);

  const WorkbenchSettings& settings() const { return settings_; }
  CasePool& pool() { return *pool_; }

  // What the case holds now, and a number that is another one after every change.
  struct Now {
    CaseState state;
    int64_t version = 0;
  };
  Result<Now> now();
  // Of the case as it was two seconds ago at most: counting takes a while in a large case.
  Result<std::shared_ptr<const LedgerSummary>> summary(CaseReader& reader);

 private:
  Workbench(WorkbenchSettings settings, std::unique_ptr<CasePool> pool, std::unique_ptr<CaseReader> watcher)
      : settings_(std::move(settings)), pool_(std::move(pool)), watcher_(std::move(watcher)) {}

  const WorkbenchSettings settings_;
  std::unique_ptr<CasePool> pool_;

  Remembered<LedgerSummary, int64_t> summary_;
  std::mutex mutex_;  // of what follows
  std::unique_ptr<CaseReader> watcher_;
  Now now_;
};

}  // namespace hearsay
