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

// The command that the user meant, for "see: hearsay claims --help".
std::string help_command(const CLI::App& app) {
  const auto called = app.get_subcommands();
  return called.empty() ? "hearsay --help" : "hearsay " + called.front()->get_name() + " --help";
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App app("hearsay reads documents: who says what, on whose word, and where exactly it is written.",
               "hearsay");
  app.require_subcommand(0, 1);
  app.set_version_flag("--version", "hearsay " HEARSAY_VERSION);
  app.get_formatter()->column_width(26);
  app.footer(kHelp);
  Run command;
  add_read_command(app, command);
  add_claims_command(app, command);
  add_chain_command(app, command);
  add_sources_command(app, command);
  add_search_command(app, command);
  add_status_command(app, command);
  add_verify_command(app, command);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {  // --help, --version
    return app.exit(success);
  } catch (const CLI::ParseError& error) {
    tell(std::string("hearsay: ") + error.what() + "\nsee: " + help_command(app));
    return kWrongUsage;
  }
  if (!command) {
    tell(app.help());
    return kWrongUsage;
  }
  return command();
}

}  // namespace hearsay
