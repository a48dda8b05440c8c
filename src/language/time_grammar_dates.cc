#include "language/holidays.h"
#include "language/time_grammar.h"

namespace hearsay {

namespace {

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2199;
constexpr int kFirstLikelyYear = 1900;  // figures from here to kLastLikelyYear mostly are years
constexpr int kLastLikelyYear = 2100;
constexpr int kFirstNamedYear = 1400;  // "the 1777 campaign"
constexpr int kLongestEra = 4;         // figures of a year with its era

// Years of two digits: 41 to 99 are of the last century.
int full_year(int two_digits) { return two_digits + (two_digits <= 40 ? 2000 : 1900); }

}  // namespace

bool TimeGrammar::read_date(uint32_t& i, TimeExpression& e) const {
  if (is(i, W::The)) {
    const W next = at(i + 1).word;
    if (next == W::Weekday || next == W::DayShift || next == W::FullDate || year_at(i + 1) != kUnset)
      return false;
    if (next != W::Month && next != W::Season) ++i;
  }
  constexpr Rule kRules[] = {&TimeGrammar::read_weekday,
                             &TimeGrammar::read_month_date,
                             &TimeGrammar::read_day_month,
                             &TimeGrammar::read_full_date,
                             &TimeGrammar::read_decade_or_century,
                             &TimeGrammar::read_day_shift,
                             &TimeGrammar::read_season,
                             &TimeGrammar::read_year,
                             &TimeGrammar::read_range_end};
  for (const Rule rule : kRules)
    if (try_rule(rule, i, e)) return true;
  return false;
}

// The figures of a year, "1988" or "'88", or kUnset.
int TimeGrammar::year_at(int64_t i) const {
  const TimeAtom& atom = at(i);
  if (atom.word != W::Number || atom.digits != 4 || atom.value < kFirstYear || atom.value > kLastYear)
    return kUnset;
  const TimeAtom& next = at(i + 1);
  if (next.word == W::Measure || next.word == W::Scale || next.word == W::Zone) return kUnset;
  return atom.value;
}

int TimeGrammar::day_at(int64_t i) const {
  const TimeAtom& atom = at(i);
  const bool number =
      (atom.word == W::Number && atom.digits > 0 && atom.digits <= 2) || atom.word == W::Ordinal;
  return number && atom.value >= 1 && atom.value <= 31 ? atom.value : kUnset;
}

// A year behind a day or a month: "1988", ", 1988", "of 1988", "'88". With its era: "480 BC".
bool TimeGrammar::take_year(uint32_t& i, TimeExpression& e) const {
  uint32_t ahead = i;
  if (is(ahead, W::Comma) || is(ahead, W::Of)) ++ahead;
  if (is(ahead, W::Number) && is(ahead + 1, W::Era) && at(ahead).digits > 0 &&
      at(ahead).digits <= kLongestEra && at(ahead).value > 0) {
    e.fields.year = at(ahead).value * at(ahead + 1).value;
    i = ahead + 2;
    return true;
  }
  if (is(ahead, W::Apostrophe) && is(ahead + 1, W::Number) && at(ahead + 1).digits == 2 &&
      at(ahead + 1).span.begin == at(ahead).span.end) {
    e.fields.year = full_year(at(ahead + 1).value);
    i = ahead + 2;
    return true;
  }
  if (at(ahead).joined || year_at(ahead) == kUnset) return false;
  if (is(i, W::Comma) && is(ahead + 1, W::None) && at(ahead + 1).letter && year_at(ahead) < kFirstLikelyYear)
    return false;
  e.fields.year = year_at(ahead);
  i = ahead + 1;
  return true;
}

// "last year", "of that year", "this year" behind a month or season.
bool TimeGrammar::take_year_words(uint32_t& i, TimeExpression& e) const {
  uint32_t ahead = i;
  if (is(ahead, W::Of)) ++ahead;
  if (is(ahead, W::The)) ++ahead;
  const W word = at(ahead).word;
  const bool plain = word == W::Last || word == W::This || word == W::Next;
  const bool mentioned = word == W::That || word == W::Same || word == W::Following || word == W::Previous;
  if (!plain && !mentioned) return false;
  if (word == W::That && is(ahead + 1, W::Same)) ++ahead;
  if (!is_unit(at(ahead + 1), TimeUnit::Year) || at(ahead + 1).plural) return false;
  e.base = plain ? TimeBase::Anchor : TimeBase::Mentioned;
  e.unit = TimeUnit::Year;
  e.shift = word == W::Last || word == W::Previous ? -1 : word == W::Next || word == W::Following ? 1 : 0;
  i = ahead + 2;
  return true;
}

// Whether a month's name stands for the month: "may", "March" and people's names are told by what is around.
bool TimeGrammar::stands_as_month(int64_t i) const {
  const TimeAtom& atom = at(i);
  const TimeAtom& before = at(i - 1);
  const TimeAtom& after = at(i + 1);
  const W word = before.word;
  const bool led = word == W::In || word == W::From || word == W::To || word == W::Of || word == W::Last ||
                   word == W::Next || word == W::This || word == W::Early || word == W::Late ||
                   word == W::Mid || word == W::Every || word == W::And || word == W::Or || word == W::For ||
                   word == W::The || word == W::A || word == W::Before || word == W::After ||
                   word == W::Previous || word == W::Following || word == W::About || word == W::At ||
                   word == W::Dash || word == W::Its;
  if (!atom.capital) return led && !atom.shy && atom.span.size() > 4;
  const bool name_follows = after.letter && after.capital && after.word == W::None;
  if (led)
    return !(name_follows &&
             (word == W::And || word == W::Or || word == W::Of || word == W::To || word == W::For ||
              word == W::From || word == W::After || word == W::Before || word == W::At));
  if (atom.shy && !atom.stop) return false;
  if (word == W::Title || name_follows) return false;
  return !(before.letter && before.capital && word == W::None && i > 1);
}

// "March 3 and 5, 2021", "March 3-5, 2021": the year that stands with the last day.
bool TimeGrammar::year_behind_list(int64_t i, TimeExpression& e) const {
  if (!at(i).joined) {
    if (!is(i, W::And) && !is(i, W::Or) && !is(i, W::To) && !is(i, W::Dash)) return false;
    ++i;
  }
  auto year = static_cast<uint32_t>(i + 1);
  return day_at(i) != kUnset && take_year(year, e);
}

// "March 3, 2021", "March 2021", "March", "June last year", "March 3-5".
bool TimeGrammar::read_month_date(uint32_t& i, TimeExpression& e) const {
  const uint32_t first = i;
  if (is(i, W::The)) return false;
  if ((is(i, W::Last) && at(i).value == 0) || is(i, W::Next) || is(i, W::This) || is(i, W::Previous) ||
      is(i, W::Following)) {
    e.direction = is(i, W::Last) || is(i, W::Previous) ? -1 : is(i, W::This) ? 0 : 1;
    e.base = is(i, W::Previous) || is(i, W::Following) ? TimeBase::Mentioned : TimeBase::Anchor;
    ++i;
  }
  if (!is(i, W::Month)) return false;
  const uint32_t name = i;
  e.fields.month = at(i++).value;
  bool sure = false;
  if (const int day = day_at(i); day != kUnset && !at(i).joined) {
    const W next = at(i + 1).word;
    const bool counts = is(i, W::Number) && (next == W::Unit || next == W::Measure || next == W::Scale);
    if (!counts || at(i + 1).joined) {
      if (!at(name).capital && at(name).shy) return false;
      e.fields.day = day;
      sure = at(name).capital;
      ++i;
    }
  }
  uint32_t ahead = i;
  if (e.fields.day != kUnset && year_behind_list(i, e)) return true;
  if (take_year(ahead, e)) {
    // "in May, 2001 people came": a comma needs a day before it, or nothing that could be counted after it.
    if (!is(i, W::Comma) || e.fields.day != kUnset || !at(ahead).letter) {
      i = ahead;
      sure = sure || at(name).capital || !at(name).shy;
    } else {
      e.fields.year = kUnset;
    }
  } else if (e.direction == kUnset && take_year_words(i, e)) {
    sure = at(name).capital || !at(name).shy;
  }
  // The attacks that need no year.
  const bool attacks = text(i).starts_with("attack") || text(i).starts_with("terror");
  if (e.fields.month == 9 && e.fields.day == 11 && e.fields.year == kUnset && attacks) e.fields.year = 2001;
  return sure || (first != name && (at(name).capital || !at(name).shy)) || stands_as_month(name);
}

// "3 March 2021", "the 3rd of March", "7 February".
bool TimeGrammar::read_day_month(uint32_t& i, TimeExpression& e) const {
  const int day = day_at(i);
  if (day == kUnset) return false;
  const bool ordinal = is(i, W::Ordinal);
  ++i;
  if (ordinal && is(i, W::Of)) ++i;
  // "12-14 July": the month stands with the second.
  if (const int last = day_at(i);
      last != kUnset && last > day && at(i).joined && is(i + 1, W::Month) && at(i + 1).capital) {
    e.fields.day = day;
    e.fields.month = at(i + 1).value;
    uint32_t year = i + 2;
    take_year(year, e);
    return true;
  }
  if (!is(i, W::Month) || (at(i).shy && !at(i).capital)) return false;
  e.fields.day = day;
  e.fields.month = at(i++).value;
  if (!take_year(i, e)) take_year_words(i, e);
  return true;
}

// "last Tuesday", "Tuesday morning", "Saturday, April 25, 1998", "Wednesday of last week".
bool TimeGrammar::read_weekday(uint32_t& i, TimeExpression& e) const {
  if ((is(i, W::Last) && at(i).value == 0) || is(i, W::Next) || is(i, W::This) || is(i, W::Previous) ||
      is(i, W::Following)) {
    e.direction = is(i, W::Last) || is(i, W::Previous) ? -1 : is(i, W::This) ? 0 : 1;
    e.base = is(i, W::Previous) || is(i, W::Following) ? TimeBase::Mentioned : TimeBase::Anchor;
    ++i;
    if (is(i, W::PastNoun)) ++i;
  }
  if (!is(i, W::Weekday) || at(i).plural) return false;
  const TimeAtom& name = at(i);
  e.fields.weekday = name.value;
  ++i;
  uint32_t ahead = i;
  if (is(ahead, W::Comma)) ++ahead;
  if (is(ahead, W::The)) ++ahead;
  TimeExpression date = e;
  if (e.direction == kUnset &&
      (try_rule(&TimeGrammar::read_month_date, ahead, date) ||
       try_rule(&TimeGrammar::read_day_month, ahead, date)) &&
      date.fields.day != kUnset && date.direction == kUnset) {
    e = date;
    i = ahead;
    return true;
  }
  if (name.shy) return name.stop && name.capital;
  if (is(i, W::DayPart)) {
    e.fields.part = at(i++).value;
  } else if (e.direction == kUnset) {
    ahead = i;
    if (is(ahead, W::Of)) ++ahead;
    const W word = at(ahead).word;
    if ((word == W::Last || word == W::Next || word == W::This) && is(ahead + 1, W::Unit) &&
        !at(ahead + 1).plural && at(ahead + 1).value == static_cast<int>(TimeUnit::Week)) {
      e.base = TimeBase::Anchor;
      e.unit = TimeUnit::Week;
      e.shift = word == W::Last ? -1 : word == W::Next ? 1 : 0;
      i = ahead + 2;
    }
  }
  return true;
}

bool TimeGrammar::read_full_date(uint32_t& i, TimeExpression& e) const {
  if (!is(i, W::FullDate)) return false;
  const int value = at(i++).value;
  e.fields.year = value / 10000;
  if (value / 100 % 100 != 0) e.fields.month = value / 100 % 100;
  if (value % 100 != 0) e.fields.day = value % 100;
  return true;
}

// Whether figures that could be a year are one, by their neighbours.
bool TimeGrammar::stands_as_year(int64_t i, int year) const {
  const TimeAtom& before = at(i - 1);
  const TimeAtom& after = at(i + 1);
  const W word = before.word;
  if (word == W::Money || (word == W::Number && !at(i).joined) || after.word == W::Unit) return false;
  if (after.joined && !(after.word == W::Number && (after.digits == 2 || after.digits == 4))) return false;
  const bool led = word == W::In || word == W::Before || word == W::After || word == W::Early ||
                   word == W::Late || word == W::Mid || word == W::Beginning || word == W::Middle ||
                   word == W::End || word == W::Fiscal || word == W::Season;
  const bool counted = after.letter && !after.capital && after.word == W::None;
  const bool plural = counted && text(i + 1).ends_with('s') && !text(i + 1).ends_with("ss");
  if (led) return !plural || (year >= kFirstLikelyYear && year <= kLastLikelyYear);
  const bool linked = word == W::From || word == W::To || word == W::And || word == W::Or || word == W::Of ||
                      word == W::Comma || word == W::Dash || word == W::About || word == W::For ||
                      word == W::As || at(i).joined;
  if (year >= kFirstLikelyYear && year <= kLastLikelyYear) {
    if (word == W::The || word == W::Its || word == W::A || word == W::Possessive) return true;
    return !plural && (linked || !counted);
  }
  if (word == W::The || after.joined) return !plural && year >= kFirstNamedYear;
  if (counted || (after.letter && after.word == W::More)) return false;
  return (linked && word != W::Comma && (word != W::For || !after.letter)) ||
         (!before.letter && word == W::None && !after.letter);
}

// "1988", "480 BC", "AD 70", "'88", "nineteen ninety-six", "fiscal 1989".
bool TimeGrammar::read_year(uint32_t& i, TimeExpression& e) const {
  const uint32_t first = i;
  if (is(i, W::Era) && at(i).value > 0 && is(i + 1, W::Number) && at(i + 1).digits > 0 &&
      at(i + 1).digits <= kLongestEra) {
    e.fields.year = at(i + 1).value;
    i += 2;
    return e.fields.year > 0;
  }
  if (is(i, W::Fiscal)) {
    ++i;
    if (is_unit(at(i), TimeUnit::Year)) ++i;
    e.fields.year = year_at(i++);
    return e.fields.year != kUnset;
  }
  if (is(i, W::Number) && is(i + 1, W::Era) && take_year(i, e)) return true;
  // "499-493 BC", "264 to 241 BC": the era stands with the second.
  if (is(i, W::Number) && at(i).digits > 0 && at(i).digits <= kLongestEra) {
    const uint32_t last = at(i + 1).joined ? i + 1 : is(i + 1, W::To) || is(i + 1, W::Dash) ? i + 2 : i;
    if (last > i && is(last, W::Number) && is(last + 1, W::Era) && at(last + 1).value < 0 &&
        at(last).value < at(i).value) {
      e.fields.year = -at(i).value;
      ++i;
      return true;
    }
  }
  if (is(i, W::Apostrophe)) {
    const W before = at(static_cast<int64_t>(i) - 1).word;
    const bool led = before == W::In || before == W::Of || before == W::The || before == W::And ||
                     before == W::From || before == W::To;
    return led && at(i + 1).span.begin == at(i).span.end && take_year(i, e);
  }
  if (is(i, W::Number) && at(i).digits == 0 && at(i).value >= 18 && at(i).value <= 20 &&
      is(i + 1, W::Number) && at(i + 1).digits == 0 && at(i + 1).value >= 10) {
    e.fields.year = at(i).value * 100 + at(i + 1).value;
    i += 2;
    if (e.fields.year % 10 == 0 && at(i).joined && is(i, W::Number) && at(i).value < 10)
      e.fields.year += at(i++).value;
    return !is(i, W::Unit) && !is(i, W::Measure);
  }
  const int year = year_at(i);
  if (year == kUnset || !stands_as_year(first, year)) return false;
  e.fields.year = year;
  ++i;
  if ((is(i, W::Or) && is(i + 1, W::Later)) || (is(i, W::And) && text(i + 1) == "beyond")) {
    e.modifier = TimeModifier::AtLeast;
    i += 2;
  }
  return true;
}

// The number of an ordinal, with what stands after it: "third", "21st", "twenty-first", "second".
int TimeGrammar::ordinal_at(uint32_t i, uint32_t& after) const {
  after = i + 1;
  if (is(i, W::Ordinal) || is(i, W::First)) return at(i).value;
  if (is(i, W::Unit) && at(i).shy && !at(i).plural && at(i).value == static_cast<int>(TimeUnit::Second))
    return 2;
  if (is(i, W::Number) && at(i).value == 20 && at(i).digits == 0 && at(i + 1).joined) {
    const int ones = ordinal_at(i + 1, after);
    return ones != kUnset && ones < 10 ? 20 + ones : kUnset;
  }
  return kUnset;
}

// "the 1990s", "the '80s", "the nineties", "the 1980's", "the 11th century", "the fourth century BC".
bool TimeGrammar::read_decade_or_century(uint32_t& i, TimeExpression& e) const {
  const bool cut = is(i, W::Apostrophe) && is(i + 1, W::Decade);
  if (cut) ++i;
  if (is(i, W::Decade)) {
    const TimeAtom& atom = at(i);
    const TimeAtom& before = at(static_cast<int64_t>(i) - 1);
    // "in his seventies", "in the mid-20s" of per cent or years of age
    const bool other = before.word == W::Its || (atom.digits == 2 && atom.value < 5 && !cut);
    e.fields.decade = atom.value;
    ++i;
    return !other;
  }
  if (const int year = year_at(i); year != kUnset && year % 10 == 0 && is(i + 1, W::Possessive) &&
                                   !at(i + 2).letter && is(static_cast<int64_t>(i) - 1, W::The)) {
    e.fields.decade = year / 10;
    i += 2;
    return true;
  }
  uint32_t after = i;
  const int ordinal = ordinal_at(i, after);
  if (ordinal == kUnset || !is(after, W::Unit) || at(after).plural) return false;
  if (!is_unit(at(after), TimeUnit::Century)) return false;
  if (at(after).capital && at(after + 1).capital) return false;  // a name: "21st Century Fox"
  e.fields.century = ordinal - 1;
  i = after + 1;
  if (is(i, W::Era)) {
    if (at(i).value < 0) e.fields.century = -e.fields.century;
    if (at(i).value < 0) e.fields.year = -1;  // tells the era
    ++i;
  }
  return true;
}

// "the third quarter", "third-quarter", "the fiscal first quarter of 1990", "the 1988 second quarter", "Q3
// 2011", "next year's first quarter", "the first half of 1990", "the first nine months".
bool TimeGrammar::read_quarter(uint32_t& i, TimeExpression& e) const {
  const uint32_t first = i;
  if (is(i, W::The)) ++i;
  bool owned = false;
  if (year_at(i) != kUnset) {
    e.fields.year = year_at(i++);
    if (is(i, W::Possessive)) ++i;
    owned = true;
  } else if (take_year_words(i, e)) {
    if (!is(i, W::Possessive)) return false;
    ++i;
    owned = true;
  } else if (is(i, W::Fiscal)) {
    e.direction = 0;  // a company's year: reports speak of the running one
    e.base = TimeBase::Anchor;
    ++i;
  }
  if (is(i, W::Quarter)) {
    e.fields.quarter = at(i++).value;
  } else if (owned && (is(i, W::Period) || (is_unit(at(i), TimeUnit::Quarter)))) {
    e.comparison = true;  // "the 1988 quarter", "last year's period"
    ++i;
    return true;
  } else {
    uint32_t after = i;
    const int ordinal = ordinal_at(i, after);
    if (is(after, W::Fiscal)) ++after;
    if (ordinal == kUnset || ordinal > 4 || at(after).plural) return false;
    const bool quarter = is_unit(at(after), TimeUnit::Quarter);
    const bool half = is(after, W::Half) && ordinal <= 2;
    if (is(first, W::The) && at(after).joined) return false;  // "third-quarter" has no article of its own
    if (!quarter && !half) return false;
    (quarter ? e.fields.quarter : e.fields.half) = ordinal;
    i = after + 1;
    if (half && !owned && !(is(i, W::Of) || year_at(i) != kUnset)) return false;
  }
  if (!owned && !take_year(i, e) && !take_year_words(i, e) && e.fields.half != kUnset) {
    if (!is(i, W::Of) || !is(i + 1, W::The) || !is_unit(at(i + 2), TimeUnit::Year)) return false;
    e.base = TimeBase::Anchor;
    e.unit = TimeUnit::Year;
    e.shift = 0;
    i += 3;
  }
  return i > first;
}

// "summer", "last fall", "the spring of 1920", "winter 1944".
bool TimeGrammar::read_season(uint32_t& i, TimeExpression& e) const {
  const uint32_t first = i;
  bool led = false;
  if ((is(i, W::Last) && at(i).value == 0) || is(i, W::Next) || is(i, W::This) || is(i, W::That) ||
      is(i, W::Previous) || is(i, W::Following)) {
    const bool last = is(i, W::Last) || is(i, W::Previous);
    e.direction = last ? -1 : is(i, W::This) || is(i, W::That) ? 0 : 1;
    e.base =
        is(i, W::Previous) || is(i, W::Following) || is(i, W::That) ? TimeBase::Mentioned : TimeBase::Anchor;
    led = true;
    ++i;
    if (is(i, W::PastNoun)) ++i;
  } else if (is(i, W::The)) {
    ++i;
  }
  if (!is(i, W::Season)) return false;
  const bool shy = at(i).shy;
  e.fields.season = at(i++).value;
  const W lead = at(static_cast<int64_t>(first) - 1).word;
  e.general = !led && is(first, W::Season) && lead != W::In && lead != W::Early && lead != W::Late &&
              lead != W::Mid && at(i).letter && !at(i).capital && is(i, W::None);
  if (take_year(i, e) || (e.direction == kUnset && take_year_words(i, e))) return true;
  if (led || !shy) return !is(i, W::Of) || e.direction != kUnset || !shy;
  // "in the fall", "by spring"; not "the fall of the wall", "the hot spring".
  int64_t before = static_cast<int64_t>(first) - 1;
  if (is(before, W::The)) --before;
  const W word = at(before).word;
  const bool placed =
      word == W::In || word == W::Early || word == W::Late || word == W::Mid || word == W::From;
  return placed && !is(i, W::Of) && !at(first).joined;
}

bool TimeGrammar::read_holiday(uint32_t& i, TimeExpression& e) const {
  if (!at(i).holiday) return false;
  const HolidayMatch match = match_holiday(text_.substr(at(i).span.begin));
  if (match.index < 0) return false;
  const uint32_t end = at(i).span.begin + match.length;
  while (i < atoms_.size() && at(i).span.begin < end) ++i;
  if (at(static_cast<int64_t>(i) - 1).span.end != end) return false;
  e.fields.holiday = match.index;
  if (!take_year(i, e)) take_year_words(i, e);
  if (is(i, W::DayPart) && e.fields.year == kUnset) e.fields.part = at(i++).value;
  return true;
}

// The second of "1941-45", "March 3-5": what it does not say it has from the first, which times.cc knows.
bool TimeGrammar::read_range_end(uint32_t& i, TimeExpression& e) const {
  const int64_t here = i;
  const TimeAtom& atom = at(here);
  const bool dash = is(here - 1, W::Dash) && at(here - 1).span.end == atom.span.begin;
  if (atom.word != W::Number || atom.digits == 0 || atom.digits > 2 || !(atom.joined || dash)) return false;
  const int64_t before = dash ? here - 2 : here - 1;
  if (dash && at(before).span.end != at(here - 1).span.begin) return false;
  if (at(here + 1).joined) return false;
  if (year_at(before) != kUnset && stands_as_year(before, year_at(before)) && atom.digits == 2 &&
      atom.value > year_at(before) % 100) {
    e.fields.year = year_at(before) / 100 * 100 + atom.value;
    ++i;
    return true;
  }
  if (day_at(before) == kUnset || !is(before - 1, W::Month) || day_at(here) == kUnset) return false;
  e.fields.month = at(before - 1).value;
  e.fields.day = day_at(here);
  ++i;
  take_year(i, e);
  return e.fields.day > day_at(before);
}

}  // namespace hearsay
