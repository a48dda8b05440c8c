#include "text/bylines.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/lines.h"

namespace hearsay {
namespace {

constexpr size_t kLongestByline = 160;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_calendar_word(std::string_view lower) {
  constexpr std::array<std::string_view, 19> kWords = {
      "january",   "february", "march",    "april",    "june",   "july",    "august",
      "september", "october",  "november", "december", "monday", "tuesday", "wednesday",
      "thursday",  "friday",   "saturday", "sunday",   "today"};
  return std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
}

// Bytes of other scripts pass for capitals: their case is not looked at.
bool is_capital(char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

bool is_particle(std::string_view word) {
  return is_one_of(word, {"de", "da", "di", "du",  "del",  "della", "der", "den", "van", "von", "zu", "la",
                          "le", "el", "al", "bin", "bint", "ibn",   "ter", "ten", "dos", "das", "y",  "of"});
}

bool is_name_word(std::string_view word) {
  if (!is_capital(word.front()))
    return is_particle(word) || word.starts_with("d'") || word.starts_with("al-");
  if (word.size() > 30 || word.find_first_of("0123456789:;!?\"()[]{}<>@#/|=_*") != std::string_view::npos)
    return false;
  return !is_calendar_word(lower_case(word));
}

// The parts of a line between ", ", " | ", " · ", dashes and brackets.
std::vector<std::string_view> segments_of(std::string_view line) {
  constexpr std::array<std::string_view, 9> kSeparators = {", ",  " | ", " · ", " • ", " – ",
                                                           " — ", " - ", " (",  "; "};
  std::vector<std::string_view> segments;
  while (true) {
    size_t at = std::string_view::npos;
    size_t length = 0;
    for (const std::string_view separator : kSeparators) {
      const size_t found = line.find(separator);
      if (found < at) {
        at = found;
        length = separator.size();
      }
    }
    const std::string_view segment = strip(line.substr(0, at), ")");
    if (!segment.empty()) segments.push_back(segment);
    if (at == std::string_view::npos) return segments;
    line = line.substr(at + length);
  }
}

// "arts correspondent", "readers' editor", "in Marrow", "Staff Writer".
bool is_role(std::string_view segment) {
  const std::string lower = lower_case(segment);
  for (const std::string_view role : {"correspondent", "reporter", "editor", "editing", "writer", "columnist",
                                      "critic", "analyst", "contributor", "staff", "bureau chief"}) {
    if (lower.find(role) != std::string::npos) return true;
  }
  return lower.starts_with("in ") || lower.starts_with("at ");
}

// Words that stand around dates: "Friday", "19:40", "at", "Published", "GMT".
bool is_time_word(std::string_view word) {
  word = strip(word, ".,:;()|·-–—/");
  if (word.empty()) return true;
  std::string lower = lower_case(word);
  if (is_calendar_word(lower)) return true;
  if (std::all_of(lower.begin(), lower.end(),
                  [](char c) { return is_digit(c) || c == ':' || c == '.' || c == '+' || c == '-'; })) {
    return true;
  }
  if (is_digit(lower.front()) && (lower.ends_with("am") || lower.ends_with("pm") || lower.ends_with("h")))
    return true;
  return is_one_of(lower, {"at",        "on",       "am",      "pm",    "a.m",   "p.m",  "gmt", "utc",
                           "bst",       "cet",      "cest",    "est",   "edt",   "pst",  "pdt", "ist",
                           "published", "posted",   "updated", "last",  "first", "date", "mon", "tue",
                           "tues",      "wed",      "thu",     "thur",  "thurs", "fri",  "sat", "sun",
                           "amended",   "modified", "hrs",     "local", "time"});
}

// Whether a segment says when and nothing else.
bool is_when(std::string_view segment, NumericOrder order) {
  const auto date = find_date_after(segment, "2000-01-01", order);
  std::vector<std::string_view> words = split_words(date ? segment.substr(0, date->span.begin) : segment);
  if (date) {
    for (const std::string_view word : split_words(segment.substr(date->span.end))) words.push_back(word);
  }
  return (date || !words.empty()) && std::all_of(words.begin(), words.end(), is_time_word);
}

// "The Marrow Herald", "Nordbote", "for The Marrow Herald": few words, the first with a capital.
std::string_view outlet_in(std::string_view segment) {
  if (starts_with_any_case(segment, "for ")) segment = trim(segment.substr(4));
  const std::vector<std::string_view> words = split_words(segment);
  if (words.empty() || words.size() > 6 || is_role(segment)) return {};
  const bool fits =
      is_capital(words.front().front()) && std::all_of(words.begin(), words.end(), [](auto word) {
        return is_name_word(word) || is_one_of(word, {"and", "&", "the", "for", "on"}) ||
               word.find('.') != word.npos;
      });
  return fits ? segment : std::string_view{};
}

// "Tarsk, 4 June 2019": names of one or two words before a comma and a date are as a rule those of the place.
// Those of outlets show it: "The Lamp", "Tarsk News", "tarsk.example", "TNA".
bool names_outlet(std::string_view segment) {
  constexpr size_t kLongestPlace = 2;
  constexpr size_t kLongestLetters = 4;
  const std::vector<std::string_view> words = split_words(segment);
  const std::string lower = lower_case(segment);
  if (words.size() > kLongestPlace || lower.starts_with("the ") || lower.find('.') != std::string::npos)
    return true;
  const bool letters =
      segment.size() <= kLongestLetters &&
      std::all_of(segment.begin(), segment.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (letters) return true;
  for (const std::string_view word :
       {"news",      "times",    "post",      "press",    "radio",        "herald",     "gazette",
        "tribune",   "journal",  "agency",    "daily",    "weekly",       "magazine",   "review",
        "chronicle", "observer", "telegraph", "guardian", "mail",         "bulletin",   "packet",
        "courier",   "reuters",  "online",    "standard", "broadcasting", "television", "tv"}) {
    if (lower.find(word) != std::string::npos) return true;
  }
  return false;
}

// What follows the author: outlet, role and date in any order; false if something else stands there.
bool read_rest(const std::vector<std::string_view>& segments, size_t from, NumericOrder order,
               std::string_view line, Byline& byline) {
  for (size_t i = from; i < segments.size(); ++i) {
    if (is_when(segments[i], order) || is_role(segments[i])) continue;
    const std::string_view outlet = outlet_in(segments[i]);
    if (outlet.empty() || !byline.outlet.empty()) return false;
    byline.outlet = outlet;
  }
  if (const auto date = find_date(line, order)) byline.published = date->iso;
  return true;
}

// "Ada Finch", "Ada Finch and Bo Lind", "Bo Lind and staff".
bool is_name_list(std::string_view segment, size_t least_words) {
  size_t names = 0;
  while (true) {
    size_t cut = segment.find(" and ");
    size_t length = 5;
    if (const size_t amp = segment.find(" & "); amp < cut) {
      cut = amp;
      length = 3;
    }
    const std::string_view name = trim(segment.substr(0, cut));
    const bool others =
        names > 0 && (name.ends_with("staff") || name.ends_with("desk") || name.ends_with("agencies"));
    if (!others && (!is_person_name(name) || split_words(name).size() < least_words)) return false;
    if (++names > 4) return false;
    if (cut == std::string_view::npos) return true;
    segment = segment.substr(cut + length);
  }
}

// The text after "By" and its like, or nothing.
std::string_view after_by(std::string_view line) {
  if (starts_with_any_case(line, "posted on ") || starts_with_any_case(line, "published on ")) {
    const size_t by = line.find(" by ");
    return by == std::string_view::npos ? std::string_view{} : trim(line.substr(by + 4));
  }
  for (const std::string_view cue : {"by ", "byline: ", "by: ", "posted by ", "written by ", "compiled by ",
                                     "words by ", "author: ", "reporting by "}) {
    if (starts_with_any_case(line, cue)) return trim(line.substr(cue.size()));
  }
  return {};
}

}  // namespace

bool is_person_name(std::string_view words) {
  const std::vector<std::string_view> parts = split_words(words);
  if (parts.empty() || parts.size() > 5 || !is_capital(parts.front().front())) return false;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (!is_name_word(parts[i]) || parts[i].ends_with(',')) return false;
    if (parts[i].ends_with('.') && parts[i].size() > 5) return false;
  }
  return is_capital(parts.back().front()) &&
         !is_one_of(lower_case(parts.front()), {"the", "a", "an", "this", "in", "on"});
}

std::optional<Byline> read_byline(std::string_view line, NumericOrder order) {
  if (line.size() > kLongestByline) return std::nullopt;
  std::string_view rest = after_by(line);
  if (rest.empty()) return std::nullopt;
  if (rest.ends_with('.') && split_words(rest).size() <= 5) rest.remove_suffix(1);
  std::vector<std::string_view> segments = segments_of(rest);
  if (segments.empty()) return std::nullopt;
  Byline byline;
  // "NAME on 9 May 2022", "NAME at 10:40", "NAME for The Outlet"
  for (const std::string_view joint : {" on ", " at ", " for "}) {
    const size_t cut = segments[0].find(joint);
    if (cut == std::string_view::npos) continue;
    const std::string_view tail = segments[0].substr(cut + (joint == " for " ? 1 : joint.size()));
    // "NAME at Tarsk and NAME at Orrin"
    if (joint == " at " && tail.find(" and ") != tail.npos) return std::nullopt;
    if (!is_when(tail, order) && outlet_in(tail).empty()) return std::nullopt;
    segments.insert(segments.begin() + 1, tail);
    segments[0] = trim(segments[0].substr(0, cut));
    break;
  }
  byline.author = segments[0];
  size_t next = 1;
  // "A B, C D and E F": the list goes on where the next segment is one of names too.
  if (segments.size() > 1 && is_name_list(byline.author, 2) &&
      segments[1].find(" and ") != std::string_view::npos && is_name_list(segments[1], 2)) {
    byline.author = {byline.author.data(),
                     static_cast<size_t>(segments[1].data() - byline.author.data()) + segments[1].size()};
    next = 2;
  } else if (!is_name_list(byline.author, 1)) {
    return std::nullopt;
  }
  // "5 comments" and such may end a blog's line.
  while (!segments.empty() && segments.size() > next &&
         lower_case(segments.back()).find("comment") != std::string::npos) {
    segments.pop_back();
  }
  if (!read_rest(segments, next, order, line, byline)) return std::nullopt;
  return byline;
}

std::optional<Byline> read_bare_byline(std::string_view line, NumericOrder order) {
  if (line.size() > kLongestByline) return std::nullopt;
  const std::vector<std::string_view> segments = segments_of(line);
  if (segments.empty() || !is_name_list(segments[0], 2)) return std::nullopt;
  Byline byline;
  byline.author = segments[0];
  if (!read_rest(segments, 1, order, line, byline)) return std::nullopt;
  const bool role = std::any_of(segments.begin() + 1, segments.end(), is_role);
  const bool staff = segments[0].ends_with(" staff");
  if (byline.published.empty() && !role && !staff) return std::nullopt;
  // "The Outlet, 3 March 2021" has no author.
  if (segments.size() == 2 && !role && !staff && byline.outlet.empty()) return std::nullopt;
  return byline;
}

std::optional<Byline> read_dateline(std::string_view line, NumericOrder order) {
  if (line.size() > kLongestByline) return std::nullopt;
  const auto date = find_date(line, order);
  if (!date) return std::nullopt;
  Byline byline;
  byline.published = date->iso;
  const std::vector<std::string_view> segments = segments_of(line);
  for (const std::string_view segment : segments) {
    if (is_when(segment, order) ||
        (byline.outlet.empty() && segment.data() > line.data() && is_role(segment)))
      continue;
    const std::string_view outlet = outlet_in(segment);
    if (outlet.empty() || !byline.outlet.empty()) return std::nullopt;
    // What stands behind the date may as well be the author.
    const bool before_date = segment.data() < line.data() + date->span.begin;
    const auto end = static_cast<size_t>(segment.data() + segment.size() - line.data());
    const bool by_comma = line.substr(end).starts_with(',');
    if (before_date && (!by_comma || names_outlet(outlet))) byline.outlet = outlet;
  }
  return byline;
}

}  // namespace hearsay
