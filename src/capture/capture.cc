#include "capture/capture.h"

#include <fstream>
#include <sstream>

#include "base/sha256.h"

namespace hearsay {
Result<Capture> capture_file(const std::string& path, const CaptureLimits&) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error(ErrorKind::NotFound, path + ": cannot be opened");
  std::ostringstream all;
  all << in.rdbuf();
  Capture c{path, all.str(), "", "text/plain", 0};
  c.sha256 = sha256_hex(c.bytes);
  return c;
}
std::string detect_media_type(std::string_view, std::string_view) { return "text/plain"; }
}  // namespace hearsay
