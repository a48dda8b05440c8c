// Runs a program that is not ours over untrusted bytes: they go in at its standard input, and what it prints
// comes back.
//
// Between here and there stands this program itself, started anew with kRunConfined: it confines itself and
// then becomes the other one.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sandbox/confinement.h"

namespace hearsay {

// The first argument with which this program is started as a go-between; those of the other program follow.
constexpr std::string_view kRunConfined = "--run-confined";

struct ConfinedProgram {
  std::string starter = "/proc/self/exe";    // this program
  std::vector<std::string> arguments;        // the other program's path first
  std::chrono::milliseconds work{120'000};   // processor time: a busy machine fails no program
  std::chrono::milliseconds total{900'000};  // by the clock, for one that waits without end
  size_t max_output_bytes = size_t{64} << 20;
};

// Fails with Limit (time, output) and Unavailable (it cannot be started, or ended otherwise than with status
// 0; the message has the first line of its complaints). Safe from any thread.
Result<std::string> run_confined(const ConfinedProgram& program, std::string_view input);

// The go-between: may read and run what belongs to the system (/usr, /lib), becomes the
// program, with one thread asked for by OMP_THREAD_LIMIT. Returns an exit status where that fails.
int become_confined_program(char** arguments);

}  // namespace hearsay
