#include "language/time_grammar.h"

namespace hearsay {

const TimeAtom& TimeGrammar::at(int64_t i) const {
  static const TimeAtom kNone;
  return i >= 0 && i < static_cast<int64_t>(atoms_.size()) ? atoms_[static_cast<size_t>(i)] : kNone;
}

bool TimeGrammar::try_rule(Rule rule, uint32_t& i, TimeExpression& e) const {
  uint32_t ahead = i;
  TimeExpression read = e;
  if (!(this->*rule)(ahead, read) || ahead > atoms_.size()) return false;
  i = ahead;
  e = read;
  return true;
}

std::optional<TimeExpression> TimeGrammar::read(uint32_t first) const {
  TimeExpression e;
  uint32_t i = first;
  if (!try_rule(&TimeGrammar::read_modified, i, e)) return std::nullopt;
  e.begin = first;
  e.end = i;
  return e;
}

bool TimeGrammar::read_modified(uint32_t& i, TimeExpression& e) const {
  return try_rule(&TimeGrammar::read_amount_modifier, i, e) ||
         try_rule(&TimeGrammar::read_part_of_period, i, e) || read_core(i, e);
}

bool TimeGrammar::read_core(uint32_t& i, TimeExpression& e) const {
  constexpr Rule kRules[] = {&TimeGrammar::read_holiday,  &TimeGrammar::read_set,
                             &TimeGrammar::read_clock,    &TimeGrammar::read_day_part,
                             &TimeGrammar::read_year_ago, &TimeGrammar::read_quarter,
                             &TimeGrammar::read_date,     &TimeGrammar::read_shifted_unit,
                             &TimeGrammar::read_duration, &TimeGrammar::read_reference};
  for (const Rule rule : kRules)
    if (try_rule(rule, i, e)) return true;
  return false;
}

// "nearly forty years", "at least 30 days", "around 7:15 p.m.", "about 1910".
bool TimeGrammar::read_amount_modifier(uint32_t& i, TimeExpression& e) const {
  TimeModifier modifier = TimeModifier::None;
  const uint32_t first = i;
  switch (at(i).word) {
    case W::About:
      modifier = TimeModifier::Approximate;
      ++i;
      break;
    case W::Nearly:
      modifier = TimeModifier::LessThan;
      ++i;
      break;
    case W::More:
    case W::Less:
      if (!is(i + 1, W::Than)) return false;
      modifier = is(i, W::More) ? TimeModifier::MoreThan : TimeModifier::LessThan;
      i += 2;
      break;
    case W::No:
    case W::Not:
      if ((!is(i + 1, W::More) && !is(i + 1, W::Less)) || !is(i + 2, W::Than)) return false;
      modifier = is(i + 1, W::More) ? TimeModifier::AtMost : TimeModifier::AtLeast;
      i += 3;
      break;
    case W::At:
      if (!is(i + 1, W::Least) && !is(i + 1, W::Most)) return false;
      modifier = is(i + 1, W::Least) ? TimeModifier::AtLeast : TimeModifier::AtMost;
      i += 2;
      break;
    case W::Up:
      if (!is(i + 1, W::To)) return false;
      modifier = TimeModifier::AtMost;
      i += 2;
      break;
    case W::Over:
    case W::Under: {
      // "over a week" is more than one only where something lasts it: "for over a week", "just over an hour".
      const W before = at(first - 1).word;
      if (is(i, W::Over) && first > 0 && before != W::For && before != W::After && before != W::In &&
          text(first - 1) != "just" && text(first - 1) != "Just" && text(first - 1) != "last" &&
          text(first - 1) != "well") {
        return false;
      }
      modifier = is(i, W::Over) ? TimeModifier::MoreThan : TimeModifier::LessThan;
      ++i;
      break;
    }
    default:
      return false;
  }
  const W next = at(i).word;
  const bool amount = next == W::Number || next == W::A || next == W::Half || next == W::Couple ||
                      next == W::Few || next == W::Noon || next == W::Clock || next == W::FullDate ||
                      next == W::Decade;
  const bool date =
      modifier == TimeModifier::Approximate &&
      (next == W::Month || next == W::Early || next == W::Late || next == W::Mid || next == W::Unit);
  if (!amount && !date) return false;
  if (!try_rule(&TimeGrammar::read_part_of_period, i, e) && !read_core(i, e)) return false;
  if (e.modifier == TimeModifier::None) e.modifier = modifier;
  return e.form == TimeForm::Duration || e.form == TimeForm::Date;
}

// "early 2013", "mid-March", "late yesterday", "the end of the month", "earlier this week", "year-end".
bool TimeGrammar::read_part_of_period(uint32_t& i, TimeExpression& e) const {
  const bool the = is(i, W::The);
  if (the) ++i;
  TimeModifier modifier = TimeModifier::Start;
  switch (at(i).word) {
    case W::Early:
      break;
    case W::Mid:
      modifier = TimeModifier::Mid;
      break;
    case W::Late:
      modifier = TimeModifier::End;
      break;
    case W::Earlier:
    case W::Later:
      modifier = is(i, W::Earlier) ? TimeModifier::Start : TimeModifier::End;
      if (is(i + 1, W::This) || is(i + 1, W::That)) {
        ++i;
        if (!read_shifted_unit(i, e) && !read_day_part(i, e)) return false;
      } else {
        if (!is(i + 1, W::In) || (!is(i + 2, W::The) && !is(i + 2, W::That))) return false;
        i += 2;
        if (!read_shifted_unit(i, e) && !read_season(i, e)) return false;
      }
      e.modifier = modifier;
      return true;
    case W::Beginning:
    case W::Middle:
    case W::End:
      if (is(i, W::Middle)) modifier = TimeModifier::Mid;
      if (is(i, W::End)) modifier = TimeModifier::End;
      if (!is(i + 1, W::Of) || text(i) == "close") return false;
      ++i;
      break;
    case W::Unit:
      // "year-end", "month's end"
      if (at(i).plural || !(is(i + 1, W::End) || (is(i + 1, W::Possessive) && is(i + 2, W::End))))
        return false;
      e.unit = static_cast<TimeUnit>(at(i).value);
      e.shift = 0;
      e.modifier = TimeModifier::End;
      i += is(i + 1, W::End) ? 2 : 3;
      return e.unit >= TimeUnit::Week;
    default:
      return false;
  }
  ++i;
  if (the && is(i, W::Of) == false && at(i).joined == false && is(i, W::Number) && year_at(i) == kUnset)
    return false;
  const uint32_t inner = i;
  if (!try_rule(&TimeGrammar::read_date, i, e) && !try_rule(&TimeGrammar::read_quarter, i, e) &&
      !try_rule(&TimeGrammar::read_shifted_unit, i, e) && !try_rule(&TimeGrammar::read_day_part, i, e)) {
    return false;
  }
  if (e.form != TimeForm::Date || (is(inner, W::Number) && at(inner).digits < 4 && e.fields.month == kUnset))
    return false;
  e.modifier = modifier;
  return true;
}

// "now", "recently", "the past", "the near future", "these days", "the moment".
bool TimeGrammar::read_reference(uint32_t& i, TimeExpression& e) const {
  const uint32_t first = i;
  const W before = at(static_cast<int64_t>(i) - 1).word;
  switch (at(i).word) {
    case W::Present:
      e.form = TimeForm::Present;
      ++i;
      return true;
    case W::Current:
      e.form = TimeForm::Present;
      ++i;
      // "the current of a river", "present at the talks"
      return text(first) != "present" && text(first) != "Present" && at(i).letter && !is(i, W::Of) &&
             !is(i, W::In) && !is(i, W::And) && !is(i, W::Verb);
    case W::Past:
    case W::Recent:
      e.form = TimeForm::Past;
      ++i;
      return true;
    case W::Future:
      e.form = TimeForm::Future;
      ++i;
      // "soon became" tells of what was.
      for (const int64_t near :
           {static_cast<int64_t>(first) - 2, static_cast<int64_t>(first) - 1, static_cast<int64_t>(i)})
        if (is(near, W::Verb) && at(near).value < 0) return false;
      return before != W::As && !is(i, W::After) && text(static_cast<int64_t>(first) - 1) != "too";
    case W::This:
      if (is(i + 1, W::Unit) && at(i).value == 1 && at(i + 1).value == static_cast<int>(TimeUnit::Day)) {
        e.form = TimeForm::Present;
        i += 2;
        return true;
      }
      e.form = TimeForm::Present;
      i += 2;
      return is(first + 1, W::Moment) || (is(first + 1, W::Time) && before == W::At);
    case W::The: {
      ++i;
      if (is(i, W::PastNoun)) {
        e.form = TimeForm::Past;
        ++i;
        return before == W::In || !at(i).letter;
      }
      if ((is(i, W::Current) && text(i) == "present") || is(i, W::Moment)) {
        e.form = TimeForm::Present;
        ++i;
        return before == W::At || before == W::For || before == W::In;
      }
      if (text(i) == "near" || text(i) == "foreseeable" || text(i) == "distant") ++i;
      if (!is(i, W::FutureNoun)) return false;
      e.form = TimeForm::Future;
      ++i;
      return before == W::In;
    }
    default:
      return false;
  }
}

// "every Tuesday", "each month", "every two weeks", "daily", "twice a year", "Tuesday nights".
bool TimeGrammar::read_set(uint32_t& i, TimeExpression& e) const {
  e.form = TimeForm::Set;
  const auto period = [&](TimeUnit unit, int count) {
    e.amounts[0] = {count, false, unit};
    e.amount_count = 1;
    return true;
  };
  switch (at(i).word) {
    case W::Adverb:
      ++i;
      return !at(i - 1).capital || i == 1 ? period(static_cast<TimeUnit>(at(i - 1).value), 1) : false;
    case W::Times:
      if (!is(i + 1, W::A) || !is(i + 2, W::Unit) || at(i + 2).plural) return false;
      i += 3;
      return period(static_cast<TimeUnit>(at(i - 1).value), 1);
    case W::Every: {
      ++i;
      int count = 1;
      if (text(i) == "other") {
        count = 2;
        ++i;
      } else if (const int number = number_at(i); number != kUnset) {
        count = number;
      }
      const TimeAtom& name = at(i++);
      if (name.word == W::Unit) return period(static_cast<TimeUnit>(name.value), count);
      if (name.word == W::Weekend) return e.fields.weekend = true;
      if (name.word == W::Weekday) {
        e.fields.weekday = name.value;
        if (is(i, W::DayPart)) e.fields.part = at(i++).value;
        return true;
      }
      if (name.word == W::DayPart) e.fields.part = name.value;
      if (name.word == W::Season) e.fields.season = name.value;
      if (name.word == W::Month && name.capital) e.fields.month = name.value;
      return name.word == W::DayPart || name.word == W::Season || e.fields.month != kUnset;
    }
    case W::Weekday:
      e.fields.weekday = at(i).value;
      if (at(i).plural) {
        ++i;
        return true;
      }
      if (!is(i + 1, W::DayPart) || !at(i + 1).plural) return false;
      e.fields.part = at(i + 1).value;
      i += 2;
      return true;
    default:
      return false;
  }
}

}  // namespace hearsay
