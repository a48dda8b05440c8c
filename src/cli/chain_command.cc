#include <unistd.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/layout.h"
#include "cli/output.h"
#include "cli/safe_text.h"
#include "export/json_lines.h"
#include "store/words.h"

namespace hearsay {
namespace {

struct ChainArguments {
  CaseArguments the_case;
  int64_t claim = 0;
};

constexpr const char* kHelp =
    R"(Prints the links of a claim's chain, outermost first: who wrote the text, and each source on whose word the next
one stands. Positions count characters of the document's text; bytes are those of the file itself. That
somebody said something is all that a chain tells: nothing here says that it is so.

Example: the chain of the 340th claim that hearsay claims lists
  hearsay chain 340)";

// A reposted article is a quote, too: then its begin and its end must do. --json has all of it.
constexpr size_t kQuoteColumns = 600;

// "label     text", wrapped, the following lines under the text. Nothing for an empty text.
void print_field(std::string_view label, std::string_view text) {
  constexpr size_t kIndent = 3;
  constexpr size_t kLabel = 11;
  const std::string safe = safe_line(text);
  const size_t width = output_width(STDOUT_FILENO);
  bool first = true;
  for (const std::string_view line : wrap(safe, width - std::min(width, kIndent + kLabel))) {
    print(fmt::format("{:{}}{:{}}{}\n", "", kIndent, first ? label : "", kLabel, line));
    first = false;
  }
}

std::string places(const CodePointOffsets& offsets, const std::vector<Span>& spans) {
  std::string text;
  for (const Span span : spans)
    text += fmt::format("{}{}–{}", text.empty() ? "" : ", ", offsets.at(span.begin), offsets.at(span.end));
  return text;
}

// "who 100–112, cue 113–117, quote 118–250"
std::string position_of(const CodePointOffsets& offsets, const ChainRow& link) {
  std::string text;
  const auto add = [&](std::string_view role, const std::vector<Span>& spans) {
    if (!spans.empty())
      text += fmt::format("{}{} {}", text.empty() ? "" : "; ", role, places(offsets, spans));
  };
  add("who", link.who_spans);
  add("cue", link.cue_spans);
  add("quote", link.quote_spans);
  return text;
}

void print_link(size_t number, const ChainRow& link, const CodePointOffsets& offsets) {
  const bool passage = link.kind == ChainLink::Kind::Passage;
  const std::string did = passage ? wrote(link.what) : std::string(verb_of(link.stance));
  print(fmt::format("\n{}. {} {}\n", number, bold(safe_line(who_of(link))), safe_line(did)));
  if (passage) {
    print_field("dated", link.when);
  } else {
    print_field("source", words_of(link.source_type));
    print_field("access", link.access);
    print_field("stance", short_name(link.stance));
    print_field("cue", link.what.empty() ? "none: a label or quotation marks tie them" : link.what);
    if (!link.quote.empty())
      print_field("quote", in_quotes(cut_middle(safe_line(without_line_marks(link.quote)), kQuoteColumns)));
    print_field("claim", std::to_string(link.claim));
  }
  const std::string characters = position_of(offsets, link);
  if (!characters.empty()) print_field("characters", characters);
  if (!link.pages.empty()) return print_field("in file", link.pages);
  const std::string bytes = fmt::format("bytes {}–{}", link.source_bytes.begin, link.source_bytes.end);
  print_field("in file", link.part.empty() ? bytes : fmt::format("{} of {}", bytes, link.part));
}

void print_chain_for_people(const Chain& chain) {
  const CodePointOffsets offsets(chain.text);
  const std::string sentence = safe_line(sentence_of(chain));
  for (const std::string_view line : wrap(sentence, output_width(STDOUT_FILENO)))
    print(fmt::format("{}\n", line));
  for (size_t i = 0; i < chain.links.size(); ++i) print_link(i + 1, chain.links[i], offsets);
  print("\n" + bold("Document") + "\n");
  print_field("path", chain.path);
  print_field("title", chain.title);
  print_field("outlet", chain.outlet);
  print_field("published", chain.published);
  print_field("sha256", chain.sha256);
}

int print_chain(const ChainArguments& arguments) {
  const auto reader = open_case(arguments.the_case);
  if (!reader) return refuse(reader.error());
  const auto chain = (*reader)->chain(arguments.claim);
  if (!chain) {
    const int status = fail(chain.error());
    if (chain.error().kind() == ErrorKind::NotFound)
      tell(fmt::format("hearsay claims{} lists the claims with their ids", arguments.the_case.typed()));
    return status;
  }
  if (arguments.the_case.json)
    print(chain_json(*chain) + '\n');
  else
    print_chain_for_people(*chain);
  return output_failed() ? kSomethingWrong : kAllWell;
}

}  // namespace

void add_chain_command(CommandLine& line) {
  auto arguments = std::make_shared<ChainArguments>();
  Command command = line.add("chain", "show the whole chain of a claim, with quotes and positions", kHelp,
                             [arguments] { return print_chain(*arguments); });
  add_case_options(command, arguments->the_case);
  command.number("ID", arguments->claim, 1, kMostRows, "the claim, as hearsay claims shows it").required();
}

}  // namespace hearsay
