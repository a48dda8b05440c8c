// A child process that answers requests over its pipes: what parses untrusted bytes.
//
// The child is a program of ours that calls serve_requests, which confines it first. The parent keeps one
// Child a worker: it is started at the first request, lives for many, and is started anew when it died, hung
// or talked nonsense, which costs that request only. A frame is a kind (one byte), a length (eight, lowest
// first) and that many bytes; one frame is the request, those that answer it end with one that says how it
// went.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sandbox/confinement.h"

namespace hearsay {

struct ChildProgram {
  std::vector<std::string> arguments;  // the program's path first; it gets an empty environment
  // Without a reply frame the child may work so long (processor time: a busy machine fails no document) …
  std::chrono::milliseconds work{30'000};
  std::chrono::milliseconds silence{180'000};  // … and be silent so long. Time spent in `take` does not count
  std::chrono::milliseconds total{900'000};    // a request may take, the same
  size_t max_reply_bytes = size_t{512} << 20;  // of one request, all frames together
  size_t max_frame_bytes = size_t{256} << 20;
};

class ChildProcess;

// One thread uses a Child at a time.
class Child {
 public:
  using Again = std::function<void()>;
  explicit Child(ChildProgram program);
  ~Child();  // kills the process
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // Sends the request (its parts one after another) and hands each reply frame to `take`, which returns false
  // to stop (the child is then killed, and that is no failure). The request is read no more once a frame has
  // come; what `take` throws goes through, and costs the child. Fails with the child's own error; Limit when
  // it was killed for time or size or had not enough memory; Unavailable when it died ("the reader of this
  // format crashed (signal 11)") or cannot be started. What fails in a child that had answered others before
  // is tried once more in a fresh one, so that the outcome does not hang on what was read before; where
  // frames of it were taken, only with `again`, which forgets them.
  // The frames are as trustworthy as the bytes that the child read.
  Status ask(const std::vector<std::string_view>& request, const std::function<bool(std::string frame)>& take,
             const Again& again = {});

 private:
  ChildProgram program_;
  std::unique_ptr<ChildProcess> process_;  // null where none is running
};

// The child's side: confines the process, then answers requests until the pipe closes; returns the exit
// status. `answer` sends frames by `reply` (false: nobody listens any more) and returns how it went; it may
// throw std::bad_alloc.
using Reply = std::function<bool(std::string_view frame)>;
using Answer = std::function<Status(std::string request, const Reply& reply)>;
int serve_requests(const ConfinementLimits& limits, const Answer& answer);

}  // namespace hearsay
