#include <unistd.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/layout.h"
#include "cli/output.h"
#include "cli/safe_text.h"
#include "cli/words.h"
#include "export/json_lines.h"

namespace hearsay {
namespace {

struct SearchArguments {
  CaseArguments the_case;
  std::vector<std::string> words;
  int64_t limit = 20;
};

constexpr const char* kHelp =
    R"(Finds sentences. A space means AND: every word must stand in the sentence. "…" is a phrase; OR and NOT work as
written. source: outlet: stance: type: depth: date: ask for the claims in it.

Example: sentences with a phrase, in claims that came on somebody else's word
  hearsay search '"night ferry" depth:>1'
Example: denials that name either place
  hearsay search 'quarry OR harbour stance:denied')";

// The sentence with what matched in bold.
std::string marked(const Hit& hit) {
  std::string text;
  uint32_t at = 0;
  for (const Span mark : hit.marks) {
    text += safe_text(Span{at, mark.begin}.of(hit.text));
    text += bold(safe_text(mark.of(hit.text)));
    at = mark.end;
  }
  return text + safe_text(std::string_view(hit.text).substr(at));
}

void print_hit(const Hit& hit) {
  std::string claims;
  for (const int64_t claim : hit.claims)
    claims += fmt::format("{}{}", claims.empty() ? (hit.claims.size() == 1 ? "  claim " : "  claims ") : ", ",
                          claim);
  print(fmt::format("{}{}\n", safe_line(fmt::format("{}:{}", hit.path, hit.position)), claims));
  print(fmt::format("   {}\n", marked(hit)));
}

// What was not shown, and what to try.
void tell_rest(const SearchResult& result, const SearchArguments& arguments) {
  const auto shown = static_cast<int64_t>(result.hits.size());
  const std::string typed = arguments.the_case.typed();
  if (result.total == 0)
    tell("no sentence fits: every word must stand in it; try fewer words, or OR between them");
  else if (shown < result.total)
    tell(fmt::format("{} of {}, the best first: --limit {} shows all", shown,
                     count_of(result.total, "sentence"), result.total));
  if (result.not_indexed > 0)
    tell(fmt::format("{} could not be searched yet: the next hearsay read{} PATH… indexes them",
                     count_of(result.not_indexed, "document"), typed));
}

int print_hits(const SearchArguments& arguments) {
  const auto reader = open_case(arguments.the_case);
  if (!reader) return fail(reader.error());
  std::string query;
  for (const std::string& word : arguments.words) query += (query.empty() ? "" : " ") + word;
  const auto result = (*reader)->search(query, arguments.limit);
  if (!result) return fail(result.error());
  for (const Hit& hit : result->hits) {
    if (arguments.the_case.json)
      print(hit_json(hit) + '\n');
    else
      print_hit(hit);
  }
  if (output_failed()) return kSomethingWrong;
  tell_rest(*result, arguments);
  return kAllWell;
}

}  // namespace

void add_search_command(CLI::App& app, Run& run) {
  auto arguments = std::make_shared<SearchArguments>();
  CLI::App* command = app.add_subcommand("search", "find sentences, and the claims in them");
  add_case_options(*command, arguments->the_case);
  command->add_option("QUERY", arguments->words, "what to find")->required();
  add_number_option(*command, "--limit", arguments->limit, 1, kMostRows, "at most this many (default: 20)");
  command->footer(kHelp);
  command->callback([&run, arguments] { run = [arguments] { return print_hits(*arguments); }; });
}

}  // namespace hearsay
