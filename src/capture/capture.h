// A capture: the bytes of one file as they came, and what is known of them without reading them.
//
// Files are opened here and nowhere else. Bytes stay untouched for good: everything later points back into
// them. Safe from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/result.h"

namespace hearsay {

struct Capture {
  std::string path;        // as given, lexically normal ("a/./b" is "a/b"); bytes as the file system has them
  std::string bytes;       // the file
  std::string sha256;      // of the bytes, 64 hexadecimal digits
  std::string media_type;  // "text/plain", "text/markdown", "text/html"
  int64_t modified = 0;    // the file's own time stamp, seconds since 1970 UTC
};

struct CaptureLimits {
  size_t max_bytes = size_t{64} << 20;  // larger files fail with ErrorKind::Limit
};

// Reads one file. Fails (the message is the path, its cause the reason) when it is empty, too large, not a
// regular file, unreadable, binary, or of a type that this build cannot read (ErrorKind::Unsupported: the
// caller counts it skipped).
Result<Capture> capture_file(const std::string& path, const CaptureLimits& limits);

// The media type by content first, by name second; empty for a type that this build cannot read.
std::string detect_media_type(std::string_view path, std::string_view bytes);

}  // namespace hearsay
