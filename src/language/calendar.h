// Days, weeks and months as ISO 8601 counts them, over std::chrono. Pure functions; constant cost. Years 1 to
// 9999.
#pragma once

#include <chrono>
#include <string>

namespace hearsay {

using Day = std::chrono::sys_days;

constexpr int kFirstCalendarYear = 1;
constexpr int kLastCalendarYear = 9999;

Day day_of(int year, int month, int day);  // a day past the month's end is its last
int year_of(Day day);
int month_of(Day day);
int weekday_of(Day day);  // 1 is Monday
int last_of_month(int year, int month);

// The same day some months on, or the last of that month.
Day add_months(Day day, int months);

struct IsoWeek {
  int year = 0, week = 0;
};
IsoWeek iso_week(Day day);
Day monday_of(Day day);

Day easter(int year);  // by the Gregorian computus

std::string iso_text(Day day);  // YYYY-MM-DD

}  // namespace hearsay
