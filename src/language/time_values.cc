#include "language/time_values.h"

#include <algorithm>
#include <utility>

#include "language/calendar.h"

namespace hearsay {
namespace {

using std::chrono::days;

constexpr int kMonths = 12;
constexpr int kDaysOfWeek = 7;

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

using Days = std::pair<CivilDay, CivilDay>;  // first and last

Days months_of(int year, int month, int count) {
  const CivilDay first = day_of(year, month, 1);
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
    const CivilDay monday = monday_of(day_of(fields.year, 1, 4)) + days{(place.iso_week - 1) * kDaysOfWeek};
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
    const CivilDay day = day_of(fields.year, fields.month, fields.day);
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
  const Place place = place_of(e, context);
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

// Decades, centuries and millennia count in years.
TimeAmount in_years(TimeAmount amount) {
  if (amount.unit < TimeUnit::Decade) return amount;
  const int years = amount.unit == TimeUnit::Decade ? 10 : amount.unit == TimeUnit::Century ? 100 : 1000;
  const int half = amount.half ? years / 2 : 0;
  return {is_set(amount.count) ? amount.count * years + half : kUnset, false, TimeUnit::Year};
}

std::string amount_text(TimeAmount amount, bool& timed) {
  static constexpr std::string_view kUnits[] = {"S", "M", "H", "D", "W", "WE", "M", "Q", "Y"};
  amount = in_years(amount);
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
std::optional<CivilDay> moved(CivilDay day, TimeAmount amount, int sign) {
  constexpr int kMost = 10'000;
  amount = in_years(amount);
  if (amount.count == kUnset || amount.count > kMost || amount.half || amount.unit < TimeUnit::Day)
    return std::nullopt;
  const int count = sign * amount.count;
  CivilDay to = day;
  if (amount.unit == TimeUnit::Day) to = day + days{count};
  if (amount.unit == TimeUnit::Week) to = day + days{count * kDaysOfWeek};
  if (amount.unit == TimeUnit::Month) to = add_months(day, count);
  if (amount.unit == TimeUnit::Quarter) to = add_months(day, count * 3);
  if (amount.unit == TimeUnit::Year) to = add_months(day, count * kMonths);
  if (to == day || !in_calendar(year_of(to))) return std::nullopt;
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
  const CivilDay anchor = day_of(context.anchor);
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
