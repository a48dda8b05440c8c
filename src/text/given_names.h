// Given names that are common in Europe and the Americas.
#pragma once

#include <string_view>

namespace hearsay {

// Whether the word is one of some 1,600 common given names, whatever its case; of "Anna-Lena" the
// first part counts. Such as mislead, being words or places too ("April", "Paris"), are left out. Pure; safe
// from any thread.
bool is_given_name(std::string_view word);

}  // namespace hearsay
