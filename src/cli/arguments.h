// What several commands take: the case, the form of the output, and values with a syntax of their own.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/command_line.h"
#include "store/case_reader.h"

namespace hearsay {

inline constexpr std::string_view kDefaultCase = "case.hearsay";  // in the current folder

// " --case FILE" for messages that say what to type next; empty for the default case.
std::string typed_case(const std::string& file);

constexpr int kMostRows = 1'000'000'000;

struct CaseArguments {
  std::string file = std::string(kDefaultCase);
  bool json = false;

  std::string typed() const { return typed_case(file); }
};

// Adds --case.
void add_case_option(Command& command, std::string& file);
// Adds --case and --json.
void add_case_options(Command& command, CaseArguments& arguments);

// Opens the case for questions; the error says what to do.
Result<std::unique_ptr<CaseReader>> open_case(const CaseArguments& arguments);

// Tells the user what failed and gives the exit status.
int fail(const Error& error);

// The same for what was asked with: what is not there or makes no sense is wrong usage.
int refuse(const Error& error);

// "2", ">1", "1..3" into bounds that include both ends; false when it is none of these.
bool parse_depth(std::string_view text, int& least, int& most);

// "denied" or "no_response" into `stances`; the error names all that there are. The same for source types.
std::string parse_stance(const std::string& name, std::vector<Stance>& stances);
std::string parse_source_type(const std::string& name, std::vector<SourceType>& types);

}  // namespace hearsay
