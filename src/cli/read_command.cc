#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/output.h"
#include "export/json_lines.h"
#include "pipeline/read_files.h"

namespace hearsay {
namespace {

struct ReadArguments {
  std::vector<std::string> paths;
  bool jsonl = false;
  size_t threads = std::max(1U, std::thread::hardware_concurrency());
};

int print_readings(const ReadArguments& arguments) {
  ReadOptions options;
  options.threads = arguments.threads;
  ReadEvents events;
  events.not_read = [](const LedgerEntry& entry) {
    if (entry.fate == LedgerEntry::Fate::Failed)
      tell(fmt::format("failed  {}: {}", entry.path, entry.reason));
  };
  const Progress progress = read_files(walk(arguments.paths), options, events, [](const ReadFile& file) {
    print(reading_json(file) + '\n');
    return true;
  });
  if (output_failed() || progress.failed > 0) return kSomethingWrong;
  return kAllWell;
}

}  // namespace

void add_read_command(CLI::App& app, Run& run) {
  auto arguments = std::make_shared<ReadArguments>();
  CLI::App* command = app.add_subcommand("read", "Read documents");
  command->add_option("PATH", arguments->paths, "files and folders")->required();
  command->add_flag("--jsonl", arguments->jsonl, "print the readings as JSON lines and write no case");
  command->add_option("--threads", arguments->threads, "threads that read");
  command->callback([&run, arguments] { run = [arguments] { return print_readings(*arguments); }; });
}

}  // namespace hearsay
