// Reads archives in memory, one file after another: zip, tar, 7z, whole or under gzip, bzip2, xz or
// Zstandard, and a single file that is only compressed. The one place that knows libarchive.
//
// Opens no file and starts no program: it works in a sandbox that allows neither. Does not depend on the
// environment's locale.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "capture/members.h"

namespace hearsay {

// A file in an archive, before its content is read.
struct ArchiveEntry {
  std::string name;      // clean_member_name; empty where the archive gives none
  int64_t modified = 0;  // seconds since 1970 UTC; 0 where it does not say
  std::string problem;   // why its content cannot be had: "encrypted", "a link, not a file"
};

// One thread uses a reader at a time. The bytes must outlive it.
class ArchiveReader {
 public:
  // Fails when the bytes are no archive of a known kind, or one that can only be a bomb: entries of a ZIP
  // file that share their packed bytes.
  static Result<ArchiveReader> open(std::string_view bytes, const UnpackLimits& limits);
  ~ArchiveReader();
  ArchiveReader(ArchiveReader&&) noexcept;
  ArchiveReader& operator=(ArchiveReader&&) noexcept;

  // The next file (folders are passed over); false at the end. Fails with Corrupt where the archive is
  // damaged, with Unsupported where its list of files is encrypted, with Limit over a limit.
  Result<bool> next(ArchiveEntry& entry);

  // The current entry's content, holes of sparse files filled with zeros. Fails with Limit where it is larger
  // than a member may be, Corrupt where it is damaged, Unsupported where it is packed by a method that is not
  // known.
  Result<std::string> read();

 private:
  struct State;
  explicit ArchiveReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// As unpack in members.h.
Status unpack_archive(const Capture& archive, const UnpackLimits& limits,
                      const std::function<bool(Member)>& take);

}  // namespace hearsay
