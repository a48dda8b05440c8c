#include <charconv>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "export/dossier.h"

namespace hearsay {
namespace {

struct DossierArguments {
  CaseArguments the_case;
  std::vector<std::string> claims;
  std::string title;
  bool markdown = false;
};

constexpr const char* kHelp =
    R"(Prints one file that needs nothing else to be read: each claim with its chain, the words, where they stand, and
what was decided about it, and at the end the documents with their hashes.

Example: two claims for a colleague
  hearsay dossier 26 205 --title 'Shed 9' > shed-9.html)";

int print_dossier(const DossierArguments& arguments) {
  DossierOrder order;
  for (const std::string& word : arguments.claims) {
    int64_t id = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), id);
    if (read.ec != std::errc() || read.ptr != word.data() + word.size())
      return refuse(Error(ErrorKind::Invalid, fmt::format("'{}' is no number of a claim", word)));
    order.claims.push_back(id);
  }
  const auto reader = open_case(arguments.the_case);
  if (!reader) return refuse(reader.error());
  order.title = arguments.title;
  order.case_name = std::filesystem::path(arguments.the_case.file).filename().string();
  order.at = static_cast<int64_t>(std::time(nullptr));
  if (arguments.markdown) order.format = DossierOrder::Format::Markdown;
  const auto dossier = make_dossier(**reader, order);
  if (!dossier) return refuse(dossier.error());
  print(*dossier);
  return output_failed() ? kSomethingWrong : kAllWell;
}

}  // namespace

void add_dossier_command(CommandLine& line) {
  auto arguments = std::make_shared<DossierArguments>();
  Command command =
      line.add("dossier", "print chosen claims as one page: chains, quotes, documents, decisions", kHelp,
               [arguments] { return print_dossier(*arguments); });
  command.words("CLAIM", arguments->claims, "numbers of claims, in the order in which they are to stand")
      .required();
  add_case_option(command, arguments->the_case.file);
  command.text("--title", arguments->title, "what stands above it");
  command.flag("--markdown", arguments->markdown, "Markdown instead of HTML");
}

}  // namespace hearsay
