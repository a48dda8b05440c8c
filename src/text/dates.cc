#include "text/dates.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace hearsay {
namespace {

constexpr int kFirstYear = 1500;
constexpr int kLastYear = 2199;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Bytes of other scripts count as letters: they can stand in a month's name and never end a number.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

// Month by month, ASCII letters in lower case: English, German, French, Spanish, Russian (as in "3 марта").
constexpr std::array<std::string_view, 12> kMonths = {"january jan januar jänner janvier enero января",
                                                      "february feb februar février febrero февраля",
                                                      "march mar märz mars marzo марта",
                                                      "april apr avril abril апреля",
                                                      "may mai mayo мая",
                                                      "june jun juni juin junio июня",
                                                      "july jul juli juillet julio июля",
                                                      "august aug août agosto августа",
                                                      "september sept sep septembre septiembre сентября",
                                                      "october oct oktober okt octobre octubre октября",
                                                      "november nov novembre noviembre ноября",
                                                      "december dec dezember dez décembre diciembre декабря"};

// The number of the month that has this name, or 0.
int month_named(std::string_view name) {
  for (size_t month = 0; month < kMonths.size(); ++month) {
    const std::string_view names = kMonths[month];
    for (size_t at = names.find(name); at != std::string_view::npos; at = names.find(name, at + 1)) {
      const size_t end = at + name.size();
      if ((at == 0 || names[at - 1] == ' ') && (end == names.size() || names[end] == ' ')) {
        return static_cast<int>(month) + 1;
      }
    }
  }
  return 0;
}
constexpr size_t kLongestMonth = 20;  // bytes

int days_in(int year, int month) {
  constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year == 0 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
  return month == 2 && leap ? 29 : kDays[static_cast<size_t>(month - 1)];
}

// What a date says; 0 where it does not.
struct Parts {
  int year = 0, month = 0, day = 0;
  bool numeric = false;    // the order of day and month was chosen, not read
  bool ambiguous = false;  // and could have been the other
};

bool plausible(const Parts& parts) {
  if (parts.year != 0 && (parts.year < kFirstYear || parts.year > kLastYear)) return false;
  if (parts.month < 0 || parts.month > 12) return false;
  return parts.day == 0 ||
         (parts.day >= 1 && parts.month != 0 && parts.day <= days_in(parts.year, parts.month));
}

void append_digits(std::string& text, int value, int width) {
  if (width > 1) append_digits(text, value / 10, width - 1);
  text += static_cast<char>('0' + value % 10);
}

std::string iso(const Parts& parts) {
  std::string text;
  append_digits(text, parts.year, 4);
  for (const int part : {parts.month, parts.day}) {
    if (part == 0) break;
    text += '-';
    append_digits(text, part, 2);
  }
  return text;
}

// Reads forward through the text; every step looks at a bounded number of bytes.
class Cursor {
 public:
  Cursor(std::string_view text, size_t at) : text_(text), at_(at) {}

  size_t at() const { return at_; }
  bool done() const { return at_ >= text_.size(); }
  char peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  // Up to four blanks; true if there was one.
  bool blanks() {
    const size_t start = at_;
    while (at_ < start + 4 && (peek() == ' ' || peek() == '\t')) ++at_;
    return at_ > start;
  }
  // A number of `least` to `most` digits that is not part of a longer one.
  std::optional<int> number(size_t least, size_t most) {
    size_t length = 0;
    int value = 0;
    while (length <= most && is_digit(peek(length))) value = value * 10 + (peek(length++) - '0');
    if (length < least || length > most) return std::nullopt;
    at_ += length;
    return value;
  }
  // One of the words, whatever its case, not followed by a letter.
  bool word(std::string_view expected) {
    for (size_t i = 0; i < expected.size(); ++i) {
      if (lower(peek(i)) != expected[i]) return false;
    }
    if (is_letter(peek(expected.size()))) return false;
    at_ += expected.size();
    return true;
  }
  std::optional<int> month() {
    size_t length = 0;
    std::string name;
    while (length <= kLongestMonth && is_letter(peek(length))) name += lower(peek(length++));
    if (name.size() < 3 || length > kLongestMonth) return std::nullopt;
    const int month = month_named(name);
    if (month == 0) return std::nullopt;
    at_ += length;
    take('.');
    return month;
  }

 private:
  std::string_view text_;
  size_t at_;
};

// "10:04", "10:04:11 +0000", "7:48 am": what may stand between day and year in a C time stamp.
void skip_clock(Cursor& cursor) {
  Cursor ahead = cursor;
  ahead.blanks();
  if (!ahead.number(1, 2) || !ahead.take(':') || !ahead.number(2, 2)) return;
  if (ahead.take(':') && !ahead.number(2, 2)) return;
  ahead.blanks();
  Cursor zone = ahead;
  size_t letters = 0;
  while (letters < 5 && is_upper(zone.peek())) {
    zone.take(zone.peek());
    ++letters;
  }
  if (letters >= 2 && letters <= 4) ahead = zone;
  cursor = ahead;
}

// The year after day and month: ", 2021", " 2021", "-2021", " de 2021", " '21". Leaves the cursor where it is
// if there is none.
int read_year(Cursor& cursor) {
  Cursor ahead = cursor;
  ahead.take(',');
  if (!ahead.blanks()) ahead.take('-') || ahead.take('/');
  if (ahead.word("de")) ahead.blanks();
  const auto year = ahead.number(4, 4);
  if (year && *year >= kFirstYear && *year <= kLastYear && !is_letter(ahead.peek())) {
    cursor = ahead;
    return *year;
  }
  return 0;
}

void skip_ordinal(Cursor& cursor) {
  cursor.word("st") || cursor.word("nd") || cursor.word("rd") || cursor.word("th") || cursor.take('.');
}

// "3 March 2021", "3rd of March, 2021", "03-Mar-2021", "3. März 2021".
std::optional<Parts> day_month_year(Cursor& cursor, bool needs_year) {
  const auto day = cursor.number(1, 2);
  if (!day) return std::nullopt;
  skip_ordinal(cursor);
  if (!cursor.blanks()) cursor.take('-') || cursor.take('/');
  if (cursor.word("of") || cursor.word("de")) cursor.blanks();
  const auto month = cursor.month();
  if (!month) return std::nullopt;
  const Parts parts{read_year(cursor), *month, *day};
  if (parts.year == 0 && needs_year) return std::nullopt;
  return parts;
}

// "March 3, 2021", "Mar 3 10:04:00 2021", "March 2021".
std::optional<Parts> month_first(Cursor& cursor, bool needs_year) {
  // "May" and "Mar" are words of their own in small letters.
  if (!is_upper(cursor.peek()) && static_cast<unsigned char>(cursor.peek()) < 0x80) return std::nullopt;
  const auto month = cursor.month();
  if (!month) return std::nullopt;
  Cursor year_only = cursor;
  if (const int year = read_year(year_only)) {
    cursor = year_only;
    return Parts{year, *month, 0};
  }
  if (!cursor.blanks()) cursor.take('-') || cursor.take('/');
  const auto day = cursor.number(1, 2);
  if (!day || (cursor.peek() == ':' && is_digit(cursor.peek(1)))) return std::nullopt;
  skip_ordinal(cursor);
  Cursor with_clock = cursor;
  skip_clock(with_clock);
  Parts parts{read_year(with_clock), *month, *day};
  if (parts.year != 0) {
    cursor = with_clock;
  } else if (needs_year || is_letter(cursor.peek())) {
    return std::nullopt;
  }
  return parts;
}

// "2021-03-03", "2021/3/3", and "2021-03" where a time or nothing of a number follows.
std::optional<Parts> year_first(Cursor& cursor) {
  const auto year = cursor.number(4, 4);
  const char separator = cursor.peek();
  if (!year || (separator != '-' && separator != '/' && separator != '.')) return std::nullopt;
  cursor.take(separator);
  const auto month = cursor.number(1, 2);
  if (!month || !cursor.take(separator)) return std::nullopt;
  const auto day = cursor.number(1, 2);
  if (!day) return std::nullopt;
  return Parts{*year, *month, *day};
}

// "03.04.2021", "3/4/2021", "09/03/99". Years of two digits only between slashes.
std::optional<Parts> numbers(Cursor& cursor, NumericOrder order) {
  const auto first = cursor.number(1, 2);
  const char separator = cursor.peek();
  if (!first || (separator != '-' && separator != '/' && separator != '.')) return std::nullopt;
  cursor.take(separator);
  const auto second = cursor.number(1, 2);
  if (!second || !cursor.take(separator)) return std::nullopt;
  const Cursor before_year = cursor;
  auto year = cursor.number(4, 4);
  if (!year && separator == '/') {
    cursor = before_year;
    year = cursor.number(2, 2);
    if (year) *year += *year <= 40 ? 2000 : 1900;
  }
  if (!year || is_letter(cursor.peek()) || (cursor.peek() == separator && is_digit(cursor.peek(1)))) {
    return std::nullopt;
  }
  if (*first > 12) return Parts{*year, *second, *first, true, false};
  if (*second > 12) return Parts{*year, *first, *second, true, false};
  const bool ambiguous = *first != *second;
  if (order == NumericOrder::MonthFirst) return Parts{*year, *first, *second, true, ambiguous};
  return Parts{*year, *second, *first, true, ambiguous};
}

struct Match {
  Parts parts;
  Span span;
};

std::optional<Match> match_at(std::string_view text, size_t at, NumericOrder order, bool needs_year) {
  const auto try_form = [&](auto form) -> std::optional<Match> {
    Cursor cursor(text, at);
    const std::optional<Parts> parts = form(cursor);
    if (!parts || !plausible(*parts) || is_digit(cursor.peek())) return std::nullopt;
    return Match{*parts, {static_cast<uint32_t>(at), static_cast<uint32_t>(cursor.at())}};
  };
  if (is_digit(text[at])) {
    if (auto found = try_form(year_first)) return found;
    if (auto found = try_form([&](Cursor& c) { return day_month_year(c, needs_year); })) return found;
    return try_form([&](Cursor& c) { return numbers(c, order); });
  }
  return try_form([&](Cursor& c) { return month_first(c, needs_year); });
}

// The first match at or after `at`. Words and numbers are looked at once, from their beginning.
std::optional<Match> next_match(std::string_view text, size_t at, NumericOrder order, bool needs_year) {
  while (at < text.size()) {
    const bool digit = is_digit(text[at]);
    if (!digit && !is_letter(text[at])) {
      ++at;
      continue;
    }
    if (auto found = match_at(text, at, order, needs_year)) return found;
    const auto same = digit ? is_digit : is_letter;
    while (at < text.size() && same(text[at])) ++at;
    // A letter glued to a number ("b2", "4th") starts no date.
    if (digit) {
      while (at < text.size() && is_letter(text[at])) ++at;
    } else {
      while (at < text.size() && is_digit(text[at])) ++at;
    }
  }
  return std::nullopt;
}

std::string iso_of(const Match& match, NumericOrder order) {
  Parts parts = match.parts;
  if (parts.ambiguous && order == NumericOrder::Unknown) parts.month = parts.day = 0;
  return iso(parts);
}

int day_number(const Parts& parts) { return parts.year * 372 + parts.month * 31 + parts.day; }

int number_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view text, NumericOrder order) {
  if (const auto match = next_match(text, 0, order, true))
    return FoundDate{iso_of(*match, order), match->span};
  const size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return std::nullopt;
  const size_t last = text.find_last_not_of(" \t\r\n") + 1;
  Cursor cursor(text, first);
  const auto year = cursor.number(4, 4);
  if (!year || cursor.at() != last || *year < kFirstYear || *year > kLastYear) return std::nullopt;
  return FoundDate{iso({*year}), {static_cast<uint32_t>(first), static_cast<uint32_t>(last)}};
}

std::optional<FoundDate> find_date_after(std::string_view text, std::string_view reference,
                                         NumericOrder order) {
  const auto match = next_match(text, 0, order, false);
  if (!match) return std::nullopt;
  if (match->parts.year != 0) return FoundDate{iso_of(*match, order), match->span};
  if (iso_day(reference).empty()) return std::nullopt;
  Parts parts = match->parts;
  const Parts base{number_of(reference.substr(0, 4)), number_of(reference.substr(5, 2)),
                   number_of(reference.substr(8, 2))};
  parts.year = base.year;
  if (day_number(parts) < day_number(base) - 186) ++parts.year;
  if (!plausible(parts)) return std::nullopt;
  return FoundDate{iso(parts), match->span};
}

NumericOrder numeric_order(std::string_view text) {
  constexpr size_t kMostDates = 200;
  constexpr size_t kMostText = 1 << 20;
  text = text.substr(0, kMostText);
  std::vector<Match> numeric, written;
  bool half_days = false;
  size_t at = 0;
  while (numeric.size() + written.size() < kMostDates) {
    const auto match = next_match(text, at, NumericOrder::DayFirst, true);
    if (!match) break;
    at = match->span.end;
    if (!match->parts.numeric) {
      if (match->parts.day != 0) written.push_back(*match);
      continue;
    }
    if (match->parts.ambiguous) {
      numeric.push_back(*match);
      const std::string_view after = text.substr(at, 16);
      half_days = half_days || after.find("AM") != after.npos || after.find("PM") != after.npos;
    } else if (match->parts.day > 12) {
      Cursor cursor(text, match->span.begin);
      return cursor.number(1, 2).value_or(0) > 12 ? NumericOrder::DayFirst : NumericOrder::MonthFirst;
    }
  }
  if (numeric.empty()) return NumericOrder::Unknown;
  long day_first = 0;
  long by_month = 0;
  for (const Match& match : numeric) {
    int near_day = 60;
    int near_month = 60;
    for (const Match& other : written) {
      const Parts swapped{match.parts.year, match.parts.day, match.parts.month};
      near_day = std::min(near_day, std::abs(day_number(match.parts) - day_number(other.parts)));
      near_month = std::min(near_month, std::abs(day_number(swapped) - day_number(other.parts)));
    }
    day_first += near_day;
    by_month += near_month;
  }
  if (day_first != by_month) return day_first < by_month ? NumericOrder::DayFirst : NumericOrder::MonthFirst;
  return half_days ? NumericOrder::MonthFirst : NumericOrder::Unknown;
}

std::string iso_day(std::string_view iso_time) {
  Cursor cursor(iso_time, 0);
  const auto year = cursor.number(4, 4);
  if (!year || !cursor.take('-')) return "";
  const auto month = cursor.number(2, 2);
  if (!month || !cursor.take('-')) return "";
  const auto day = cursor.number(2, 2);
  const Parts parts{*year, *month, day.value_or(0)};
  return day && *month > 0 && plausible(parts) && !is_digit(cursor.peek()) ? iso(parts) : "";
}

}  // namespace hearsay
