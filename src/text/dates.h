// Dates as pages show them, read to the day: "Mar 3, 2021", "3 March 2021", "2021-03-03T10:04:00Z",
// "03.03.2021".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/span.h"

namespace hearsay {

struct FoundDate {
  std::string iso;  // YYYY-MM-DD, or YYYY-MM, YYYY where the text says no more
  Span span;        // in the text searched
};

// Whether numbers such as 03/04/2021 have the day or the month first; the reader of a page decides by its
// evidence.
enum class NumericOrder { DayFirst, MonthFirst };

// The first date in the text that names a year, if any. Linear. Pure.
std::optional<FoundDate> find_date(std::string_view text, NumericOrder order = NumericOrder::DayFirst);

// The year, month and day of an ISO 8601 time, or nothing: "2021-03-03T10:04:00Z" gives 2021-03-03.
std::string iso_day(std::string_view iso_time);

}  // namespace hearsay
