#include "language/time_words.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "language/holidays.h"

namespace hearsay {
namespace {

using W = TimeWord;

struct Entry {
  TimeWord word;
  int value;
  std::string_view words;  // a "+" after a word: it is the plural; "?": it is shy
  int step = 0;            // from the value of one word to that of the next
};

constexpr int unit(TimeUnit value) { return static_cast<int>(value); }

constexpr Entry kNumbers[] = {
    {W::Number, 1,
     "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
     "seventeen eighteen nineteen",
     1},
    {W::Number, 20, "twenty thirty forty fifty sixty seventy eighty ninety", 10},
    {W::Number, 12, "dozen"},
    {W::Scale, 100, "hundred"},
    {W::Scale, 1000, "thousand"},
    {W::First, 1, "first"},
    {W::Ordinal, 3,
     "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
     "sixteenth seventeenth eighteenth nineteenth twentieth",
     1},
    {W::Half, 0, "half"},
    {W::Few, 0, "several few many some numerous"},
    {W::Couple, 2, "couple pair"},
    {W::Decade, 2, "twenties thirties forties fifties sixties seventies eighties nineties", 1},
    {W::Quarter, 1, "q1 q2 q3 q4", 1}};

constexpr Entry kNames[] = {{W::Month, 1, "january jan?"},
                            {W::Month, 2, "february feb"},
                            {W::Month, 3, "march? mar?"},
                            {W::Month, 4, "april apr"},
                            {W::Month, 5, "may?"},
                            {W::Month, 6, "june jun?"},
                            {W::Month, 7, "july jul"},
                            {W::Month, 8, "august aug?"},
                            {W::Month, 9, "september sept sep?"},
                            {W::Month, 10, "october oct"},
                            {W::Month, 11, "november nov"},
                            {W::Month, 12, "december dec"},
                            {W::Weekday, 1, "monday mondays+ mon?"},
                            {W::Weekday, 2, "tuesday tuesdays+ tue? tues?"},
                            {W::Weekday, 3, "wednesday wednesdays+ wed?"},
                            {W::Weekday, 4, "thursday thursdays+ thu? thur? thurs?"},
                            {W::Weekday, 5, "friday fridays+ fri?"},
                            {W::Weekday, 6, "saturday saturdays+ sat?"},
                            {W::Weekday, 7, "sunday sundays+ sun?"},
                            {W::Season, 1, "spring? springtime"},
                            {W::Season, 2, "summer summers+ summertime"},
                            {W::Season, 3, "fall? autumn autumns+"},
                            {W::Season, 4, "winter winters+ wintertime"},
                            {W::DayPart, 0, "morning mornings+ dawn? daybreak sunrise"},
                            {W::DayPart, 1, "lunchtime?"},
                            {W::DayPart, 2, "afternoon afternoons+"},
                            {W::DayPart, 3, "evening evenings+ dusk? sunset?"},
                            {W::DayPart, 4, "night nights+ nighttime night-time"},
                            {W::DayPart, 5, "daytime"},
                            {W::Noon, 12 * 60, "noon midday"},
                            {W::Noon, 0, "midnight"},
                            {W::Unit, unit(TimeUnit::Second), "second? seconds+ sec? secs?+"},
                            {W::Unit, unit(TimeUnit::Minute), "minute minutes+ min? mins?+"},
                            {W::Unit, unit(TimeUnit::Hour), "hour hours+ hr? hrs+"},
                            {W::Unit, unit(TimeUnit::Day), "day days+"},
                            {W::Unit, unit(TimeUnit::Week), "week weeks+ wk? wks?+"},
                            {W::Unit, unit(TimeUnit::Month), "month months+ mth? mths?+"},
                            {W::Unit, unit(TimeUnit::Quarter), "quarter quarters+"},
                            {W::Unit, unit(TimeUnit::Year), "year years+ yr? yrs?+"},
                            {W::Unit, unit(TimeUnit::Decade), "decade decades+"},
                            {W::Unit, unit(TimeUnit::Century), "century centuries+"},
                            {W::Unit, unit(TimeUnit::Millennium), "millennium millennia+"},
                            {W::Weekend, 0, "weekend weekends+"},
                            {W::Period, 0, "period term"},
                            {W::Era, -1, "bc bce b.c b.c.e"},
                            {W::Era, 1, "ad? ce? a.d c.e"},
                            {W::HalfDay, 0, "am? a.m"},
                            {W::HalfDay, 12, "pm? p.m"},
                            {W::OClock, 0, "o'clock o\u2019clock"},
                            {W::Zone, 0, "gmt utc est edt cst cdt mst mdt pst pdt bst cet cest et? pt? ct?"}};

constexpr Entry kPlaces[] = {{W::DayShift, 0, "today"},
                             {W::DayShift, -1, "yesterday"},
                             {W::DayShift, 1, "tomorrow"},
                             {W::Tonight, 0, "tonight"},
                             {W::Overnight, 0, "overnight"},
                             {W::Present, 0, "now currently nowadays presently"},
                             {W::Past, 0, "recently lately"},
                             {W::Future, 0, "soon"},
                             {W::Current, 0, "current present"},
                             {W::Recent, 0, "recent"},
                             {W::FutureNoun, 0, "future"},
                             {W::Last, 0, "last"},
                             {W::Last, 1, "latest"},
                             {W::Previous, 0, "previous preceding prior"},
                             {W::PastNoun, 0, "past"},
                             {W::Next, 0, "next"},
                             {W::Next, 1, "coming upcoming"},
                             {W::Following, 0, "following subsequent ensuing"},
                             {W::This, 0, "this"},
                             {W::This, 1, "these"},
                             {W::That, 0, "that"},
                             {W::That, 1, "those"},
                             {W::Same, 0, "same very"},
                             {W::Ago, 0, "ago"},
                             {W::Earlier, 0, "earlier"},
                             {W::Later, 0, "later afterward afterwards"},
                             {W::Before, 0, "before"},
                             {W::After, 0, "after"},
                             {W::Hence, 0, "hence"},
                             {W::Early, 0, "early"},
                             {W::Mid, 0, "mid"},
                             {W::Late, 0, "late"},
                             {W::End, 0, "end close"},
                             {W::Beginning, 0, "beginning start outset"},
                             {W::Middle, 0, "middle"},
                             {W::Every, 0, "every each"},
                             {W::Adverb, unit(TimeUnit::Hour), "hourly"},
                             {W::Adverb, unit(TimeUnit::Day), "daily"},
                             {W::Adverb, unit(TimeUnit::Week), "weekly"},
                             {W::Adverb, unit(TimeUnit::Month), "monthly"},
                             {W::Adverb, unit(TimeUnit::Year), "annually yearly"},
                             {W::Times, 0, "once twice thrice"},
                             {W::Per, 0, "per"}};

constexpr Entry kSmallWords[] = {
    {W::About, 0, "about around roughly approximately circa ca c"},
    {W::Nearly, 0, "nearly almost"},
    {W::More, 0, "more"},
    {W::Less, 0, "less fewer"},
    {W::Than, 0, "than"},
    {W::Least, 0, "least"},
    {W::Most, 0, "most"},
    {W::Up, 0, "up"},
    {W::Over, 0, "over"},
    {W::Under, 0, "under"},
    {W::A, 0, "a an"},
    {W::The, 0, "the"},
    {W::Of, 0, "of"},
    {W::Or, 0, "or"},
    {W::And, 0, "and"},
    {W::To, 0, "to"},
    {W::In, 0, "in on during since by throughout within via into"},
    {W::In, kUntil, "until till"},
    {W::In, kThrough, "through"},
    {W::In, kBetween, "between"},
    {W::At, 0, "at"},
    {W::From, 0, "from"},
    {W::For, 0, "for"},
    {W::So, 0, "so"},
    {W::No, 0, "no"},
    {W::Not, 0, "not"},
    {W::As, 0, "as"},
    {W::Its, 0, "its his her their our my your"},
    {W::Full, 0,
     "full whole entire additional extra consecutive straight calendar trading business working solid final"},
    {W::Fiscal, 0, "fiscal financial"},
    {W::Comparable, 0, "comparable corresponding"},
    {W::Old, 0, "old"},
    {W::Long, 0, "long"},
    {W::Time, 0, "time"},
    {W::Moment, 0, "moment"},
    {W::Possessive, 0, "'s \u2019s"},
    {W::Money, 0,
     "$ \u20AC \u00A3 \u00A5 # no. us$ c$ a$ dlrs page chapter room flight route channel number section "
     "article"},
    {W::Measure, 0,
     "% percent people men women children soldiers troops dead miles kilometers kilometres km meters metres "
     "feet "
     "dollars euros pounds points shares votes tons tonnes barrels jobs workers copies units employees "
     "members "
     "students pages acres words percentage million billion trillion kg mph mb gb"},
    {W::Title, 0, "mr mrs ms dr miss sir president senator judge justice"},
    {W::Verb, 1,
     "will shall 'll \u2019ll expects expected expect plans plan planned planning scheduled due intends "
     "intend hopes hope "
     "aims going wants"},
    {W::Verb, -1,
     "said was were had did has told came went took made got gave began found left held met won lost became "
     "led fell "
     "rose ran saw knew spoke wrote sent kept brought bought sold paid hit cut shot"}};

using Table = std::unordered_map<std::string_view, WordMeaning>;

void add(Table& table, const Entry& entry) {
  std::string_view words = entry.words;
  for (int value = entry.value; !words.empty(); value += entry.step) {
    const size_t end = std::min(words.find(' '), words.size());
    std::string_view word = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    WordMeaning meaning{entry.word, static_cast<int16_t>(value)};
    for (; word.back() == '+' || word.back() == '?'; word.remove_suffix(1))
      (word.back() == '+' ? meaning.plural : meaning.shy) = true;
    table.emplace(word, meaning);
  }
}

Table make_table() {
  Table table;
  for (const Entry& entry : kNumbers) add(table, entry);
  for (const Entry& entry : kNames) add(table, entry);
  for (const Entry& entry : kPlaces) add(table, entry);
  for (const Entry& entry : kSmallWords) add(table, entry);
  for (const std::string_view word : first_words_of_holidays()) table[word].holiday = true;
  return table;
}

}  // namespace

WordMeaning meaning_of(std::string_view word) {
  static const Table kTable = make_table();
  const auto found = kTable.find(word);
  return found == kTable.end() ? WordMeaning{} : found->second;
}

}  // namespace hearsay
