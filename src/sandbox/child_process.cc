#include "sandbox/child_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>

namespace hearsay {
namespace {

struct Pipe {
  Descriptor read, write;
};

// Both ends above the three numbers that the child's own get, wherever the parent's are closed.
bool make_pipe(Pipe& pipe) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return false;
  const Descriptor low_read(ends[0]), low_write(ends[1]);
  pipe.read = Descriptor(fcntl(ends[0], F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
  pipe.write = Descriptor(fcntl(ends[1], F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
  return pipe.read.number() >= 0 && pipe.write.number() >= 0;
}

bool make_non_blocking(const Descriptor& end) { return fcntl(end.number(), F_SETFL, O_NONBLOCK) == 0; }

// Everything of its own, whatever the parent has blocked or ignored.
bool describe_start(posix_spawnattr_t& attributes) {
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  constexpr short kFlags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
  return posix_spawnattr_setflags(&attributes, kFlags) == 0 &&
         posix_spawnattr_setpgroup(&attributes, 0) == 0 &&
         posix_spawnattr_setsigmask(&attributes, &none) == 0 &&
         posix_spawnattr_setsigdefault(&attributes, &all) == 0;
}

int spawn(const std::vector<std::string>& arguments, const int (&standard)[3], pid_t& id) {
  std::vector<char*> words;
  words.reserve(arguments.size() + 1);
  for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  char* no_environment[] = {nullptr};

  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  int number = describe_start(attributes) ? 0 : ENOMEM;
  for (int i = 0; i < 3 && number == 0; ++i)
    number = posix_spawn_file_actions_adddup2(&files, standard[i], i);
  if (number == 0) number = posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
  if (number == 0) number = posix_spawn(&id, words[0], &files, &attributes, words.data(), no_environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return number;
}

pid_t wait_for(pid_t id, int& status, int flags) {
  while (true) {
    const pid_t ended = waitpid(id, &status, flags);
    if (ended >= 0 || errno != EINTR) return ended;
  }
}

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) close(number_);
}

Result<std::unique_ptr<ChildProcess>> ChildProcess::start(const std::vector<std::string>& arguments) {
  const auto cannot = [&arguments](int number) {
    return Error(ErrorKind::Unavailable, "cannot start " + arguments[0] + ": " + std::strerror(number));
  };
  Pipe requests, replies, complaints;
  if (!make_pipe(requests) || !make_pipe(replies) || !make_pipe(complaints)) return cannot(errno);
  std::unique_ptr<ChildProcess> child(new ChildProcess);
  const int number = spawn(
      arguments, {requests.read.number(), replies.write.number(), complaints.write.number()}, child->id_);
  if (number != 0) {
    child->id_ = -1;
    return cannot(number);
  }
  child->requests_ = std::move(requests.write);
  child->replies_ = std::move(replies.read);
  child->complaints_ = std::move(complaints.read);
  for (const Descriptor* end : {&child->requests_, &child->replies_, &child->complaints_})
    if (!make_non_blocking(*end)) return cannot(errno);
  return child;
}

std::chrono::nanoseconds ChildProcess::work() const {
  clockid_t clock{};
  timespec time{};
  if (id_ < 0 || clock_getcpuclockid(id_, &clock) != 0 || clock_gettime(clock, &time) != 0) return {};
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

bool ChildProcess::has_ended() {
  if (id_ > 0 && wait_for(id_, status_, WNOHANG) != 0) id_ = -1;
  return id_ < 0;
}

int ChildProcess::end() {
  if (id_ < 0) return status_;
  kill(-id_, SIGKILL);
  if (wait_for(id_, status_, 0) < 0) status_ = -1;
  id_ = -1;
  return status_;
}

}  // namespace hearsay
