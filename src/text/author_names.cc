#include "text/author_names.h"

#include <algorithm>
#include <cstddef>

#include "text/author_words.h"
#include "text/bylines.h"
#include "text/dates.h"
#include "text/given_names.h"
#include "text/html_outlet.h"
#include "text/json_ld.h"
#include "text/lines.h"
#include "text/month_names.h"

namespace hearsay {
namespace {

constexpr size_t kLongestLine = 300;
constexpr size_t kLongestName = 60;
constexpr size_t kMostNames = 12;
constexpr size_t kInitials = 3;  // bytes
constexpr size_t kTelling = 5;   // bytes; shorter ones stand in other names by chance

template <size_t size>
bool is_one_of(std::string_view word, const std::string_view (&words)[size]) {
  return std::ranges::find(words, word) != std::end(words);
}

template <size_t size>
bool holds_one(std::string_view text, const std::string_view (&parts)[size]) {
  return std::ranges::any_of(parts, [text](std::string_view part) { return text.find(part) != text.npos; });
}

template <size_t size>
bool starts_with_one(std::string_view text, const std::string_view (&beginnings)[size]) {
  return std::ranges::any_of(
      beginnings, [text](std::string_view beginning) { return starts_with_any_case(text, beginning); });
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// Calls `take` with the parts of a text between separators, without blanks and marks at their ends.
template <size_t size, typename Take>
void split(std::string_view text, const std::string_view (&separators)[size], Take take) {
  while (!text.empty()) {
    size_t at = text.size();
    size_t length = 0;
    for (const std::string_view separator : separators) {
      const size_t found = text.find(separator);
      if (found >= at) continue;
      at = found;
      length = separator.size();
    }
    const std::string_view part = strip(text.substr(0, at), ":|-*");
    if (!part.empty()) take(part);
    text.remove_prefix(at + length);
  }
}

// Offices whose names have joints: "Staff and agencies".
bool starts_office(std::string_view whole) {
  const std::string lower = lower_case(whole);
  for (const std::string_view office : {"staff", "redaktion", "redacción", "redazione", "la rédaction"})
    if (lower.starts_with(office)) return whole.size() <= kLongestName;
  return false;
}

// What stands before a day: "Ada Finch" of "Ada Finch Monday, 3 March 2021".
std::string_view before_day(std::string_view text) {
  const auto day = find_date(text);
  if (!day || day->span.begin == 0) return text;
  text = strip(text.substr(0, day->span.begin), ",:|-*.@");
  const size_t blank = text.rfind(' ');
  if (blank != text.npos && is_one_of(lower_case(text.substr(blank + 1)), kWeekdays))
    text = strip(text.substr(0, blank), ",");
  return text;
}

bool begins_time(std::string_view text) {
  if (text.empty()) return false;
  const std::string first = lower_case(strip(text.substr(0, text.find(' ')), ",."));
  return is_digit(text.front()) || is_one_of(first, kWeekdays) || month_named(first) > 0;
}

// A name without what follows it: "Ada Finch in Tarsk", "Ada Finch on 3 March", "Ada at 10:04".
std::string_view person_part(std::string_view text) {
  const auto cut_at = [&text](std::string_view tail) {
    const size_t at = text.find(tail);
    if (at == text.npos) return;
    if (begins_time(text.substr(at + tail.size())) || split_words(text.substr(0, at)).size() > 1)
      text = trim(text.substr(0, at));
  };
  for (const std::string_view tail : kTails) cut_at(tail);
  if (text.find_first_of("0123456789") != text.npos)
    for (const std::string_view tail : kDateTails) cut_at(tail);
  const std::string_view before = before_day(text);
  return split_words(before).size() > 1 || starts_office(before) ? before : text;
}

// Whether a word holds one of the list ("Gastautorin"); short ones have to be all of it.
template <size_t size>
bool has_word_of(std::string_view lower, const std::string_view (&beginnings)[size]) {
  constexpr size_t kShort = 5;
  bool found = false;
  split(lower, {" ", "/", "&", "-", "."}, [&](std::string_view word) {
    found = found || std::ranges::any_of(beginnings, [word](std::string_view beginning) {
              return beginning.size() < kShort ? word == beginning : word.find(beginning) != word.npos;
            });
  });
  return found;
}

// Whether a label or its like says that somebody did something else than write: "Foto: Bo Lind",
// "Photographs by Bo Lind"; but "Text und Fotos" are by the author.
bool names_others(std::string_view introduction) {
  const std::string lower = lower_case(introduction);
  bool other = false;
  split(lower, {" ", "/", "&", "-"},
        [&other](std::string_view word) { other = other || is_one_of(word, kOthers); });
  return other && !has_word_of(lower, kTextLabels);
}

// A field, or a later part of it, without what introduces its names; empty where it names others.
std::string_view names_in(std::string_view field, bool begins, AuthorMark mark) {
  constexpr size_t kLongestLabel = 40;
  constexpr size_t kMostWords = 4;
  const size_t colon = field.substr(0, kLongestLabel).find(':');
  if (colon != field.npos && !field.substr(colon).starts_with("://")) {
    const std::string_view label = field.substr(0, colon);
    if (names_others(label)) return {};
    const bool fits = split_words(label).size() <= kMostWords &&
                      (mark != AuthorMark::None || has_word_of(lower_case(label), kTextLabels));
    if (fits && colon + 1 < field.size()) field = strip(field.substr(colon + 1), ":|-*");
  }
  if (names_others(field.substr(0, field.find(' ')))) return {};
  if (mark != AuthorMark::None)
    for (const std::string_view about : kAbout)
      if (starts_with_any_case(field, about)) return trim(field.substr(about.size()));
  const std::string_view rest = begins ? without_by(field) : field;
  if (rest.size() < field.size()) return strip(rest, ":");
  for (const std::string_view passive : kPassives) {
    const size_t at = field.find(passive);
    if (at == field.npos || split_words(field.substr(0, at)).size() > kMostWords) continue;
    const std::string_view by = trim(field.substr(at + passive.size()));
    const std::string introduction = lower_case(field.substr(0, at));
    // "Posted on 3 March 2021 by Ada"
    const bool day = find_date(introduction).has_value();
    if (mark == AuthorMark::None && !day && !has_word_of(introduction, kTextLabels) &&
        !has_word_of(introduction, kGenres))
      continue;
    const std::string_view person = person_part(by.substr(0, by.find_first_of(",(")));
    if ((split_words(person).size() < 2 && !day) || !is_person_name(person)) continue;
    return names_others(introduction) ? std::string_view{} : by;
  }
  return field;
}

bool is_role(std::string_view lower) {
  bool word_of_role = false;
  split(lower, {" ", "-", "/", ".", ":"},
        [&](std::string_view word) { word_of_role = word_of_role || is_one_of(word, kRoleWords); });
  return word_of_role || holds_one(lower, kRoles);
}

// Accounts and addresses, times and counts.
bool is_no_name(std::string_view segment) {
  return segment.size() > kLongestName || segment.find_first_of("@\"<>{}[]=#?!") != segment.npos ||
         segment.find("://") != segment.npos || segment.find("www.") != segment.npos ||
         find_date(segment).has_value() || is_digit(segment.front());
}

// "CNN", "AFP" behind a name: for whom, not who.
bool is_letters(std::string_view segment) {
  constexpr size_t kMost = 5;
  return segment.size() <= kMost && std::ranges::all_of(segment, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "ada_finch", "tarsklamp": small letters without a blank.
bool is_account(std::string_view segment) {
  constexpr size_t kShortest = 2;
  return segment.size() >= kShortest && std::ranges::all_of(segment, [](char c) {
           return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_' || c == '-' || c == '.';
         });
}

// Reads the fields of a line one after another.
class NameLine {
 public:
  explicit NameLine(AuthorMark mark) : mark_(mark) {}

  void read(const std::string& field) {
    std::vector<std::string_view> segments;
    const bool posted = mark_ == AuthorMark::None && names_.empty() && starts_with_one(field, kPosted);
    if (posted) mark_ = AuthorMark::Likely;
    const std::string_view list = names_in(field, true, mark_);
    if (mark_ == AuthorMark::None && names_.empty() && list.size() == field.size()) {
      // Before the one that is introduced a day may stand.
      done_ = done_ || !find_date(field);
      return;
    }
    split(list, kJoints, [&segments](std::string_view part) {
      // "Ada Finch/TNA"
      const size_t slash = part.find('/');
      const bool two = slash != part.npos && split_words(part.substr(0, slash)).size() > 1;
      segments.push_back(trim(part.substr(0, two ? slash : part.npos)));
      if (two) segments.push_back(trim(part.substr(slash + 1)));
    });
    alone_ = alone_ && segments.size() <= 1;
    for (size_t i = 0; i < segments.size() && !done_; ++i) {
      const std::string_view segment = i == 0 ? segments[i] : names_in(segments[i], false, mark_);
      if (!segment.empty()) read_segment(segment, segments.size() == 1);
    }
    alone_ = false;
    // Buttons follow: "Posted by Ada at 10:04 | Permalink".
    done_ = done_ || posted;
  }

  std::vector<std::string> names() {
    // Single words in a row are topics.
    constexpr size_t kMostSingle = 2;
    if (singles_ > kMostSingle) names_.clear();
    return std::move(names_);
  }

 private:
  void read_segment(std::string_view segment, bool only) {
    const std::string lower = lower_case(segment);
    if (is_one_of(lower, kDegrees)) return;
    if (!names_.empty() &&
        (is_letters(segment) || is_one_of(lower, kAgencies) || holds_one(lower, kInstitutions)))
      return;
    if (!names_.empty() && (lower == "jr." || lower == "sr.")) {
      names_.back() += " " + std::string(segment);
      return;
    }
    segment = person_part(segment);
    const size_t words = split_words(segment).size();
    const std::string name = lower_case(segment);
    const bool nobody = segment.empty() || is_no_name(segment) || is_role(name) || is_one_of(name, kNobody) ||
                        is_one_of(name, kWeekdays);
    // A sentence has no byline's words beside it.
    constexpr size_t kMostWords = 6;
    done_ = done_ || (mark_ == AuthorMark::Likely && words > kMostWords);
    if (done_) return;
    // Behind a whole name single words are buttons and places.
    const bool single = words == 1 && (mark_ == AuthorMark::None || has_whole_name_);
    const bool person = !nobody && is_person_name(segment) && !single;
    const bool account = !nobody && only && alone_ &&
                         (mark_ == AuthorMark::Sure || (mark_ == AuthorMark::Likely && is_account(segment)));
    if (person || account) {
      add_author(names_, std::string(segment));
      has_whole_name_ = has_whole_name_ || words > 1;
      singles_ += words == 1;
    }
    done_ = done_ || names_.size() == kMostNames || (names_.empty() && mark_ == AuthorMark::None);
  }

  AuthorMark mark_;
  std::vector<std::string> names_;
  bool alone_ = true;  // one segment so far
  bool has_whole_name_ = false;
  bool done_ = false;
  size_t singles_ = 0;
};

// Without "ada@example.org" and "@adafinch".
std::string without_addresses(std::string_view line) {
  std::string out(line);
  for (size_t at = out.find('@'); at != std::string::npos; at = out.find('@', at)) {
    constexpr std::string_view kBlanks = " \t\n,;|()";
    const size_t before = out.find_last_of(kBlanks, at);
    const size_t begin = before == std::string::npos ? 0 : before + 1;
    const size_t end = std::min(out.find_first_of(kBlanks, at), out.size());
    // "Ada @ the Lamp", and an account's name that is all there is.
    if (end - begin == 1 || end - begin == out.size()) {
      ++at;
      continue;
    }
    out.erase(begin, end - begin);
    at = begin;
  }
  return out;
}

}  // namespace

bool is_author_label(std::string_view line) {
  constexpr size_t kLongestLabel = 40;
  return line.size() <= kLongestLabel && is_one_of(lower_case(strip(line, ":")), kAuthorLabels);
}

bool is_posting(std::string_view line) { return starts_with_one(line, kPosted); }

std::string office_name(std::string_view line) {
  constexpr size_t kMostWords = 4;
  line = strip(before_day(trim(line)), ",|:-");
  const std::string lower = lower_case(line);
  const bool office = split_words(line).size() <= kMostWords &&
                      line.find_first_of("0123456789?!:@/") == line.npos && is_upper(line.front()) &&
                      (starts_office(line) || lower.ends_with("redaktion") || lower.ends_with(" staff"));
  return office || is_one_of(lower, kAgencies) ? plain_line(line) : "";
}

bool introduces_others(std::string_view line) {
  constexpr size_t kLongestLabel = 40;
  if (line.size() > kLongestLabel) return false;
  // "Translated by"
  std::string with_blank = lower_case(line) + ' ';
  for (const std::string_view by : kPassives)
    if (with_blank.ends_with(by)) with_blank.resize(with_blank.size() - by.size());
  return names_others(with_blank);
}

std::string_view without_by(std::string_view line) {
  // Two elements without a blank between them: "ByAda Finch".
  for (const std::string_view cue : {"By", "Von", "Par", "Por"})
    if (line.starts_with(cue) && line.size() > cue.size() + 1 && is_upper(line[cue.size()]) &&
        !is_upper(line[cue.size() + 1]))
      return line.substr(cue.size());
  for (const std::string_view cue : kBy)
    if (starts_with_any_case(line, cue)) return trim(line.substr(cue.size()));
  for (const std::string_view cue : kByOrName)
    if (starts_with_any_case(line, cue) && split_words(line.substr(0, line.find_first_of(",;("))).size() > 2)
      return trim(line.substr(cue.size()));
  return line;
}

void add_author(std::vector<std::string>& names, std::string name) {
  const std::string key = name_key(name);
  const bool whole = split_words(name).size() > 1;
  for (std::string& known : names) {
    const std::string other = name_key(known);
    const bool known_whole = split_words(known).size() > 1;
    if (other == key) {
      if (whole && !known_whole) known = std::move(name);
      return;
    }
    // Of "Ada Finch" and "About Ada Finch" the one that is whole and no more; "Ada Finch" says more than
    // "ada".
    if (key.size() < kTelling || other.size() < kTelling) continue;
    if (key.find(other) != key.npos) {
      if (whole && !known_whole) known = std::move(name);
      return;
    }
    if (other.find(key) != other.npos) {
      if (whole) known = std::move(name);
      return;
    }
  }
  // "Ada FinchAda Finch": once for the eye, once for screen readers.
  const size_t half = name.size() / 2;
  if (name.size() >= kTelling * 2 && name.size() % 2 == 0 && name.compare(0, half, name, half) == 0)
    name.resize(half);
  names.push_back(std::move(name));
}

std::vector<std::string> bare_names(std::string_view line) {
  constexpr size_t kMostWords = 4;
  std::vector<std::string> names;
  bool fits = line.size() <= kLongestLine;
  if (fits)
    split(line, kFields, [&](std::string_view field) {
      split(field, kJoints, [&](std::string_view part) {
        const std::vector<std::string_view> words = split_words(part);
        const bool person = words.size() <= kMostWords && is_person_name(part) &&
                            is_given_name(words.front()) && !is_role(lower_case(part));
        const bool role = !names.empty() && is_role(lower_case(part));
        if (person)
          add_author(names, plain_line(part));
        else
          fits = fits && (role || part.find_first_of("0123456789") != part.npos);
      });
    });
  return fits ? names : std::vector<std::string>();
}

std::vector<std::string> author_names(std::string_view whole_line, AuthorMark mark) {
  if (whole_line.size() > kLongestLine) return {};
  const std::string plain = without_addresses(trim(whole_line));
  std::string_view line = plain;
  // What stands for a picture: "AF" above "Ada Finch".
  if (const size_t first_line = line.find('\n');
      first_line != line.npos && first_line <= kInitials && is_letters(line.substr(0, first_line)))
    line = trim(line.substr(first_line));
  // "Staff and news service reports" is one name.
  const std::string_view whole = person_part(without_by(trim(line)));
  if (mark != AuthorMark::None && whole.find_first_of(",;|\n\t(") == whole.npos && starts_office(whole))
    return {plain_line(whole)};
  // What stands below a single name is something else: "Ada", "Founder of the Lamp".
  if (const size_t first_line = line.find('\n'); first_line != line.npos) {
    std::vector<std::string> first = author_names(line.substr(0, first_line), mark);
    if (first.size() == 1 && split_words(first.front()).size() == 1) return first;
  }
  NameLine reader(mark);
  split(line, kFields, [&reader](std::string_view field) { reader.read(plain_line(field)); });
  return reader.names();
}

}  // namespace hearsay
