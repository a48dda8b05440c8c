#include "sandbox/child.h"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <iterator>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "base/wire.h"
#include "sandbox/child_process.h"
#include "sandbox/frames.h"
#include "sandbox/no_pipe_signal.h"

namespace hearsay {
namespace {

using Clock = std::chrono::steady_clock;
using Take = std::function<bool(std::string frame)>;

// What a child wrote to its standard error: the first line of it may say why it died.
class Complaint {
 public:
  void read_from(int pipe) {
    char bytes[4096];
    ssize_t got = 0;
    while ((got = read(pipe, bytes, sizeof bytes)) > 0)
      if (text_.size() < kKept) text_.append(bytes, std::min(static_cast<size_t>(got), kKept - text_.size()));
  }
  // ": terminate called …", or nothing.
  std::string in_words() const {
    const size_t begin = text_.find_first_not_of(" \n=");
    if (begin == std::string::npos || !is_utf8(text_)) return "";
    return ": " + text_.substr(begin, text_.find('\n', begin) - begin);
  }

 private:
  static constexpr size_t kKept = 400;
  std::string text_;
};

Error error_of_status(int status, const Complaint& complaint) {
  const auto unavailable = [&](std::string message) {
    return Error(ErrorKind::Unavailable, std::move(message) + complaint.in_words());
  };
  if (status != -1 && WIFEXITED(status))
    return unavailable("the reader of this format ended (status " + std::to_string(WEXITSTATUS(status)) +
                       ")");
  if (status == -1 || !WIFSIGNALED(status)) return unavailable("the reader of this format ended");
  const int signal = WTERMSIG(status);
  if (signal == SIGSYS)
    return unavailable("the reader of this format was stopped: it tried what no reader of documents does");
  if (signal == SIGKILL) return unavailable("the reader of this format was killed, maybe for want of memory");
  return unavailable("the reader of this format crashed (signal " + std::to_string(signal) + ")");
}

std::string in_seconds(std::chrono::milliseconds time) {
  return time.count() % 1000 == 0 ? std::to_string(time.count() / 1000) + " s"
                                  : std::to_string(time.count()) + " ms";
}

// One request and what a child answers. Both directions are served at once: neither side can wait for the
// other to read first.
class Conversation {
 public:
  Conversation(const ChildProgram& program, ChildProcess& process, const Take& take)
      : program_(program), process_(process), take_(take) {}

  enum class End { Answered, Stopped, Died, Cut };  // Cut: by us, for its size, its time or for nonsense

  Status run(const std::vector<std::string_view>& request) {
    size_t size = 0;
    for (const std::string_view part : request) size += part.size();
    const FrameHeader header = frame_header(FrameKind::Request, size);
    outgoing_ = request;
    outgoing_.insert(outgoing_.begin(), {header.data(), header.size()});
    work_end_ = process_.work() + program_.work;
    silence_end_ = Clock::now() + program_.silence;
    total_end_ = Clock::now() + program_.total;
    while (!end_) {
      wait();
      write_more();
      read_more();
    }
    // What answers before it has heard everything would take the rest for the next request.
    if (*end_ == End::Answered && !outgoing_.empty()) end_ = End::Cut;
    return status_;
  }

  End end() const { return *end_; }
  bool has_replied() const { return has_replied_; }

 private:
  void finish(End end, Status status) {
    end_ = end;
    status_ = std::move(status);
  }

  void wait() {
    // Whichever limit is next; the processor time that is left passes in no less than its own length.
    const Clock::time_point now = Clock::now();
    const auto work_left = std::chrono::ceil<std::chrono::milliseconds>(work_end_ - process_.work());
    const auto silence_left = std::chrono::ceil<std::chrono::milliseconds>(silence_end_ - now);
    const auto total_left = std::chrono::ceil<std::chrono::milliseconds>(total_end_ - now);
    if (work_left.count() <= 0) return finish_late(program_.work, " of processor time");
    if (silence_left.count() <= 0) return finish_late(program_.silence, "");
    if (total_left.count() <= 0) return finish_late(program_.total, "");
    pollfd pipes[] = {{process_.replies(), POLLIN, 0},
                      {process_.complaints(), POLLIN, 0},
                      {outgoing_.empty() ? -1 : process_.requests(), POLLOUT, 0}};
    poll(pipes, std::size(pipes), static_cast<int>(std::min({work_left, silence_left, total_left}).count()));
    if (pipes[1].revents != 0) complaint_.read_from(process_.complaints());
  }

  void write_more() {
    if (outgoing_.empty()) return;
    const NoPipeSignal no_signal;
    while (!outgoing_.empty()) {
      std::string_view& part = outgoing_.front();
      const ssize_t wrote = write(process_.requests(), part.data(), part.size());
      if (wrote < 0 && errno == EINTR) continue;
      if (wrote < 0) {
        if (errno != EAGAIN) outgoing_.clear();  // it has died; its last words may stand in the other pipe
        return;
      }
      part.remove_prefix(static_cast<size_t>(wrote));
      if (part.empty()) outgoing_.erase(outgoing_.begin());
    }
  }

  // At most one frame: whoever sends without end must not keep us from looking at the clock.
  void read_more() {
    while (!end_) {
      constexpr size_t kStep = size_t{64} << 10;  // what a pipe holds
      const size_t step = std::min(kStep, wanted_ - incoming_.size());
      const size_t before = incoming_.size();
      incoming_.resize(before + step);
      const ssize_t got = read(process_.replies(), incoming_.data() + before, step);
      const int number = errno;
      incoming_.resize(before + static_cast<size_t>(std::max<ssize_t>(got, 0)));
      if (got < 0 && number == EINTR) continue;
      if (got < 0 && number == EAGAIN) return;
      if (got <= 0) return finish_dead();
      if (incoming_.size() < wanted_) continue;
      if (!in_header_) return take_frame();
      take_header();
      if (in_header_) return;  // that was an empty frame
    }
  }

  void finish_late(std::chrono::milliseconds limit, const char* of_what) {
    finish(End::Cut, Error(ErrorKind::Limit, "reading it took longer than " + in_seconds(limit) + of_what));
  }

  void finish_large(size_t limit) {
    finish(End::Cut, Error(ErrorKind::Limit,
                           "what is read in it is larger than " + std::to_string(limit >> 20) + " MiB"));
  }

  void finish_dead() {
    const int status = process_.end();
    complaint_.read_from(process_.complaints());
    finish(End::Died, error_of_status(status, complaint_));
  }

  void take_header() {
    kind_ = static_cast<FrameKind>(incoming_[0]);
    const uint64_t size = frame_size(incoming_);
    const bool is_known = kind_ > FrameKind::Request && kind_ <= FrameKind::NoMemory;
    const bool is_empty = kind_ == FrameKind::Done || kind_ == FrameKind::NoMemory;
    if (!is_known || (is_empty && size > 0) || (kind_ == FrameKind::Failed && size > kLongestMessage + 16))
      return finish_nonsense();
    if (size > program_.max_frame_bytes) return finish_large(program_.max_frame_bytes);
    if (reply_bytes_ + size > program_.max_reply_bytes) return finish_large(program_.max_reply_bytes);
    reply_bytes_ += kFrameHeader + size;
    incoming_.clear();
    in_header_ = false;
    wanted_ = size;
    incoming_.reserve(size);  // untouched until bytes come
    if (size == 0) take_frame();
  }

  void take_frame() {
    std::string frame = std::exchange(incoming_, {});
    in_header_ = true;
    wanted_ = kFrameHeader;
    if (kind_ == FrameKind::Done) return finish(End::Answered, Done{});
    if (kind_ == FrameKind::NoMemory)
      return finish(End::Died, Error(ErrorKind::Limit, "reading it takes more memory than is allowed"));
    if (kind_ == FrameKind::Failed) return take_failure(frame);
    if (!outgoing_.empty()) return finish_nonsense();  // it has not heard yet what it replies to
    has_replied_ = true;
    const auto before = Clock::now();
    if (!take_(std::move(frame))) return finish(End::Stopped, Done{});
    const auto after = Clock::now();
    work_end_ = process_.work() + program_.work;
    silence_end_ = after + program_.silence;
    total_end_ += after - before;
  }

  void take_failure(std::string_view frame) {
    WireReader reader(frame);
    const auto kind =
        static_cast<ErrorKind>(reader.number_up_to(static_cast<uint64_t>(ErrorKind::Unsupported)));
    const std::string_view message = reader.text();
    if (!reader.finished() || !is_utf8(message)) return finish_nonsense();
    finish(End::Answered, Error(kind, std::string(message)));
  }

  void finish_nonsense() {
    finish(End::Cut,
           Error(ErrorKind::Unavailable, "the reader of this format gave an answer that makes no sense"));
  }

  const ChildProgram& program_;
  ChildProcess& process_;
  const Take& take_;
  std::vector<std::string_view> outgoing_;
  std::string incoming_;  // of the header or frame that is being read
  size_t wanted_ = kFrameHeader;
  bool in_header_ = true;
  FrameKind kind_ = FrameKind::Done;
  bool has_replied_ = false;
  uint64_t reply_bytes_ = 0;
  std::chrono::nanoseconds work_end_{};  // of the child's own time
  Clock::time_point silence_end_, total_end_;
  Complaint complaint_;
  std::optional<End> end_;
  Status status_ = Done{};
};

}  // namespace

Child::Child(ChildProgram program) : program_(std::move(program)) {}
Child::~Child() = default;

Status Child::ask(const std::vector<std::string_view>& request, const Take& take, const Again& again) {
  while (true) {
    // Ours alone until it has answered: where `take` throws, nobody gets what is left of this conversation.
    auto process = std::exchange(process_, nullptr);
    if (process && process->has_ended()) process.reset();
    const bool is_fresh = process == nullptr;
    if (is_fresh) {
      auto started = ChildProcess::start(program_.arguments);
      if (!started) return std::move(started).error();
      process = *std::move(started);
    }
    Conversation conversation(program_, *process, take);
    Status status = conversation.run(request);
    if (conversation.end() == Conversation::End::Answered) {
      process_ = std::move(process);
      return status;
    }
    const bool maybe_by_others = conversation.end() == Conversation::End::Died && !is_fresh;
    if (!maybe_by_others || (conversation.has_replied() && !again)) return status;
    if (conversation.has_replied()) again();
  }
}

}  // namespace hearsay
