#include "language/time_places.h"

#include "language/calendar.h"
#include "language/holidays.h"

namespace hearsay {
namespace {

using std::chrono::days;

constexpr int kMonths = 12;
constexpr int kDaysOfWeek = 7;

TimeUnit grain_of(const CalendarPoint& point) {
  return is_set(point.day) ? TimeUnit::Day : is_set(point.month) ? TimeUnit::Month : TimeUnit::Year;
}

void set_day(CalendarFields& fields, CivilDay day) {
  const std::chrono::year_month_day date{day};
  fields.year = static_cast<int>(date.year());
  fields.month = month_of(day);
  fields.day = static_cast<int>(static_cast<unsigned>(date.day()));
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
    if (e_.base == TimeBase::Mentioned && (context_.narrative || context_.mentioned.known()))
      return context_.mentioned;
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
    if (!from.known()) return;
    const TimeUnit needed = e_.unit == TimeUnit::Quarter ? TimeUnit::Month : e_.unit;
    if (needed < grain_of(from)) {
      if (e_.shift != 0) return;
      // "that day" of a month that is known: as much as is
      fields.year = from.year;
      fields.month = from.month;
      return;
    }
    constexpr int kFarthest =
        2'000'000;  // days, weeks, months, years: the arithmetic below stays in its types
    if (e_.shift > kFarthest || e_.shift < -kFarthest) return;
    if (!in_calendar(from.year)) {
      if (e_.unit == TimeUnit::Year && from.year + e_.shift < 0) fields.year = from.year + e_.shift;
    } else if (e_.unit <= TimeUnit::Weekend) {
      shift_days(place, from);
    } else if (e_.unit <= TimeUnit::Quarter) {
      shift_months(fields, from);
    } else {
      shift_years(fields, from);
    }
  }

  void shift_days(Place& place, const CalendarPoint& from) const {
    if (e_.unit < TimeUnit::Day) return;
    const CivilDay to = day_of(from) + days{e_.shift * (e_.unit == TimeUnit::Day ? 1 : kDaysOfWeek)};
    if (!in_calendar(year_of(to))) return;
    if (e_.unit == TimeUnit::Day) return set_day(place.fields, to);
    if (is_set(place.fields.weekday))
      return set_day(place.fields, monday_of(to) + days{place.fields.weekday - 1});
    const IsoWeek week = iso_week(to);
    place.fields.year = week.year;
    place.iso_week = week.week;
    place.fields.weekend = e_.unit == TimeUnit::Weekend;
  }

  void shift_months(CalendarFields& fields, const CalendarPoint& from) const {
    const bool quarter = e_.unit == TimeUnit::Quarter;
    const int months = from.year * kMonths + from.month - 1 + e_.shift * (quarter ? 3 : 1);
    if (!in_calendar(months / kMonths)) return;
    fields.year = months / kMonths;
    if (quarter)
      fields.quarter = months % kMonths / 3 + 1;
    else
      fields.month = months % kMonths + 1;
  }

  // "a decade ago" is a year, "the previous decade" a decade.
  void shift_years(CalendarFields& fields, const CalendarPoint& from) const {
    const int step = e_.unit == TimeUnit::Decade ? 10 : e_.unit == TimeUnit::Century ? 100 : 1;
    const int year = from.year + e_.shift * step;
    if (!in_calendar(year) || e_.unit == TimeUnit::Millennium) return;
    if (e_.unit == TimeUnit::Year || is_set(e_.direction))
      fields.year = year;
    else if (e_.unit == TimeUnit::Decade)
      fields.decade = year / 10;
    else
      fields.century = year / 100;
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
  static constexpr int kBack = 3;  // months that a story may step back

  // The year that puts the date nearest to the anchor, on the side that the verb tells.
  int near_year(const CalendarFields& fields, int month, const CalendarPoint& from) const {
    if (!is_set(from.month)) return from.year;
    const bool to_the_day = is_set(fields.day) && is_set(from.day);
    const int day = is_set(fields.day) ? fields.day : 1;
    const CivilDay anchor = to_the_day ? day_of(from) : day_of(from.year, from.month, 1);
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
    const CivilDay day = day_of(from);
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
    const CivilDay day = day_of(from);
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
    const int begun = decade * 10 > year ? decade - 10 : decade;
    if (begun >= 10) fields.decade = begun;
  }

  static void settle_holiday(CalendarFields& fields) {
    if (!is_set(fields.year) || !in_calendar(fields.year)) return;
    set_day(fields, holiday_in(fields.holiday, fields.year));
  }

  const TimeExpression& e_;
  const TimeContext& context_;
};

}  // namespace

int first_month(const CalendarFields& fields) {
  if (is_set(fields.month)) return fields.month;
  if (is_set(fields.quarter)) return fields.quarter * 3 - 2;
  if (is_set(fields.half)) return fields.half * 6 - 5;
  if (is_set(fields.season)) return kSeasonMonths[fields.season];
  if (is_set(fields.holiday)) return month_of(holiday_in(fields.holiday, 2000));
  return 0;
}

CivilDay day_of(const CalendarPoint& point) {
  return day_of(point.year, is_set(point.month) ? point.month : 1, is_set(point.day) ? point.day : 1);
}

Place place_of(const TimeExpression& expression, const TimeContext& context) {
  return Resolver(expression, context).place();
}

}  // namespace hearsay
