// Files that were dropped on the page: kept beside the case until they are read into it, by a thread of their
// own.
//
// A file is on the disk, in `NAME.dropped/`, before take() returns; what a killed server had not read yet is
// read by the next one. While another program writes to the case the files wait. Safe from any thread.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "base/result.h"
#include "pipeline/read_files.h"

namespace hearsay {

struct ReadingState {
  bool here = false;                 // a batch is being read
  int64_t waiting = 0;               // files of the next one
  Progress progress;                 // of the batch, or of the last one
  std::deque<LedgerEntry> not_read;  // the last of the batch that failed or were skipped
};

class DroppedFiles {
 public:
  // Starts reading what waits there already. `now` gives seconds since 1970 UTC.
  DroppedFiles(std::string case_path, std::function<int64_t()> now);
  // Stops after the files that are underway; the others wait for the next start.
  ~DroppedFiles();
  DroppedFiles(const DroppedFiles&) = delete;
  DroppedFiles& operator=(const DroppedFiles&) = delete;

  // Fails with Invalid for a name that is none or bytes that are none, Unavailable when it cannot be kept.
  Status take(std::string_view name, std::string_view bytes);
  ReadingState state() const;

 private:
  void run();
  bool begin_batch();
  void read_batch();
  Status keep(const std::string& name, std::string_view bytes);

  const std::string case_path_;
  const std::string folder_, incoming_, batch_;  // NAME.dropped, what comes in, what is being read
  const std::function<int64_t()> now_;

  mutable std::mutex mutex_;  // of what follows, and of the folder for what comes in
  std::condition_variable woken_;
  ReadingState state_;
  int64_t number_ = 0;  // of the last file, for its name while it is written
  std::atomic<bool> ending_ = false;
  std::thread thread_;
};

// "folder/name.html" as it may stand in a folder: no "..", nothing empty, no control characters; empty when
// it cannot.
std::string clean_name(std::string_view name);

}  // namespace hearsay
