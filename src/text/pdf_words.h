// The characters of PDF words as people would write and search them.
#pragma once

#include <string>
#include <string_view>

namespace hearsay {

// Latin ligatures ("ﬁ") and Arabic presentation forms become their letters, accents drawn by themselves join
// theirs. Everything else stays. White space and control characters are taken out.
void normalise_pdf_word(std::string& word);

// Whether its script is read from the right; digits never are.
bool is_right_to_left(char32_t character);

bool has_left_to_right_letter(std::string_view word);

// A word whose characters were drawn from the left although it is read from the right. Numbers in it stay.
std::string read_from_the_right(std::string_view word);

// "12" as "¹²"; empty where it is no number.
std::string superscript(std::string_view digits);

}  // namespace hearsay
