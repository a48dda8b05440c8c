#include <unistd.h>

#include <memory>
#include <string>

#include <fmt/format.h>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/table.h"
#include "export/json_lines.h"
#include "store/words.h"

namespace hearsay {
namespace {

constexpr const char* kHelp =
    R"(Checks that the stored files are unchanged (SHA-256), that every position lies inside its text, that every
quote is what the text says there, that the ledger adds up and that the search index agrees. Changes nothing.
The exit status is 1 when a problem was found.

Example:
  hearsay verify --case harbour.hearsay)";

int print_verification(const CaseArguments& arguments) {
  const auto reader = open_case(arguments);
  if (!reader) return refuse(reader.error());
  Result<VerifyReport> report = VerifyReport{};
  {
    ProgressLine line("checking", true);
    report = (*reader)->verify([&](int64_t done, int64_t total) { line.update(done, total, 0); });
  }
  if (!report) return fail(report.error());
  if (arguments.json) {
    print(verify_json(*report) + '\n');
  } else {
    using Kind = Column::Kind;
    Table table({{"WHERE", Kind::CutEnd}, {"PROBLEM", Kind::CutEnd}}, output_width(STDOUT_FILENO),
                output_has_colour(), print);
    for (const Problem& problem : report->problems) table.add({problem.where, problem.what});
    table.finish();
    print(fmt::format("checked {}, {}, {}, {}: {}\n", count_of(report->captures, "file"),
                      count_of(report->documents, "document"), count_of(report->spans, "position"),
                      count_of(report->quotes, "quote"),
                      report->problems.empty()
                          ? "all as it should be"
                          : count_of(static_cast<int64_t>(report->problems.size()), "problem")));
  }
  if (output_failed() || !report->problems.empty()) return kSomethingWrong;
  return kAllWell;
}

}  // namespace

void add_verify_command(CommandLine& line) {
  auto arguments = std::make_shared<CaseArguments>();
  Command command = line.add("verify", "check the case: hashes, positions, quotes, ledger, index", kHelp,
                             [arguments] { return print_verification(*arguments); });
  add_case_options(command, *arguments);
}

}  // namespace hearsay
