#include "capture/regular_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

namespace hearsay {
namespace {

class FileDescriptor {
 public:
  explicit FileDescriptor(int number) : number_(number) {}
  ~FileDescriptor() {
    if (number_ >= 0) ::close(number_);
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

// The reason stands apart from the path, as its cause, so that reasons can be counted.
Error about(const std::string& path, ErrorKind kind, std::string reason) {
  return Error(kind, std::move(reason)).within(path);
}

Error system_error(const std::string& path, int number) {
  if (number == ENOENT || number == ENOTDIR) return about(path, ErrorKind::NotFound, "there is no such file");
  return about(path, ErrorKind::Unavailable, std::string("cannot be read: ") + std::strerror(number));
}

std::string_view kind_of_file(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) return "a pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

Error too_large(const std::string& path, size_t max_bytes) {
  const std::string limit = max_bytes >= (size_t{1} << 20) ? std::to_string(max_bytes >> 20) + " MiB"
                                                           : std::to_string(max_bytes) + " bytes";
  return about(path, ErrorKind::Limit, "larger than the limit of " + limit);
}

// Reads on to the end of the file, or to one byte more than the limit. False when the system refuses.
bool read_to_end(int file, size_t expected, size_t max_bytes, std::string& bytes) {
  constexpr size_t kStep = size_t{1} << 20;
  // One byte more than expected, so that the end is seen without growing the string.
  bytes.resize(std::min(expected, max_bytes) + 1);
  size_t size = 0;
  while (true) {
    const ssize_t got = ::read(file, bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    if (got == 0) break;
    size += static_cast<size_t>(got);
    if (size > max_bytes) break;
    if (size == bytes.size()) bytes.resize(std::min(size + kStep, max_bytes + 1));
  }
  bytes.resize(size);
  return true;
}

}  // namespace

Result<FileContent> read_regular_file(const std::string& path, size_t max_bytes) {
  // O_NONBLOCK: opening a pipe that nobody writes to must not wait.
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  struct stat facts{};
  if (file.number() < 0) {
    const int number = errno;
    // A socket cannot even be opened; say what it is rather than what the system calls the failure.
    if (::stat(path.c_str(), &facts) == 0 && S_ISSOCK(facts.st_mode))
      return about(path, ErrorKind::Invalid, "not a regular file but a socket");
    return system_error(path, number);
  }
  if (::fstat(file.number(), &facts) != 0) return system_error(path, errno);
  if (!S_ISREG(facts.st_mode)) {
    return about(path, ErrorKind::Invalid,
                 "not a regular file but " + std::string(kind_of_file(facts.st_mode)));
  }
  const size_t expected = facts.st_size < 0 ? 0 : static_cast<size_t>(facts.st_size);
  if (expected > max_bytes) return too_large(path, max_bytes);

  FileContent content;
  content.modified = facts.st_mtim.tv_sec;
  if (!read_to_end(file.number(), expected, max_bytes, content.bytes)) return system_error(path, errno);
  if (content.bytes.size() > max_bytes) return too_large(path, max_bytes);
  return content;
}

}  // namespace hearsay
