#include "capture/capture.h"

#include <filesystem>
#include <utility>

#include "base/sha256.h"
#include "capture/media_type.h"
#include "capture/members.h"
#include "capture/regular_file.h"

namespace hearsay {
namespace {

// Tells the type of bytes that were just read, or why they are not for us.
Result<Capture> identified(Capture capture) {
  if (capture.bytes.empty()) return Error(ErrorKind::Invalid, "the file is empty").within(capture.path);
  const std::string_view kind = unsupported_kind(capture.path, capture.bytes);
  if (!kind.empty()) {
    return Error(ErrorKind::Unsupported,
                 std::string(kind) + ": this version reads plain text, Markdown and HTML")
        .within(capture.path);
  }
  capture.media_type = detect_media_type(capture.path, capture.bytes);
  if (capture.media_type.empty())
    return Error(ErrorKind::Invalid, "binary data, not a text").within(capture.path);
  return capture;
}

}  // namespace

Result<Capture> capture_file(const std::string& path, const CaptureLimits& limits) {
  Result<FileContent> content = read_regular_file(path, limits.max_bytes);
  if (!content) return std::move(content).error();

  Capture capture;
  capture.path = std::filesystem::path(path).lexically_normal().string();
  capture.bytes = std::move(content->bytes);
  capture.modified = content->modified;
  return identified(std::move(capture));
}

Result<Capture> capture_member(const Capture& container, Member member) {
  Capture capture;
  capture.path = container.path + "/" + member.name;
  capture.container = container.path;
  if (!member.problem.empty()) return Error(member.kind, std::move(member.problem)).within(capture.path);
  capture.bytes = std::move(member.bytes);
  capture.modified = member.modified;
  return identified(std::move(capture));
}

void hash_capture(Capture& capture) { capture.sha256 = sha256_hex(capture.bytes); }

}  // namespace hearsay
