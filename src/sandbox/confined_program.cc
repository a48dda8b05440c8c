#include "sandbox/confined_program.h"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <utility>

#include "base/utf8.h"
#include "sandbox/child_process.h"
#include "sandbox/no_pipe_signal.h"

namespace hearsay {
namespace {

using Clock = std::chrono::steady_clock;
constexpr size_t kKeptComplaints = 400;

// Reads what is there; false at the end of the pipe.
bool read_more(int pipe, std::string& into, size_t most) {
  char bytes[size_t{64} << 10];
  while (true) {
    const ssize_t got = read(pipe, bytes, sizeof bytes);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno == EAGAIN;
    if (got == 0) return false;
    into.append(bytes, std::min(static_cast<size_t>(got), most - std::min(most, into.size())));
  }
}

// False when the program reads no more.
bool write_more(int pipe, std::string_view& input) {
  const NoPipeSignal no_signal;
  while (!input.empty()) {
    const ssize_t wrote = write(pipe, input.data(), input.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return errno == EAGAIN;
    input.remove_prefix(static_cast<size_t>(wrote));
  }
  return true;
}

Error failure(const std::string& name, int status, const std::string& complaints) {
  std::string message = name;
  if (status != -1 && WIFSIGNALED(status))
    message += " was ended by signal " + std::to_string(WTERMSIG(status));
  else
    message += " failed";
  const std::string line = complaints.substr(0, complaints.find('\n'));
  if (!line.empty() && is_utf8(line)) message += ": " + line;
  return {ErrorKind::Unavailable, std::move(message)};
}

// Waits for a process whose output has ended, for a moment; then its status, or -1.
int status_of(ChildProcess& process) {
  for (int i = 0; i < 200 && !process.has_ended(); ++i) usleep(5'000);
  return process.end();
}

}  // namespace

Result<std::string> run_confined(const ConfinedProgram& program, std::string_view input) {
  std::vector<std::string> arguments = {program.starter, std::string(kRunConfined)};
  arguments.insert(arguments.end(), program.arguments.begin(), program.arguments.end());
  const std::string& name = program.arguments.front();
  auto started = ChildProcess::start(arguments);
  if (!started) return started.error();
  ChildProcess& process = **started;
  const Clock::time_point end = Clock::now() + program.total;
  std::string output, complaints;
  bool writing = true;
  for (bool reading = true; reading;) {
    // It cannot work longer than the clock runs: it has one thread.
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(
            std::min<std::chrono::nanoseconds>(end - Clock::now(), program.work - process.work()))
            .count();
    if (left <= 0) return Error(ErrorKind::Limit, name + " took too long");
    pollfd pipes[] = {{process.replies(), POLLIN, 0},
                      {process.complaints(), POLLIN, 0},
                      {writing ? process.requests() : -1, POLLOUT, 0}};
    poll(pipes, std::size(pipes), static_cast<int>(std::min<int64_t>(left, 60'000)));
    if (writing && pipes[2].revents != 0 && (!write_more(process.requests(), input) || input.empty())) {
      process.close_requests();
      writing = false;
    }
    if (pipes[1].revents != 0) read_more(process.complaints(), complaints, kKeptComplaints);
    if (pipes[0].revents != 0) reading = read_more(process.replies(), output, program.max_output_bytes + 1);
    if (output.size() > program.max_output_bytes)
      return Error(ErrorKind::Limit,
                   name + " printed more than " + std::to_string(program.max_output_bytes >> 20) + " MiB");
  }
  const int status = status_of(process);
  read_more(process.complaints(), complaints, kKeptComplaints);
  if (status != 0) return failure(name, status, complaints);
  return output;
}

int become_confined_program(char** arguments) {
  constexpr int kCannot = 126;
  if (arguments[0] == nullptr) return kCannot;
  ProgramLimits limits;
  limits.readable = {"/usr", "/lib", "/lib64", "/bin"};
  if (const Status confined = confine_for_program(limits); !confined) {
    const std::string message = confined.error().text() + "\n";
    return write(STDERR_FILENO, message.data(), message.size()) < 0 ? kCannot : kCannot;
  }
  setenv("OMP_THREAD_LIMIT", "1", 1);  // the same result at the same cost, whatever else runs
  execv(arguments[0], arguments);
  return kCannot + 1;
}

}  // namespace hearsay
