#include "text/dates.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <initializer_list>
#include <utility>
#include <vector>

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/month_names.h"

namespace hearsay {
namespace {

constexpr int kFirstYear = 1500;
constexpr int kLastYear = 2199;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// The letter (or mark on one) that starts at `at`; of length 0 where none does. Signs of East Asian scripts
// are none: there words and numbers stand without blanks.
CodePoint letter_at(std::string_view text, size_t at) {
  constexpr char32_t kEastAsian = 0x2E80;
  if (at >= text.size()) return {};
  if (is_ascii(text[at])) {
    const char c = lower(text[at]);
    return c >= 'a' && c <= 'z' ? CodePoint{static_cast<char32_t>(text[at]), 1} : CodePoint{};
  }
  const CodePoint point = decode_at(text, at);
  if (!point.valid || point.value >= kEastAsian) return {};
  const auto value = static_cast<UChar32>(point.value);
  const bool letter = u_isalpha(value) != 0 || (U_GET_GC_MASK(value) & U_GC_M_MASK) != 0;
  return letter ? point : CodePoint{};
}

// How long it is; most are in ASCII, and there are many.
inline uint32_t letter_size(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  if (!is_ascii(text[at])) return letter_at(text, at).length;
  const char c = lower(text[at]);
  return c >= 'a' && c <= 'z' ? 1 : 0;
}

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
  bool dotted = false;     // 03.04.2021: no language has the month first between dots
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
  bool take(std::string_view bytes) {
    if (!text_.substr(std::min(at_, text_.size())).starts_with(bytes)) return false;
    at_ += bytes.size();
    return true;
  }
  // Up to four blanks; true if there was one.
  bool blanks() {
    const size_t start = at_;
    for (int count = 0; count < 4; ++count)
      if (!take(' ') && !take('\t') && !take("\u00A0") && !take("\u202F")) break;
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
    if (letter_at(text_, at_ + expected.size()).length > 0) return false;
    at_ += expected.size();
    return true;
  }
  bool at_letter() const { return letter_at(text_, at_).length > 0; }
  std::optional<int> month() {
    size_t end = at_;
    std::string name;
    for (CodePoint letter = letter_at(text_, end); letter.length > 0; letter = letter_at(text_, end)) {
      if (letter.length == 1)
        name.push_back(lower(static_cast<char>(letter.value)));
      else
        append_utf8(name, static_cast<char32_t>(u_tolower(static_cast<UChar32>(letter.value))));
      end += letter.length;
      if (name.size() > kLongestMonth) return std::nullopt;
    }
    const int month = month_named(name);
    if (month == 0) return std::nullopt;
    at_ = end;
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

// Years of two digits: 41 to 99 are of the last century.
std::optional<int> full_year(std::optional<int> two_digits) {
  if (two_digits) *two_digits += *two_digits <= 40 ? 2000 : 1900;
  return two_digits;
}

// The year after day and month: ", 2021", " 2021", "-2021", " / 2021", " de 2021", " '21". Leaves the cursor
// where it is if there is none.
int read_year(Cursor& cursor) {
  Cursor ahead = cursor;
  ahead.take(',');
  const bool blanks = ahead.blanks();
  const bool joined = !blanks && (ahead.take('-') || ahead.take('/') || ahead.take('.'));
  if (blanks && ahead.take('/')) ahead.blanks();
  if (ahead.word("de") || ahead.word("del")) ahead.blanks();
  const bool cut = ahead.take('\'') || ahead.take("\u2019");
  auto year = cut ? std::nullopt : ahead.number(4, 4);
  if (!year && (cut || joined)) {
    year = full_year(ahead.number(2, 2));
    // "Mar-03-2021": the day.
    if (joined && ahead.peek() == cursor.peek() && is_digit(ahead.peek(1))) return 0;
  }
  if (!year || *year < kFirstYear || *year > kLastYear || is_digit(ahead.peek())) return 0;
  cursor = ahead;
  return *year;
}

// "3rd", "3.", "1er", "1º".
void skip_ordinal(Cursor& cursor) {
  for (const std::string_view ending : {"st", "nd", "rd", "th", "er", "e", "de", "ste"})
    if (cursor.word(ending)) return;
  cursor.take('.') || cursor.take("\u00BA") || cursor.take("\u00B0");
}

// "3 March 2021", "3rd of March, 2021", "03-Mar-2021", "3 / März / 2021".
std::optional<Parts> day_month_year(Cursor& cursor, bool needs_year) {
  const auto day = cursor.number(1, 2);
  if (!day) return std::nullopt;
  skip_ordinal(cursor);
  if (!cursor.blanks())
    cursor.take('-') || cursor.take('/');
  else if (cursor.take('/'))
    cursor.blanks();
  if (cursor.word("of") || cursor.word("de")) cursor.blanks();
  // "8 may have" is no day.
  constexpr size_t kCut = 3;
  const bool small = is_ascii(cursor.peek()) && !is_upper(cursor.peek());
  const size_t name = cursor.at();
  const auto month = cursor.month();
  if (!month) return std::nullopt;
  const bool sure = !small || cursor.at() - name > kCut;
  const Parts parts{read_year(cursor), *month, *day};
  if (parts.year == 0 && (needs_year || !sure)) return std::nullopt;
  return parts;
}

// "March 3, 2021", "Mar 3 10:04:00 2021", "March 2021".
std::optional<Parts> month_first(Cursor& cursor, bool needs_year) {
  // "May" and "Mar" are words of their own in small letters: then day and year have to follow.
  const bool small = is_ascii(cursor.peek()) && !is_upper(cursor.peek());
  const auto month = cursor.month();
  if (!month) return std::nullopt;
  Cursor year_only = cursor;
  if (const int year = small ? 0 : read_year(year_only)) {
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
  } else if (needs_year || small || cursor.at_letter()) {
    return std::nullopt;
  }
  return parts;
}

// "2021-03-03", "2021/3/3", "2021. 3. 3.".
std::optional<Parts> year_first(Cursor& cursor) {
  const auto year = cursor.number(4, 4);
  const char separator = cursor.peek();
  if (!year || (separator != '-' && separator != '/' && separator != '.')) return std::nullopt;
  const auto part = [&]() -> std::optional<int> {
    if (!cursor.take(separator)) return std::nullopt;
    if (separator == '.') cursor.blanks();
    return cursor.number(1, 2);
  };
  const auto month = part();
  const auto day = month ? part() : std::nullopt;
  if (!day) return std::nullopt;
  return Parts{*year, *month, *day};
}

// "2021. március 3.", "2021-Mar-03", "2021 May 3"; but "2021 May 3, 2022" has the year behind.
std::optional<Parts> year_month_day(Cursor& cursor) {
  const auto year = cursor.number(4, 4);
  if (!year) return std::nullopt;
  const auto gap = [&cursor] {
    const bool mark = cursor.take('.') || cursor.take(',') || cursor.take('-') || cursor.take('/');
    return cursor.blanks() || mark;
  };
  if (!gap()) return std::nullopt;
  const auto month = cursor.month();
  if (!month) return std::nullopt;
  gap();
  const auto day = cursor.number(1, 2);
  if (!day || cursor.at_letter() || cursor.peek() == ':') return std::nullopt;
  Cursor ahead = cursor;
  if (read_year(ahead) != 0) return std::nullopt;
  return Parts{*year, *month, *day};
}

// "2021年3月3日", "2021년 3월 3일".
std::optional<Parts> east_asian(Cursor& cursor) {
  const auto part = [&cursor](size_t least, size_t most, std::string_view one,
                              std::string_view other) -> std::optional<int> {
    cursor.blanks();
    const auto value = cursor.number(least, most);
    cursor.blanks();
    return value && (cursor.take(one) || cursor.take(other)) ? value : std::nullopt;
  };
  const auto year = part(4, 4, "年", "년");
  const auto month = year ? part(1, 2, "月", "월") : std::nullopt;
  const auto day = month ? part(1, 2, "日", "일") : std::nullopt;
  if (!day) return std::nullopt;
  return Parts{*year, *month, *day};
}

// "03.04.2021", "3. 4. 2021", "3 / 4 / 2021", "09/03/99", "14.03.12", "14-03-12". Years of two digits between
// dots (as versions have them) and strokes need two digits throughout, and strokes a known order: 14-03-12
// might begin with the year.
std::optional<Parts> numbers(Cursor& cursor, NumericOrder order) {
  const size_t begin = cursor.at();
  const auto first = cursor.number(1, 2);
  bool spaced = cursor.blanks();
  const char separator = cursor.peek();
  if (!first || (separator != '-' && separator != '/' && separator != '.')) return std::nullopt;
  cursor.take(separator);
  spaced = cursor.blanks() || spaced;
  const auto second = cursor.number(1, 2);
  if (spaced) cursor.blanks();
  if (!second || (spaced && separator == '-') || !cursor.take(separator)) return std::nullopt;
  constexpr size_t kTwoDigitsEach = 6;
  const bool short_year =
      !spaced && (separator == '/' || (cursor.at() - begin == kTwoDigitsEach &&
                                       (separator == '.' || order != NumericOrder::Unknown)));
  if (spaced) cursor.blanks();
  auto year = cursor.number(4, 4);
  if (!year && short_year) year = full_year(cursor.number(2, 2));
  if (!year || cursor.at_letter() || (cursor.peek() == separator && is_digit(cursor.peek(1)))) {
    return std::nullopt;
  }
  Parts parts{*year, *second, *first, true, false, separator == '.'};
  if (*first > 12) return parts;
  if (*second > 12 || order == NumericOrder::MonthFirst) std::swap(parts.month, parts.day);
  parts.ambiguous = *second <= 12 && *first != *second;
  return parts;
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
    if (auto found = try_form(year_month_day)) return found;
    if (auto found = try_form(east_asian)) return found;
    if (auto found = try_form([&](Cursor& c) { return day_month_year(c, needs_year); })) return found;
    return try_form([&](Cursor& c) { return numbers(c, order); });
  }
  if (at + 1 == text.size() || !may_begin_month(text[at], text[at + 1])) return std::nullopt;
  return try_form([&](Cursor& c) { return month_first(c, needs_year); });
}

// The first match at or after `at`. Words and numbers are looked at once, from their beginning.
std::optional<Match> next_match(std::string_view text, size_t at, NumericOrder order, bool needs_year) {
  const auto skip_letters = [&] {
    while (const uint32_t length = letter_size(text, at)) at += length;
  };
  const auto skip_digits = [&] {
    while (at < text.size() && is_digit(text[at])) ++at;
  };
  while (at < text.size()) {
    const bool digit = is_digit(text[at]);
    if (!digit && letter_size(text, at) == 0) {
      ++at;
      continue;
    }
    if (auto found = match_at(text, at, order, needs_year)) return found;
    // A letter glued to a number ("b2", "4th") starts no date.
    if (digit) {
      skip_digits();
      skip_letters();
    } else {
      skip_letters();
      skip_digits();
    }
  }
  return std::nullopt;
}

std::string iso_of(const Match& match, NumericOrder order) {
  Parts parts = match.parts;
  if (parts.ambiguous && !parts.dotted && order == NumericOrder::Unknown) parts.month = parts.day = 0;
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
