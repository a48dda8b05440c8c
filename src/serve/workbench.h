// What the server keeps while it runs: the case, who works on it, and what was worked out of it once for many
// requests. Safe from any thread.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "base/result.h"
#include "serve/case_pool.h"
#include "serve/dropped_files.h"
#include "serve/remembered.h"
#include "serve/source_book.h"
#include "store/decision_desk.h"
#include "store/judgements.h"

namespace hearsay {

// Makes a dossier; src/export does, which this folder does not know.
struct DossierWish {
  std::vector<int64_t> claims;
  std::string title;
  bool markdown = false;
};
using DossierMaker = std::function<Result<std::string>(CaseReader& reader, const DossierWish& wish)>;

struct WorkbenchSettings {
  std::string path, name;        // of the case; the name is its last part
  std::string program;           // version of hearsay
  std::string who;               // who decides
  std::function<int64_t()> now;  // seconds since 1970 UTC
  DossierMaker dossier;
  // One for each processor, since more only wait for each other (docs/performance.md), and one for the lists
  // that are made anew behind the requests.
  size_t readers = std::max(1U, std::thread::hardware_concurrency()) + 1;
};

class Workbench {
 public:
  ~Workbench();
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;

  static Result<std::unique_ptr<Workbench>> open(const WorkbenchSettings& settings);

  const WorkbenchSettings& settings() const { return settings_; }
  CasePool& pool() { return *pool_; }

  // Keeps a decision: it is on the disk, and everybody's next answer knows it.
  Result<Decision> decide(const Judgement& judgement);

  DroppedFiles& dropped() { return *dropped_; }
  // Another program is writing to the case, as far as one can see: its lock is there, and the case changes.
  bool is_written_elsewhere();

  // What the case holds now, and a number that is another one after every change.
  struct Now {
    CaseState state;
    int64_t version = 0;
  };
  Result<Now> now();
  // What people decided, never older than the last decision; and the sources that follow from it.
  Result<std::shared_ptr<const Judgements>> judgements(CaseReader& reader);
  Result<std::shared_ptr<const SourceBook>> sources(CaseReader& reader);
  // Of the case as it was some seconds ago: counting takes a while in a large case. When it is counted anew,
  // the version is another one.
  Result<std::shared_ptr<const LedgerSummary>> summary(CaseReader& reader);

 private:
  explicit Workbench(WorkbenchSettings settings) : settings_(std::move(settings)) {}

  const WorkbenchSettings settings_;
  std::unique_ptr<CasePool> pool_;

  // Works out anew, by a thread of its own, what requests take from what is remembered.
  void keep_fresh();
  void refresh();

  // What has been seen of the case: the newest decision, and all other changes.
  struct Seen {
    int64_t decisions = 0, changes = 0;
    bool operator==(const Seen&) const = default;
  };
  Result<std::shared_ptr<const SourceBook>> make_sources(CaseReader& reader, const Seen& seen,
                                                         const std::function<bool(const Seen&)>& may_serve);

  Remembered<LedgerSummary, int64_t> summary_;
  Remembered<Judgements, Seen> judgements_;
  Remembered<std::vector<HeardRow>, int64_t> heard_;
  Remembered<SourceBook, Seen> sources_;
  std::mutex mutex_;  // of what follows
  std::unique_ptr<CaseReader> watcher_;
  Now now_;
  std::chrono::steady_clock::time_point changed_;
  std::mutex desk_mutex_;
  std::unique_ptr<DecisionDesk> desk_;
  std::unique_ptr<DroppedFiles> dropped_;
  bool ending_ = false;
  std::condition_variable ended_;
  std::thread keeper_;  // the last: it ends first
};

}  // namespace hearsay
