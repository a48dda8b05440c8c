// The names of the months in some thirty languages, whole and cut short, as dates write them (also in the
// genitive). Pure; safe from any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace hearsay {

// The number of the month that has this name (in lower case), or 0.
int month_named(std::string_view name);

// Whether a name of a month begins with these two letters, in any case; true for others than
// those of ASCII. Most words are told by it.
bool may_begin_month(char first, char second);

constexpr size_t kLongestMonth = 28;  // bytes

}  // namespace hearsay
