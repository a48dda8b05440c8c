#include "sandbox/confined_program.h"

#include <sched.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

ConfinedProgram shell(const std::string& command) {
  ConfinedProgram program;
  program.arguments = {"/bin/bash", "-c", command};
  program.total = std::chrono::milliseconds(20'000);
  return program;
}

// What it prints, or the error.
std::string printed(const ConfinedProgram& program, std::string_view input = "") {
  const Result<std::string> output = run_confined(program, input);
  return output ? *output : output.error().text();
}

TEST(ConfinedProgram, GetsItsInputAndGivesItsOutput) {
  ConfinedProgram cat;
  cat.arguments = {"/bin/cat"};
  const std::string input(3'000'000, 'x');
  EXPECT_EQ(printed(cat, input), input);
  EXPECT_EQ(printed(cat), "");
  EXPECT_EQ(printed(shell("echo read nothing"), input), "read nothing\n");
}

TEST(ConfinedProgram, OpensNoFileButTheSystems) {
  EXPECT_EQ(printed(shell("read -r line < /usr/bin/bash; echo $?")), "0\n");
  EXPECT_EQ(printed(shell("read -r line < /etc/passwd || echo closed")), "closed\n");
  EXPECT_EQ(printed(shell("echo x > /tmp/hearsay-confined-test || echo closed")), "closed\n");
}

TEST(ConfinedProgram, OpensNoSocket) {
  // bash opens a socket for this name; nobody listens, so that "refused" would say that it got one
  const Result<std::string> said = run_confined(shell("exec 3<>/dev/tcp/127.0.0.1/1"), "");
  ASSERT_FALSE(said);
  EXPECT_NE(said.error().text().find("permitted"), std::string::npos) << said.error().text();
}

TEST(ConfinedProgram, HasAnEnd) {
  ConfinedProgram endless = shell("while :; do :; done");
  endless.work = std::chrono::milliseconds(300);
  EXPECT_EQ(printed(endless), "/bin/bash took too long");
  ConfinedProgram asleep;
  asleep.arguments = {"/usr/bin/sleep", "60"};
  asleep.total = std::chrono::milliseconds(300);
  EXPECT_EQ(printed(asleep), "/usr/bin/sleep took too long");
  ConfinedProgram talker = shell("printf -v line %9999d; while :; do echo $line-$line-\"$line\"; done");
  talker.max_output_bytes = size_t{2} << 20;
  EXPECT_EQ(printed(talker), "/bin/bash printed more than 2 MiB");
}

TEST(ConfinedProgram, MayWaitLongerThanItMayWork) {
  ConfinedProgram asleep;
  asleep.arguments = {"/usr/bin/sleep", "0.5"};
  asleep.work = std::chrono::milliseconds(300);
  EXPECT_EQ(printed(asleep), "");
}

// What a program that was taken over might try; each would say "done" where it was let through.
TEST(ConfinedProgram, ChangesNoFileAndNoProcess) {
  std::string path = "/tmp/hearsay-confined-XXXXXX";
  const int file = mkstemp(path.data());
  ASSERT_GE(file, 0);
  ASSERT_EQ(write(file, "ferry", 5), 5);
  const std::string parent = std::to_string(getpid());
  const auto call = [](int64_t number, const std::string& arguments) {
    return "syscall(" + std::to_string(number) + ", " + arguments + ") >= 0";
  };
  constexpr int64_t kFchmodat2 = 452;
  const std::vector<std::string> tries = {
      "truncate($file, 0)",
      "chmod(0666, $file)",
      "chmod(0666, *STDIN)",
      call(kFchmodat2, "-100, $file, 0666, 0"),
      "chown($>, $), $file)",
      "utime(1, 1, $file)",
      "unlink($file)",
      "kill(0, $parent)",
      "kill(0, $$)",
      call(SYS_tgkill, "$parent, $parent, 0"),
      call(SYS_pidfd_open, "$parent, 0"),
      call(SYS_prlimit64, R"($parent, 7, 0, my $limits = "\0" x 16)"),
      "setpriority(0, $parent, 0)",
      "setpgrp(0, 0)",
      call(SYS_setsid, "0"),
      "defined(fork)",
      call(SYS_clone, "17, 0, 0, 0, 0"),
  };
  ConfinedProgram perl;
  perl.arguments = {"/usr/bin/perl", "-", path, parent};
  for (const std::string& attempt : tries) {
    const std::string said =
        printed(perl, "($file, $parent) = @ARGV; print((" + attempt + ") ? 'done' : $! + 0)");
    EXPECT_TRUE(said == std::to_string(EPERM) || said == std::to_string(EACCES)) << attempt << ": " << said;
  }
  struct stat after{};
  EXPECT_EQ(fstat(file, &after), 0);
  EXPECT_EQ(after.st_size, 5);
  EXPECT_EQ(after.st_mode & 0777, 0600U);
  close(file);
  unlink(path.c_str());
}

// The kernel refuses these threads, since they would share nothing; the filter does not.
TEST(ConfinedProgram, MayHaveThreads) {
  const std::string script = "syscall($ARGV[0] + 0, $ARGV[1] + 0, 0, 0, 0, 0); print $! + 0";
  ConfinedProgram perl;
  perl.arguments = {"/usr/bin/perl", "-", std::to_string(SYS_clone), std::to_string(CLONE_THREAD)};
  EXPECT_EQ(printed(perl, script), std::to_string(EINVAL));
  perl.arguments[2] = std::to_string(SYS_clone3);  // its flags cannot be seen
  EXPECT_EQ(printed(perl, script), std::to_string(ENOSYS));
}

TEST(ConfinedProgram, SaysWhyItFailed) {
  EXPECT_EQ(printed(shell("echo no such language >&2; exit 3")), "/bin/bash failed: no such language");
  ConfinedProgram missing;
  missing.arguments = {"/nowhere/tesseract"};
  EXPECT_EQ(printed(missing), "/nowhere/tesseract failed");
}

}  // namespace
}  // namespace hearsay
