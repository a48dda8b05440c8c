// How wide text is on a terminal, and fitting it into a width. Columns are terminal cells: a Chinese
// character or an emoji takes two, a combining accent none. Texts are valid UTF-8 made safe before
// (safe_text.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

size_t width_of(char32_t character);
size_t width_of(std::string_view text);

// The text, or as much of its begin (of its end, of both) as fits, with "…" where it was cut.
std::string cut_end(std::string_view text, size_t width);
std::string cut_begin(std::string_view text, size_t width);
std::string cut_middle(std::string_view text, size_t width);

// Lines of at most `width` columns, broken at spaces, or inside a word that is longer than a line. Each
// line is a view of the text.
std::vector<std::string_view> wrap(std::string_view text, size_t width);

}  // namespace hearsay
