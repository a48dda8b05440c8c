#include "sandbox/confined_program.h"

#include <string>

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

TEST(ConfinedProgram, SaysWhyItFailed) {
  EXPECT_EQ(printed(shell("echo no such language >&2; exit 3")), "/bin/bash failed: no such language");
  ConfinedProgram missing;
  missing.arguments = {"/nowhere/tesseract"};
  EXPECT_EQ(printed(missing), "/nowhere/tesseract failed");
}

}  // namespace
}  // namespace hearsay
