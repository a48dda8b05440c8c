// The one true path of a case: absolute, links followed, so that the lock and SQLite's companion files stand
// at one place however the case is named.
#pragma once

#include <filesystem>
#include <string>
#include <system_error>

namespace hearsay {

inline std::string real_case_path(const std::string& path) {
  std::error_code failed;
  const std::filesystem::path real = std::filesystem::weakly_canonical(path, failed);
  return failed ? path : real.string();
}

// Whether something stands there that cannot be a case: a folder, a device, a pipe (which would block).
inline bool is_no_file(const std::string& real_path) {
  std::error_code failed;
  const std::filesystem::file_status status = std::filesystem::status(real_path, failed);
  return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
}

}  // namespace hearsay
