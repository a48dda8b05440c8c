#include "cli/cli.h"

#include "cli/commands.h"

namespace hearsay {

int run(int argc, char** argv) {
  CLI::App app("Who says what, on whose word, and where exactly it is written.", "hearsay");
  app.require_subcommand(1);
  Run command;
  add_read_command(app, command);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kAllWell : kWrongUsage;
  }
  return command();
}

}  // namespace hearsay
