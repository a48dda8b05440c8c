// The test is its own child: started with a word it does what the request says, confined.
#include "sandbox/child.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <map>
#include <new>
#include <thread>

#include <gtest/gtest.h>

#include "sandbox/confined_program.h"

namespace hearsay {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view kChildWord = "--be-the-child";
const char* const kFerry = "ferry||of 5";  // what comes of asking "ferry"
constexpr std::string_view kHastyWord = "--be-the-child-that-replies-first";
constexpr std::string_view kReadableWord = "--be-the-child-that-may-read";
const char* const kReadable = "/usr/share";

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;  // memory has no limit then, and crashes are reported in another way
#else
constexpr bool kSanitized = false;
#endif

// What a parser that was taken over might try. Each tells what came of it: 0 where it was let through, errno
// otherwise; some do not come back.
int result_of(int64_t value) { return value < 0 ? errno : 0; }

int open_socket(int family, int type) { return result_of(socket(family, type, 0)); }

int let_run_code() {
  void* const page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return result_of(mprotect(page, 4096, PROT_READ | PROT_EXEC));
}

int map_code() {
  return mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? errno
                                                                                                      : 0;
}

const std::map<std::string, std::function<int()>, std::less<>> kTries = {
    {"open a file", [] { return result_of(open("/etc/passwd", O_RDONLY)); }},
    {"open a file by an old call", [] { return result_of(syscall(SYS_open, "/etc/passwd", O_RDONLY)); }},
    {"open a readable file", [] { return result_of(open("/usr/share/common-licenses/GPL-3", O_RDONLY)); }},
    {"write a readable file", [] { return result_of(open("/usr/share/common-licenses/GPL-3", O_RDWR)); }},
    {"create a file", [] { return result_of(open("/tmp/made-by-a-child", O_CREAT | O_WRONLY, 0600)); }},
    {"create a nameless file", [] { return result_of(open("/tmp", O_TMPFILE | O_RDWR, 0600)); }},
    {"create a file in memory", [] { return result_of(memfd_create("x", 0)); }},
    {"list a folder", [] { return opendir("/") ? 0 : errno; }},
    {"remove a file", [] { return result_of(unlink("/tmp/nothing")); }},
    {"empty a file", [] { return result_of(truncate("/tmp/nothing", 0)); }},
    {"change a file's mode", [] { return result_of(chmod("/tmp/nothing", 0666)); }},
    {"look at a file", [] { return result_of(access("/etc/passwd", F_OK)); }},
    {"change the folder", [] { return result_of(chdir("/")); }},
    {"internet socket", [] { return open_socket(AF_INET, SOCK_STREAM); }},
    {"internet 6 socket", [] { return open_socket(AF_INET6, SOCK_DGRAM); }},
    {"local socket", [] { return open_socket(AF_UNIX, SOCK_STREAM); }},
    {"raw socket", [] { return open_socket(AF_NETLINK, SOCK_RAW); }},
    {"two sockets",
     [] {
       int ends[2];
       return result_of(socketpair(AF_UNIX, SOCK_STREAM, 0, ends));
     }},
    {"pipe",
     [] {
       int ends[2];
       return result_of(pipe(ends));
     }},
    {"one more descriptor", [] { return result_of(dup(0)); }},
    {"fork", [] { return result_of(fork()); }},
    {"thread", [] { return result_of(syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0)); }},
    {"kill the parent", [] { return result_of(kill(getppid(), SIGKILL)); }},
    {"kill everybody", [] { return result_of(kill(-1, SIGKILL)); }},
    {"signal init", [] { return result_of(syscall(SYS_tgkill, 1, 1, SIGTERM)); }},
    {"more memory",
     [] {
       rlimit all{RLIM_INFINITY, RLIM_INFINITY};
       return result_of(setrlimit(RLIMIT_AS, &all));
     }},
    {"limits of the parent", [] { return result_of(prlimit(getppid(), RLIMIT_AS, nullptr, nullptr)); }},
    {"a session of its own", [] { return result_of(setsid()); }},
    {"another user", [] { return result_of(setuid(1)); }},
    {"another namespace", [] { return result_of(syscall(SYS_unshare, 0x10000000)); }},
    {"another root", [] { return result_of(chroot("/")); }},
    {"dumpable", [] { return result_of(prctl(PR_SET_DUMPABLE, 1)); }},
    {"io_uring", [] { return result_of(syscall(425, 1, nullptr)); }},
    {"let memory run", let_run_code},
    {"map code", map_code},
};

void spin() {
  static volatile bool on = true;
  while (on) {
  }
}

int recurse(int depth) {
  volatile char frame[4096] = {};
  return depth < 0 ? frame[0] : recurse(depth + 1) + frame[1];
}

// What does not come back, or not soon.
const std::map<std::string, std::function<void(const Reply&)>, std::less<>> kDeeds = {
    {"exec", [](const Reply&) { execl("/bin/true", "true", nullptr); }},
    {"trace", [](const Reply&) { ptrace(PTRACE_ATTACH, getppid(), nullptr, nullptr); }},
    {"loop", [](const Reply&) { spin(); }},
    {"wait",
     [](const Reply&) {
       char never;
       (void)!read(STDIN_FILENO, &never, 1);
     }},
    {"drip",
     [](const Reply& reply) {
       while (reply("x")) {
       }
     }},
    {"flood",
     [](const Reply& reply) {
       while (reply(std::string(1 << 20, 'x'))) {
       }
     }},
    {"complain for ever",
     [](const Reply&) {
       while (write(STDERR_FILENO, "no no no\n", 9) > 0) {
       }
     }},
    {"take 10 GB", [](const Reply&) { std::string(size_t{10} << 30, 'x'); }},
    {"take 10 GB in steps",
     [](const Reply&) {
       std::vector<std::string> all;
       while (all.size() < 10'240) all.emplace_back().reserve(size_t{1} << 20);
     }},
    {"recurse", [](const Reply&) { recurse(0); }},
    {"crash",
     [](const Reply&) {
       raise(SIGSEGV);
       *static_cast<volatile int*>(nullptr) = 1;
     }},
    {"abort", [](const Reply&) { std::abort(); }},
    {"break a promise", [](const Reply&) { HEARSAY_CHECK(2 + 2 == 5); }},
    {"exit", [](const Reply&) { _exit(3); }},
    {"no frame", [](const Reply&) { (void)!write(STDOUT_FILENO, "\x07 nonsense", 10); }},
    {"huge frame",
     [](const Reply&) { (void)!write(STDOUT_FILENO, "\x01\xff\xff\xff\xff\xff\xff\xff\xff", 9); }},
    {"cut frame",
     [](const Reply&) {
       (void)!write(STDOUT_FILENO, "\x01\x09\0\0\0\0\0\0\0x", 10);
       _exit(0);
     }},
    {"odd failure", [](const Reply&) { (void)!write(STDOUT_FILENO, "\x03\x02\0\0\0\0\0\0\0\xff\xff", 11); }},
    {"close the pipes",
     [](const Reply&) {
       close(0);
       close(1);
       spin();
     }},
};

Status answer(const std::string& request, const Reply& reply) {
  if (const auto tried = kTries.find(request); tried != kTries.end()) {
    reply(std::to_string(tried->second()));
  } else if (const auto deed = kDeeds.find(request); deed != kDeeds.end()) {
    deed->second(reply);
  } else if (request == "fail") {
    return Error(ErrorKind::Limit, "nested too deep").within("a table");
  } else if (request == "keep 200 MB") {  // of the 300 that are allowed
    static std::vector<std::string> kept;
    kept.emplace_back().reserve(size_t{200} << 20);
    reply("kept " + std::to_string(kept.size()));
  } else if (request == "reply and keep 200 MB") {
    reply("kept");
    return answer("keep 200 MB", reply);
  } else if (request == "fail at length") {
    return Error(ErrorKind::Corrupt, "é" + std::string(100'000, 'x'));
  } else {
    reply(request);
    reply("");
    reply("of " + std::to_string(request.size()));
  }
  return Done{};
}

// `silence` is long where nothing hangs: other programs may be at work.
ChildProgram this_test(std::string_view word = kChildWord, milliseconds silence = milliseconds(30'000)) {
  ChildProgram program;
  program.arguments = {"/proc/self/exe", std::string(word)};
  program.work = milliseconds(500);
  program.silence = silence;
  program.total = silence * 3 / 2;
  program.max_reply_bytes = size_t{40} << 20;
  program.max_frame_bytes = size_t{30} << 20;
  return program;
}

// The frames, joined by '|', or the error.
std::string asked(Child& child, std::string_view request) {
  std::string frames;
  const Status status = child.ask({request}, [&](const std::string& frame) {
    if (!frames.empty()) frames += '|';
    frames += frame;
    return true;
  });
  return status ? frames : status.error().text();
}

TEST(Child, answers) {
  Child child(this_test());
  EXPECT_EQ(asked(child, "ferry"), kFerry);
  EXPECT_EQ(asked(child, ""), "of 0");
  std::string joined;
  EXPECT_TRUE(child.ask({"fer", "", "ry"}, [&](const std::string& frame) { return joined += frame, true; }));
  EXPECT_EQ(joined, "ferryof 5");
  const std::string long_text(30'000'000, 'x');  // both pipes are full at once
  EXPECT_TRUE(asked(child, long_text) == long_text + "||of 30000000");
}

TEST(Child, tells_its_own_errors) {
  Child child(this_test());
  EXPECT_EQ(asked(child, "fail"), "a table: nested too deep");
  EXPECT_EQ(asked(child, "fail at length").size(), 2000U);
  EXPECT_EQ(asked(child, "ferry"), kFerry);
}

TEST(Child, may_do_nothing) {
  Child child(this_test());
  for (const auto& [what, deed] : kTries) {
    const std::string found = asked(child, what);
    EXPECT_TRUE(found == std::to_string(EPERM) || found == std::to_string(EMFILE)) << what << ": " << found;
  }
}

TEST(Child, may_read_what_it_is_given) {
  Child child(this_test(kReadableWord));
  const bool has_landlock = syscall(SYS_landlock_create_ruleset, nullptr, 0, 1) > 0;
  for (const auto& [what, deed] : kTries) {
    const std::string found = asked(child, what);
    if (what == "open a readable file" && has_landlock)
      EXPECT_EQ(found, "0");
    else
      EXPECT_TRUE(found == std::to_string(EPERM) || found == std::to_string(EACCES)) << what << ": " << found;
  }
}

TEST(Child, is_lost_and_replaced) {
  const std::string kNonsense = "the reader of this format gave an answer that makes no sense";
  const std::string kNoMemory = "reading it takes more memory than is allowed";
  const std::map<std::string, std::string> expected = {
      {"exec", "the reader of this format was stopped: it tried what no reader of documents does"},
      {"trace", "the reader of this format was stopped: it tried what no reader of documents does"},
      {"loop", "reading it took longer than 500 ms of processor time"},
      {"wait", "reading it took longer than 800 ms"},
      {"drip", "reading it took longer than 1200 ms"},
      {"flood", "what is read in it is larger than 40 MiB"},
      {"complain for ever", "reading it took longer than 500 ms of processor time"},
      {"take 10 GB", kNoMemory},
      {"take 10 GB in steps", kNoMemory},
      {"recurse", "the reader of this format crashed (signal 11)"},
      {"crash", "the reader of this format crashed (signal 11)"},
      {"abort", "the reader of this format crashed (signal 6)"},
      {"break a promise", "the reader of this format crashed (signal 6): hearsay bug: "},
      {"exit", "the reader of this format ended (status 3)"},
      {"no frame", kNonsense},
      {"huge frame", "what is read in it is larger than 30 MiB"},
      {"cut frame", "the reader of this format ended (status 0)"},
      {"odd failure", kNonsense},
      {"close the pipes", "the reader of this format was killed, maybe for want of memory"},
  };
  Child patient(this_test()), hasty(this_test(kChildWord, milliseconds(800)));
  for (const auto& [what, deed] : kDeeds) {
    if (kSanitized && (what.starts_with("take") || what == "recurse" || what == "crash")) continue;
    Child& child = what == "wait" || what == "drip" ? hasty : patient;
    const std::string found = asked(child, what);
    EXPECT_TRUE(found.starts_with(expected.at(what))) << what << ": " << found;
    EXPECT_EQ(asked(patient, "ferry"), kFerry) << "after: " << what;
  }
}

TEST(Child, what_others_left_behind_costs_nothing) {
  if (kSanitized) GTEST_SKIP() << "memory has no limit under sanitizers";
  Child child(this_test());
  for (int i = 0; i < 3; ++i) EXPECT_EQ(asked(child, "keep 200 MB"), "kept 1");
}

TEST(Child, starts_over_where_the_asker_can) {
  if (kSanitized) GTEST_SKIP() << "memory has no limit under sanitizers";
  Child child(this_test());
  std::string frames;
  const auto ask = [&](const Child::Again& again) {
    frames.clear();
    const auto take = [&](const std::string& frame) { return frames += frame + '|', true; };
    const Status status = child.ask({"reply and keep 200 MB"}, take, again);
    return frames + (status ? "" : status.error().text());
  };
  const auto again = [&] { frames.clear(); };
  EXPECT_EQ(ask(again), "kept|kept 1|");
  EXPECT_EQ(ask(again), "kept|kept 1|");
  EXPECT_EQ(ask({}), "kept|reading it takes more memory than is allowed");
}

TEST(Child, what_the_taker_throws_spoils_no_later_answer) {
  Child child(this_test());
  const auto refuse = [](const std::string&) -> bool { throw std::bad_alloc(); };
  EXPECT_THROW((void)child.ask({"ferry"}, refuse), std::bad_alloc);
  EXPECT_EQ(asked(child, "quay"), "quay||of 4");
}

TEST(Child, is_stopped_when_nobody_wants_more) {
  Child child(this_test());
  int frames = 0;
  EXPECT_TRUE(child.ask({"drip"}, [&](const std::string&) { return ++frames < 3; }));
  EXPECT_EQ(frames, 3);
  EXPECT_EQ(asked(child, "ferry"), kFerry);
}

TEST(Child, time_that_the_taker_needs_does_not_count) {
  Child child(this_test(kChildWord, milliseconds(1600)));
  int frames = 0;
  const Status status = child.ask({"ferry"}, [&](const std::string&) {
    std::this_thread::sleep_for(milliseconds(900));
    return ++frames > 0;
  });
  EXPECT_TRUE(status) << status.error().text();
  EXPECT_EQ(frames, 3);
}

TEST(Child, many_threads_have_one_each) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i)
    threads.emplace_back([] {
      for (int round = 0; round < 3; ++round) {
        Child child(this_test());
        EXPECT_EQ(asked(child, "ferry"), kFerry);
        EXPECT_EQ(asked(child, "exit"), "the reader of this format ended (status 3)");
        EXPECT_EQ(asked(child, "ferry"), kFerry);
      }
    });
  for (std::thread& thread : threads) thread.join();
}

TEST(Child, outlives_the_thread_that_asked_first) {
  Child child(this_test());
  std::thread([&] { EXPECT_EQ(asked(child, "ferry"), kFerry); }).join();
  EXPECT_EQ(asked(child, "ferry"), kFerry);
}

TEST(Child, must_hear_before_it_replies) {
  Child child(this_test(kHastyWord));
  EXPECT_EQ(asked(child, std::string(1 << 20, 'x')),
            "the reader of this format gave an answer that makes no sense");
}

TEST(Child, cannot_be_started) {
  ChildProgram program;
  program.arguments = {"/nowhere/reader"};
  Child child(program);
  EXPECT_EQ(asked(child, "ferry"), "cannot start /nowhere/reader: No such file or directory");
}

}  // namespace
}  // namespace hearsay

int main(int count, char** words) {
  using namespace hearsay;
  ConfinementLimits limits;
  limits.memory_bytes = size_t{300} << 20;
  const std::string_view word = count > 1 ? words[1] : "";
  if (word == kReadableWord) limits.readable = {kReadable};
  if (word == kHastyWord) return write(STDOUT_FILENO, "\x01\x01\0\0\0\0\0\0\0x", 10) == 10 ? spin(), 0 : 1;
  if (word == kChildWord || word == kReadableWord) return serve_requests(limits, answer);
  if (word == kRunConfined) return become_confined_program(words + 2);
  testing::InitGoogleTest(&count, words);
  return RUN_ALL_TESTS();
}
