// Text from documents, made safe for a terminal: nothing in it moves the cursor, changes colours, reorders
// or hides what stands beside it. What would do so becomes a visible mark. In JSON texts stay as they are.
#pragma once

#include <string>
#include <string_view>

namespace hearsay {

// Control characters as their Unicode pictures (␛ for escape), bidirectional controls, zero-width and other
// invisible characters as ‹U+202E›, bytes that are not UTF-8 as U+FFFD. Line breaks and tabs stay.
std::string safe_text(std::string_view text);

// The same in one line: each run of white space is one space, none at the ends.
std::string safe_line(std::string_view text);

}  // namespace hearsay
