// The parser of the command line: CLI11 behind a few plain types. Only command_line.cc includes it, for it
// costs ten seconds of compiling in every file that does.
//
// Values are written into the variables given, which must outlive the parse. A wrong value ends in a usage
// error that names the option.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own
class App;
class Option;
}  // namespace CLI

namespace hearsay {

// Takes one value as typed; gives what is wrong with it, or nothing.
using TakeValue = std::function<std::string(const std::string&)>;

// One command's options and arguments. Names: "--limit" is an option, "PATH" an argument by position. Each
// call adds one; required(), excludes() and needs() speak of the one added last.
class Command {
 public:
  explicit Command(CLI::App& app) : app_(&app) {}

  Command& flag(const std::string& name, bool& value, const std::string& description);
  Command& text(const std::string& name, std::string& value, const std::string& description,
                const std::string& unit = "TEXT");
  Command& number(const std::string& name, int64_t& value, int64_t least, int64_t most,
                  const std::string& description, const std::string& unit = "N");
  Command& number(const std::string& name, size_t& value, int64_t least, int64_t most,
                  const std::string& description, const std::string& unit = "N");
  // One of the words given.
  Command& choice(const std::string& name, std::string& value, const std::vector<std::string>& words,
                  const std::string& description);
  // Several arguments by position.
  Command& words(const std::string& name, std::vector<std::string>& values, const std::string& description);
  // A value with a syntax of its own, and several of them separated by commas.
  Command& value(const std::string& name, const TakeValue& take, const std::string& description,
                 const std::string& unit);
  Command& values(const std::string& name, const TakeValue& take, const std::string& description,
                  const std::string& unit);

  Command& required();
  Command& excludes(const std::string& other);
  Command& needs(const std::string& other);

 private:
  Command& added(CLI::Option* option);

  CLI::App* app_;
  CLI::Option* last_ = nullptr;
};

class CommandLine {
 public:
  CommandLine(const std::string& description, const std::string& version, const std::string& help);
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;
  ~CommandLine();

  // `run` does the command's work when it is the one called and gives the exit status. `help` ends its
  // --help.
  Command add(const std::string& name, const std::string& description, const std::string& help,
              std::function<int()> run);

  // Parses, runs the command, gives its exit status. `say` prints to people: usage errors and, without a
  // command, the help. `wrong_usage` is the exit status of both.
  int run(int argc, char** argv, const std::function<void(const std::string&)>& say, int wrong_usage);

 private:
  std::unique_ptr<CLI::App> app_;
  std::function<int()> called_;
};

}  // namespace hearsay
