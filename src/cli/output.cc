#include "cli/output.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fmt/format.h>

namespace hearsay {
namespace {

int first_error = 0;  // errno of the first write that failed

void note_error() {
  if (first_error == 0) first_error = errno;
}

}  // namespace

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) note_error();
}

bool output_failed() {
  if (std::fflush(stdout) != 0) note_error();
  if (first_error == 0) return false;
  if (first_error != EPIPE)
    tell(fmt::format("the output could not be written: {}", std::strerror(first_error)));
  return true;
}

void tell(std::string_view message) {
  std::fwrite(message.data(), 1, message.size(), stderr);
  std::fputc('\n', stderr);
}

}  // namespace hearsay
