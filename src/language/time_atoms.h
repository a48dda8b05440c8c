// The tokens of a sentence as time expressions see them: words with their meaning, hyphenated words in their
// parts ("third-quarter", "1913-1914", "mid-March"), figures as numbers.
#pragma once

#include <string_view>
#include <vector>

#include "language/annotation.h"
#include "language/time_words.h"
#include "text/dates.h"

namespace hearsay {

struct TimeAtom {
  Span span;
  TimeWord word = TimeWord::None;
  bool plural : 1 = false;
  bool shy : 1 = false;
  bool capital : 1 = false;  // begins with a capital letter
  bool joined : 1 = false;   // a hyphen ties it to the atom before
  bool stop : 1 = false;     // written with a full stop: "Sept."
  bool letter : 1 = false;   // a word, not a figure or mark
  bool holiday : 1 = false;  // the name of a holiday may begin here
  uint8_t digits = 0;        // of a number in figures; 0 where it is in words or has separators
  int32_t value = 0;
};

// "2014-03-09", "9/3/2014", "09.03.2014" as YYYYMMDD, with zeros for what it does not tell; 0 where it is no
// date.
int read_full_date(std::string_view word, NumericOrder order = NumericOrder::Unknown);

inline bool is_unit(const TimeAtom& atom, TimeUnit unit) {
  return atom.word == TimeWord::Unit && atom.value == static_cast<int32_t>(unit);
}

// The atoms of tokens [begin, end) replace what is in `out`. Pure but for `out`; linear.
void read_time_atoms(std::string_view text, const Annotation& annotation, uint32_t begin, uint32_t end,
                     std::vector<TimeAtom>& out);

}  // namespace hearsay
