#include "capture/capture.h"

#include <filesystem>
#include <utility>

#include "base/sha256.h"
#include "capture/media_type.h"
#include "capture/members.h"
#include "capture/regular_file.h"

namespace hearsay {
namespace {

// Text whose kind cannot be seen: a page without its <html>, a message without the marks of a mail program.
bool says_more_than_plain(std::string_view told) {
  return told == "text/html" || told == "text/markdown" || told == "message/rfc822";
}

// Tells the type of bytes that were just read, or why they are not for us. `told` is what is said of them.
Result<Capture> identified(Capture capture, std::string_view told) {
  if (capture.bytes.empty()) return Error(ErrorKind::Invalid, "the file is empty").within(capture.path);
  capture.media_type = detect_media_type(capture.path, capture.bytes);
  if (capture.media_type == "text/plain" && says_more_than_plain(told)) capture.media_type = told;
  if (!may_be_read(capture.media_type)) {
    const ErrorKind kind = capture.media_type.empty() ? ErrorKind::Invalid : ErrorKind::Unsupported;
    return Error(kind, why_not_read(capture.media_type)).within(capture.path);
  }
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
  return identified(std::move(capture), "");
}

Result<Capture> capture_member(const std::string& container, Member member) {
  Capture capture;
  capture.path = container + "/" + member.name;
  capture.container = container;
  if (!member.problem.empty()) return Error(member.kind, std::move(member.problem)).within(capture.path);
  capture.bytes = std::move(member.bytes);
  capture.modified = member.modified;
  return identified(std::move(capture), member.media_type);
}

void hash_capture(Capture& capture) { capture.sha256 = sha256_hex(capture.bytes); }

}  // namespace hearsay
