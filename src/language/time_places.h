// Where in the calendar an expression stands: which year "in May" is of, which day "last Friday" is.
#pragma once

#include "language/calendar.h"
#include "language/time_expression.h"

namespace hearsay {

constexpr int kSeasonMonths[] = {0, 3, 6, 9, 12};  // in which spring, summer, autumn, winter begin

// A day, month or year that is known: what relative expressions count from.
struct CalendarPoint {
  int year = kUnset;  // kUnset: nothing is known; negative before the common era
  int month = kUnset;
  int day = kUnset;

  bool known() const { return year != kUnset; }
};

// What an expression is read against.
struct TimeContext {
  CalendarPoint anchor;     // the passage's date
  CalendarPoint mentioned;  // the date last spoken of
  CalendarPoint quarter;    // the quarter last spoken of: its year and first month
  bool narrative = false;   // the passage tells of other years than its own: dates go on from each other
  int tense = 0;            // of the verb nearby: 1 what is to come, -1 what was, 0 not known
};

// A place in the calendar with all that is known of it: fields, and an ISO week where it is one.
struct Place {
  CalendarFields fields;
  int iso_week = kUnset;
  bool present = false;             // "today" without a date
  TimeUnit grain = TimeUnit::Year;  // of what is not known: "last week" without a date
};

// What is known of the expression's place; what the context does not tell stays unset. Pure; constant cost.
Place place_of(const TimeExpression& expression, const TimeContext& context);

// The first month that the fields speak of, or 0.
int first_month(const CalendarFields& fields);

CivilDay day_of(const CalendarPoint& point);  // its first; the point must be known, of our era

}  // namespace hearsay
