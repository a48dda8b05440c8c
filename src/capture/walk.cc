#include "capture/walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

#include "capture/ignore_rules.h"
#include "capture/regular_file.h"

namespace hearsay {
namespace {

constexpr std::string_view kIgnoreFile = ".hearsayignore";
constexpr size_t kMaxIgnoreBytes = size_t{1} << 20;

// A case file, its journals, its lock, and what waits beside it.
bool is_case_file(std::string_view name) {
  constexpr std::string_view kEnding = ".hearsay";
  const size_t at = name.rfind(kEnding);
  if (at == std::string_view::npos || at == 0) return false;
  const std::string_view rest = name.substr(at + kEnding.size());
  return rest.empty() || rest[0] == '-' || rest == ".lock" || rest == ".decisions" || rest == ".dropped";
}

bool is_version_control(std::string_view name) {
  return name == ".git" || name == ".hg" || name == ".svn" || name == ".bzr" || name == "CVS";
}

std::string normal(const std::string& path) {
  std::string out = std::filesystem::path(path).lexically_normal().string();
  while (out.size() > 1 && out.back() == '/') out.pop_back();
  return out;
}

std::string joined(const std::string& folder, const std::string& name) {
  if (folder == ".") return name;
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

// The rules of a folder and of the folders above it, innermost last.
struct Rules {
  std::string folder;
  IgnoreRules rules;
  std::shared_ptr<const Rules> outer;
};

std::string_view relative_to(const std::string& folder, std::string_view path) {
  if (folder == ".") return path;
  return path.substr(folder.size() + !folder.ends_with('/'));
}

bool is_left_out(const Rules* rules, const std::string& path, bool is_folder) {
  for (; rules != nullptr; rules = rules->outer.get())
    if (const auto decision = rules->rules.decide(relative_to(rules->folder, path), is_folder))
      return *decision;
  return false;
}

struct Folder {
  std::string path;
  std::shared_ptr<const Rules> rules;
};

// One given path. Real folders come before linked ones, so that a file that can be reached both ways is
// offered under its real path; the offers are sorted in the end.
class Walk {
 public:
  std::vector<Offer> run(const std::string& given) {
    add_given(given);
    while (!folders_.empty() || !linked_.empty()) {
      std::vector<Folder>& next = folders_.empty() ? linked_ : folders_;
      const Folder folder = std::move(next.back());
      next.pop_back();
      enter(folder);
    }
    std::sort(offers_.begin(), offers_.end(), [](const Offer& a, const Offer& b) { return a.path < b.path; });
    return std::move(offers_);
  }

 private:
  void offer(std::string path) { offers_.push_back({std::move(path), Offer::Fate::Read, ""}); }
  void skip(std::string path, std::string reason) {
    offers_.push_back({std::move(path), Offer::Fate::Skipped, std::move(reason)});
  }
  void fail(std::string path, std::string reason) {
    offers_.push_back({std::move(path), Offer::Fate::Failed, std::move(reason)});
  }

  void add_given(const std::string& given) {
    const std::string path = normal(given);
    struct stat facts{};
    if (path.empty() || ::stat(path.c_str(), &facts) != 0) {
      const bool missing = path.empty() || errno == ENOENT || errno == ENOTDIR;
      fail(path, missing ? "there is no such file or folder" : std::strerror(errno));
    } else if (S_ISDIR(facts.st_mode)) {
      folders_.push_back({path, nullptr});
    } else if (is_case_file(std::filesystem::path(path).filename().string())) {
      skip(path, "a case file, not a document");
    } else {
      offer(path);
    }
  }

  void enter(Folder folder) {
    struct stat facts{};
    if (::stat(folder.path.c_str(), &facts) != 0) return fail(folder.path, std::strerror(errno));
    if (!entered_.insert({facts.st_dev, facts.st_ino}).second)
      return skip(folder.path, "a link to a folder that is read already");
    std::vector<std::string> names;
    if (!list(folder.path, names)) return;
    folder.rules = rules_of(folder, names);
    for (const std::string& name : names) add_entry(folder, name);
  }

  bool list(const std::string& path, std::vector<std::string>& names) {
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(path.c_str()), ::closedir);
    if (!folder) {
      fail(path, std::string("the folder cannot be listed: ") + std::strerror(errno));
      return false;
    }
    errno = 0;
    while (const dirent* entry = ::readdir(folder.get())) {
      const std::string_view name = entry->d_name;
      if (name != "." && name != "..") names.emplace_back(name);
    }
    if (errno != 0)
      fail(path, std::string("the folder cannot be listed to its end: ") + std::strerror(errno));
    std::sort(names.begin(), names.end());
    return true;
  }

  std::shared_ptr<const Rules> rules_of(const Folder& folder, const std::vector<std::string>& names) {
    if (!std::binary_search(names.begin(), names.end(), kIgnoreFile)) return folder.rules;
    const std::string path = joined(folder.path, std::string(kIgnoreFile));
    const Result<FileContent> content = read_regular_file(path, kMaxIgnoreBytes);
    if (!content) {
      fail(path, content.error().cause()->text());
      return folder.rules;
    }
    return std::make_shared<const Rules>(
        Rules{folder.path, IgnoreRules::parse(content->bytes), folder.rules});
  }

  void add_entry(const Folder& folder, const std::string& name) {
    if (name == kIgnoreFile || is_case_file(name)) return;
    const std::string path = joined(folder.path, name);
    struct stat facts{};
    if (::lstat(path.c_str(), &facts) != 0) return fail(path, std::strerror(errno));
    const bool linked = S_ISLNK(facts.st_mode);
    if (linked && ::stat(path.c_str(), &facts) != 0)
      return fail(path, errno == ENOENT  ? "a link to nothing"
                        : errno == ELOOP ? "a link that leads back to itself"
                                         : std::strerror(errno));
    const bool is_folder = S_ISDIR(facts.st_mode);
    if (is_folder && is_version_control(name)) return skip(path, "a folder of version control");
    if (is_left_out(folder.rules.get(), path, is_folder)) return skip(path, "left out by .hearsayignore");
    if (!is_folder) return offer(path);
    (linked ? linked_ : folders_).push_back({path, folder.rules});
  }

  std::vector<Offer> offers_;
  std::vector<Folder> folders_;
  std::vector<Folder> linked_;
  std::set<std::pair<dev_t, ino_t>> entered_;
};

}  // namespace

std::vector<Offer> walk(const std::vector<std::string>& paths) {
  std::vector<Offer> offers;
  std::set<std::string> seen;
  for (const std::string& path : paths)
    for (Offer& offer : Walk().run(path))
      if (seen.insert(offer.path).second) offers.push_back(std::move(offer));
  return offers;
}

}  // namespace hearsay
