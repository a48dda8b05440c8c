// The characters of PDF words as people would write and search them.
#pragma once

#include <string>
#include <string_view>

namespace hearsay {

// Latin ligatures ("ﬁ") and Arabic presentation forms become their letters, accents drawn by themselves join
// theirs. Everything else stays. White space and control characters are taken out.
void normalise_pdf_word(std::string& word);

// "12" as "¹²"; empty where it is no number.
std::string superscript(std::string_view digits);

}  // namespace hearsay
