// CaseWriter: the one who may write to a case file.
//
// A case has one writer at a time, held by a lock for the writer's life; readers are never blocked. What
// commit() acknowledged survives kill -9, a crash and a full disk; what it did not is as if it had never been
// added. One thread uses a writer at a time.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "store/rows.h"

namespace hearsay {

class CaseWriter {
 public:
  // Opens the case, or makes it. Fails with Conflict when another writer holds it, Invalid when the file is
  // no case, Unsupported when a newer version made it, Corrupt, Unavailable. Older schemas are brought up to
  // date.
  static Result<std::unique_ptr<CaseWriter>> open(const std::string& path);
  virtual ~CaseWriter() = default;

  // What became of these bytes at this path in an earlier run or earlier in this one.
  enum class Known {
    No,         // never seen
    ThisPath,   // these were the path's bytes when it was last offered: nothing to do
    OtherPath,  // read before from another path, or from this one before it changed: add_copy records it
  };
  // Safe to call from any thread while the writer's own thread adds: workers ask it before they analyse.
  virtual Known known(const std::string& path, const std::string& sha256) const = 0;

  // The ways in which an offer ends; all go into the ledger. `captured_at` is seconds since 1970 UTC.
  // A failure undoes all additions since the last commit, known() included; only Invalid, for a reading that
  // does not fit its text, changes nothing.
  //
  // Read. When the bytes became known in the meantime this is add_copy.
  virtual Status add(const ReadFile& file, int64_t captured_at) = 0;
  // Read, as something that has no text of its own: its members are added after it.
  virtual Status add_archive(const Capture& capture, int64_t captured_at) = 0;
  // Skipped, as "same bytes as PATH"; or read, when PATH is this path, which went back to what it held
  // before.
  virtual Status add_copy(const Capture& capture, int64_t captured_at) = 0;
  // Failed, or skipped for a reason.
  virtual Status add_fate(const LedgerEntry& entry, int64_t captured_at) = 0;

  // Makes what was added since the last commit permanent, and takes in the decisions that were handed in
  // since then (decision_desk.h). After a failure the additions since then are undone.
  virtual Status commit() = 0;

  // Commits, then brings the search index up to date in transactions of its own.
  virtual Status update_index() = 0;
};

}  // namespace hearsay
