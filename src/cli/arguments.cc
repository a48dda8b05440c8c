#include "cli/arguments.h"

#include <charconv>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/output.h"

namespace hearsay {
namespace {

constexpr auto kLastStance = Stance::Retracted;
constexpr auto kLastSourceType = SourceType::None;

// All names from the first to the last of an enumeration.
template <typename Enum>
std::string names_up_to(Enum last) {
  std::string names;
  for (int i = 0; i <= static_cast<int>(last); ++i)
    names.append(names.empty() ? "" : ", ").append(name_of(static_cast<Enum>(i)));
  return names;
}

template <typename Enum>
std::string parse_into(const std::string& name, Enum last, std::vector<Enum>& values) {
  Enum value{};
  if (!parse_name(name, value)) return fmt::format("'{}' is none of: {}", name, names_up_to(last));
  values.push_back(value);
  return "";
}

bool parse_number(std::string_view text, int& number) {
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end && number >= 0;
}

}  // namespace

std::string typed_case(const std::string& file) { return file == kDefaultCase ? "" : " --case " + file; }

void add_case_option(Command& command, std::string& file) {
  command.text("--case", file, fmt::format("the case file (default: {})", kDefaultCase), "FILE");
}

void add_case_options(Command& command, CaseArguments& arguments) {
  add_case_option(command, arguments.file);
  command.flag("--json", arguments.json, "print JSON, one object a line");
}

Result<std::unique_ptr<CaseReader>> open_case(const CaseArguments& arguments) {
  auto reader = CaseReader::open(arguments.file);
  if (reader || reader.error().kind() != ErrorKind::NotFound) return reader;
  return Error(ErrorKind::NotFound,
               fmt::format("no case at {0}: make one with hearsay read --case {0} PATH…", arguments.file));
}

int fail(const Error& error) {
  tell("hearsay: " + error.text());
  return kSomethingWrong;
}

int refuse(const Error& error) {
  const int status = fail(error);
  const bool usage = error.kind() == ErrorKind::NotFound || error.kind() == ErrorKind::Invalid;
  return usage ? kWrongUsage : status;
}

bool parse_depth(std::string_view text, int& least, int& most) {
  constexpr int kNoBound = 1 << 20;
  int first = 0, last = 0;
  if (text.starts_with('>')) {
    if (!parse_number(text.substr(1), first)) return false;
    least = first + 1;
    most = kNoBound;
    return first < kNoBound;
  }
  const size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    if (!parse_number(text, first)) return false;
    last = first;
  } else if (!parse_number(text.substr(0, dots), first) || !parse_number(text.substr(dots + 2), last)) {
    return false;
  }
  least = first;
  most = last;
  return first <= last;
}

std::string parse_stance(const std::string& name, std::vector<Stance>& stances) {
  return parse_into(name, kLastStance, stances);
}

std::string parse_source_type(const std::string& name, std::vector<SourceType>& types) {
  return parse_into(name, kLastSourceType, types);
}

}  // namespace hearsay
