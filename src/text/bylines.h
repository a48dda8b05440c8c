// Who wrote what follows, when, and for whom, as its own line says.
//
// All functions look at one line without the blanks at its ends, of bounded length, are pure, and safe from
// any thread. In doubt they say no: a wrong author puts words into somebody's mouth.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/dates.h"

namespace hearsay {

// The views point into the line; empty where it does not say.
struct Byline {
  std::string_view author;
  std::string_view outlet;
  std::string published;  // ISO day
};

// "By NAME", "by NAME, Outlet, 3 March 2021", "Posted by NAME on 9 May 2022".
std::optional<Byline> read_byline(std::string_view line, NumericOrder order);

// A byline without "By": "NAME | Outlet | 6 May 2017", "NAME, arts correspondent". Needs a place where
// bylines are to be expected, right below a headline.
std::optional<Byline> read_bare_byline(std::string_view line, NumericOrder order);

// A line of place and time of publication: "The Outlet, 2 July 2018, 11:05", "Friday, January 4, 2019".
// Its author stays empty.
std::optional<Byline> read_dateline(std::string_view line, NumericOrder order);

// Whether these words can be the name of a person: "Ada Finch", "J. de Vries", "Mrs O'Hara".
bool is_person_name(std::string_view words);

}  // namespace hearsay
