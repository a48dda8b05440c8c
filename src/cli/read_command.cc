#include <unistd.h>

#include <csignal>
#include <ctime>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/safe_text.h"
#include "export/json_lines.h"
#include "pipeline/read_files.h"
#include "store/words.h"

namespace hearsay {
namespace {

struct ReadArguments {
  std::string file = std::string(kDefaultCase);
  std::vector<std::string> paths;
  bool jsonl = false;
  bool no_analysis = false;
  std::string precision = "normal";
  std::string metadata;
  bool ocr = false;
  std::string ocr_languages = OcrOptions{}.languages;
  size_t threads = std::max(1U, std::thread::hardware_concurrency());
  size_t max_megabytes = CaptureLimits{}.max_bytes >> 20;
  size_t max_text_megabytes = TextLimits{}.max_text_bytes >> 20;
};

constexpr const char* kHelp =
    R"(Reads files, folders and archives with all that is in them, into a case: one file that holds the documents and what was
read out of them. The case is made where there is none. What it has already is not read again, so the same
command goes on where it was stopped. Names in a .hearsayignore file are left out.

Ends with 0 when all is well, 1 when some files failed or the case could not be written, 2 for wrong usage,
130 when it was stopped (Ctrl-C): then all that was read is kept.

Example: a folder into a case, with what the texts do not say of themselves
  hearsay read --case harbour.hearsay --metadata sources.tsv reports/
  (sources.tsv: a first line naming columns out of path, title, author, outlet, published; then one line a file,
  separated by tabs)
Example: what is read in one file, as JSON, without a case
  hearsay read --jsonl page.html)";

volatile std::sig_atomic_t stop_wanted = 0;

// The first Ctrl-C asks to stop, the second one kills: the case stands both.
void stop_on_signals() {
  struct sigaction action = {};
  action.sa_handler = [](int) {
    constexpr std::string_view kMessage =
        "\nstopping after the files that are underway; again stops at once\n";
    stop_wanted = 1;
    [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, kMessage.data(), kMessage.size());
  };
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

// Tells what happens while files are read, and counts why files were skipped.
class ReadReport {
 public:
  explicit ReadReport(bool show_progress) : line_("reading", show_progress) {}

  ReadEvents events() {
    ReadEvents events;
    events.progress = [this](const Progress& progress) {
      line_.update(progress.done(), progress.offered, progress.bytes);
    };
    events.not_read = [this](const LedgerEntry& entry) {
      if (entry.fate == LedgerEntry::Fate::Failed)
        line_.say(fmt::format("failed  {}: {}", safe_line(entry.path), entry.reason));
      else
        ++skipped_[entry.reason];
    };
    events.finishing = [this] { line_.finishing("storing and indexing the last of them"); };
    events.stop = [] { return stop_wanted != 0; };
    return events;
  }

  // "offered 23 = read 19 + failed 2 + skipped 1 (1 × the same bytes as another file) + already read 1", and
  // how fast that went.
  void tell_summary(const Progress& progress) {
    std::string text = fmt::format("offered {} = read {} + failed {} + skipped {}", progress.offered,
                                   progress.read, progress.failed, progress.skipped);
    std::string reasons;
    for (const auto& [reason, count] : skipped_)
      reasons += fmt::format("{}{} × {}", reasons.empty() ? "" : "; ", count, reason);
    if (!reasons.empty()) text += fmt::format(" ({})", reasons);
    if (progress.already > 0) text += fmt::format(" + already read {}", progress.already);
    const int64_t left = progress.offered - progress.done();
    if (left > 0) text += fmt::format(" + left {}", left);
    const double seconds = std::max(line_.seconds(), 1e-3);
    const std::string took = seconds < 10 ? fmt::format("{:.1f} s", seconds) : duration_text(seconds);
    text += fmt::format("\nin {}: {} documents/s, {} MB/s", took,
                        rate_text(static_cast<double>(progress.done()) / seconds),
                        rate_text(static_cast<double>(progress.bytes) / 1e6 / seconds));
    line_.say(text);
  }

 private:
  ProgressLine line_;
  std::map<std::string, int64_t> skipped_;  // how many, by reason
};

int exit_status(const Progress& progress) {
  if (stop_wanted) return kInterrupted;
  return progress.failed > 0 ? kSomethingWrong : kAllWell;
}

Result<ReadOptions> options_of(const ReadArguments& arguments) {
  ReadOptions options;
  options.threads = arguments.threads;
  options.limits.max_bytes = options.reader.unpack.max_member_bytes = arguments.max_megabytes << 20;
  options.reader.text.max_text_bytes = arguments.max_text_megabytes << 20;
  if (!arguments.no_analysis) options.model = &LanguageModel::builtin();
  if (arguments.precision == "high") options.precision = Precision::High;
  if (arguments.ocr) {
    options.reader.ocr.program = installed_ocr_program();
    options.reader.ocr.languages = arguments.ocr_languages;
    if (options.reader.ocr.program.empty())
      return Error(ErrorKind::NotFound, "--ocr needs tesseract: install the package tesseract-ocr");
  }
  if (arguments.metadata.empty()) return options;
  auto table = MetadataTable::load(arguments.metadata);
  if (!table) return std::move(table).error();
  options.metadata = *std::move(table);
  return options;
}

int print_readings(const ReadArguments& arguments, const ReadOptions& options) {
  // On a terminal the readings themselves show how far it is.
  ReadReport report(isatty(STDOUT_FILENO) == 0);
  bool written = true;
  const Progress progress =
      read_files(walk(arguments.paths), options, report.events(), [&](const ReadFile& file) {
        written = print(reading_json(file) + '\n');
        return written;
      });
  if (output_failed()) return kSomethingWrong;
  report.tell_summary(progress);
  if (stop_wanted) tell("stopped: the files that are left were not printed");
  return exit_status(progress);
}

int read_to_case(const ReadArguments& arguments, const ReadOptions& options) {
  auto writer = CaseWriter::open(arguments.file);
  if (!writer) return refuse(writer.error());
  ReadReport report(true);
  const auto progress = read_into_case(walk(arguments.paths), options, report.events(), **writer,
                                       [] { return static_cast<int64_t>(std::time(nullptr)); });
  if (!progress) {
    const int status = fail(progress.error());
    tell("what was read before is kept: the same command goes on from there");
    return status;
  }
  report.tell_summary(*progress);
  const std::string typed = typed_case(arguments.file);
  if (stop_wanted)
    tell("stopped: what was read is kept, and the same command goes on from there");
  else
    tell(fmt::format("next: hearsay claims{0}, or hearsay status{0}", typed));
  return exit_status(*progress);
}

int read_documents(const ReadArguments& arguments) {
  const auto options = options_of(arguments);
  if (!options) return refuse(options.error());
  stop_on_signals();
  return arguments.jsonl ? print_readings(arguments, *options) : read_to_case(arguments, *options);
}

}  // namespace

void add_read_command(CommandLine& line) {
  auto arguments = std::make_shared<ReadArguments>();
  Command command = line.add("read", "read documents into a case, or print what is read in them", kHelp,
                             [arguments] { return read_documents(*arguments); });
  command.words("PATH", arguments->paths, "files and folders").required();
  add_case_option(command, arguments->file);
  command.flag("--jsonl", arguments->jsonl, "print one JSON object a document and write no case")
      .excludes("--case");
  command.flag("--no-analysis", arguments->no_analysis,
               "no tags, trees and names, and claims by rules alone: faster");
  command
      .choice("--precision", arguments->precision, {"normal", "high"},
              "normal, or high: fewer claims, and surer ones (default: normal)")
      .excludes("--no-analysis");
  command.text("--metadata", arguments->metadata,
               "a table of title, author, outlet and date for texts that do not say", "FILE");
  command.flag("--ocr", arguments->ocr,
               "read PDF pages that are pictures, with tesseract (some seconds a page)");
  command
      .text("--ocr-languages", arguments->ocr_languages, "as tesseract names them: eng+deu (default: eng)",
            "LIST")
      .needs("--ocr");
  command.number("--threads", arguments->threads, 1, 256, "how many threads read (default: one a core)");
  command.number("--max-size", arguments->max_megabytes, 1, 1000,
                 "larger files fail, also in archives (default: 64)", "MB");
  command.number("--max-text", arguments->max_text_megabytes, 1, 1000,
                 "files with a longer text fail: reading takes 26 times its size (default: 16)", "MB");
}

}  // namespace hearsay
