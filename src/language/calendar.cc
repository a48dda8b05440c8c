#include "language/calendar.h"

#include <algorithm>

namespace hearsay {

using std::chrono::days;
using std::chrono::year_month_day;

CivilDay day_of(int year, int month, int day) {
  const auto first = std::chrono::year{year} / month / 1;
  return CivilDay{first} + days{std::clamp(day, 1, last_of_month(year, month)) - 1};
}

int year_of(CivilDay day) { return static_cast<int>(year_month_day{day}.year()); }
int month_of(CivilDay day) { return static_cast<int>(static_cast<unsigned>(year_month_day{day}.month())); }
int weekday_of(CivilDay day) { return static_cast<int>(std::chrono::weekday{day}.iso_encoding()); }

int last_of_month(int year, int month) {
  const auto last = std::chrono::year{year} / month / std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

CivilDay add_months(CivilDay day, int months) {
  const year_month_day date{day};
  const int total = static_cast<int>(date.year()) * 12 + month_of(day) - 1 + months;
  const int year = (total < 0 ? total - 11 : total) / 12;  // rounded down
  return day_of(year, total - year * 12 + 1, static_cast<int>(static_cast<unsigned>(date.day())));
}

IsoWeek iso_week(CivilDay day) {
  const CivilDay thursday = monday_of(day) + days{3};
  const int year = year_of(thursday);
  return {year, static_cast<int>((thursday - day_of(year, 1, 1)).count()) / 7 + 1};
}

CivilDay monday_of(CivilDay day) { return day - days{weekday_of(day) - 1}; }

// Butcher's algorithm, in the names it was published with (Nature, 1876).
CivilDay easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int m = (a + 11 * h) / 319;
  const int l = (2 * e + 2 * (c / 4) - c % 4 - h + m + 32) % 7;
  const int month = (h - m + l + 90) / 25;
  return day_of(year, month, (h - m + l + month + 19) % 32);
}

std::string iso_text(CivilDay day) {
  const year_month_day date{day};
  const int numbers[] = {static_cast<int>(date.year()), month_of(day),
                         static_cast<int>(static_cast<unsigned>(date.day()))};
  std::string text;
  for (const int number : numbers) {
    const std::string digits = std::to_string(number);
    if (!text.empty()) text += '-';
    const size_t width = text.empty() ? 4 : 2;
    text.append(width - std::min(width, digits.size()), '0').append(digits);
  }
  return text;
}

}  // namespace hearsay
