// Dates with the time of day and the zone, as machines are told them, brought to one form.
#pragma once

#include <string>
#include <string_view>

#include "text/dates.h"

namespace hearsay {

// A value of a meta element, an attribute or JSON as YYYY-MM-DD, or as YYYY-MM-DDThh:mm[:ss] with the zone
// (Z or +hh:mm) where it has them; empty where it is no date to the day. Reads ISO 8601 in its common
// variants
// ("2021-03-03 10:04:00 +0100", "20210303"), seconds since 1970, and whatever find_date reads.
// Times keep the zone they are given in: the day is the writer's. Pure; constant time.
std::string read_date_time(std::string_view value, NumericOrder order = NumericOrder::Unknown);

// The time in UTC of that many seconds (10 digits) or milliseconds (13) since 1970; empty for what is
// neither.
std::string unix_time(std::string_view digits);

// The days from one ISO day (or time) to another; both must begin with YYYY-MM-DD.
int days_between(std::string_view from, std::string_view to);

}  // namespace hearsay
