// The grammar of time expressions, over the atoms of one sentence.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "language/time_atoms.h"
#include "language/time_expression.h"

namespace hearsay {

class TimeGrammar {
 public:
  // Keeps views of both.
  TimeGrammar(std::string_view text, std::span<const TimeAtom> atoms) : text_(text), atoms_(atoms) {}

  // The expression that begins at atom `at`, the longest that a rule finds. Looks at a bounded number of
  // atoms.
  std::optional<TimeExpression> read(uint32_t at) const;

 private:
  using W = TimeWord;
  // A rule reads from `i`, and where it applies fills the expression, moves `i` behind it and returns true.
  // Else neither may be looked at again.
  using Rule = bool (TimeGrammar::*)(uint32_t& i, TimeExpression& e) const;

  const TimeAtom& at(int64_t i) const;
  bool is(int64_t i, TimeWord word) const { return at(i).word == word; }
  std::string_view text(int64_t i) const { return at(i).span.of(text_); }
  bool try_rule(Rule rule, uint32_t& i, TimeExpression& e) const;

  // time_grammar.cc: modifiers, references, sets.
  bool read_modified(uint32_t& i, TimeExpression& e) const;
  bool read_core(uint32_t& i, TimeExpression& e) const;
  bool read_part_of_period(uint32_t& i, TimeExpression& e) const;
  bool read_amount_modifier(uint32_t& i, TimeExpression& e) const;
  bool read_reference(uint32_t& i, TimeExpression& e) const;
  bool read_set(uint32_t& i, TimeExpression& e) const;

  // time_grammar_dates.cc: calendar dates.
  bool read_date(uint32_t& i, TimeExpression& e) const;
  bool read_month_date(uint32_t& i, TimeExpression& e) const;
  bool read_day_month(uint32_t& i, TimeExpression& e) const;
  bool read_weekday(uint32_t& i, TimeExpression& e) const;
  bool read_full_date(uint32_t& i, TimeExpression& e) const;
  bool read_year(uint32_t& i, TimeExpression& e) const;
  bool read_decade_or_century(uint32_t& i, TimeExpression& e) const;
  bool read_quarter(uint32_t& i, TimeExpression& e) const;
  bool read_season(uint32_t& i, TimeExpression& e) const;
  bool read_holiday(uint32_t& i, TimeExpression& e) const;
  bool read_range_end(uint32_t& i, TimeExpression& e) const;
  int year_at(int64_t i) const;
  int day_at(int64_t i) const;
  bool year_behind_list(int64_t i, TimeExpression& e) const;
  int ordinal_at(uint32_t i, uint32_t& after) const;
  bool take_year(uint32_t& i, TimeExpression& e) const;
  bool take_year_words(uint32_t& i, TimeExpression& e) const;
  bool stands_as_year(int64_t i, int year) const;
  bool stands_as_month(int64_t i) const;

  // time_grammar_relative.cc: what counts from another day; times of day.
  bool read_day_shift(uint32_t& i, TimeExpression& e) const;
  bool read_lead(uint32_t& i, TimeExpression& e, bool the) const;
  bool read_shifted_unit(uint32_t& i, TimeExpression& e) const;
  bool read_plain_unit(uint32_t& i, TimeExpression& e) const;
  bool read_year_ago(uint32_t& i, TimeExpression& e) const;
  bool read_day_part(uint32_t& i, TimeExpression& e) const;
  bool read_clock(uint32_t& i, TimeExpression& e) const;

  // time_grammar_durations.cc
  bool read_duration(uint32_t& i, TimeExpression& e) const;
  bool read_sided_duration(uint32_t& i, TimeExpression& e) const;
  bool read_event_units(uint32_t& i, TimeExpression& e) const;
  bool read_amount_range(uint32_t& i, TimeExpression& e) const;
  bool read_amount(uint32_t& i, TimeAmount& amount) const;
  int number_at(uint32_t& i) const;
  bool read_bare_units(uint32_t& i, TimeExpression& e) const;
  bool finish_duration(uint32_t& i, TimeExpression& e) const;
  bool may_follow_article(uint32_t first, uint32_t after) const;

  std::string_view text_;
  std::span<const TimeAtom> atoms_;
};

}  // namespace hearsay
