#include "language/time_grammar.h"

namespace hearsay {

namespace {

constexpr int kMostNumberWords = 8;
constexpr int kLargest = 1'000'000;

}  // namespace

// A number in figures or words: "14", "twenty four", "two hundred", "a dozen" is read by read_amount.
int TimeGrammar::number_at(uint32_t& i) const {
  if (!is(i, W::Number)) return kUnset;
  if (at(i).digits > 0 || at(i).value >= 1000) {
    const int value = at(i++).value;
    if (value > kLargest) return kUnset;
    if (!is(i, W::Scale)) return value;
    return value <= kLargest / 1000 ? value * at(i++).value : kUnset;
  }
  int total = 0, part = 0;
  for (int words = 0; words < kMostNumberWords; ++words) {
    const TimeAtom& atom = at(i);
    if (atom.word == W::Number && atom.digits == 0 &&
        (words == 0 || part % 100 == 0 || (part % 100 >= 20 && atom.value < 10))) {
      part += atom.value;
    } else if (atom.word == W::Scale && words > 0) {
      part = (part == 0 ? 1 : part) * atom.value;
      if (atom.value == 1000) {
        total += part;
        part = 0;
      }
    } else {
      break;
    }
    if (total + part > kLargest) return kUnset;
    ++i;
    if (is(i, W::And) && atom.word == W::Scale && is(i + 1, W::Number) && at(i + 1).digits == 0) ++i;
  }
  return total + part;
}

// "three years", "two and a half years", "several months", "a couple of weeks", "half an hour", "a year".
bool TimeGrammar::read_amount(uint32_t& i, TimeAmount& amount) const {
  const uint32_t first = i;
  amount = {};
  if (is(i, W::Half)) {
    ++i;
    if (is(i, W::A)) ++i;
    amount.half = true;
  } else if (is(i, W::Couple) || (is(i, W::A) && is(i + 1, W::Couple))) {
    i += is(i, W::A) ? 2 : 1;
    if (is(i, W::Of)) ++i;
    amount.count = 2;
  } else if (is(i, W::Few) || (is(i, W::A) && is(i + 1, W::Few))) {
    i += is(i, W::A) ? 2 : 1;
    amount.count = kUnset;
  } else if (is(i, W::A)) {
    amount.count = 1;
    ++i;
    if (is(i, W::Half)) {
      amount = {0, true, TimeUnit::Day};
      ++i;
    } else if (is(i, W::Scale) || (is(i, W::Number) && at(i).digits == 0 && at(i).value == 12)) {
      amount.count = at(i++).value;
    }
  } else {
    amount.count = number_at(i);
    if (amount.count == kUnset) return false;
    if (is(i, W::Half)) {
      amount.half = true;
      ++i;
    } else if (is(i, W::And) && is(i + 1, W::A) && is(i + 2, W::Half)) {
      amount.half = true;
      i += 3;
    }
  }
  if (is(first, W::A) && amount.count == 1 && at(i).plural) return false;  // "a weeks-long row"
  if (is(i, W::More) || text(i) == "other") ++i;
  if (is(i, W::Full)) ++i;
  const TimeAtom& name = at(i);
  if (name.word != W::Unit) return false;
  amount.unit = static_cast<TimeUnit>(name.value);
  if (amount.unit == TimeUnit::Second && !name.plural && !name.joined) return false;
  if (name.capital && (at(first).digits > 0 || at(i + 1).capital)) return false;  // a name: "60 Minutes"
  if (name.shy && amount.unit != TimeUnit::Second && at(first).digits == 0) return false;
  // "a quarter", "three-quarters": parts of a whole.
  if (amount.unit == TimeUnit::Quarter &&
      (is(first, W::A) || is(first, W::Few) || name.joined || is(i + 1, W::Of)))
    return false;
  ++i;
  if (is(first, W::A) && amount.count == 1 && is(i, W::And) && is(i + 1, W::A) && is(i + 2, W::Half)) {
    amount.half = true;
    i += 3;
  }
  return true;
}

// What "a year" needs around it to be a length of time and not a rate ("$5 a year") or a subject ("a year
// that …").
bool TimeGrammar::may_follow_article(uint32_t first, uint32_t after) const {
  const W next = at(after).word;
  if (next == W::Ago || next == W::Earlier || next == W::Later || next == W::Before || next == W::After ||
      next == W::Or || next == W::Hence || next == W::From || next == W::Period) {
    return true;
  }
  const TimeAtom& before = at(static_cast<int64_t>(first) - 1);
  switch (before.word) {
    case W::In:
      return text(static_cast<int64_t>(first) - 1) != "by" && text(static_cast<int64_t>(first) - 1) != "on";
    case W::For:
    case W::Of:
    case W::About:
    case W::Nearly:
    case W::Than:
    case W::Least:
    case W::Most:
    case W::Over:
    case W::Under:
    case W::After:
    case W::Before:
    case W::As:
    case W::More:
      return true;
    default:
      return text(static_cast<int64_t>(first) - 1) == "over" ||
             text(static_cast<int64_t>(first) - 1) == "just";
  }
}

bool TimeGrammar::read_duration(uint32_t& i, TimeExpression& e) const {
  e.form = TimeForm::Duration;
  e.amount_count = 1;
  for (const Rule rule : {&TimeGrammar::read_sided_duration, &TimeGrammar::read_event_units,
                          &TimeGrammar::read_bare_units, &TimeGrammar::read_amount_range})
    if (try_rule(rule, i, e)) return true;

  const uint32_t first = i;
  const bool the = is(i, W::The) || is(i, W::Its);
  if (the) ++i;
  if (is(i, W::Full) && the) ++i;
  if (the && is(i, W::A)) return false;
  const bool article = is(i, W::A) && (is(i + 1, W::Unit) || is(i + 1, W::Full));
  const bool term = is(i, W::A) && is(i + 2, W::Unit) && at(i + 2).joined && is(i + 3, W::Period);
  if (term) ++i;  // "a three-year period"
  if (!read_amount(i, e.amounts[0]) || (the && at(static_cast<int64_t>(i) - 1).joined)) return false;
  if (article && !may_follow_article(first, i)) return false;
  // "two hours and 30 minutes"
  uint32_t ahead = i;
  if (is(ahead, W::And) || is(ahead, W::Comma)) ++ahead;
  if (is(ahead, W::Number) && read_amount(ahead, e.amounts[1]) && e.amounts[1].unit < e.amounts[0].unit) {
    e.amount_count = 2;
    i = ahead;
  }
  return finish_duration(i, e);
}

// "the last two years", "the past decade", "recent months", "the next few days", "the first nine months".
bool TimeGrammar::read_sided_duration(uint32_t& i, TimeExpression& e) const {
  const bool the = is(i, W::The) || is(i, W::Its) || (is(i, W::This) && is(i + 1, W::PastNoun));
  if (the) ++i;
  const W side = at(i++).word;
  if (side == W::Last || side == W::PastNoun || side == W::Previous || side == W::Recent) {
    e.direction = -1;
  } else if (side == W::Next || side == W::Following) {
    e.direction = 1;
  } else if (side != W::First) {
    return false;
  }
  if (!is(i, W::Unit)) {
    if (!read_amount(i, e.amounts[0]) || is(i, W::Ago) || is(i, W::Later) || is(i, W::Earlier)) return false;
    return finish_duration(i, e);
  }
  const TimeAtom& name = at(i++);
  if (side == W::First || !(the || (side == W::Recent && name.plural))) return false;
  e.amounts[0] = {name.plural ? kUnset : 1, false, static_cast<TimeUnit>(name.value)};
  if (!name.plural && e.amounts[0].unit < TimeUnit::Day) return false;
  if (is(i, W::And) && is(i + 1, W::Unit) && at(i + 1).plural) i += 2;  // "recent weeks and months"
  return true;
}

// "the days after his conviction", "the weeks ahead", "the year ended" in March: a time that an event tells.
bool TimeGrammar::read_event_units(uint32_t& i, TimeExpression& e) const {
  if (!is(i, W::The) || !is(i + 1, W::Unit)) return false;
  const TimeAtom& name = at(i + 1);
  i += 2;
  e.amounts[0] = {name.plural ? kUnset : 1, false, static_cast<TimeUnit>(name.value)};
  if (!name.plural) return is_unit(name, TimeUnit::Year) && (text(i) == "ended" || text(i) == "ending");
  if (e.amounts[0].unit < TimeUnit::Hour) return false;
  if (text(i) == "ahead") {
    ++i;
    return true;
  }
  return is(i, W::Before) || is(i, W::After) || is(i, W::Following) || text(i) == "since";
}

// "two to three weeks", "ten or twelve days", "10-15 minutes".
bool TimeGrammar::read_amount_range(uint32_t& i, TimeExpression& e) const {
  const int least = number_at(i);
  if (least == kUnset) return false;
  if (!at(i).joined) {
    if (!is(i, W::To) && !is(i, W::Or) && !is(i, W::Dash)) return false;
    ++i;
  }
  if (!is(i, W::Number) || !read_amount(i, e.amounts[0])) return false;
  e.amounts[0] = {least, false, e.amounts[0].unit};
  return finish_duration(i, e);
}

// "years", "days", "decades" by themselves: only where a length of time is expected.
bool TimeGrammar::read_bare_units(uint32_t& i, TimeExpression& e) const {
  const TimeAtom& name = at(i);
  const uint32_t first = i;
  if (name.word != W::Unit) return false;
  ++i;
  e.amounts[0] = {name.plural ? kUnset : 1, false, static_cast<TimeUnit>(name.value)};
  e.amount_count = 1;
  if (at(i).joined && is(i, W::Long)) {
    ++i;
    return true;
  }
  if (!name.plural || at(i).joined || name.shy || e.amounts[0].unit == TimeUnit::Quarter) return false;
  const TimeAtom& before = at(static_cast<int64_t>(first) - 1);
  const W next = at(i).word;
  const bool led =
      before.word == W::For || (before.word == W::In && text(static_cast<int64_t>(first) - 1) != "on");
  if (next == W::Or && is(i + 1, W::Unit) && at(i + 1).plural) i += 2;
  if (!led && next != W::Ago && next != W::Later && next != W::Earlier && next != W::After &&
      next != W::Before && next != W::Of)
    return false;
  return finish_duration(i, e);
}

// What stands behind an amount: "ago", "earlier", "or so"; ages are no times.
bool TimeGrammar::finish_duration(uint32_t& i, TimeExpression& e) const {
  if (is(i, W::Old) || (is(i, W::Of) && text(i + 1) == "age")) return false;
  if (is(i, W::Or) && (is(i + 1, W::So) || is(i + 1, W::More) || is(i + 1, W::Less))) {
    e.modifier = is(i + 1, W::So)     ? TimeModifier::Approximate
                 : is(i + 1, W::More) ? TimeModifier::AtLeast
                                      : TimeModifier::AtMost;
    i += 2;
  }
  if (at(i).joined && (is(i, W::Long) || is(i, W::Period))) ++i;
  if (is(i, W::Period)) ++i;
  const bool from_now = is(i, W::From) && is(i + 1, W::Present) && text(i + 1) == "now";
  int sign = 0;
  if (is(i, W::Ago) || is(i, W::Earlier)) sign = -1;
  if (is(i, W::Hence) || from_now) sign = 1;
  if (sign == 0 && !is(i, W::Later)) return true;
  if (e.amount_count != 1) return true;
  const TimeAmount& amount = e.amounts[0];
  if (is(i, W::Later)) {
    // Where the day that it counts from is told, times.cc makes a date of it.
    e.base = TimeBase::Mentioned;
    e.shift = amount.count;
    e.unit = amount.unit;
    return true;
  }
  e.form = TimeForm::Date;
  e.comparison = amount.unit == TimeUnit::Year && amount.count == 1;
  e.base = is(i, W::Earlier) ? TimeBase::Mentioned : TimeBase::Anchor;
  e.shift = amount.count == kUnset ? kUnset : sign * amount.count;
  e.direction = sign;
  e.unit = amount.unit;
  i += from_now ? 2 : 1;
  return true;
}

}  // namespace hearsay
