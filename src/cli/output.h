// Where output goes: results to standard output, everything else to standard error.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hearsay {

// Writes results as they are. False when that failed; it is remembered too: see output_failed.
bool print(std::string_view text);

// Flushes and says whether some of the results did not go out; tells the user why, unless it is only that
// the reader of a pipe went away.
bool output_failed();

// A message for the user: made safe, with a line break at the end.
void tell(std::string_view message);

// Columns of a line: COLUMNS where it is set, else the terminal's width, else 160 for files and pipes.
size_t output_width(int descriptor);

// Whether standard output is a terminal that shows colours and the user has not set NO_COLOR.
bool output_has_colour();

// The text in bold where there are colours.
std::string bold(std::string_view text);

}  // namespace hearsay
