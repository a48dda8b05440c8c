// The words of time expressions: what a word can mean to one. English.
#pragma once

#include <cstdint>
#include <string_view>

namespace hearsay {

enum class TimeWord : uint8_t {
  None,
  // Numbers. `value` is the number; of a Scale what it multiplies by ("hundred").
  Number,
  Scale,
  Ordinal,
  Half,
  Few,       // "several", "few", "many", "some": a number that is not told
  Couple,    // "couple", "pair"
  Decade,    // "1990s" is 199, "90s" and "nineties" are 9
  Clock,     // "10:30", "5pm": minutes of the day
  FullDate,  // "2014-03-09": 20140309, with zeros for what is not told
  Quarter,   // "Q3"
  // Names.
  Month,
  Weekday,  // 1 is Monday
  Season,   // 1 is spring
  DayPart,  // index into kDayParts
  Noon,     // "noon", "midnight": minutes of the day
  Unit,     // a TimeUnit
  Period,   // "period", "term": what stands for a unit after "year-ago", "three-year"
  Weekend,
  // Places on the line of time.
  DayShift,  // "yesterday" is -1
  Tonight,
  Overnight,
  Present,  // "now", "currently"
  Past,     // "recently", "lately"
  Future,   // "soon"
  Current,  // "current", "present"
  Recent,
  FutureNoun,  // "future"
  Last,        // "last", "latest"
  Previous,    // "previous", "preceding"
  PastNoun,    // "past"
  Next,        // "next", "coming"
  Following,   // "following", "subsequent"
  This,        // "this"; "these" has the value 1
  That,        // "that"; "those" has the value 1
  Same,
  First,  // "first": an Ordinal as well
  // Relations.
  Ago,
  Earlier,
  Later,
  Before,
  After,
  Hence,
  // Parts of a period.
  Early,
  Mid,
  Late,
  End,
  Beginning,
  Middle,
  // Sets.
  Every,
  Adverb,  // "daily", "annually": a TimeUnit
  Times,   // "twice"
  Per,
  // Amounts.
  About,   // "about", "roughly"
  Nearly,  // "nearly", "almost"
  More,
  Less,
  Than,
  Least,
  Most,
  Up,
  Over,
  Under,
  // Small words.
  A,
  The,
  Of,
  Or,
  And,
  To,
  In,  // "in", "on", "during", "since" …: what dates follow
  At,
  From,
  For,
  So,
  No,
  Not,
  As,
  Its,   // possessives
  Full,  // "full", "whole", "entire", "long", "short", "additional": adjectives that units take
  Fiscal,
  Comparable,  // "comparable", "corresponding"
  Era,         // -1: before the common era
  HalfDay,     // "am" is 0, "pm" 12
  OClock,
  Zone,
  Old,
  Long,
  Time,
  Moment,
  Possessive,  // "'s"
  Comma,
  Stop,
  Dash,
  Apostrophe,
  Money,    // currency signs, before an amount
  Measure,  // what a number may count that is not time: "percent", "people", "miles"
  Title,    // "Mr", "President": a name follows
  Verb,     // 1: of what is to come; -1: of what was
};

enum class TimeUnit : uint8_t {
  Second,
  Minute,
  Hour,
  Day,
  Week,
  Weekend,
  Month,
  Quarter,
  Year,
  Decade,
  Century,
  Millennium
};

// TIMEX3's names of the parts of a day, in the order of their values.
constexpr std::string_view kDayParts[] = {"MO", "MI", "AF", "EV", "NI", "DT"};
constexpr std::string_view kSeasons[] = {"", "SP", "SU", "FA", "WI"};

// Values of prepositions that say more than that a date follows.
constexpr int kUntil = 1, kThrough = 2, kBetween = 3;

struct WordMeaning {
  TimeWord word = TimeWord::None;
  int16_t value = 0;
  bool plural = false;
  bool holiday = false;  // the name of a holiday may begin with it
  bool shy = false;      // an ordinary word or a name as well ("may", "fall", "sat"): needs more around it
};

// The meaning of a word in lower case, without a stop at its end. Constant cost.
WordMeaning meaning_of(std::string_view word);

constexpr size_t kLongestTimeWord = 14;

}  // namespace hearsay
