#include "cli/output.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>

#include "cli/safe_text.h"

namespace hearsay {
namespace {

constexpr size_t kPipedWidth = 160;
constexpr size_t kUnknownTerminalWidth = 80;
constexpr size_t kLeastWidth = 20;

int first_error = 0;  // errno of the first write that failed

void note_error() {
  if (first_error == 0) first_error = errno;
}

}  // namespace

bool print(std::string_view text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (!written) note_error();
  return written;
}

bool output_failed() {
  if (std::fflush(stdout) != 0) note_error();
  if (first_error == 0) return false;
  if (first_error != EPIPE)
    tell(fmt::format("the output could not be written: {}", std::strerror(first_error)));
  return true;
}

void tell(std::string_view message) {
  const std::string line = safe_text(message) + '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

size_t output_width(int descriptor) {
  const char* columns = std::getenv("COLUMNS");
  const long wanted = columns ? std::strtol(columns, nullptr, 10) : 0;
  if (wanted > 0) return std::max(static_cast<size_t>(wanted), kLeastWidth);
  if (isatty(descriptor) == 0) return kPipedWidth;
  winsize size = {};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kUnknownTerminalWidth;
  return std::max<size_t>(size.ws_col, kLeastWidth);
}

bool output_has_colour() {
  const char* off = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  if (off && *off) return false;
  return terminal && std::string_view(terminal) != "dumb" && isatty(STDOUT_FILENO) != 0;
}

std::string bold(std::string_view text) {
  static const bool kColour = output_has_colour();
  return kColour ? fmt::format("\x1b[1m{}\x1b[0m", text) : std::string(text);
}

}  // namespace hearsay
