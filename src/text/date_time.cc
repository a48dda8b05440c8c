#include "text/date_time.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "text/lines.h"

namespace hearsay {
namespace {

constexpr size_t kDay = 10;  // bytes of YYYY-MM-DD

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

size_t digits_at(std::string_view text, size_t at) {
  size_t count = 0;
  while (at + count < text.size() && is_digit(text[at + count])) ++count;
  return count;
}

std::string two_digits(int value) {
  return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

// Takes "10", "10:04" or "1004" from the front, as "10:04"; empty where there is none.
std::string take_clock(std::string_view& text, bool needs_minutes) {
  const size_t digits = digits_at(text, 0);
  if (digits == 4 || digits == 6) {
    const int hour = number(text.substr(0, 2));
    const int minute = number(text.substr(2, 2));
    if (hour > 24 || minute > 59) return "";
    text.remove_prefix(digits);
    return two_digits(hour) + ':' + two_digits(minute);
  }
  if (digits != 1 && digits != 2) return "";
  const int hour = number(text.substr(0, digits));
  const bool minutes = text.substr(digits).starts_with(':') && digits_at(text, digits + 1) == 2;
  const int minute = minutes ? number(text.substr(digits + 1, 2)) : 0;
  if (hour > 24 || minute > 59 || (needs_minutes && !minutes)) return "";
  text.remove_prefix(digits + (minutes ? 3 : 0));
  return two_digits(hour) + ':' + two_digits(minute);
}

// What follows the day: "T10:04:00.000Z", " 10:04:00 +0100", " 10:04 GMT".
std::string clock_and_zone(std::string_view text) {
  text = trim(text);
  if (text.starts_with('T') || text.starts_with('t')) text.remove_prefix(1);
  std::string out = take_clock(text, true);
  if (out.empty()) return "";
  if (text.starts_with(':') && digits_at(text, 1) == 2) {
    out += text.substr(0, 3);
    text.remove_prefix(3);
  }
  if (text.starts_with('.') || text.starts_with(',')) text.remove_prefix(1 + digits_at(text, 1));
  text = trim(text);
  if (text.starts_with('Z') || text.starts_with("GMT") || text.starts_with("UTC")) return out + 'Z';
  if (!text.starts_with('+') && !text.starts_with('-')) return out;
  const char sign = text.front();
  text.remove_prefix(1);
  const std::string zone = take_clock(text, false);
  return zone.empty() ? out : out + sign + zone;
}

std::string from_seconds(int64_t seconds) {
  using namespace std::chrono;
  const auto time = sys_seconds{std::chrono::seconds(seconds)};
  const year_month_day day{floor<days>(time)};
  const hh_mm_ss clock{time - floor<days>(time)};
  const int year = static_cast<int>(day.year());
  return two_digits(year / 100) + two_digits(year) + '-' +
         two_digits(static_cast<int>(static_cast<unsigned>(day.month()))) + '-' +
         two_digits(static_cast<int>(static_cast<unsigned>(day.day()))) + 'T' +
         two_digits(static_cast<int>(clock.hours().count())) + ':' +
         two_digits(static_cast<int>(clock.minutes().count())) + ':' +
         two_digits(static_cast<int>(clock.seconds().count())) + 'Z';
}

// "20210303", "20210303T100400Z", "1614765840", "1614765840000".
std::string from_digits(std::string_view value) {
  const size_t digits = digits_at(value, 0);
  if (digits == 8 || digits == 14) {
    const std::string day = iso_day(std::string(value.substr(0, 4)) + '-' + std::string(value.substr(4, 2)) +
                                    '-' + std::string(value.substr(6, 2)));
    const std::string clock = day.empty() ? "" : clock_and_zone(value.substr(8));
    return clock.empty() ? day : day + 'T' + clock;
  }
  return unix_time(value);
}

std::chrono::sys_days day_of(std::string_view iso) {
  using namespace std::chrono;
  return year{number(iso.substr(0, 4))} / number(iso.substr(5, 2)) / number(iso.substr(8, 2));
}

}  // namespace

std::string read_date_time(std::string_view value, NumericOrder order) {
  constexpr size_t kLongest = 100;
  value = trim(value);
  if (value.size() > kLongest) return "";
  const std::string whole = from_digits(value);
  if (!whole.empty()) return whole;
  const auto date = find_date(value, order);
  if (!date || date->iso.size() != kDay) return "";
  // The clock of a date in words stands anywhere around it and follows the page's habits: its day is enough.
  const std::string clock =
      iso_day(value).empty() ? std::string() : clock_and_zone(value.substr(date->span.end));
  return clock.empty() ? date->iso : date->iso + 'T' + clock;
}

std::string unix_time(std::string_view digits) {
  constexpr size_t kSeconds = 10;
  constexpr size_t kMilliseconds = 13;
  if (digits_at(digits, 0) != digits.size() || (digits.size() != kSeconds && digits.size() != kMilliseconds))
    return "";
  int64_t seconds = 0;
  for (const char c : digits.substr(0, kSeconds)) seconds = seconds * 10 + (c - '0');
  return from_seconds(seconds);
}

int days_between(std::string_view from, std::string_view to) {
  return static_cast<int>((day_of(to) - day_of(from)).count());
}

}  // namespace hearsay
