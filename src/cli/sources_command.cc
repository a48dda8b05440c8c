#include <unistd.h>

#include <memory>
#include <string>

#include <fmt/format.h>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/table.h"
#include "export/json_lines.h"

namespace hearsay {
namespace {

struct SourcesArguments {
  CaseArguments the_case;
  std::string name;
};

constexpr const char* kHelp =
    R"(A source is a name as it is written, not a person: the same name in two documents may be two people, and one
person may stand here under two names. DIRECT counts claims that the author of a text heard from the source,
RELAYED those that came on somebody else's word.

Example: everybody whose name holds "marsh"
  hearsay sources marsh)";

int print_sources(const SourcesArguments& arguments) {
  const auto reader = open_case(arguments.the_case);
  if (!reader) return refuse(reader.error());
  const auto sources = (*reader)->sources(arguments.name);
  if (!sources) return fail(sources.error());
  using Kind = Column::Kind;
  Table table({{"SOURCE", Kind::CutEnd},
               {"TYPE", Kind::Fixed},
               {"DIRECT", Kind::Number},
               {"RELAYED", Kind::Number},
               {"DOCUMENTS", Kind::Number}},
              output_width(STDOUT_FILENO), output_has_colour(), print);
  for (const SourceRow& row : *sources) {
    if (arguments.the_case.json)
      print(source_json(row) + '\n');
    else
      table.add({row.name, std::string(name_of(row.type)), std::to_string(row.direct),
                 std::to_string(row.relayed), std::to_string(row.documents)});
  }
  table.finish();
  if (output_failed()) return kSomethingWrong;
  if (sources->empty() && !arguments.the_case.json)
    tell(arguments.name.empty()
             ? fmt::format("the case holds no source yet: see hearsay status{}", arguments.the_case.typed())
             : fmt::format("no source has '{}' in its name: search the texts with hearsay search{} '{}'",
                           arguments.name, arguments.the_case.typed(), arguments.name));
  return kAllWell;
}

}  // namespace

void add_sources_command(CommandLine& line) {
  auto arguments = std::make_shared<SourcesArguments>();
  Command command = line.add("sources", "list who is heard, how often, directly and relayed", kHelp,
                             [arguments] { return print_sources(*arguments); });
  add_case_options(command, arguments->the_case);
  command.text("NAME", arguments->name, "only with this in their name");
}

}  // namespace hearsay
