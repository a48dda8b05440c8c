// The commands of the command line: one file each (read_command.cc, claims_command.cc, …).
//
// Each adds its options to the parser and, when it is the one that was called, sets `run`.
#pragma once

#include <functional>

#include <CLI/CLI.hpp>

namespace hearsay {

constexpr int kAllWell = 0;
constexpr int kSomethingWrong = 1;
constexpr int kWrongUsage = 2;
constexpr int kInterrupted = 130;  // as shells say it of SIGINT

using Run = std::function<int()>;

void add_read_command(CLI::App& app, Run& run);

}  // namespace hearsay
