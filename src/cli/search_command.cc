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
#include "export/json_lines.h"
#include "store/words.h"

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

// A sentence made safe, and where in it the matches stand.
struct SafeSentence {
  std::string text;
  std::vector<Span> marks;
};

SafeSentence safe_sentence(const Hit& hit) {
  SafeSentence safe;
  const auto end = [&safe] { return static_cast<uint32_t>(safe.text.size()); };
  const auto append = [&](uint32_t from, uint32_t to) {
    for (const char c : safe_text(Span{from, to}.of(hit.text))) safe.text += c == '\n' || c == '\t' ? ' ' : c;
  };
  uint32_t at = 0;
  for (const Span mark : hit.marks) {
    append(at, mark.begin);
    const uint32_t begin = end();
    append(mark.begin, mark.end);
    safe.marks.push_back({begin, end()});
    at = mark.end;
  }
  append(at, static_cast<uint32_t>(hit.text.size()));
  return safe;
}

// The part of the sentence with the matches in it in bold.
std::string emphasised(const SafeSentence& sentence, Span part) {
  std::string text;
  for (const Span mark : sentence.marks) {
    const Span inside = {std::max(mark.begin, part.begin), std::min(mark.end, part.end)};
    if (inside.begin >= inside.end) continue;
    text += Span{part.begin, inside.begin}.of(sentence.text);
    text += bold(inside.of(sentence.text));
    part.begin = inside.end;
  }
  return text.append(part.of(sentence.text));
}

void print_hit(const Hit& hit) {
  constexpr size_t kIndent = 3;
  const size_t width = output_width(STDOUT_FILENO);
  std::string head;
  const std::string_view noun = hit.claims.size() == 1 ? "  claim " : "  claims ";
  for (const int64_t claim : hit.claims) head += fmt::format("{}{}", head.empty() ? noun : ", ", claim);
  const size_t rest = width - std::min(width, width_of(head));
  print(cut_begin(safe_line(fmt::format("{}:{}", hit.path, hit.position)), rest) + head + '\n');

  const SafeSentence sentence = safe_sentence(hit);
  for (const std::string_view line : wrap(sentence.text, width - kIndent)) {
    const auto begin = static_cast<uint32_t>(line.data() - sentence.text.data());
    const Span part = {begin, begin + static_cast<uint32_t>(line.size())};
    print(fmt::format("{:{}}{}\n", "", kIndent, emphasised(sentence, part)));
  }
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
  if (!reader) return refuse(reader.error());
  std::string query;
  for (const std::string& word : arguments.words) query += (query.empty() ? "" : " ") + word;
  const auto result = (*reader)->search(query, arguments.limit);
  if (!result) return refuse(result.error());
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

void add_search_command(CommandLine& line) {
  auto arguments = std::make_shared<SearchArguments>();
  Command command = line.add("search", "find sentences, and the claims in them", kHelp,
                             [arguments] { return print_hits(*arguments); });
  add_case_options(command, arguments->the_case);
  command.words("QUERY", arguments->words, "what to find").required();
  command.number("--limit", arguments->limit, 1, kMostRows, "at most this many (default: 20)");
}

}  // namespace hearsay
