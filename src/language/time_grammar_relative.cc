#include "language/time_grammar.h"

namespace hearsay {

namespace {

constexpr int kHour = 60;

}  // namespace

// "yesterday", "tomorrow morning", "tonight", "the day before yesterday".
bool TimeGrammar::read_day_shift(uint32_t& i, TimeExpression& e) const {
  e.base = TimeBase::Anchor;
  e.unit = TimeUnit::Day;
  if (is(i, W::Unit) && at(i).value == static_cast<int>(TimeUnit::Day) && !at(i).plural &&
      is(i + 2, W::DayShift)) {
    const int step = at(i + 2).value;
    if (!(is(i + 1, W::Before) && step == -1) && !(is(i + 1, W::After) && step == 1)) return false;
    e.shift = 2 * step;
    i += 3;
    return true;
  }
  if (is(i, W::Tonight)) {
    e.shift = 0;
    e.fields.part = 4;
    ++i;
    return true;
  }
  if (!is(i, W::DayShift)) return false;
  e.shift = at(i++).value;
  if (is(i, W::DayPart) && !at(i).plural) e.fields.part = at(i++).value;
  return true;
}

// "last week", "the previous month", "this year", "that same day", "the latest quarter", "the quarter".
bool TimeGrammar::read_shifted_unit(uint32_t& i, TimeExpression& e) const {
  const uint32_t first = i;
  const bool the = is(i, W::The) || is(i, W::Its);
  if (the) ++i;
  int shift = 0;
  e.base = TimeBase::Anchor;
  const W led = at(i).word;
  switch (led) {
    case W::Last:
      shift = -1;
      break;
    case W::PastNoun:
      if (!is(i + 1, W::Weekend)) return false;
      shift = -1;
      break;
    case W::Next:
      shift = 1;
      if (the) e.base = TimeBase::Mentioned;
      break;
    case W::This:
    case W::Current:
      break;
    case W::Previous:
    case W::Following:
      shift = led == W::Previous ? -1 : 1;
      e.base = TimeBase::Mentioned;
      break;
    case W::That:
    case W::Same:
      e.base = TimeBase::Mentioned;
      if (led == W::That && is(i + 1, W::Same)) ++i;
      break;
    default: {
      // "the year", "the quarter": only where a place in time is expected.
      if (!the || is(first, W::Its)) return false;
      const W before = at(static_cast<int64_t>(first) - 1).word;
      if (is(i, W::Weekend)) break;
      if (is(i, W::Fiscal) || is(i, W::Full)) ++i;
      const W after = at(i + 1).word;
      if (!is(i, W::Unit) || at(i).plural || after == W::Of || at(i + 1).joined) return false;
      const auto unit = static_cast<TimeUnit>(at(i).value);
      if (unit < TimeUnit::Week || unit > TimeUnit::Year) return false;
      if (before != W::In && before != W::For && before != W::Of && before != W::From &&
          after != W::Possessive && before != W::Earlier && before != W::Later &&
          !is(static_cast<int64_t>(first) - 1, W::Beginning)) {
        return false;
      }
      if (unit == TimeUnit::Quarter) e.comparison = true;
      if (unit == TimeUnit::Year && (text(i + 1) == "ended" || text(i + 1) == "ending")) return false;
      e.base = unit == TimeUnit::Month ? TimeBase::Mentioned : TimeBase::None;
      --i;
    }
  }
  const bool latest = led == W::Last && at(i).value == 1;
  if (led != W::Weekend) {
    ++i;
    if (led == W::This && is(i, W::PastNoun)) {
      shift = -1;
      ++i;
    }
  }
  if (is(i, W::Fiscal)) ++i;
  const TimeAtom& name = at(i);
  ++i;
  if (name.word == W::Weekend) {
    e.unit = TimeUnit::Weekend;
    e.shift = shift;
    if (the && led == W::Weekend) {
      e.shift = kUnset;
      e.fields.weekend = true;
      e.base = TimeBase::None;
    }
    return !name.plural;
  }
  if (latest && (name.word == W::Period ||
                 (name.word == W::Unit && name.value == static_cast<int>(TimeUnit::Quarter)))) {
    e.comparison = true;
    e.unit = TimeUnit::Quarter;
    e.shift = 0;
    return !name.plural;
  }
  if (name.word != W::Unit || name.plural || at(i).joined) return false;
  e.unit = static_cast<TimeUnit>(name.value);
  e.shift = shift;
  if (e.unit < TimeUnit::Day) return false;
  // "the last year" lasts a year, "last year" is one; "the last day" is no day of its own, "last day"
  // neither.
  if (led == W::Last && ((the && !latest) || e.unit == TimeUnit::Day || e.unit == TimeUnit::Century))
    return e.comparison;
  if (led == W::Current && !the) return false;
  if (e.unit == TimeUnit::Day && (led == W::This || led == W::Current)) return false;
  if (is(i, W::Or) && is(i + 1, W::So)) {
    e.modifier = TimeModifier::Approximate;
    i += 2;
  }
  if (e.unit == TimeUnit::Day && is(i, W::DayPart)) e.fields.part = at(i++).value;
  return true;
}

// "the year-ago quarter", "the comparable year-earlier period", "year-ago".
bool TimeGrammar::read_year_ago(uint32_t& i, TimeExpression& e) const {
  const bool the = is(i, W::The) || is(i, W::Its);
  if (the) ++i;
  if (is(i, W::Comparable)) ++i;
  if (!is(i, W::Unit) || at(i).value != static_cast<int>(TimeUnit::Year) || at(i).plural) return false;
  if (!at(i + 1).joined || (!is(i + 1, W::Ago) && !is(i + 1, W::Earlier))) return false;
  i += 2;
  e.base = TimeBase::Anchor;
  e.unit = TimeUnit::Year;
  e.shift = -1;
  e.comparison = true;
  uint32_t after = i;
  const int ordinal = ordinal_at(i, after);
  if (ordinal != kUnset && ordinal <= 4 && is(after, W::Unit) &&
      at(after).value == static_cast<int>(TimeUnit::Quarter)) {
    e.fields.quarter = ordinal;
    e.comparison = false;
    i = after + 1;
  } else if (is(i, W::Period) || (is(i, W::Unit) && at(i).value == static_cast<int>(TimeUnit::Quarter))) {
    ++i;
  } else {
    return !the;
  }
  return true;
}

// "this morning", "last night", "the evening", "the night of April 18, 1775", "overnight", "at night".
bool TimeGrammar::read_day_part(uint32_t& i, TimeExpression& e) const {
  const W before = at(static_cast<int64_t>(i) - 1).word;
  e.base = TimeBase::Mentioned;
  e.unit = TimeUnit::Day;
  e.shift = 0;
  if (is(i, W::Overnight)) {
    e.fields.part = 4;
    e.base = TimeBase::Anchor;
    ++i;
    return !at(i).joined;
  }
  const W led = at(i).word;
  if (led == W::DayPart) {
    // "at night": no night of its own.
    if (before != W::At || at(i).plural || at(i).value != 4) return false;
    e.base = TimeBase::None;
    e.shift = kUnset;
    e.general = true;
  } else if (led == W::This || (led == W::Last && at(i + 1).value >= 3)) {
    e.base = TimeBase::Anchor;
    e.shift = led == W::Last ? -1 : 0;
    ++i;
  } else if (led == W::The || led == W::That || led == W::Next || led == W::Previous || led == W::Following) {
    e.shift = led == W::Next || led == W::Following ? 1 : led == W::Previous ? -1 : 0;
    ++i;
    if (led == W::The && (is(i, W::Next) || is(i, W::Previous) || is(i, W::Following))) {
      e.shift = is(i, W::Previous) ? -1 : 1;
      ++i;
    } else if (is(i, W::Same)) {
      ++i;
    }
  } else {
    return false;
  }
  if (!is(i, W::DayPart) || at(i).plural || at(i + 1).joined) return false;
  e.fields.part = at(i++).value;
  if (led == W::The && e.shift == 0) {
    if (is(i, W::Of)) {
      uint32_t ahead = i + 1;
      TimeExpression date;
      if (!try_rule(&TimeGrammar::read_date, ahead, date)) return false;
      date.fields.part = e.fields.part;
      e = date;
      i = ahead;
      return e.form == TimeForm::Date;
    }
    return before == W::In || before == W::From;
  }
  return true;
}

// "9 a.m.", "10:30", "5 o'clock", "0200 GMT", "noon", with the day behind it: "9 a.m. EST Tuesday".
bool TimeGrammar::read_clock(uint32_t& i, TimeExpression& e) const {
  const W before = at(static_cast<int64_t>(i) - 1).word;
  const TimeAtom& atom = at(i);
  bool sure = false;
  int minutes = kUnset;
  if (atom.word == W::Noon) {
    minutes = atom.value;
    sure = true;
    ++i;
  } else if (atom.word == W::Clock) {
    minutes = atom.value;
    sure = atom.digits == 0 || before == W::At || before == W::In || before == W::About ||
           before == W::From || before == W::Before || before == W::After;
    ++i;
    if (is(i, W::HalfDay) && minutes < 13 * kHour && minutes >= kHour) {
      minutes = minutes % (12 * kHour) + at(i++).value * kHour;
      sure = true;
    }
  } else if (atom.word == W::Number && atom.value >= 1 && atom.value <= 12 && is(i + 1, W::HalfDay) &&
             !at(i + 1).capital) {
    minutes = (atom.value % 12 + at(i + 1).value) * kHour;
    sure = true;
    i += 2;
  } else if (atom.word == W::Number && atom.value >= 1 && atom.value <= 12 && is(i + 1, W::OClock)) {
    minutes = atom.value * kHour;
    sure = true;
    i += 2;
  } else if (atom.word == W::Number && atom.digits == 4 && is(i + 1, W::Zone) && atom.value < 2400 &&
             atom.value % 100 < 60) {
    minutes = atom.value / 100 * kHour + atom.value % 100;
    sure = true;
    ++i;
  } else {
    return false;
  }
  if (is(i, W::Zone) && at(i).capital) {
    sure = true;
    ++i;
  }
  if (!sure) return false;
  uint32_t ahead = i;
  TimeExpression date;
  if (try_rule(&TimeGrammar::read_day_shift, ahead, date) ||
      try_rule(&TimeGrammar::read_weekday, ahead, date) ||
      try_rule(&TimeGrammar::read_month_date, ahead, date)) {
    if (date.form == TimeForm::Date && date.fields.part == kUnset) {
      e = date;
      i = ahead;
    }
  }
  e.fields.minutes = minutes;
  if (e.base == TimeBase::None && e.fields.weekday == kUnset && e.fields.month == kUnset) {
    e.base = TimeBase::Mentioned;
    e.unit = TimeUnit::Day;
    e.shift = 0;
  }
  return true;
}

}  // namespace hearsay
