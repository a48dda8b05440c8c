#include "capture/ignore_rules.h"

#include <cstddef>

namespace hearsay {
namespace {

constexpr std::string_view kAnyFolders = "**";

std::vector<std::string> split(std::string_view path) {
  std::vector<std::string> names;
  while (!path.empty()) {
    const size_t slash = path.find('/');
    if (slash != 0) names.emplace_back(path.substr(0, slash));
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  }
  return names;
}

// One step of a glob: whether the character fits what stands at `at`, and where the next step begins.
struct Step {
  bool fits;
  size_t next;
};

Step match_class(std::string_view glob, size_t at, char c) {
  size_t place = at + 1;
  const bool negated = place < glob.size() && (glob[place] == '!' || glob[place] == '^');
  place += negated;
  bool found = false;
  for (bool first = true; place < glob.size() && (first || glob[place] != ']'); first = false) {
    const bool range = place + 2 < glob.size() && glob[place + 1] == '-' && glob[place + 2] != ']';
    const char low = glob[place];
    const char high = range ? glob[place + 2] : low;
    found = found || (low <= c && c <= high);
    place += range ? 3 : 1;
  }
  // A class that is never closed is an ordinary bracket.
  if (place >= glob.size()) return {c == '[', at + 1};
  return {found != negated, place + 1};
}

Step match_one(std::string_view glob, size_t at, char c) {
  if (glob[at] == '?') return {true, at + 1};
  if (glob[at] == '[') return match_class(glob, at, c);
  if (glob[at] == '\\' && at + 1 < glob.size()) return {glob[at + 1] == c, at + 2};
  return {glob[at] == c, at + 1};
}

// Going back to the last star only is enough: whatever an earlier star could take, the last one can take too.
bool matches_name(std::string_view glob, std::string_view name) {
  size_t g = 0;
  size_t n = 0;
  size_t star = std::string_view::npos;
  size_t taken = 0;
  while (n < name.size()) {
    if (g < glob.size() && glob[g] == '*') {
      star = g++;
      taken = n;
      continue;
    }
    const Step step = g < glob.size() ? match_one(glob, g, name[n]) : Step{false, g};
    if (step.fits) {
      g = step.next;
      ++n;
    } else if (star != std::string_view::npos) {
      g = star + 1;
      n = ++taken;
    } else {
      return false;
    }
  }
  return glob.find_first_not_of('*', g) == std::string_view::npos;
}

// The same over the names of a path, with `**` as the star.
bool matches_path(const std::vector<std::string>& glob, const std::vector<std::string>& names) {
  size_t g = 0;
  size_t n = 0;
  size_t star = glob.size();
  size_t taken = 0;
  while (n < names.size()) {
    if (g < glob.size() && glob[g] == kAnyFolders) {
      star = g++;
      taken = n;
    } else if (g < glob.size() && matches_name(glob[g], names[n])) {
      ++g;
      ++n;
    } else if (star < glob.size()) {
      g = star + 1;
      n = ++taken;
    } else {
      return false;
    }
  }
  return g == glob.size();
}

}  // namespace

std::optional<IgnoreRules::Rule> IgnoreRules::parse_line(std::string_view line) {
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) {
    const bool kept = line.size() > 1 && line[line.size() - 2] == '\\' && line.back() == ' ';
    if (kept) break;
    line.remove_suffix(1);
  }
  if (line.empty() || line[0] == '#') return std::nullopt;
  Rule rule;
  rule.takes_back = line[0] == '!';
  if (rule.takes_back) line.remove_prefix(1);
  rule.folders_only = line.ends_with('/');
  while (line.ends_with('/')) line.remove_suffix(1);
  const bool tied = line.find('/') != std::string_view::npos;
  rule.names = split(line);
  if (rule.names.empty()) return std::nullopt;
  if (!tied) rule.names.emplace(rule.names.begin(), kAnyFolders);
  // `a/**` means all that stands in `a`, not `a` itself.
  if (rule.names.back() == kAnyFolders) rule.names.emplace_back("*");
  return rule;
}

IgnoreRules IgnoreRules::parse(std::string_view content) {
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  IgnoreRules rules;
  while (!content.empty()) {
    const size_t end = content.find('\n');
    if (const auto rule = parse_line(content.substr(0, end))) rules.rules_.push_back(*rule);
    content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
  }
  return rules;
}

std::optional<bool> IgnoreRules::decide(std::string_view path, bool is_folder) const {
  const std::vector<std::string> names = split(path);
  for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
    if (rule->folders_only && !is_folder) continue;
    if (matches_path(rule->names, names)) return !rule->takes_back;
  }
  return std::nullopt;
}

}  // namespace hearsay
