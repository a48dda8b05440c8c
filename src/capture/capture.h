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

struct Member;

struct Capture {
  // As given, lexically normal ("a/./b" is "a/b"); bytes as the file system has them. Of a member: its
  // container's path, a slash, its name.
  std::string path;
  std::string container;   // path of the capture that holds it; empty for a file
  std::string bytes;       // the file
  std::string sha256;      // of the bytes, 64 hexadecimal digits
  std::string media_type;  // as media_type.h detects it: "text/plain", "text/html", "application/pdf" …
  int64_t modified = 0;    // the file's own time stamp, seconds since 1970 UTC
};

struct CaptureLimits {
  size_t max_bytes = size_t{64} << 20;  // larger files fail with ErrorKind::Limit
};

// Reads one file; the hash is left to the caller (hash_capture), who may have other threads for it. Fails
// (the message is the path, its cause the reason) when it is empty, too large, not a regular file,
// unreadable, binary, or of a type that this build cannot read (ErrorKind::Unsupported: the caller counts it
// skipped).
Result<Capture> capture_file(const std::string& path, const CaptureLimits& limits);

// The same for what the container of that path handed over (members.h); `name` becomes a part of the path.
Result<Capture> capture_member(const std::string& container, Member member);

void hash_capture(Capture& capture);

}  // namespace hearsay
