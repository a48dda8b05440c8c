#include "capture/capture.h"

#include <filesystem>
#include <utility>

#include "base/sha256.h"
#include "capture/media_type.h"
#include "capture/regular_file.h"

namespace hearsay {

Result<Capture> capture_file(const std::string& path, const CaptureLimits& limits) {
  Result<FileContent> content = read_regular_file(path, limits.max_bytes);
  if (!content) return std::move(content).error();

  Capture capture;
  capture.path = std::filesystem::path(path).lexically_normal().string();
  capture.bytes = std::move(content->bytes);
  capture.modified = content->modified;
  if (capture.bytes.empty()) return Error(ErrorKind::Invalid, "the file is empty").within(path);

  const std::string_view kind = unsupported_kind(path, capture.bytes);
  if (!kind.empty()) {
    return Error(ErrorKind::Unsupported,
                 std::string(kind) + ": this version reads plain text, Markdown and HTML")
        .within(path);
  }
  capture.media_type = detect_media_type(path, capture.bytes);
  if (capture.media_type.empty()) return Error(ErrorKind::Invalid, "binary data, not a text").within(path);
  capture.sha256 = sha256_hex(capture.bytes);
  return capture;
}

}  // namespace hearsay
