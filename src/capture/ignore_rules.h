// The rules of one `.hearsayignore`: which files and folders below its folder are left out.
//
// As in gitignore: one glob a line; `*`, `?`, `[a-z]` within a name, `**` over folders; a `/` at the start or
// in the middle ties the glob to the file's own folder; a `/` at the end means folders only; `!` takes back;
// `#` comments; `\` before a character takes it as it is. The last rule that fits wins. A value; matching
// costs at most the product of the lengths, and is safe from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

class IgnoreRules {
 public:
  static IgnoreRules parse(std::string_view content);

  // True: left out; false: taken back; nothing: no rule fits. `path` is relative to the rules' folder.
  std::optional<bool> decide(std::string_view path, bool is_folder) const;

 private:
  struct Rule {
    std::vector<std::string> names;  // the glob, split at its slashes
    bool folders_only = false;
    bool takes_back = false;
  };
  static std::optional<Rule> parse_line(std::string_view line);

  std::vector<Rule> rules_;
};

}  // namespace hearsay
