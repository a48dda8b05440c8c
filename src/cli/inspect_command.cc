#include <unistd.h>

#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/safe_text.h"
#include "export/conllu.h"
#include "pipeline/read_files.h"

namespace hearsay {
namespace {

constexpr const char* kHelp =
    R"(Prints what the language engine sees in a text: sentences and words, their tags, trees and names, in the
columns of CoNLL-U (number, word, lemma, universal tag, Penn tag, features, governor, relation, -, rest). For
people who want to know why a claim was read as it was.

Example:
  hearsay inspect letter.txt)";

int inspect(const std::vector<std::string>& paths) {
  ReadOptions options;
  options.threads = 1;
  options.model = &LanguageModel::builtin();
  ReadEvents events;
  events.not_read = [](const LedgerEntry& entry) { tell(safe_line(entry.path) + ": " + entry.reason); };
  const bool to_terminal = isatty(STDOUT_FILENO) == 1;
  const Progress progress = read_files(walk(paths), options, events, [&](const ReadFile& file) {
    return print(to_terminal ? safe_text(conllu(file)) : conllu(file));
  });
  return output_failed() || progress.failed > 0 || progress.read == 0 ? kSomethingWrong : kAllWell;
}

}  // namespace

void add_inspect_command(CommandLine& line) {
  auto paths = std::make_shared<std::vector<std::string>>();
  Command command = line.add("inspect", "print words, tags, trees and names of a text", kHelp,
                             [paths] { return inspect(*paths); });
  command.words("FILE", *paths, "files").required();
}

}  // namespace hearsay
