// Dates as pages show them, read to the day: "Mar 3, 2021", "3 March 2021", "2021-03-03T10:04:00Z",
// "03.03.2021".
//
// Day, month and year in the orders in use, with or without weekday and time, ISO 8601, numbers, and month
// names of some thirty languages (month_names.h). "Today" and "yesterday" are no dates. Linear, pure
// functions; safe from any thread.
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
// evidence. Where that is Unknown, a date that could be read both ways gives its year alone; but between dots
// the day is first.
enum class NumericOrder { Unknown, DayFirst, MonthFirst };

// The first date in the text that names a year, if any. A lone year counts only as the whole text.
std::optional<FoundDate> find_date(std::string_view text, NumericOrder order = NumericOrder::Unknown);

// The same, but a date without a year ("Correction, 8 June:") counts too: it takes the year of `reference`
// (an ISO day), or the next one where that would put it more than half a year before the reference.
std::optional<FoundDate> find_date_after(std::string_view text, std::string_view reference,
                                         NumericOrder order = NumericOrder::Unknown);

// The order that the dates of a page show: a number over twelve decides, else the nearness to dates written
// in words, else AM and PM. Looks at a bounded number of dates.
NumericOrder numeric_order(std::string_view text);

// The year, month and day of an ISO 8601 time, or nothing: "2021-03-03T10:04:00Z" gives 2021-03-03.
std::string iso_day(std::string_view iso_time);

}  // namespace hearsay
