#include "language/holidays.h"

#include <algorithm>
#include <iterator>

#include "language/calendar.h"

namespace hearsay {
namespace {

enum class Rule : uint8_t { Fixed, NthWeekday, Easter };

struct Holiday {
  std::string_view name;
  Rule rule;
  int month = 0;
  int day = 0;      // Fixed: of the month; Easter: days from it; NthWeekday: days added
  int weekday = 0;  // NthWeekday: 1 is Monday
  int nth = 0;      // NthWeekday: 5 is the last
};

constexpr Holiday fixed(std::string_view name, int month, int day) { return {name, Rule::Fixed, month, day}; }
constexpr Holiday weekday(std::string_view name, int month, int weekday, int nth, int then = 0) {
  return {name, Rule::NthWeekday, month, then, weekday, nth};
}
constexpr Holiday from_easter(std::string_view name, int days) { return {name, Rule::Easter, 0, days}; }

constexpr Holiday kHolidays[] = {fixed("new year's day", 1, 1),
                                 fixed("new year's eve", 12, 31),
                                 fixed("new year's", 1, 1),
                                 fixed("epiphany", 1, 6),
                                 weekday("martin luther king jr. day", 1, 1, 3),
                                 weekday("martin luther king day", 1, 1, 3),
                                 fixed("australia day", 1, 26),
                                 fixed("groundhog day", 2, 2),
                                 fixed("valentine's day", 2, 14),
                                 fixed("valentines day", 2, 14),
                                 weekday("presidents' day", 2, 1, 3),
                                 weekday("presidents day", 2, 1, 3),
                                 fixed("st. patrick's day", 3, 17),
                                 fixed("saint patrick's day", 3, 17),
                                 fixed("april fools' day", 4, 1),
                                 fixed("april fool's day", 4, 1),
                                 fixed("anzac day", 4, 25),
                                 fixed("earth day", 4, 22),
                                 fixed("may day", 5, 1),
                                 fixed("cinco de mayo", 5, 5),
                                 fixed("v-e day", 5, 8),
                                 weekday("mother's day", 5, 7, 2),
                                 weekday("memorial day", 5, 1, 5),
                                 fixed("flag day", 6, 14),
                                 weekday("father's day", 6, 7, 3),
                                 fixed("juneteenth", 6, 19),
                                 fixed("canada day", 7, 1),
                                 fixed("independence day", 7, 4),
                                 fixed("fourth of july", 7, 4),
                                 fixed("bastille day", 7, 14),
                                 weekday("labor day", 9, 1, 1),
                                 weekday("labour day", 9, 1, 1),
                                 weekday("columbus day", 10, 1, 2),
                                 fixed("halloween", 10, 31),
                                 fixed("all saints' day", 11, 1),
                                 fixed("all souls' day", 11, 2),
                                 fixed("guy fawkes night", 11, 5),
                                 fixed("bonfire night", 11, 5),
                                 weekday("election day", 11, 1, 1, 1),
                                 fixed("veterans day", 11, 11),
                                 fixed("veterans' day", 11, 11),
                                 fixed("armistice day", 11, 11),
                                 fixed("remembrance day", 11, 11),
                                 weekday("thanksgiving day", 11, 4, 4),
                                 weekday("thanksgiving", 11, 4, 4),
                                 weekday("black friday", 11, 4, 4, 1),
                                 fixed("christmas eve", 12, 24),
                                 fixed("christmas day", 12, 25),
                                 fixed("christmas", 12, 25),
                                 fixed("xmas", 12, 25),
                                 fixed("boxing day", 12, 26),
                                 from_easter("mardi gras", -47),
                                 from_easter("shrove tuesday", -47),
                                 from_easter("ash wednesday", -46),
                                 from_easter("palm sunday", -7),
                                 from_easter("maundy thursday", -3),
                                 from_easter("good friday", -2),
                                 from_easter("easter sunday", 0),
                                 from_easter("easter monday", 1),
                                 from_easter("easter", 0),
                                 from_easter("ascension day", 39),
                                 from_easter("pentecost", 49),
                                 from_easter("whit monday", 50)};

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_word(char c) {
  const char lower = to_lower(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// How many bytes of the text the name takes, or 0. A blank of the name is any one blank of the text, and its
// apostrophe is straight or curved.
uint32_t length_of(std::string_view name, std::string_view text) {
  constexpr std::string_view kCurved = "\u2019";
  size_t at = 0;
  for (const char c : name) {
    if (at >= text.size()) return 0;
    const char here = to_lower(text[at]);
    if (c == '\'' && text.substr(at).starts_with(kCurved)) {
      at += kCurved.size();
    } else if (here == c || (c == ' ' && here == '\n')) {
      ++at;
    } else {
      return 0;
    }
  }
  return at < text.size() && is_word(text[at]) ? 0 : static_cast<uint32_t>(at);
}

}  // namespace

HolidayMatch match_holiday(std::string_view text) {
  HolidayMatch best;
  if (text.empty() || to_lower(text[0]) == text[0]) return best;
  for (size_t i = 0; i < std::size(kHolidays); ++i) {
    const uint32_t length = length_of(kHolidays[i].name, text);
    if (length > best.length) best = {static_cast<int>(i), length};
  }
  return best;
}

std::vector<std::string_view> first_words_of_holidays() {
  std::vector<std::string_view> words;
  for (const Holiday& holiday : kHolidays) {
    const auto end =
        std::find_if_not(holiday.name.begin(), holiday.name.end(), [](char c) { return is_word(c); });
    words.push_back(holiday.name.substr(0, static_cast<size_t>(end - holiday.name.begin())));
  }
  return words;
}

bool is_eve(int holiday) { return kHolidays[holiday].name.ends_with(" eve"); }

std::chrono::sys_days holiday_in(int index, int year) {
  using std::chrono::days;
  const Holiday& holiday = kHolidays[index];
  switch (holiday.rule) {
    case Rule::Fixed:
      return day_of(year, holiday.month, holiday.day);
    case Rule::Easter:
      return easter(year) + days{holiday.day};
    case Rule::NthWeekday:
      break;
  }
  const CivilDay first = day_of(year, holiday.month, 1);
  CivilDay day = first + days{(holiday.weekday - weekday_of(first) + 7) % 7 + 7 * (holiday.nth - 1)};
  if (month_of(day) != holiday.month) day -= days{7};
  return day + days{holiday.day};
}

}  // namespace hearsay
