// From the words of a time expression to its TIMEX3 value and its days.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "language/annotation.h"
#include "language/time_places.h"

namespace hearsay {

// YYYY, YYYY-MM, YYYY-MM-DD or an ISO 8601 time; anything else gives an unknown point.
CalendarPoint read_point(std::string_view iso);

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
