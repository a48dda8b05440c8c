#include "text/author_names.h"

#include <algorithm>
#include <cstddef>

#include "text/bylines.h"
#include "text/dates.h"
#include "text/json_ld.h"
#include "text/lines.h"

namespace hearsay {
namespace {

constexpr size_t kLongestLine = 300;
constexpr size_t kLongestName = 60;
constexpr size_t kMostNames = 12;

// In lower case; the longer ones first where one begins another.
constexpr std::string_view kBy[] = {"view all posts by ",
                                    "all posts by ",
                                    "posts by ",
                                    "more from ",
                                    "alles von ",
                                    "alle artikel von ",
                                    "alle beiträge von ",
                                    "mehr von ",
                                    "artikel von ",
                                    "written by ",
                                    "posted by ",
                                    "published by ",
                                    "reported by ",
                                    "reporting by ",
                                    "words by ",
                                    "story by ",
                                    "text by ",
                                    "compiled by ",
                                    "created by ",
                                    "by:",
                                    "by ",
                                    "byline:",
                                    "author:",
                                    "authors:",
                                    "author ",
                                    "words:",
                                    "text:",
                                    "geschrieben von ",
                                    "verfasst von ",
                                    "veröffentlicht von ",
                                    "eingestellt von ",
                                    "ein beitrag von ",
                                    "eine kolumne von ",
                                    "ein kommentar von ",
                                    "ein interview von ",
                                    "ein gastbeitrag von ",
                                    "gastbeitrag von ",
                                    "interview von ",
                                    "erstellt von ",
                                    "text von ",
                                    "von:",
                                    "von ",
                                    "autor:in:",
                                    "autorin:",
                                    "autoren:",
                                    "autor:",
                                    "autor ",
                                    "verfasser:",
                                    "écrit par ",
                                    "publié par ",
                                    "propos recueillis par ",
                                    "par:",
                                    "par ",
                                    "auteur:",
                                    "auteur :",
                                    "escrito por ",
                                    "publicado por ",
                                    "texto:",
                                    "autora:",
                                    "por:",
                                    "por ",
                                    "scritto da ",
                                    "pubblicato da ",
                                    "a cura di ",
                                    "articolo di ",
                                    "autore:",
                                    "geschreven door ",
                                    "door:",
                                    "door ",
                                    "tekst:",
                                    "skrevet av ",
                                    "skrivet av ",
                                    "av ",
                                    "af ",
                                    "napisał ",
                                    "autorzy:",
                                    "oleh:",
                                    "oleh ",
                                    "teksti:",
                                    "texte:",
                                    "redakteur:",
                                    "yazan:",
                                    "автор:",
                                    "текст:"};

// These begin names too: "Di Brown", "Da Silva".
constexpr std::string_view kByOrName[] = {"di ", "da "};

// What stands between two fields of a line; each may be introduced anew: "Text: Ada Finch | Fotos: Bo Lind".
constexpr std::string_view kFields[] = {"|", "\n", "\t", "\u2022", "\u00B7", " \u2013 ", " \u2014 ", " - "};
// What stands between two names of a list.
constexpr std::string_view kJoints[] = {
    ",",   ";",    "(",    ")",     " / ", " & ",     " + ",    " and ", " und ", " et ",   " y ",
    " e ", " en ", " og ", " och ", " i ", " sowie ", " with ", " mit ", " con ", " avec ", " via "};

// Whole segments that name nobody, in lower case.
constexpr std::string_view kNobody[] = {"por",
                                        "par",
                                        "di",
                                        "door",
                                        "av",
                                        "af",
                                        "text",
                                        "texte",
                                        "texto",
                                        "words",
                                        "autores",
                                        "authors",
                                        "admin",
                                        "administrator",
                                        "anonymous",
                                        "anónimo",
                                        "anonym",
                                        "author",
                                        "autor",
                                        "autorin",
                                        "by",
                                        "von",
                                        "name",
                                        "guest",
                                        "gast",
                                        "unknown",
                                        "unbekannt",
                                        "user",
                                        "webmaster",
                                        "editor",
                                        "share",
                                        "follow",
                                        "more",
                                        "profile",
                                        "none",
                                        "null",
                                        "undefined",
                                        "default",
                                        "superuser",
                                        "root",
                                        "all posts",
                                        "alle beiträge",
                                        "twitter",
                                        "facebook",
                                        "email",
                                        "e-mail",
                                        "contact",
                                        "kontakt",
                                        "author bio",
                                        "about the author",
                                        "über den autor",
                                        "read more",
                                        "comments",
                                        "kommentare",
                                        "test",
                                        "content",
                                        "folgen"};

// What people are, also as part of a longer word: "Sportredakteurin".
constexpr std::string_view kRoles[] = {
    "bureau chief",   "chefredak", "columnist",   "contributor", "correspondent", "corresponsal",
    "fotograf",       "gastautor", "giornalista", "journalist",  "journaliste",   "korrespondent",
    "lesezeit",       "min read",  "periodista",  "photograph",  "redakteur",     "reporter",
    "veröffentlicht", "volontär",  "aktualisiert"};

// The same and what stands around dates, as words of their own: "Fuhrmann" names a man, "10 Uhr" nobody.
constexpr std::string_view kRoleWords[] = {"analyst",    "article",  "articles",  "artikel",   "artículos",
                                           "author",     "authors",  "autor",     "autorin",   "beiträge",
                                           "critic",     "director", "editor",    "editors",   "minuten",
                                           "posted",     "posts",    "professor", "published", "rédacteur",
                                           "rédactrice", "uhr",      "updated",   "writer",    "writers"};

constexpr std::string_view kDegrees[] = {"phd",    "ph.d.", "ph.d", "md",  "m.d.", "m.d", "rd",
                                         "ms",     "msc",   "mph",  "rdn", "rn",   "mba", "ma",
                                         "ba",     "bsc",   "esq.", "cpa", "dds",  "ldn", "cnp",
                                         "pharmd", "np",    "do",   "jd",  "j.d.", "llm", "mag."};

template <size_t size>
bool is_one_of(std::string_view word, const std::string_view (&words)[size]) {
  return std::ranges::find(words, word) != std::end(words);
}

// The fields of a line, without what introduces them, cut into names.
std::vector<std::string_view> segments_of(std::string_view line) {
  std::vector<std::string_view> segments;
  bool begins = true;  // a field
  while (!line.empty()) {
    size_t at = line.size();
    size_t length = 0;
    bool field = false;
    const auto look_for = [&](const auto& separators, bool parts_fields) {
      for (const std::string_view separator : separators) {
        const size_t found = line.find(separator);
        if (found >= at) continue;
        at = found;
        length = separator.size();
        field = parts_fields;
      }
    };
    look_for(kFields, true);
    look_for(kJoints, false);
    const std::string_view segment = strip(line.substr(0, at), ":|-*");
    if (!segment.empty()) segments.push_back(begins ? strip(without_by(segment), ":") : segment);
    begins = field || (begins && segment.empty());
    line.remove_prefix(at + length);
  }
  return segments;
}

bool is_role(std::string_view lower) {
  const std::vector<std::string_view> words = split_words(lower);
  return std::ranges::any_of(kRoles,
                             [lower](std::string_view role) { return lower.find(role) != lower.npos; }) ||
         std::ranges::any_of(
             words, [](std::string_view word) { return is_one_of(strip(word, ".,:/"), kRoleWords); });
}

// Accounts and addresses, times and counts.
bool is_no_name(std::string_view segment) {
  return segment.size() > kLongestName || segment.find_first_of("@\"<>{}[]=#?!") != segment.npos ||
         segment.find("://") != segment.npos || segment.starts_with("www.") ||
         find_date(segment).has_value() || is_digit(segment.front());
}

// "CNN", "AFP" behind a name: for whom, not who.
bool is_letters(std::string_view segment) {
  constexpr size_t kMost = 5;
  return segment.size() <= kMost && std::ranges::all_of(segment, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "ada_finch", "tarsklamp": small letters without a blank.
bool is_account(std::string_view segment) {
  constexpr size_t kShortest = 3;
  return segment.size() >= kShortest && std::ranges::all_of(segment, [](char c) {
           return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_' || c == '-' || c == '.';
         });
}

// Offices whose names have joints: "Staff and agencies".
bool starts_office(std::string_view whole) {
  const std::string lower = lower_case(whole);
  for (const std::string_view office : {"staff", "redaktion", "redacción", "redazione", "la rédaction"})
    if (lower.starts_with(office)) return whole.size() <= kLongestName;
  return false;
}

}  // namespace

std::string_view without_by(std::string_view line) {
  for (const std::string_view cue : kBy)
    if (starts_with_any_case(line, cue)) return trim(line.substr(cue.size()));
  for (const std::string_view cue : kByOrName)
    if (starts_with_any_case(line, cue) && split_words(line).size() > 2) return trim(line.substr(cue.size()));
  return line;
}

std::vector<std::string> author_names(std::string_view line, AuthorMark mark) {
  std::vector<std::string> names;
  if (line.size() > kLongestLine) return names;
  // "Staff and news service reports" is one name.
  const std::string_view whole = without_by(trim(line));
  if (mark != AuthorMark::None && whole.find_first_of(",;|\n\t(") == whole.npos && starts_office(whole))
    return {plain_line(whole)};
  // What stands below a single name is something else: "Ada", "Founder of the Lamp".
  if (const size_t first_line = line.find('\n'); first_line != line.npos) {
    std::vector<std::string> first = author_names(line.substr(0, first_line), mark);
    if (first.size() == 1 && split_words(first.front()).size() == 1) return first;
  }
  const std::vector<std::string_view> segments = segments_of(line);
  bool has_whole_name = false;
  for (const std::string_view segment : segments) {
    if (segment.empty()) continue;
    const std::string lower = lower_case(segment);
    if (is_one_of(lower, kDegrees) || (!names.empty() && is_letters(segment))) continue;
    if (!names.empty() && (lower == "jr." || lower == "sr.")) {
      names.back() += " " + std::string(segment);
      continue;
    }
    const size_t words = split_words(segment).size();
    const bool nobody = is_no_name(segment) || is_role(lower) || is_one_of(lower, kNobody);
    // Behind a whole name single words are buttons and places.
    const bool single = words == 1 && (mark == AuthorMark::None || has_whole_name);
    const bool person = !nobody && is_person_name(segment) && !single;
    const bool account = !nobody && segments.size() == 1 &&
                         (mark == AuthorMark::Sure || (mark == AuthorMark::Likely && is_account(segment)));
    if (person || account) {
      std::string name = plain_line(segment);
      if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
      has_whole_name = has_whole_name || words > 1;
    } else if (mark == AuthorMark::None && names.empty()) {
      return names;
    }
    if (names.size() == kMostNames) break;
  }
  // Single words in a row are topics.
  constexpr size_t kMostSingle = 2;
  if (!has_whole_name && names.size() > kMostSingle) names.clear();
  return names;
}

}  // namespace hearsay
