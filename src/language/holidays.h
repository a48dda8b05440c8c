// Holidays that the news names, with the rule that gives their day: fixed, the n-th weekday of a month, or
// counted from Easter. Names are those of English-speaking countries; where countries differ, the day of the
// United States. Pure functions; constant cost.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>
#include <vector>

namespace hearsay {

struct HolidayMatch {
  int index = -1;       // -1: none
  uint32_t length = 0;  // bytes of the name
};

// The holiday that `text` begins with, by its longest name, whatever the case but for the first letter.
HolidayMatch match_holiday(std::string_view text);

// The first words of the names, in lower case: "christmas", "new". Some come more than once.
std::vector<std::string_view> first_words_of_holidays();

// Whether the name means the evening before midnight: "Christmas Eve" does.
bool is_eve(int holiday);

std::chrono::sys_days holiday_in(int holiday, int year);  // year in [1, 9999]

}  // namespace hearsay
