// The commands of the command line: one file each (read_command.cc, claims_command.cc, …).
//
// Each adds itself, its options and what it does to the command line.
#pragma once

#include "cli/command_line.h"

namespace hearsay {

// Exit status.
constexpr int kAllWell = 0;
constexpr int kSomethingWrong = 1;  // some files failed, something is wrong with the case or the system
constexpr int kWrongUsage = 2;
constexpr int kInterrupted = 130;  // stopped by the user; as shells say it of an interrupt

void add_read_command(CommandLine& line);
void add_inspect_command(CommandLine& line);
void add_claims_command(CommandLine& line);
void add_chain_command(CommandLine& line);
void add_sources_command(CommandLine& line);
void add_search_command(CommandLine& line);
void add_status_command(CommandLine& line);
void add_dossier_command(CommandLine& line);
void add_serve_command(CommandLine& line);
void add_verify_command(CommandLine& line);

}  // namespace hearsay
