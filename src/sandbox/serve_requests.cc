#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <new>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "base/wire.h"
#include "sandbox/child.h"
#include "sandbox/frames.h"

namespace hearsay {
namespace {

bool write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t wrote = write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return false;
    bytes.remove_prefix(static_cast<size_t>(wrote));
  }
  return true;
}

bool send(FrameKind kind, std::string_view content = {}) {
  const FrameHeader header = frame_header(kind, content.size());
  return write_all({header.data(), header.size()}) && write_all(content);
}

// The beginning of a text, whole characters.
std::string_view cut_text(std::string_view text, size_t most) {
  if (text.size() <= most) return text;
  while (!is_boundary(text, most)) --most;
  return text.substr(0, most);
}

bool send_failure(const Error& error) {
  const std::string message = error.text();
  WireWriter writer;
  writer.number(static_cast<uint64_t>(error.kind()));
  writer.text(cut_text(message, kLongestMessage));
  return send(FrameKind::Failed, writer.bytes());
}

bool read_all(char* to, size_t size) {
  while (size > 0) {
    const ssize_t got = read(STDIN_FILENO, to, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    to += got;
    size -= static_cast<size_t>(got);
  }
  return true;
}

// Nothing when the parent has closed its end.
std::optional<std::string> next_request() {
  FrameHeader header;
  if (!read_all(header.data(), header.size())) return std::nullopt;
  std::string request(frame_size({header.data(), header.size()}), '\0');
  if (!read_all(request.data(), request.size())) return std::nullopt;
  return request;
}

}  // namespace

int serve_requests(const ConfinementLimits& limits, const Answer& answer) {
  std::signal(SIGPIPE, SIG_IGN);
  if (const Status confined = confine_this_process(limits); !confined) {
    send_failure(confined.error());
    return 1;
  }
  const Reply reply = [](std::string_view frame) { return send(FrameKind::Part, frame); };
  try {
    while (auto request = next_request()) {
      const Status status = answer(*std::move(request), reply);
      if (!(status ? send(FrameKind::Done) : send_failure(status.error()))) return 0;
    }
  } catch (const std::bad_alloc&) {
    send(FrameKind::NoMemory);
    return 1;
  }
  return 0;
}

}  // namespace hearsay
