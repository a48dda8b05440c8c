// Decisions that wait beside the case, in `NAME.decisions`, until its writer takes them in.
//
// A case has one writer, and reading thousands of files keeps it for hours; somebody who judges meanwhile
// must not wait. So a decision is a line appended to this file and on the disk before it is acknowledged.
// Whoever holds the case's lock inserts the lines into the table of decisions in order and, when that is
// committed, removes the file; a writer killed between the two inserts nothing twice, since each line carries
// the number that the decision has in the table. Lines are appended and taken in under a lock of the file's
// own, held for as long as one append or one commit takes. What a kill or a power failure left of a line was
// never acknowledged: it is not read, and verify tells of it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/rows.h"
#include "store/sqlite.h"

namespace hearsay {

// Whole lines in order; `damaged` counts those that are not what was written.
struct WaitingDecisions {
  std::vector<Decision> decisions;
  int64_t damaged = 0;
};

// Empty where there is no such file. Takes no lock: a line that is being written is not there yet.
Result<WaitingDecisions> read_waiting_decisions(const std::string& real_case_path);

// The file while it is locked. One thread.
class DecisionInbox {
 public:
  // Waits for the lock. With `make` the file is made where there is none; without it, null.
  static Result<std::unique_ptr<DecisionInbox>> lock(const std::string& real_case_path, bool make);
  ~DecisionInbox();
  DecisionInbox(const DecisionInbox&) = delete;
  DecisionInbox& operator=(const DecisionInbox&) = delete;

  Result<WaitingDecisions> read() const;
  // On the disk when it returns; fails with Unavailable and leaves nothing.
  Status append(const Decision& decision);
  void remove();

 private:
  DecisionInbox(int file, std::string path) : file_(file), path_(std::move(path)) {}
  int file_;
  std::string path_;
};

// Inserts the waiting decisions that the table does not have. The caller keeps the transaction and removes
// the file once that is committed.
Status take_in(Database& database, const DecisionInbox& inbox);

}  // namespace hearsay
