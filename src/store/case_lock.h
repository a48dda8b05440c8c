// The lock of a case's one writer: `NAME.lock` beside the case, held by the kernel for the life of the
// process. A killed writer leaves the file but no lock.
#pragma once

#include <string>
#include <utility>

#include "base/result.h"

namespace hearsay {

class CaseLock {
 public:
  // Does not wait: fails with Conflict when another writer holds it, Unavailable when the file cannot be
  // made.
  static Result<CaseLock> take(const std::string& case_path, const std::string& name);
  CaseLock(CaseLock&& other) noexcept
      : file_(std::exchange(other.file_, -1)), path_(std::move(other.path_)) {}
  CaseLock& operator=(CaseLock&&) = delete;
  ~CaseLock();

 private:
  CaseLock(int file, std::string path) : file_(file), path_(std::move(path)) {}
  int file_;
  std::string path_;
};

}  // namespace hearsay
