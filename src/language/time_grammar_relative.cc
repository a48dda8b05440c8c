#include "language/time_grammar.h"

namespace hearsay {

namespace {

constexpr int kHour = 60;

}  // namespace

// "yesterday", "tomorrow morning", "tonight", "the day before yesterday".
bool TimeGrammar::read_day_shift(uint32_t& i, TimeExpression& e) const {
  e.base = TimeBase::Anchor;
  e.unit = TimeUnit::Day;
  if (is(i, W::Unit) && is_unit(at(i), TimeUnit::Day) && !at(i).plural && is(i + 2, W::DayShift)) {
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

// "last", "the previous", "this past", "that same": how many units from which date.
bool TimeGrammar::read_lead(uint32_t& i, TimeExpression& e, bool the) const {
  e.base = TimeBase::Anchor;
  e.shift = 0;
  const W led = at(i++).word;
  switch (led) {
    case W::Last:
      e.shift = -1;
      return true;
    case W::PastNoun:
      e.shift = -1;
      return is(i, W::Weekend);
    case W::Next:
      e.shift = 1;
      if (the) e.base = TimeBase::Mentioned;
      return true;
    case W::This:
      if (is(i, W::PastNoun)) {
        e.shift = -1;
        ++i;
      }
      return true;
    case W::Current:
      return the;
    case W::Previous:
    case W::Following:
      e.shift = led == W::Previous ? -1 : 1;
      e.base = TimeBase::Mentioned;
      return true;
    case W::That:
    case W::Same:
      e.base = TimeBase::Mentioned;
      if (led == W::That && is(i, W::Same)) ++i;
      return true;
    default:
      return false;
  }
}

// "last week", "the previous month", "this year", "that same day", "the latest quarter".
bool TimeGrammar::read_shifted_unit(uint32_t& i, TimeExpression& e) const {
  if (try_rule(&TimeGrammar::read_plain_unit, i, e)) return true;
  const bool the = is(i, W::The) || is(i, W::Its);
  if (the) ++i;
  const int64_t before = static_cast<int64_t>(i) - 1;
  const TimeAtom& lead = at(i);
  const bool latest = lead.word == W::Last && lead.value == 1;
  if (!read_lead(i, e, the)) return false;
  if (is(i, W::Fiscal)) ++i;
  const TimeAtom& name = at(i++);
  // A name: "This Week".
  if (name.capital && lead.capital && at(before).letter) return false;
  if (name.plural) return false;
  if (name.word == W::Weekend) {
    e.unit = TimeUnit::Weekend;
    return true;
  }
  if (latest && (name.word == W::Period || is_unit(name, TimeUnit::Quarter))) {
    e.comparison = true;
    e.unit = TimeUnit::Quarter;
    e.shift = 0;
    return true;
  }
  if (name.word != W::Unit || at(i).joined) return false;
  e.unit = static_cast<TimeUnit>(name.value);
  // "the last year" lasts a year, "last year" is one; "last day" is none.
  if (lead.word == W::Last && ((the && !latest) || e.unit == TimeUnit::Day || e.unit == TimeUnit::Century))
    return false;
  if (lead.word == W::Next && the && e.unit >= TimeUnit::Decade) return false;
  if (e.unit == TimeUnit::Day && (lead.word == W::This || lead.word == W::Current)) return false;
  if (is(i, W::Or) && is(i + 1, W::So)) {
    e.modifier = TimeModifier::Approximate;
    i += 2;
  }
  if (e.unit == TimeUnit::Day && is(i, W::DayPart)) e.fields.part = at(i++).value;
  return e.unit >= TimeUnit::Day;
}

// "the year", "the quarter", "the weekend": only where a place in time is expected.
bool TimeGrammar::read_plain_unit(uint32_t& i, TimeExpression& e) const {
  const W before = at(static_cast<int64_t>(i) - 1).word;
  if (!is(i, W::The)) return false;
  ++i;
  if (is(i, W::Fiscal) || is(i, W::Full)) ++i;
  const TimeAtom& name = at(i++);
  if (name.plural || at(i).joined) return false;
  if (name.word == W::Weekend) {
    e.fields.weekend = true;
    return true;
  }
  if (name.word != W::Unit || is(i, W::Of)) return false;
  e.unit = static_cast<TimeUnit>(name.value);
  if (e.unit < TimeUnit::Week || e.unit > TimeUnit::Year) return false;
  const bool placed = before == W::In || before == W::For || before == W::Of || before == W::From ||
                      before == W::Beginning || is(i, W::Possessive);
  if (!placed || (e.unit == TimeUnit::Year && (text(i) == "ended" || text(i) == "ending"))) return false;
  e.shift = 0;
  e.comparison = e.unit == TimeUnit::Quarter;
  e.base = e.unit == TimeUnit::Month ? TimeBase::Mentioned : TimeBase::None;
  return true;
}

// "the year-ago quarter", "the comparable year-earlier period", "year-ago".
bool TimeGrammar::read_year_ago(uint32_t& i, TimeExpression& e) const {
  const bool the = is(i, W::The) || is(i, W::Its);
  if (the) ++i;
  if (is(i, W::Comparable)) ++i;
  if (!is_unit(at(i), TimeUnit::Year) || at(i).plural) return false;
  if (!at(i + 1).joined || (!is(i + 1, W::Ago) && !is(i + 1, W::Earlier))) return false;
  i += 2;
  e.base = TimeBase::Anchor;
  e.unit = TimeUnit::Year;
  e.shift = -1;
  e.comparison = true;
  uint32_t after = i;
  const int ordinal = ordinal_at(i, after);
  if (ordinal != kUnset && ordinal <= 4 && is_unit(at(after), TimeUnit::Quarter)) {
    e.fields.quarter = ordinal;
    e.comparison = false;
    i = after + 1;
  } else if (is(i, W::Period) || (is_unit(at(i), TimeUnit::Quarter))) {
    ++i;
  } else {
    return !the;
  }
  return true;
}

// "this morning", "last night", "the evening", "the night of April 18, 1775", "overnight", "at night".
bool TimeGrammar::read_day_part(uint32_t& i, TimeExpression& e) const {
  const int64_t first = i;
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
  if (at(i).capital && led == W::This && at(first).capital && at(first - 1).letter)
    return false;  // "CBS This Morning"
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
    sure = !atom.capital || i == 0;
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
