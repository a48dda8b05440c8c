#include <unistd.h>

#include <memory>
#include <string>

#include <fmt/format.h>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/table.h"
#include "export/json_lines.h"
#include "store/words.h"

namespace hearsay {
namespace {

struct StatusArguments {
  CaseArguments the_case;
  bool all = false;
};

constexpr const char* kHelp =
    R"(Every file that was ever offered to the case ended as read, failed (why) or skipped (why); the three add up.

Example: which files failed
  hearsay status --all | grep '^failed')";

std::string word_of(LedgerEntry::Fate fate) {
  if (fate == LedgerEntry::Fate::Read) return "read";
  return fate == LedgerEntry::Fate::Failed ? "failed" : "skipped";
}

using Kind = Column::Kind;

Status print_offers(CaseReader& reader, const StatusArguments& arguments) {
  Table table({{"FATE", Kind::Fixed}, {"PATH", Kind::CutBegin}, {"REASON", Kind::CutEnd}},
              output_width(STDOUT_FILENO), output_has_colour(), print);
  Status status = reader.offers([&](const LedgerEntry& entry) {
    if (arguments.the_case.json)
      print(offer_json(entry) + '\n');
    else
      table.add({word_of(entry.fate), entry.path, entry.reason});
  });
  table.finish();
  return status;
}

// What to do next, by what the ledger shows.
std::string advice(const LedgerSummary& ledger, const CaseArguments& arguments) {
  const std::string typed = arguments.typed();
  if (ledger.offered == 0) return fmt::format("the case is empty: hearsay read{} PATH… fills it", typed);
  std::string text;
  if (ledger.not_indexed > 0)
    text += fmt::format("{} cannot be searched yet: the next hearsay read{} PATH… indexes them\n",
                        count_of(ledger.not_indexed, "document"), typed);
  if (ledger.failed > 0)
    text += fmt::format(
        "failed files: hearsay status{0} --all names each; mend them and offer them to hearsay read{0} "
        "again\n",
        typed);
  return text + fmt::format("next: hearsay claims{}", typed);
}

void print_ledger(const LedgerSummary& ledger, int64_t decisions) {
  print(fmt::format("offered {} = read {} + failed {} + skipped {}\n", ledger.offered, ledger.read,
                    ledger.failed, ledger.skipped));
  print(fmt::format("holds {}, {}, {}, {:.1f} MB of files\n", count_of(ledger.documents, "document"),
                    count_of(ledger.sentences, "sentence"), count_of(ledger.attributions, "claim"),
                    static_cast<double>(ledger.bytes) / 1e6));
  if (decisions > 0)
    print(fmt::format("and {} of people: hearsay serve and dossier show them\n",
                      count_of(decisions, "decision")));
  if (ledger.reasons.empty()) return;
  print("\n");
  Table table(
      {{"FATE", Kind::Fixed}, {"FILES", Kind::Number}, {"REASON", Kind::CutEnd}, {"EXAMPLE", Kind::CutBegin}},
      output_width(STDOUT_FILENO), output_has_colour(), print);
  for (const LedgerSummary::Reason& reason : ledger.reasons)
    table.add({word_of(reason.fate), std::to_string(reason.count), reason.reason, reason.example});
  table.finish();
}

int print_status(const StatusArguments& arguments) {
  const auto reader = open_case(arguments.the_case);
  if (!reader) return refuse(reader.error());
  if (arguments.all) {
    const Status status = print_offers(**reader, arguments);
    if (output_failed()) return kSomethingWrong;
    return status ? kAllWell : fail(status.error());
  }
  const auto ledger = (*reader)->ledger();
  if (!ledger) return fail(ledger.error());
  if (arguments.the_case.json) {
    print(ledger_json(*ledger) + '\n');
  } else {
    const auto state = (*reader)->state();
    if (!state) return fail(state.error());
    print_ledger(*ledger, state->decisions);
  }
  if (output_failed()) return kSomethingWrong;
  if (!arguments.the_case.json) tell(advice(*ledger, arguments.the_case));
  return kAllWell;
}

}  // namespace

void add_status_command(CommandLine& line) {
  auto arguments = std::make_shared<StatusArguments>();
  Command command = line.add("status", "show what became of every file that was offered", kHelp,
                             [arguments] { return print_status(*arguments); });
  add_case_options(command, arguments->the_case);
  command.flag("--all", arguments->all, "list every file");
}

}  // namespace hearsay
