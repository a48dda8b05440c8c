// Where output goes: results to standard output, everything else to standard error.
#pragma once

#include <string_view>

namespace hearsay {

// Writes results. What cannot be written is remembered: see output_failed.
void print(std::string_view text);

// Flushes and says whether all of the results went out; if not, tells the user why, unless it is only that
// the reader of a pipe went away.
bool output_failed();

// A message for the user, with a line break at the end.
void tell(std::string_view message);

}  // namespace hearsay
