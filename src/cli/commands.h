// The commands of the command line: one file each (read_command.cc, claims_command.cc, …).
//
// Each adds its options to the parser and, when it is the one that was called, sets `run`.
#pragma once

#include <functional>

#include <CLI/CLI.hpp>

namespace hearsay {

// Exit status.
constexpr int kAllWell = 0;
constexpr int kSomethingWrong = 1;  // some files failed, something is wrong with the case or the system
constexpr int kWrongUsage = 2;
constexpr int kInterrupted = 130;  // stopped by the user; as shells say it of an interrupt

using Run = std::function<int()>;

void add_read_command(CLI::App& app, Run& run);
void add_claims_command(CLI::App& app, Run& run);
void add_chain_command(CLI::App& app, Run& run);
void add_sources_command(CLI::App& app, Run& run);
void add_search_command(CLI::App& app, Run& run);
void add_status_command(CLI::App& app, Run& run);
void add_verify_command(CLI::App& app, Run& run);

}  // namespace hearsay
