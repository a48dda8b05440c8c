#include "cli/cli.h"

#include <string>

#include "cli/commands.h"
#include "cli/output.h"

namespace hearsay {
namespace {

constexpr const char* kHelp =
    R"(Commands that ask take --case FILE (default: case.hearsay in the current folder) and --json.
Ends with 0 when all is well, 1 when some files failed or something is wrong with the case, 2 for wrong usage
(a case that is not there, a query that makes no sense), 130 when it was stopped.

Example: read a folder, then see who says what on whose word
  hearsay read reports/
  hearsay claims
  hearsay chain 1)";

}  // namespace

int run(int argc, char** argv) {
  CommandLine line("hearsay reads documents: who says what, on whose word, and where exactly it is written.",
                   "hearsay " HEARSAY_VERSION, kHelp);
  add_read_command(line);
  add_inspect_command(line);
  add_claims_command(line);
  add_chain_command(line);
  add_sources_command(line);
  add_search_command(line);
  add_status_command(line);
  add_verify_command(line);
  add_dossier_command(line);
  add_serve_command(line);
  return line.run(argc, argv, [](const std::string& text) { tell(text); }, kWrongUsage);
}

}  // namespace hearsay
