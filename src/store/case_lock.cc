#include "store/case_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace hearsay {

namespace {

// The holder before us may have removed the file between our opening and locking it; then we hold nothing.
bool still_there(int file, const std::string& path) {
  struct stat held{};
  struct stat named{};
  return fstat(file, &held) == 0 && stat(path.c_str(), &named) == 0 && held.st_dev == named.st_dev &&
         held.st_ino == named.st_ino;
}

}  // namespace

Result<CaseLock> CaseLock::take(const std::string& case_path, const std::string& name) {
  std::string path = case_path + ".lock";
  while (true) {
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (file < 0) {
      return Error(ErrorKind::Unavailable, name + ": cannot be written: " + std::strerror(errno));
    }
    if (flock(file, LOCK_EX | LOCK_NB) != 0) {
      const int reason = errno;
      close(file);
      if (reason == EWOULDBLOCK) {
        return Error(ErrorKind::Conflict, name + ": another hearsay is writing to this case");
      }
      return Error(ErrorKind::Unavailable, name + ": cannot be locked: " + std::strerror(reason));
    }
    if (still_there(file, path)) return CaseLock(file, std::move(path));
    close(file);
  }
}

CaseLock::~CaseLock() {
  if (file_ < 0) return;
  unlink(path_.c_str());  // while it is held: whoever waits for it sees that it is gone
  close(file_);
}

}  // namespace hearsay
