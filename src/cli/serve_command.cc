#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

#include <fmt/format.h>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "export/dossier.h"
#include "serve/server.h"

namespace hearsay {
namespace {

struct ServeArguments {
  std::string file = std::string(kDefaultCase);
  std::string who;
  int64_t port = 0;
  bool no_browser = false;
};

constexpr const char* kHelp =
    R"(Opens the workbench on a case in a browser on this machine: documents, claims with their chains, sources, search,
and what you decide about them. Prints the address, which holds a token that is new at every start: whoever has it
can read the case. Nobody else on this machine can, and no other machine. Ctrl-C ends it.

Example: a case that does not exist yet, to drop files on
  hearsay serve --case harbour.hearsay)";

std::string user_name() {
  const passwd* user = getpwuid(geteuid());
  return user != nullptr ? user->pw_name : "user";
}

// Hands the address to the user's browser, where there is a screen; the address is printed all the same.
void open_browser(const std::string& url) {
  if (std::getenv("DISPLAY") == nullptr && std::getenv("WAYLAND_DISPLAY") == nullptr) return;
  std::string program = "xdg-open", address = url;
  std::array<char*, 3> arguments{program.data(), address.data(), nullptr};
  posix_spawn_file_actions_t silent;
  posix_spawn_file_actions_init(&silent);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&silent, stream, "/dev/null", O_RDWR, 0);
  pid_t child = 0;
  if (posix_spawnp(&child, program.c_str(), &silent, nullptr, arguments.data(), environ) == 0)
    std::thread([child] { waitpid(child, nullptr, 0); }).detach();
  posix_spawn_file_actions_destroy(&silent);
}

int serve_case(const ServeArguments& arguments) {
  // Before any thread starts: all of them inherit it, and one waits for the signals.
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGINT);
  sigaddset(&ending, SIGTERM);
  sigaddset(&ending, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);

  WorkbenchSettings settings;
  settings.path = arguments.file;
  settings.name = std::filesystem::path(arguments.file).filename().string();
  settings.program = HEARSAY_VERSION;
  settings.who = arguments.who.empty() ? user_name() : arguments.who;
  settings.now = [] { return static_cast<int64_t>(std::time(nullptr)); };
  settings.dossier = [settings](CaseReader& reader, const DossierWish& wish) {
    const auto format = wish.markdown ? DossierOrder::Format::Markdown : DossierOrder::Format::Html;
    return make_dossier(reader,
                        {wish.claims, wish.title, settings.name, settings.who, settings.now(), format});
  };
  auto server = WorkbenchServer::open(settings, static_cast<int>(arguments.port));
  if (!server) return refuse(server.error());
  print((*server)->url() + "\n");
  if (output_failed()) return kSomethingWrong;
  tell("open this address in a browser on this machine; Ctrl-C ends the workbench");
  if (!arguments.no_browser) open_browser((*server)->url());

  std::thread running([&] { (*server)->run(); });
  int signal = 0;
  sigwait(&ending, &signal);
  tell("ending");
  (*server)->stop();
  running.join();
  return kAllWell;
}

}  // namespace

void add_serve_command(CommandLine& line) {
  auto arguments = std::make_shared<ServeArguments>();
  Command command = line.add("serve", "open the workbench on a case in a browser", kHelp,
                             [arguments] { return serve_case(*arguments); });
  add_case_option(command, arguments->file);
  command.number("--port", arguments->port, 1, 65535, "where to listen (default: any that is free)");
  command.flag("--no-browser", arguments->no_browser, "only print the address");
  command.text("--who", arguments->who,
               "the name under which decisions are kept (default: yours on this machine)", "NAME");
}

}  // namespace hearsay
