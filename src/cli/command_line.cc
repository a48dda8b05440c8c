#include "cli/command_line.h"

#include <utility>

#include <CLI/CLI.hpp>

namespace hearsay {
namespace {

void expect(const std::string& error, const std::string& option) {
  if (!error.empty()) throw CLI::ValidationError(option, error);
}

CLI::Validator within(int64_t least, int64_t most) {
  return CLI::Validator(CLI::Range(least, most)).description("");
}

// The command that the user meant, for "see: hearsay claims --help".
std::string help_command(const CLI::App& app) {
  const auto called = app.get_subcommands();
  return called.empty() ? "hearsay --help" : "hearsay " + called.front()->get_name() + " --help";
}

}  // namespace

Command& Command::added(CLI::Option* option) {
  last_ = option;
  return *this;
}

Command& Command::flag(const std::string& name, bool& value, const std::string& description) {
  return added(app_->add_flag(name, value, description));
}

Command& Command::text(const std::string& name, std::string& value, const std::string& description,
                       const std::string& unit) {
  return added(app_->add_option(name, value, description)->type_name(unit));
}

Command& Command::choice(const std::string& name, std::string& value, const std::vector<std::string>& words,
                         const std::string& description) {
  return added(app_->add_option(name, value, description)->check(CLI::IsMember(words)));
}

Command& Command::number(const std::string& name, int64_t& value, int64_t least, int64_t most,
                         const std::string& description, const std::string& unit) {
  return added(app_->add_option(name, value, description)->type_name(unit)->check(within(least, most)));
}

Command& Command::number(const std::string& name, size_t& value, int64_t least, int64_t most,
                         const std::string& description, const std::string& unit) {
  return added(app_->add_option(name, value, description)->type_name(unit)->check(within(least, most)));
}

Command& Command::words(const std::string& name, std::vector<std::string>& values,
                        const std::string& description) {
  return added(app_->add_option(name, values, description));
}

Command& Command::value(const std::string& name, const TakeValue& take, const std::string& description,
                        const std::string& unit) {
  const auto take_one = [take, name](const std::string& typed) { expect(take(typed), name); };
  return added(app_->add_option_function<std::string>(name, take_one, description)->type_name(unit));
}

Command& Command::values(const std::string& name, const TakeValue& take, const std::string& description,
                         const std::string& unit) {
  const auto take_all = [take, name](const std::vector<std::string>& typed) {
    for (const std::string& one : typed) expect(take(one), name);
  };
  return added(app_->add_option_function<std::vector<std::string>>(name, take_all, description)
                   ->type_name(unit)
                   ->delimiter(',')
                   ->allow_extra_args(false));
}

Command& Command::required() {
  last_->required();
  return *this;
}

Command& Command::excludes(const std::string& other) {
  last_->excludes(app_->get_option(other));
  return *this;
}

Command& Command::needs(const std::string& other) {
  last_->needs(app_->get_option(other));
  return *this;
}

CommandLine::CommandLine(const std::string& description, const std::string& version, const std::string& help)
    : app_(std::make_unique<CLI::App>(description, "hearsay")) {
  app_->require_subcommand(0, 1);
  app_->set_version_flag("--version", version);
  app_->get_formatter()->column_width(26);
  app_->footer(help);
}

CommandLine::~CommandLine() = default;

Command CommandLine::add(const std::string& name, const std::string& description, const std::string& help,
                         std::function<int()> run) {
  CLI::App* command = app_->add_subcommand(name, description);
  command->footer(help);
  command->callback([this, run = std::move(run)] { called_ = run; });
  return Command(*command);
}

int CommandLine::run(int argc, char** argv, const std::function<void(const std::string&)>& say,
                     int wrong_usage) {
  try {
    app_->parse(argc, argv);
  } catch (const CLI::Success& success) {  // --help, --version
    return app_->exit(success);
  } catch (const CLI::ParseError& error) {
    say(std::string("hearsay: ") + error.what() + "\nsee: " + help_command(*app_));
    return wrong_usage;
  }
  if (called_) return called_();
  say(app_->help());
  return wrong_usage;
}

}  // namespace hearsay
