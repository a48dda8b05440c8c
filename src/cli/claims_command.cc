#include <unistd.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/table.h"
#include "export/json_lines.h"
#include "store/words.h"

namespace hearsay {
namespace {

struct ClaimsArguments {
  CaseArguments the_case;
  ClaimFilter filter;
};

constexpr const char* kHelp =
    R"(Each line is one claim: who said it, through whom it came (outermost first), how firmly, what, and where
(document and character of its text). `hearsay chain ID` shows one with every quote and position.

Example: what was denied on somebody else's word
  hearsay claims --stance denied --depth '>1'
Example: what unnamed sources said about the ferry, for another program
  hearsay claims --type anonymous --about ferry --json)";

std::string take_depth(const std::string& text, ClaimFilter& filter) {
  if (parse_depth(text, filter.min_depth, filter.max_depth)) return "";
  return fmt::format("'{}' is no depth: write 2, '>1' or 1..3", text);
}

int print_claims(const ClaimsArguments& arguments) {
  const auto reader = open_case(arguments.the_case);
  if (!reader) return refuse(reader.error());
  using Kind = Column::Kind;
  Table table({{"ID", Kind::Number},
               {"WHO", Kind::CutMiddle},
               {"STANCE", Kind::Fixed},
               {"WHAT", Kind::CutEnd},
               {"WHERE", Kind::CutBegin}},
              output_width(STDOUT_FILENO), output_has_colour(), print);
  const int64_t limit = arguments.filter.limit;
  ClaimFilter filter = arguments.filter;
  if (limit > 0) ++filter.limit;  // one more tells whether there are more
  int64_t rows = 0;
  const Status status = (*reader)->claims(filter, [&](const ClaimRow& row) {
    if (++rows == limit + 1 && limit > 0) return;
    if (arguments.the_case.json)
      print(claim_json(row) + '\n');
    else
      table.add({std::to_string(row.id), row.chain.empty() ? row.source : row.chain, short_name(row.stance),
                 without_line_marks(row.content), fmt::format("{}:{}", row.path, row.position)});
  });
  table.finish();
  if (output_failed()) return kSomethingWrong;
  if (!status) return fail(status.error());
  if (arguments.the_case.json) return kAllWell;
  if (rows == 0)
    tell(fmt::format("no claim fits: leave out a filter, or see who is heard with hearsay sources{}",
                     arguments.the_case.typed()));
  else if (limit > 0 && rows > limit)
    tell(fmt::format("only the first {} of more: a higher --limit shows them", limit));
  return kAllWell;
}

}  // namespace

void add_claims_command(CommandLine& line) {
  auto arguments = std::make_shared<ClaimsArguments>();
  ClaimFilter& filter = arguments->filter;
  Command command = line.add("claims", "list claims: who said what, through whom, how firmly", kHelp,
                             [arguments] { return print_claims(*arguments); });
  add_case_options(command, arguments->the_case);
  command.text("--source", filter.source, "only from sources with these words in their name");
  command.text("--about", filter.about, "only with all of these words in what was said");
  command.text("--document", filter.document,
               "only from this document: part of its path or title, or its id");
  command.values(
      "--stance", [&filter](const std::string& name) { return parse_stance(name, filter.stances); },
      "only with these stances, separated by commas: asserted, confirmed, denied, alleged,\n"
      "hedged, asked, declined, no_response, retracted",
      "STANCE");
  command.values(
      "--type", [&filter](const std::string& name) { return parse_source_type(name, filter.types); },
      "only from these types of source: named, anonymous, described, institution, outlet,\n"
      "document, none",
      "TYPE");
  command.value(
      "--depth", [&filter](const std::string& text) { return take_depth(text, filter); },
      "only this far from the author: 2, '>1', 1..3 (1: the author heard the source)", "DEPTH");
  command.number("--limit", filter.limit, 1, kMostRows, "at most this many (default: all)");
}

}  // namespace hearsay
