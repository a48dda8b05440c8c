// The language that a text is written in, by its most frequent small words.
#pragma once

#include <string_view>

namespace hearsay {

// Its ISO 639-1 code, or empty where the text is too short or does not show it clearly. Knows some twenty
// European languages and Indonesian. Looks at a bounded stretch of the text; pure; safe from any thread.
std::string_view language_of_text(std::string_view text);

}  // namespace hearsay
