// Reads a whole regular file with a size limit: the one place where files of documents are opened.
//
// Never blocks on a pipe or a device: what is no regular file is refused before a byte is read. Safe from any
// thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/result.h"

namespace hearsay {

struct FileContent {
  std::string bytes;
  int64_t modified = 0;  // seconds since 1970 UTC
};

// Fails with NotFound, Unavailable, Invalid (no regular file) or Limit (more than max_bytes); the message
// is the path, its cause the reason. Holds the file once, even where it grows while it is read.
Result<FileContent> read_regular_file(const std::string& path, size_t max_bytes);

}  // namespace hearsay
