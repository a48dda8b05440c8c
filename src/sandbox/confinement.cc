#include "sandbox/confinement.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <memory>

namespace hearsay {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;  // sanitizers reserve terabytes of addresses
#else
constexpr bool kSanitized = false;
#endif

Error refused(const std::string& what, int number) {
  return {ErrorKind::Unavailable, "the sandbox cannot be set up: " + what + ": " + std::strerror(number)};
}

// Lowers a limit for good; one that is lower already stays.
bool lower_limit(decltype(RLIMIT_AS) which, rlim_t wanted) {
  rlimit limit{};
  if (getrlimit(which, &limit) != 0) return false;
  limit.rlim_max = std::min(limit.rlim_max, wanted);
  limit.rlim_cur = limit.rlim_max;
  return setrlimit(which, &limit) == 0;
}

Status limit_resources(const ConfinementLimits& limits) {
  constexpr rlim_t kFewFiles = 64;
  const bool lowered = (kSanitized || lower_limit(RLIMIT_AS, limits.memory_bytes)) &&
                       lower_limit(RLIMIT_NOFILE, limits.readable.empty() ? 0 : kFewFiles) &&
                       lower_limit(RLIMIT_FSIZE, 0) && lower_limit(RLIMIT_CORE, 0) &&
                       lower_limit(RLIMIT_NPROC, 0) && lower_limit(RLIMIT_MEMLOCK, 0) &&
                       lower_limit(RLIMIT_MSGQUEUE, 0);
  if (!lowered) return refused("resource limits", errno);
  return Done{};
}

// A network without devices and a root folder without files. Many systems do not let a process have that:
// then the other layers must do.
void enter_namespaces(const ConfinementLimits& limits) {
  constexpr int kSpaces = CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWNS;
  if (unshare(kSpaces) != 0 || !limits.readable.empty()) return;
  const char* const place = "/proc";  // any folder that is surely there
  if (mount("none", place, "tmpfs", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC, "size=4k") != 0) return;
  if (chdir(place) != 0 || chroot(".") != 0) return;
}

Status drop_privileges() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {};
  if (syscall(SYS_capset, &header, none) != 0) return refused("capabilities", errno);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return refused("no new privileges", errno);
  if (prctl(PR_SET_DUMPABLE, 0) != 0) return refused("no dumps", errno);
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return refused("the parent's end", errno);
  return Done{};
}

// What the headers of older systems do not know yet; the kernel's own numbers.
struct LandlockRules {
  uint64_t files;
  uint64_t network;  // from version 4
  uint64_t scopes;   // from version 6
};
constexpr size_t kRulesOfVersion1 = 8, kRulesOfVersion4 = 16, kRulesOfVersion6 = 24;
constexpr uint64_t kFilesOfVersion1 = (uint64_t{1} << 13) - 1;
constexpr uint64_t kRefer = uint64_t{1} << 13, kTruncate = uint64_t{1} << 14,
                   kDeviceIoctl = uint64_t{1} << 15;
constexpr uint64_t kBindAndConnect = 3;     // TCP
constexpr uint64_t kSocketsAndSignals = 3;  // abstract unix sockets, signals to others

int landlock_version() {
  return static_cast<int>(
      syscall(SYS_landlock_create_ruleset, nullptr, size_t{0}, LANDLOCK_CREATE_RULESET_VERSION));
}

bool allow_reading(int rules, const std::string& folder, uint64_t access) {
  const int place = open(folder.c_str(), O_PATH | O_CLOEXEC | O_DIRECTORY);
  if (place < 0) return errno == ENOENT;  // nothing there to be read
  landlock_path_beneath_attr beneath{};
  beneath.allowed_access = access;
  beneath.parent_fd = place;
  const bool added = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) == 0;
  close(place);
  return added;
}

// Whether the kernel has Landlock; then nothing but the readable folders is open to this process any more.
constexpr uint64_t kReading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
Result<bool> close_paths(const std::vector<std::string>& readable, uint64_t access = kReading) {
  const int version = landlock_version();
  if (version < 1) return false;
  LandlockRules rules{kFilesOfVersion1, 0, 0};
  size_t size = kRulesOfVersion1;
  if (version >= 2) rules.files |= kRefer;
  if (version >= 3) rules.files |= kTruncate;
  if (version >= 4) rules.network = kBindAndConnect, size = kRulesOfVersion4;
  if (version >= 5) rules.files |= kDeviceIoctl;
  if (version >= 6) rules.scopes = kSocketsAndSignals, size = kRulesOfVersion6;
  const int set = static_cast<int>(syscall(SYS_landlock_create_ruleset, &rules, size, 0));
  if (set < 0) return refused("Landlock", errno);
  bool done = std::all_of(readable.begin(), readable.end(),
                          [&](const std::string& folder) { return allow_reading(set, folder, access); });
  done = done && syscall(SYS_landlock_restrict_self, set, 0) == 0;
  const int number = errno;
  close(set);
  if (!done) return refused("Landlock", number);
  return true;
}

// Adds rules until one fails.
class CallFilter {
 public:
  explicit CallFilter(uint32_t others) : filter_(seccomp_init(others), &seccomp_release) {}

  void add(uint32_t action, int call, std::initializer_list<scmp_arg_cmp> conditions = {}) {
    if (filter_ && failure_ == 0)
      failure_ = seccomp_rule_add_array(filter_.get(), action, call, static_cast<unsigned>(conditions.size()),
                                        std::data(conditions));
  }

  Status load() {
    if (!filter_) return refused("seccomp", ENOMEM);
    if (failure_ == 0)
      failure_ = seccomp_attr_set(filter_.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    if (failure_ == 0) failure_ = seccomp_attr_set(filter_.get(), SCMP_FLTATR_CTL_TSYNC, 1);
    if (failure_ == 0) failure_ = seccomp_load(filter_.get());
    if (failure_ != 0) return refused("seccomp", -failure_);
    return Done{};
  }

 private:
  std::unique_ptr<void, decltype(&seccomp_release)> filter_;
  int failure_ = 0;
};

Status filter_calls(bool may_open_files) {
  CallFilter filter(SCMP_ACT_ERRNO(EPERM));
  for (const int call : {SCMP_SYS(read),
                         SCMP_SYS(readv),
                         SCMP_SYS(write),
                         SCMP_SYS(writev),
                         SCMP_SYS(lseek),
                         SCMP_SYS(close),
                         SCMP_SYS(brk),
                         SCMP_SYS(munmap),
                         SCMP_SYS(mremap),
                         SCMP_SYS(madvise),
                         SCMP_SYS(futex),
                         SCMP_SYS(clock_gettime),
                         SCMP_SYS(gettimeofday),
                         SCMP_SYS(time),
                         SCMP_SYS(getrandom),
                         SCMP_SYS(sched_yield),
                         SCMP_SYS(getpid),
                         SCMP_SYS(gettid),
                         SCMP_SYS(rt_sigaction),
                         SCMP_SYS(rt_sigprocmask),
                         SCMP_SYS(rt_sigreturn),
                         SCMP_SYS(sigaltstack),
                         SCMP_SYS(restart_syscall),
                         SCMP_SYS(exit),
                         SCMP_SYS(exit_group)})
    filter.add(SCMP_ACT_ALLOW, call);
  // Memory, but no code that was not there before.
  filter.add(SCMP_ACT_ALLOW, SCMP_SYS(mmap), {SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)});
  filter.add(SCMP_ACT_ALLOW, SCMP_SYS(mprotect), {SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)});
  // abort()
  filter.add(SCMP_ACT_ALLOW, SCMP_SYS(tgkill),
             {SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid()), 0)});
  if (may_open_files) {
    constexpr scmp_datum_t kMore =
        O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(openat), {SCMP_A2(SCMP_CMP_MASKED_EQ, kMore, 0)});
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(getdents64));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(fstat));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(newfstatat));
  }
  for (const int call : {SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv),
                         SCMP_SYS(process_vm_writev), SCMP_SYS(bpf), SCMP_SYS(mount), SCMP_SYS(init_module)})
    filter.add(SCMP_ACT_KILL_PROCESS, call);
  return filter.load();
}

// What a program that was written for itself may be asked for in vain: sockets, files that Landlock leaves
// open (their modes, owners, times), other processes, more processes (threads it may have), the kernel's
// insides.
Status forbid_calls() {
  CallFilter filter(SCMP_ACT_ALLOW);
  constexpr int kFchmodat2 = 452;  // newer than the headers of Debian 12
  for (const int call : {SCMP_SYS(socket),
                         SCMP_SYS(socketpair),
                         SCMP_SYS(connect),
                         SCMP_SYS(bind),
                         SCMP_SYS(io_uring_setup),
                         SCMP_SYS(ptrace),
                         SCMP_SYS(process_vm_readv),
                         SCMP_SYS(process_vm_writev),
                         SCMP_SYS(pidfd_open),
                         SCMP_SYS(kill),
                         SCMP_SYS(tkill),
                         SCMP_SYS(rt_sigqueueinfo),
                         SCMP_SYS(rt_tgsigqueueinfo),
                         SCMP_SYS(setpriority),
                         SCMP_SYS(sched_setaffinity),
                         SCMP_SYS(sched_setscheduler),
                         SCMP_SYS(sched_setparam),
                         SCMP_SYS(sched_setattr),
                         SCMP_SYS(ioprio_set),
                         SCMP_SYS(fork),
                         SCMP_SYS(vfork),
                         SCMP_SYS(setsid),
                         SCMP_SYS(setpgid),
                         SCMP_SYS(truncate),
                         SCMP_SYS(chmod),
                         SCMP_SYS(fchmod),
                         SCMP_SYS(fchmodat),
                         SCMP_SYS(chown),
                         SCMP_SYS(fchown),
                         SCMP_SYS(lchown),
                         SCMP_SYS(fchownat),
                         SCMP_SYS(utime),
                         SCMP_SYS(utimes),
                         SCMP_SYS(utimensat),
                         SCMP_SYS(futimesat),
                         SCMP_SYS(setxattr),
                         SCMP_SYS(lsetxattr),
                         SCMP_SYS(fsetxattr),
                         SCMP_SYS(removexattr),
                         SCMP_SYS(lremovexattr),
                         SCMP_SYS(fremovexattr),
                         SCMP_SYS(open_by_handle_at),
                         SCMP_SYS(name_to_handle_at),
                         SCMP_SYS(unshare),
                         SCMP_SYS(setns),
                         SCMP_SYS(mount),
                         SCMP_SYS(umount2),
                         SCMP_SYS(move_mount),
                         SCMP_SYS(open_tree),
                         SCMP_SYS(fsopen),
                         SCMP_SYS(mount_setattr),
                         SCMP_SYS(pivot_root),
                         SCMP_SYS(chroot),
                         SCMP_SYS(bpf),
                         SCMP_SYS(perf_event_open),
                         SCMP_SYS(userfaultfd),
                         SCMP_SYS(keyctl),
                         SCMP_SYS(add_key),
                         SCMP_SYS(request_key),
                         SCMP_SYS(init_module),
                         SCMP_SYS(finit_module),
                         SCMP_SYS(kexec_load),
                         kFchmodat2})
    filter.add(SCMP_ACT_ERRNO(EPERM), call);
  const auto itself = static_cast<scmp_datum_t>(getpid());
  filter.add(SCMP_ACT_ERRNO(EPERM), SCMP_SYS(tgkill), {SCMP_A0(SCMP_CMP_NE, itself, 0)});  // else abort()
  filter.add(SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prlimit64), {SCMP_A0(SCMP_CMP_NE, 0, 0)});
  filter.add(SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), {SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0)});
  // Its flags cannot be seen: whoever wants a thread goes on to clone.
  filter.add(SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3));
  return filter.load();
}

}  // namespace

Status confine_this_process(const ConfinementLimits& limits) {
  enter_namespaces(limits);
  if (Status done = drop_privileges(); !done) return done;
  const Result<bool> paths_are_closed = close_paths(limits.readable);
  if (!paths_are_closed) return paths_are_closed.error();
  if (Status done = limit_resources(limits); !done) return done;
  return filter_calls(*paths_are_closed && !limits.readable.empty());
}

Status confine_for_program(const ProgramLimits& limits) {
  if (Status done = drop_privileges(); !done) return done;
  const Result<bool> closed = close_paths(limits.readable, kReading | LANDLOCK_ACCESS_FS_EXECUTE);
  if (!closed) return closed.error();
  if (!*closed)
    return Error(ErrorKind::Unavailable, "the sandbox cannot be set up: this kernel has no Landlock");
  constexpr rlim_t kFewFiles = 64;
  const bool lowered = (kSanitized || lower_limit(RLIMIT_AS, limits.memory_bytes)) &&
                       lower_limit(RLIMIT_CPU, limits.processor_seconds) && lower_limit(RLIMIT_FSIZE, 0) &&
                       lower_limit(RLIMIT_NOFILE, kFewFiles) && lower_limit(RLIMIT_CORE, 0);
  if (!lowered) return refused("resource limits", errno);
  return forbid_calls();
}

}  // namespace hearsay
