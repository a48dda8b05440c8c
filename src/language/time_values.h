// From the words of a time expression to its TIMEX3 value and its days.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "language/annotation.h"
#include "language/time_expression.h"

namespace hearsay {

// A day, month or year that is known: what relative expressions count from.
struct CalendarPoint {
  int year = kUnset;  // kUnset: nothing is known; negative before the common era
  int month = kUnset;
  int day = kUnset;

  bool known() const { return year != kUnset; }
};

// YYYY, YYYY-MM, YYYY-MM-DD or an ISO 8601 time; anything else gives an unknown point.
CalendarPoint read_point(std::string_view iso);

// What an expression is read against.
struct TimeContext {
  CalendarPoint anchor;     // the passage's date
  CalendarPoint mentioned;  // the date last spoken of
  CalendarPoint quarter;    // the quarter last spoken of: its year and first month
  bool narrative = false;   // the passage tells of other years than its own: dates go on from each other
  int tense = 0;            // of the verb nearby: 1 what is to come, -1 what was, 0 not known
};

struct TimeReading {
  TimeType type = TimeType::Date;
  std::string value;
  std::string begin, end;  // YYYY-MM-DD; empty where they do not follow
  CalendarPoint point;     // where a date begins, as far as the value tells it
  bool quarter = false;    // the date is a quarter
};

// Never guesses: what the context does not give stays X in the value. Pure; constant cost.
TimeReading resolve_time(const TimeExpression& expression, const TimeContext& context);

}  // namespace hearsay
