#include "language/time_atoms.h"

#include <algorithm>
#include <array>

#include "language/characters.h"

namespace hearsay {
namespace {

constexpr size_t kLongestFigures = 9;  // an int holds them
constexpr size_t kLongestHyphenated = 48;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (to_lower(c) >= 'a' && to_lower(c) <= 'z');
}

// A word in lower case, in place.
class LowerWord {
 public:
  explicit LowerWord(std::string_view word) : size_(std::min(word.size(), bytes_.size())) {
    std::transform(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(size_), bytes_.begin(), to_lower);
  }
  std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, kLongestTimeWord> bytes_;
  size_t size_;
};

// Digits at `at`: how many, and what they say; figures too long to say anything have the value -1.
struct Figures {
  size_t count = 0;
  int value = 0;
};
Figures figures_at(std::string_view word, size_t at) {
  Figures figures;
  for (; at + figures.count < word.size() && is_digit(word[at + figures.count]); ++figures.count) {
    if (figures.count >= kLongestFigures) figures.value = -1;
    if (figures.value >= 0) figures.value = figures.value * 10 + (word[at + figures.count] - '0');
  }
  return figures;
}

// "10:30", "10:30:15", "7.15" before "p.m." is left to the grammar. Minutes of the day, or -1.
int clock_of(std::string_view word) {
  const Figures hour = figures_at(word, 0);
  if (hour.count == 0 || hour.count > 2 || hour.count >= word.size() || word[hour.count] != ':') return -1;
  const Figures minute = figures_at(word, hour.count + 1);
  if (minute.count != 2 || hour.value > 24 || minute.value > 59) return -1;
  const std::string_view rest = word.substr(hour.count + 3);
  if (!rest.empty()) {
    const Figures second = figures_at(rest, 1);
    if (rest[0] != ':' || second.count != 2 || rest.size() != 3) return -1;
  }
  return hour.value * 60 + minute.value;
}

void set(TimeAtom& atom, TimeWord word, int value, size_t digits = 0) {
  atom.word = word;
  atom.value = value;
  atom.digits = static_cast<uint8_t>(digits);
}

// What follows the figures in one word: "1990s", "11th", "9am".
void read_suffix(std::string_view suffix, Figures figures, TimeAtom& atom) {
  const LowerWord lower(suffix);
  const std::string_view ending = lower.view();
  if (ending == "s" && figures.value % 10 == 0 &&
      (figures.count == 4 || (figures.count == 2 && figures.value >= 10)))
    return set(atom, TimeWord::Decade, figures.value / 10, figures.count);
  if (figures.count <= 2 && (ending == "st" || ending == "nd" || ending == "rd" || ending == "th"))
    return set(atom, TimeWord::Ordinal, figures.value);
  const bool am = ending == "am" || ending == "a.m" || ending == "a.m.";
  const bool pm = ending == "pm" || ending == "p.m" || ending == "p.m.";
  if ((am || pm) && figures.count <= 2 && figures.value >= 1 && figures.value <= 12)
    return set(atom, TimeWord::Clock, (figures.value % 12 + (pm ? 12 : 0)) * 60);
  if (const WordMeaning unit = meaning_of(ending);
      unit.word == TimeWord::Unit && figures.count <= 3 && ending != "min")
    return;  // "5yr": nobody writes so in prose
}

void read_figures(std::string_view word, TimeAtom& atom) {
  const Figures figures = figures_at(word, 0);
  if (figures.value < 0) return;
  if (figures.count == word.size()) return set(atom, TimeWord::Number, figures.value, figures.count);
  if (is_letter(word[figures.count])) return read_suffix(word.substr(figures.count), figures, atom);
  if (word == "1/2") return set(atom, TimeWord::Half, 0);
  if (word == "9/11") return set(atom, TimeWord::FullDate, 20010911);
  if (const int minutes = clock_of(word); minutes >= 0) return set(atom, TimeWord::Clock, minutes, 2);
  if (const int date = read_full_date(word); date != 0) return set(atom, TimeWord::FullDate, date);
  const size_t colon = word.find(':');
  if (colon != word.npos && colon + 3 < word.size() && is_letter(word[colon + 3])) {
    const int minutes = clock_of(word.substr(0, colon + 3));
    const WordMeaning half = meaning_of(LowerWord(word.substr(colon + 3)).view());
    if (minutes >= 60 && minutes < 13 * 60 && half.word == TimeWord::HalfDay)
      set(atom, TimeWord::Clock, minutes % (12 * 60) + half.value * 60);
    return;
  }
  // "5,000": an amount, never a year.
  if (word.size() == 5 && word[1] == ',' && figures.count == 1)
    set(atom, TimeWord::Number, figures.value * 1000 + figures_at(word, 2).value);
}

// Endings that tell the tense of a verb, where the word is in no table.
int tense_of(std::string_view word) {
  return word.size() >= 5 && word.ends_with("ed") && !word.ends_with("eed") ? -1 : 0;
}

void read_word(std::string_view word, TimeAtom& atom) {
  if (word.size() > 1 && word.back() == '.') {
    word.remove_suffix(1);
    atom.stop = true;
  }
  atom.capital = word[0] >= 'A' && word[0] <= 'Z';
  atom.letter = is_letter(word[0]);
  if (is_digit(word[0])) return read_figures(word, atom);
  if (word.size() > kLongestTimeWord) return set(atom, TimeWord::None, 0);
  const LowerWord lower(word);
  const WordMeaning meaning = meaning_of(lower.view());
  if (meaning.word == TimeWord::None && tense_of(lower.view()) < 0) return set(atom, TimeWord::Verb, -1);
  set(atom, meaning.word, meaning.value);
  atom.plural = meaning.plural;
  atom.shy = meaning.shy;
  atom.holiday = meaning.holiday && atom.capital;
}

TimeWord mark_of(std::string_view mark) {
  if (mark == ",") return TimeWord::Comma;
  if (mark == "." || mark == ";" || mark == ":") return TimeWord::Stop;
  if (mark == "-" || mark == "--" || mark == "\u2013" || mark == "\u2014") return TimeWord::Dash;
  if (mark == "'" || mark == "\u2019" || mark == "\u2018" || mark == "`") return TimeWord::Apostrophe;
  return meaning_of(mark.substr(0, kLongestTimeWord)).word;
}

// "third-quarter": an atom for each part. True when one of them has a meaning; else the word is one atom.
bool read_parts(std::string_view word, TimeAtom whole, std::vector<TimeAtom>& out) {
  const size_t first = out.size();
  bool any = false;
  for (size_t at = 0; at < word.size();) {
    const size_t end = std::min(word.find('-', at), word.size());
    TimeAtom atom;
    atom.span = {whole.span.begin + static_cast<uint32_t>(at), whole.span.begin + static_cast<uint32_t>(end)};
    atom.joined = at > 0;
    if (end > at) {
      read_word(word.substr(at, end - at), atom);
      any = any || atom.word != TimeWord::None;
      out.push_back(atom);
    }
    at = end + 1;
  }
  if (!any) out.resize(first);
  return any;
}

}  // namespace

int read_full_date(std::string_view word, NumericOrder order) {
  if (word.size() < 6 || word.size() > 10) return 0;
  const auto marks = std::count_if(word.begin(), word.end(), [](char c) { return !is_digit(c); });
  if (marks != 2) return 0;
  const auto date = find_date(word, order);
  if (!date || date->span.size() != word.size()) return 0;
  int value = 0;
  for (const char c : date->iso)
    if (is_digit(c)) value = value * 10 + (c - '0');
  for (size_t size = date->iso.size(); size < 10; size += 3) value *= 100;
  return value;
}

void read_time_atoms(std::string_view text, const Annotation& annotation, uint32_t begin, uint32_t end,
                     std::vector<TimeAtom>& out) {
  out.clear();
  for (uint32_t i = begin; i < end; ++i) {
    const Token& token = annotation.tokens[i];
    const std::string_view word = token.span.of(text);
    TimeAtom atom;
    atom.span = token.span;
    if (token.kind == TokenKind::Word || token.kind == TokenKind::Number) {
      const bool hyphen = word.size() <= kLongestHyphenated && word.find('-') != word.npos;
      const int date = hyphen && is_digit(word[0]) ? read_full_date(word) : 0;
      if (date != 0) {
        set(atom, TimeWord::FullDate, date);
      } else if (hyphen && read_parts(word, atom, out)) {
        continue;
      } else {
        read_word(word, atom);
      }
    } else {
      atom.word = mark_of(word);
    }
    out.push_back(atom);
  }
}

}  // namespace hearsay
