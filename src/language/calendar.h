// Days, weeks and months as ISO 8601 counts them, over std::chrono. Pure functions; constant cost. Years 1 to
// 9999.
#pragma once

#include <chrono>
#include <string>

namespace hearsay {

using CivilDay = std::chrono::sys_days;

constexpr int kFirstCalendarYear = 1;
constexpr int kLastCalendarYear = 9999;
constexpr bool in_calendar(int year) { return year >= kFirstCalendarYear && year <= kLastCalendarYear; }

CivilDay day_of(int year, int month, int day);  // a day past the month's end is its last
int year_of(CivilDay day);
int month_of(CivilDay day);
int weekday_of(CivilDay day);  // 1 is Monday
int last_of_month(int year, int month);

// The same day some months on, or the last of that month.
CivilDay add_months(CivilDay day, int months);

struct IsoWeek {
  int year = 0, week = 0;
};
IsoWeek iso_week(CivilDay day);
CivilDay monday_of(CivilDay day);

CivilDay easter(int year);  // by the Gregorian computus

std::string iso_text(CivilDay day);  // YYYY-MM-DD

}  // namespace hearsay
