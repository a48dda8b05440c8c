#include "language/time_values.h"

#include <algorithm>
#include <utility>

#include "language/calendar.h"
#include "language/holidays.h"
#include "text/dates.h"

namespace hearsay {
namespace {

using std::chrono::days;

constexpr int kMonths = 12;
constexpr int kDaysOfWeek = 7;
constexpr int kSeasonMonths[] = {0, 3, 6, 9, 12};  // in which spring, summer, autumn, winter begin

bool is_set(int value) { return value != kUnset; }

// A place in the calendar with all that is known of it: fields, and an ISO week where it is one.
struct Place {
  CalendarFields fields;
  int iso_week = kUnset;
  bool present = false;             // "today" without a date
  TimeUnit grain = TimeUnit::Year;  // of what is not known: "last week" without a date
};

bool in_calendar(int year) { return year >= kFirstCalendarYear && year <= kLastCalendarYear; }

Day day_of_point(const CalendarPoint& point) {
  return day_of(point.year, is_set(point.month) ? point.month : 1, is_set(point.day) ? point.day : 1);
}

TimeUnit grain_of(const CalendarPoint& point) {
  return is_set(point.day) ? TimeUnit::Day : is_set(point.month) ? TimeUnit::Month : TimeUnit::Year;
}

void set_day(CalendarFields& fields, Day day) {
  const std::chrono::year_month_day date{day};
  fields.year = static_cast<int>(date.year());
  fields.month = month_of(day);
  fields.day = static_cast<int>(static_cast<unsigned>(date.day()));
}

// The first month that the fields speak of, or 0.
int first_month(const CalendarFields& fields) {
  if (is_set(fields.month)) return fields.month;
  if (is_set(fields.quarter)) return fields.quarter * 3 - 2;
  if (is_set(fields.half)) return fields.half * 6 - 5;
  if (is_set(fields.season)) return kSeasonMonths[fields.season];
  if (is_set(fields.holiday)) return month_of(holiday_in(fields.holiday, 2000));
  return 0;
}

class Resolver {
 public:
  Resolver(const TimeExpression& expression, const TimeContext& context)
      : e_(expression), context_(context) {}

  Place place() const {
    Place place{e_.fields};
    if (e_.comparison && context_.quarter.known()) {
      const int count = e_.unit == TimeUnit::Quarter || !is_set(e_.shift) ? 0 : e_.shift;
      place.fields.quarter = (context_.quarter.month + 2) / 3;
      if (!is_set(place.fields.year)) place.fields.year = context_.quarter.year + count;
    } else if (is_set(e_.shift)) {
      shift(place);
    } else if (!is_set(place.fields.year) && !e_.general) {
      find_year(place);
    }
    if (is_set(place.fields.holiday)) settle_holiday(place.fields);
    return place;
  }

 private:
  // What a relative expression counts from.
  CalendarPoint base() const {
    if (e_.base == TimeBase::Mentioned && context_.mentioned.known()) return context_.mentioned;
    if (e_.base == TimeBase::None && context_.narrative && context_.mentioned.known())
      return context_.mentioned;
    return context_.anchor;
  }

  void shift(Place& place) const {
    const CalendarPoint from = base();
    CalendarFields& fields = place.fields;
    place.grain = e_.unit;
    place.present =
        e_.shift == 0 && e_.base == TimeBase::Anchor && e_.unit == TimeUnit::Day && !is_set(fields.part);
    const TimeUnit needed = e_.unit == TimeUnit::Quarter ? TimeUnit::Month : e_.unit;
    if (from.known() && needed < grain_of(from) && e_.shift == 0) {
      // "that day" of a month that is known: as much as is
      fields.year = from.year;
      fields.month = from.month;
      return;
    }
    if (!from.known() || needed < grain_of(from) || !in_calendar(from.year)) {
      if (from.known() && from.year < 0 && e_.unit == TimeUnit::Year && from.year + e_.shift < 0)
        fields.year = from.year + e_.shift;
      return;
    }
    constexpr int kFarthest = 5000;  // years
    if (e_.shift > kFarthest * 365 || e_.shift < -kFarthest * 365) return;
    const Day day = day_of_point(from);
    const Day moved = e_.unit == TimeUnit::Day ? day + days{e_.shift} : day + days{e_.shift * kDaysOfWeek};
    if (e_.unit <= TimeUnit::Weekend && !in_calendar(year_of(moved))) return;
    switch (e_.unit) {
      case TimeUnit::Day:
        set_day(fields, moved);
        break;
      case TimeUnit::Week:
      case TimeUnit::Weekend:
        if (is_set(fields.weekday)) {
          set_day(fields, monday_of(moved) + days{fields.weekday - 1});
        } else {
          const IsoWeek week = iso_week(moved);
          fields.year = week.year;
          place.iso_week = week.week;
          fields.weekend = e_.unit == TimeUnit::Weekend;
        }
        break;
      case TimeUnit::Month:
      case TimeUnit::Quarter: {
        const int step = e_.unit == TimeUnit::Month ? 1 : 3;
        const int months = from.year * kMonths + from.month - 1 + e_.shift * step;
        if (!in_calendar(months / kMonths)) return;
        fields.year = months / kMonths;
        if (e_.unit == TimeUnit::Month)
          fields.month = months % kMonths + 1;
        else
          fields.quarter = months % kMonths / 3 + 1;
        break;
      }
      case TimeUnit::Year:
        if (in_calendar(from.year + e_.shift)) fields.year = from.year + e_.shift;
        break;
      case TimeUnit::Decade:
        // "a decade ago" is a year, "the next decade" a decade.
        if (is_set(e_.direction) && in_calendar(from.year + e_.shift * 10))
          fields.year = from.year + e_.shift * 10;
        else if (in_calendar(from.year + e_.shift * 10))
          fields.decade = from.year / 10 + e_.shift;
        break;
      case TimeUnit::Century:
        if (in_calendar(from.year + e_.shift * 100)) fields.century = from.year / 100 + e_.shift;
        break;
      default:
        break;
    }
  }

  // Which year a date without one is of, or which day a weekday.
  void find_year(Place& place) const {
    CalendarFields& fields = place.fields;
    if (is_set(fields.century)) return;
    const CalendarPoint from = base();
    if (is_set(fields.decade)) {
      if (fields.decade < 10) settle_decade(fields);
      return;
    }
    if (!from.known()) return;
    if (is_set(fields.weekday) && !is_set(fields.month)) return settle_weekday(fields, from);
    if (fields.weekend) return settle_weekend(place, from);
    const int month = first_month(fields);
    if (month == 0) return;
    if (from.year < 0 || !in_calendar(from.year - 1) || !in_calendar(from.year + 1)) {
      fields.year = from.year;
    } else if (is_set(e_.direction)) {
      const int here = is_set(from.month) ? from.month : month;
      fields.year = from.year;
      if (e_.direction < 0 && month >= here) --fields.year;
      if (e_.direction > 0 && month <= here) ++fields.year;
    } else if (context_.narrative && context_.mentioned.known()) {
      fields.year = from.year + (is_set(from.month) && month + kBack < from.month ? 1 : 0);
    } else {
      fields.year = near_year(fields, month, from);
    }
  }
  static constexpr int kBack = 6;  // months that a story may step back

  // The year that puts the date nearest to the anchor, on the side that the verb tells.
  int near_year(const CalendarFields& fields, int month, const CalendarPoint& from) const {
    if (!is_set(from.month)) return from.year;
    const bool to_the_day = is_set(fields.day) && is_set(from.day);
    const int day = is_set(fields.day) ? fields.day : 1;
    const Day anchor = to_the_day ? day_of_point(from) : day_of(from.year, from.month, 1);
    // What is past began before, what is to come has not yet; half a year either way where the verb tells
    // nothing.
    int earliest = -182, latest = 183;
    if (is_set(fields.quarter)) {
      earliest = -265, latest = 100;  // reports speak of the quarter that ended
    } else if (!to_the_day && context_.tense != 0) {
      earliest = context_.tense < 0 ? -365 : -kBehind;
      latest = context_.tense < 0 ? 0 : 365 - kBehind;
    }
    for (int year = from.year - 1; year <= from.year + 1; ++year) {
      const auto distance = (day_of(year, month, day) - anchor).count();
      if (distance > earliest && distance <= latest) return year;
    }
    return from.year;
  }
  static constexpr int kBehind = 31;  // days of the month that what is to come may lie behind the anchor

  void settle_weekday(CalendarFields& fields, const CalendarPoint& from) const {
    if (!is_set(from.day) || !in_calendar(from.year - 1) || !in_calendar(from.year + 1)) return;
    const Day day = day_of_point(from);
    const int back = (weekday_of(day) - fields.weekday + kDaysOfWeek) % kDaysOfWeek;
    const int ahead = (kDaysOfWeek - back) % kDaysOfWeek;
    int step = context_.tense > 0 ? ahead : -back;
    if (is_set(e_.direction)) {
      if (e_.direction < 0) step = back == 0 ? -kDaysOfWeek : -back;
      if (e_.direction > 0) step = ahead == 0 ? kDaysOfWeek : ahead;
      if (e_.direction == 0) step = fields.weekday - weekday_of(day);
    }
    set_day(fields, day + days{step});
  }

  // "the weekend": the one that was, or the one that comes.
  void settle_weekend(Place& place, const CalendarPoint& from) const {
    if (!is_set(from.day) || !in_calendar(from.year - 1) || !in_calendar(from.year + 1)) return;
    const Day day = day_of_point(from);
    const bool within = weekday_of(day) > 5;
    const IsoWeek week = iso_week(context_.tense > 0 || within ? day : day - days{kDaysOfWeek});
    place.fields.year = week.year;
    place.iso_week = week.week;
  }

  // "the '80s": the last such decade that has begun.
  void settle_decade(CalendarFields& fields) const {
    constexpr int kThisCentury = 20;
    const int year = context_.anchor.known() ? context_.anchor.year : kThisCentury * 100 + 30;
    const int decade = year / 100 * 10 + fields.decade;
    fields.decade = decade * 10 > year ? decade - 10 : decade;
  }

  static void settle_holiday(CalendarFields& fields) {
    if (!is_set(fields.year) || !in_calendar(fields.year)) return;
    set_day(fields, holiday_in(fields.holiday, fields.year));
  }

  const TimeExpression& e_;
  const TimeContext& context_;
};

std::string padded(int value, size_t width) {
  std::string digits = std::to_string(value);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::string year_text(int year) {
  if (!is_set(year)) return "XXXX";
  return year < 0 ? "BC" + padded(-year, 4) : padded(year, 4);
}

// The value but for the time of day.
std::string date_text(const Place& place) {
  const CalendarFields& fields = place.fields;
  const std::string year = year_text(fields.year);
  if (is_set(fields.century))
    return (fields.year == -1 ? "BC" : "") + padded(std::max(fields.century, -fields.century), 2);
  if (is_set(fields.decade))
    return fields.decade < 10 ? "XX" + std::to_string(fields.decade) : padded(fields.decade, 3);
  if (is_set(place.iso_week)) return year + "-W" + padded(place.iso_week, 2) + (fields.weekend ? "-WE" : "");
  if (is_set(fields.quarter)) return year + "-Q" + std::to_string(fields.quarter);
  if (is_set(fields.half)) return year + "-H" + std::to_string(fields.half);
  if (is_set(fields.season)) return year + "-" + std::string(kSeasons[fields.season]);
  const bool of_a_day = place.grain == TimeUnit::Day || is_set(fields.part) || is_set(fields.minutes);
  if (is_set(fields.month) || (of_a_day && is_set(fields.year))) {
    const std::string month = year + "-" + (is_set(fields.month) ? padded(fields.month, 2) : "XX");
    return is_set(fields.day) ? month + "-" + padded(fields.day, 2) : of_a_day ? month + "-XX" : month;
  }
  if (is_set(fields.weekday)) return year + "-WXX-" + std::to_string(fields.weekday);
  if (fields.weekend) return year + "-WXX-WE";
  if (is_set(fields.part) || is_set(fields.minutes)) return year + "-XX-XX";
  if (is_set(fields.year))
    return year + (place.grain == TimeUnit::Week ? "-WXX" : place.grain == TimeUnit::Month ? "-XX" : "");
  switch (place.grain) {
    case TimeUnit::Weekend:
      return "XXXX-WXX-WE";
    case TimeUnit::Week:
      return "XXXX-WXX";
    case TimeUnit::Month:
      return "XXXX-XX";
    case TimeUnit::Quarter:
      return "XXXX-QX";
    case TimeUnit::Day:
      return place.present ? "PRESENT_REF" : "XXXX-XX-XX";
    default:
      return "XXXX";
  }
}

std::string clock_text(const CalendarFields& fields) {
  if (is_set(fields.minutes))
    return "T" + padded(fields.minutes / 60, 2) + ":" + padded(fields.minutes % 60, 2);
  if (is_set(fields.part)) return "T" + std::string(kDayParts[fields.part]);
  return "";
}

using Days = std::pair<Day, Day>;  // first and last

Days months_of(int year, int month, int count) {
  const Day first = day_of(year, month, 1);
  return {first, add_months(first, count) - days{1}};
}

// The days of a place, where they are known.
std::optional<Days> days_of(const Place& place) {
  const CalendarFields& fields = place.fields;
  if (is_set(fields.century)) {
    if (fields.century < 1 || fields.year == -1) return std::nullopt;
    return Days{day_of(fields.century * 100, 1, 1), day_of(fields.century * 100 + 99, 12, 31)};
  }
  if (is_set(fields.decade)) {
    if (fields.decade < 10) return std::nullopt;
    return Days{day_of(fields.decade * 10, 1, 1), day_of(fields.decade * 10 + 9, 12, 31)};
  }
  if (!is_set(fields.year) || !in_calendar(fields.year) || !in_calendar(fields.year + 1)) return std::nullopt;
  if (is_set(place.iso_week)) {
    const Day monday = monday_of(day_of(fields.year, 1, 4)) + days{(place.iso_week - 1) * kDaysOfWeek};
    return Days{monday + days{fields.weekend ? 5 : 0}, monday + days{6}};
  }
  if (is_set(fields.quarter)) return months_of(fields.year, fields.quarter * 3 - 2, 3);
  if (is_set(fields.half)) return months_of(fields.year, fields.half * 6 - 5, 6);
  if (is_set(fields.season)) {
    // The winter of a year may be the one it begins or ends with.
    if (fields.season == 4)
      return Days{day_of(fields.year, 1, 1), add_months(day_of(fields.year, 12, 1), 3) - days{1}};
    return months_of(fields.year, kSeasonMonths[fields.season], 3);
  }
  if (is_set(fields.day)) {
    const Day day = day_of(fields.year, fields.month, fields.day);
    return Days{day, day};
  }
  if (is_set(fields.month)) return months_of(fields.year, fields.month, 1);
  if (is_set(fields.weekday) || fields.weekend || is_set(fields.part) || is_set(fields.minutes))
    return std::nullopt;
  return months_of(fields.year, 1, kMonths);
}

// "early", "mid" and "late" are a third of the period each.
Days part_of(Days whole, TimeModifier modifier) {
  const auto length = (whole.second - whole.first).count() + 1;
  const days third{length / 3};
  if (modifier == TimeModifier::Start) return {whole.first, whole.first + std::max(third, days{1}) - days{1}};
  if (modifier == TimeModifier::Mid) return {whole.first + third, whole.second - third};
  if (modifier == TimeModifier::End) return {whole.second - std::max(third, days{1}) + days{1}, whole.second};
  return whole;
}

TimeReading read_date(const TimeExpression& e, const TimeContext& context) {
  const Place place = Resolver(e, context).place();
  TimeReading reading;
  if (e.shift == kUnset && e.base != TimeBase::None && is_set(e.direction) && date_text(place) == "XXXX") {
    reading.value = e.direction < 0 ? "PAST_REF" : "FUTURE_REF";  // "a few years ago"
    return reading;
  }
  if (e.unit <= TimeUnit::Hour) {
    reading.value = e.shift < 0 ? "PAST_REF" : "FUTURE_REF";
    return reading;
  }
  const std::string clock = clock_text(place.fields);
  reading.value = date_text(place) + clock;
  if (!clock.empty()) reading.type = TimeType::Time;
  const CalendarFields& fields = place.fields;
  if (const auto found = days_of(place)) {
    const Days range = part_of(*found, e.modifier);
    reading.begin = iso_text(range.first);
    if (e.modifier != TimeModifier::AtLeast) reading.end = iso_text(range.second);
    const bool month_known = !is_set(fields.decade) && !is_set(fields.century) &&
                             (is_set(fields.month) || first_month(fields) > 0);
    reading.point.year = year_of(found->first);
    if (month_known || is_set(place.iso_week)) reading.point.month = month_of(found->first);
    if (is_set(fields.day) || is_set(place.iso_week))
      reading.point.day =
          static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{found->first}.day()));
    if (is_set(fields.season)) reading.point.year = fields.year;
    reading.quarter = is_set(fields.quarter);
  } else if (is_set(fields.year) && fields.year < 0 && !is_set(fields.century)) {
    reading.point = {fields.year, fields.month, fields.day};
  }
  return reading;
}

std::string amount_text(const TimeAmount& amount, bool& timed) {
  static constexpr std::string_view kUnits[] = {"S", "M", "H", "D",  "W",  "WE",
                                                "M", "Q", "Y", "DE", "CE", "ML"};
  std::string text;
  if (amount.unit <= TimeUnit::Hour && !timed) {
    text = "T";
    timed = true;
  }
  const std::string unit(kUnits[static_cast<size_t>(amount.unit)]);
  if (amount.count == kUnset) return text + "X" + unit;
  if (!amount.half) return text + std::to_string(amount.count) + unit;
  const std::string whole = amount.count > 0 ? std::to_string(amount.count) + unit : "";
  switch (amount.unit) {
    case TimeUnit::Year:
      return text + whole + "6M";
    case TimeUnit::Hour:
      return text + whole + "30M";
    case TimeUnit::Minute:
      return text + whole + "30S";
    case TimeUnit::Day:
      timed = true;
      return text + whole + "T12H";
    case TimeUnit::Decade:
      return text + std::to_string(amount.count * 10 + 5) + "Y";
    case TimeUnit::Century:
      return text + std::to_string(amount.count * 100 + 50) + "Y";
    default:
      return text + std::to_string(amount.count) + ".5" + unit;
  }
}

std::string amounts_text(const TimeExpression& e) {
  std::string text = "P";
  bool timed = false;
  for (int i = 0; i < e.amount_count; ++i) text += amount_text(e.amounts[i], timed);
  return text;
}

// The day `count` units from `day`, where that stays in the calendar.
std::optional<Day> moved(Day day, const TimeAmount& amount, int sign) {
  constexpr int kMost = 4000;
  if (amount.count == kUnset || amount.count > kMost || amount.half) return std::nullopt;
  const int count = sign * amount.count;
  Day to = day;
  switch (amount.unit) {
    case TimeUnit::Day:
      to = day + days{count};
      break;
    case TimeUnit::Week:
      to = day + days{count * kDaysOfWeek};
      break;
    case TimeUnit::Month:
      to = add_months(day, count);
      break;
    case TimeUnit::Quarter:
      to = add_months(day, count * 3);
      break;
    case TimeUnit::Year:
    case TimeUnit::Decade: {
      const int years = amount.unit == TimeUnit::Year ? count : count * 10;
      if (!in_calendar(year_of(day) + years)) return std::nullopt;
      to = add_months(day, years * kMonths);
      break;
    }
    default:
      return std::nullopt;
  }
  if (!in_calendar(year_of(to))) return std::nullopt;
  return to;
}

// "the last three years" ends with the anchor, "the next two weeks" begins there.
TimeReading read_duration(const TimeExpression& e, const TimeContext& context) {
  TimeReading reading;
  reading.type = TimeType::Duration;
  reading.value = amounts_text(e);
  if (!is_set(e.direction) || e.amount_count != 1 || !is_set(context.anchor.day) ||
      !in_calendar(context.anchor.year))
    return reading;
  const Day anchor = day_of_point(context.anchor);
  const auto other = moved(anchor, e.amounts[0], e.direction);
  if (!other) return reading;
  reading.begin = iso_text(std::min(anchor, *other));
  reading.end = iso_text(std::max(anchor, *other));
  return reading;
}

TimeReading read_set(const TimeExpression& e) {
  TimeReading reading;
  reading.type = TimeType::Set;
  reading.value = e.amount_count > 0 ? amounts_text(e) : date_text({e.fields}) + clock_text(e.fields);
  return reading;
}

}  // namespace

CalendarPoint read_point(std::string_view iso) {
  const auto number = [&iso](size_t at, size_t size) {
    int value = 0;
    for (size_t i = at; i < at + size; ++i) {
      if (i >= iso.size() || iso[i] < '0' || iso[i] > '9') return kUnset;
      value = value * 10 + (iso[i] - '0');
    }
    return value;
  };
  CalendarPoint point;
  point.year = number(0, 4);
  if (!is_set(point.year) || !in_calendar(point.year)) return {};
  if (iso.size() < 7 || iso[4] != '-') return point;
  point.month = number(5, 2);
  if (!is_set(point.month) || point.month < 1 || point.month > kMonths) return {};
  if (iso.size() < 10 || iso[7] != '-') return point;
  point.day = number(8, 2);
  if (!is_set(point.day) || point.day < 1 || point.day > last_of_month(point.year, point.month)) return {};
  return point;
}

TimeReading resolve_time(const TimeExpression& expression, const TimeContext& context) {
  switch (expression.form) {
    case TimeForm::Date:
      return read_date(expression, context);
    case TimeForm::Duration:
      return read_duration(expression, context);
    case TimeForm::Set:
      return read_set(expression);
    case TimeForm::Present:
      return {TimeType::Date, "PRESENT_REF", "", "", {}};
    case TimeForm::Past:
      return {TimeType::Date, "PAST_REF", "", "", {}};
    case TimeForm::Future:
      return {TimeType::Date, "FUTURE_REF", "", "", {}};
  }
  return {};
}

}  // namespace hearsay
