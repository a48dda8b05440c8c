// A time expression as the words give it, before it is known which day it stands on.
#pragma once

#include <climits>
#include <cstdint>

#include "language/time_words.h"

namespace hearsay {

constexpr int kUnset = INT_MIN;
constexpr bool is_set(int value) { return value != kUnset; }

// What the words say of a place in the calendar; kUnset where they do not.
struct CalendarFields {
  int year = kUnset;     // negative before the common era
  int decade = kUnset;   // 199: the 1990s; 0 to 9: of a century that is not told
  int century = kUnset;  // 19: the 1900s
  int half = kUnset, quarter = kUnset, season = kUnset;
  int month = kUnset, day = kUnset;
  int weekday = kUnset;  // 1 is Monday
  int week = kUnset;     // of the month
  int holiday = kUnset;  // index of holidays.h
  int part = kUnset;     // of the day: index into kDayParts
  int minutes = kUnset;  // of the day
  bool weekend = false;
};

enum class TimeForm : uint8_t { Date, Duration, Set, Present, Past, Future };

// What a relative expression counts from.
enum class TimeBase : uint8_t {
  None,
  Anchor,    // the date of the passage: "ago", "last", "next"
  Mentioned  // the date last spoken of: "earlier", "the previous", "the following", "that"
};

enum class TimeModifier : uint8_t { None, Approximate, LessThan, MoreThan, AtMost, AtLeast, Start, Mid, End };

struct TimeAmount {
  int count = 0;  // kUnset: not told
  bool half = false;
  TimeUnit unit = TimeUnit::Day;
};

struct TimeExpression {
  uint32_t begin = 0, end = 0;  // atoms [begin, end)
  TimeForm form = TimeForm::Date;
  TimeModifier modifier = TimeModifier::None;
  CalendarFields fields;

  // Date: `shift` units from the base, then `fields` inside of that. With `direction` and without `shift`:
  // the first such date on that side ("last Friday" -1, "this Friday" 0, "next Friday" 1).
  TimeBase base = TimeBase::None;
  int shift = kUnset;
  TimeUnit unit = TimeUnit::Day;
  int direction = kUnset;
  bool general = false;     // none in particular: "at night", "winter quarters"
  bool comparison = false;  // "a year earlier" of a quarter is that quarter

  // Duration, and a set that a period makes ("every two weeks"). `direction` says on which side of the anchor
  // it lies.
  TimeAmount amounts[2];
  int amount_count = 0;
};

}  // namespace hearsay
