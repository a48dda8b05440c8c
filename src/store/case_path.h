// The one true path of a case: absolute, links followed, so that the lock and SQLite's companion files stand
// at one place however the case is named.
#pragma once

#include <filesystem>
#include <string>

namespace hearsay {

inline std::string real_case_path(const std::string& path) {
  std::error_code failed;
  const std::filesystem::path real = std::filesystem::weakly_canonical(path, failed);
  return failed ? path : real.string();
}

}  // namespace hearsay
