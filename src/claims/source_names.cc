#include "claims/source_names.h"

#include <algorithm>

#include "language/abbreviations.h"
#include "language/characters.h"

namespace hearsay {

namespace {

constexpr uint32_t kLongestName = 12;  // tokens; a longer run of capitals is no name

bool is_all_capitals(std::string_view word) {
  size_t capitals = 0;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') return false;
    capitals += (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9' && capitals > 0);
  }
  return capitals >= 2;
}

bool is_initial(std::string_view word) { return word.size() == 2 && word[1] == '.'; }

// "Fjordpost", "Havnews".
bool has_outlet_ending(std::string_view lower) {
  static constexpr std::string_view kEndings[] = {"post",  "news",  "press",  "times",
                                                  "radio", "blatt", "zeitung"};
  return lower.size() > 6 && std::any_of(std::begin(kEndings), std::end(kEndings),
                                         [&](std::string_view ending) { return lower.ends_with(ending); });
}

bool is_indefinite_article(std::string_view lower) { return lower == "a" || lower == "an"; }

bool is_small_word(std::string_view lower) {
  return (ends_noun_phrase(lower) && lower != "of") || is_determiner(lower) || lower == "and";
}

// Whether capitals mean something in a sentence: not in a title in capitals or one of capitalised words.
bool is_prose(const TokenText& words, const Sentence& sentence) {
  uint32_t count = 0, capitals = 0, shouted = 0;
  for (uint32_t at = sentence.begin; at < sentence.end; ++at) {
    if (!words.is_word(at)) continue;
    ++count;
    capitals += words.is_capital(at);
    shouted += is_all_capitals(words.at(at));
  }
  if (count >= 4 ? shouted * 2 > count : count == 3 && shouted == count) return false;
  return !(sentence.heading && count >= 4 && capitals * 2 > count);
}

}  // namespace

bool TokenText::is_capital(uint32_t token) const {
  if (!is_word(token)) return false;
  const std::string_view word = at(token);
  if (is_upper(character_at(word, 0).value)) return true;
  const size_t dash = word.find('-');  // "al-Masri"
  return dash != std::string_view::npos && dash <= 3 && dash + 1 < word.size() &&
         is_upper(character_at(word, dash + 1).value);
}

bool TokenText::is_possessive(uint32_t token) const {
  const std::string_view word = at(token);
  return word == "'s" || word == "\xE2\x80\x99s" || word == "'" || word == "\xE2\x80\x99" || word == "'S";
}

uint32_t TokenText::token_at(uint32_t offset) const {
  const auto found = std::partition_point(tokens_.begin(), tokens_.end(),
                                          [&](const Token& token) { return token.span.end <= offset; });
  return static_cast<uint32_t>(found - tokens_.begin());
}

NameScanner::NameScanner(const TokenText& words, const Annotation& annotation)
    : words_(words), annotation_(annotation), weak_(words.count(), false), flat_(words.count(), false) {
  for (const Sentence& sentence : annotation.sentences) {
    const bool prose = is_prose(words, sentence);
    bool begins = true;  // nothing but marks so far
    for (uint32_t at = sentence.begin; at < sentence.end; ++at) {
      if (!words.is_word(at)) {
        const std::string_view mark = words.at(at);
        begins = begins || mark == ":" || mark == "\"" || mark == "\xE2\x80\x9C";
        continue;
      }
      if (!words.is_capital(at)) {
        small_.insert(words.at(at));
      } else if (begins || !prose) {
        weak_[at] = true;
        flat_[at] = !prose;
      } else {
        strong_.insert(words.lower(at));
      }
      begins = false;
    }
  }
}

std::vector<Name> NameScanner::scan_all() const {
  std::vector<Name> names;
  for (const Sentence& sentence : annotation_.sentences) scan(sentence.begin, sentence.end, false, names);
  return names;
}

std::vector<Name> NameScanner::scan_source(uint32_t begin, uint32_t end) const {
  std::vector<Name> names;
  scan(begin, end, true, names);
  return names;
}

void NameScanner::scan(uint32_t begin, uint32_t end, bool lenient, std::vector<Name>& out) const {
  for (uint32_t at = begin; at < end;) {
    if (!words_.is_capital(at) || !is_name_word(at, lenient)) {
      ++at;
      continue;
    }
    const uint32_t next = end_of_run(at, end);
    Name name;
    if (read(at, next, name)) out.push_back(name);
    at = next;
  }
}

// Whether a word with a capital may begin a name.
bool NameScanner::is_name_word(uint32_t token, bool lenient) const {
  const std::string_view word = words_.at(token);
  const std::string lower = lower_case(word);
  if (begins_sentences(word) || is_indefinite(lower) || noun_sense(lower) == NounSense::Quantity)
    return false;
  if (is_day_or_month(lower)) {  // "the Sunday Herald"
    return token + 1 < words_.count() && words_.is_capital(token + 1) &&
           name_word(words_.lower(token + 1)) == NameWord::Outlet;
  }
  if (pronoun_of(lower).kind != PronounKind::None) return word == "US";
  const bool alone = token + 1 >= words_.count() || !words_.is_capital(token + 1);
  if (alone && noun_sense(lower) == NounSense::Anonymous) return false;
  if (!weak_[token] || strong_.contains(lower)) return true;
  if (is_all_capitals(word)) return !flat_[token] || (lenient && is_name_in_capitals(token, lower));
  if (small_.contains(lower))
    return name_word(lower) == NameWord::Title && token + 1 < words_.count() && words_.is_capital(token + 1);
  if (!alone) return true;
  if (!lenient || noun_sense(lower) != NounSense::None) return false;
  return !lower.ends_with('s') || lower.ends_with("ss") || name_word(lower) != NameWord::Plain;
}

// Whether a word of a text in capitals may begin a name: no small word, no common noun of a source, no
// predicate
// ("HAS BEEN RELIABLE").
bool NameScanner::is_name_in_capitals(uint32_t token, const std::string& lower) const {
  if (small_.contains(lower) || ends_noun_phrase(lower) || is_determiner(lower)) return false;
  if (begins_sentences(std::string(1, words_.at(token)[0]) + lower.substr(1))) return false;
  const bool title = name_word(lower) == NameWord::Title;
  if (!title && (is_person_noun(lower) || noun_sense(lower) != NounSense::None))
    return name_word(lower) != NameWord::Plain;
  static constexpr std::string_view kAdjectives[] = {"able", "ible", "ful", "less", "ous", "ive", "ic"};
  const bool adjective = std::any_of(std::begin(kAdjectives), std::end(kAdjectives),
                                     [&](std::string_view ending) { return lower.ends_with(ending); });
  if (adjective && lower != "constable") return false;
  const std::string before = token > 0 ? words_.lower(token - 1) : "";
  return before != "is" && before != "was" && before != "be" && before != "been" && before != "being" &&
         before != "are" && before != "were" && before != "not" && before != "very";
}

// The token after the run of capitals that begins at `begin`.
uint32_t NameScanner::end_of_run(uint32_t begin, uint32_t limit) const {
  uint32_t at = begin;
  bool institution = false;
  while (at < limit && at - begin < kLongestName && words_.is_capital(at)) {
    if (at > begin && flat_[at] && is_small_word(words_.lower(at))) break;  // "THE SOURCE IN THE OFFICE"
    institution = institution || name_word(words_.lower(at)) == NameWord::Institution;
    uint32_t next = at + 1;
    while (next < limit && next <= at + 2 && connects(begin, next, limit, institution)) ++next;
    if (next > at + 1 && (next >= limit || !words_.is_capital(next))) return at + 1;
    at = next;
  }
  return std::min(at, limit);
}

bool NameScanner::starts_person(uint32_t token) const {
  const std::string lower = words_.lower(token);
  return name_word(lower) == NameWord::Title || gender_of_given_name(lower) != Gender::Unknown;
}

bool NameScanner::connects(uint32_t begin, uint32_t token, uint32_t limit, bool institution) const {
  const std::string_view word = words_.at(token);
  if (word == "and" || word == "for" || word == "the") {
    const bool another =
        word == "and" && token + 1 < limit && words_.at(token + 1) == "the";  // "the Board and the Bank"
    if (institution && !another) return true;
    return word == "and" && token + 1 < limit && name_word(words_.lower(token - 1)) == NameWord::Title &&
           name_word(words_.lower(token + 1)) == NameWord::Title;
  }
  if (word == "of" && token > begin + 1 && starts_person(begin))
    return false;  // "Dr Eke of Northway Hospital"
  if (word == "on")
    return token + 1 < limit && is_day_or_month(words_.lower(token + 1));  // a paper "on Sunday"
  return (words_.is_word(token) || word == "&") && !words_.is_capital(token) &&
         name_word(word) == NameWord::Connector;
}

// False when nothing but roles stands in the run.
bool NameScanner::read(uint32_t begin, uint32_t end, Name& name) const {
  while (end > begin + 1 && (is_post_nominal(words_.at(end - 1)) ||
                             (is_day_or_month(words_.lower(end - 1)) && words_.at(end - 2) != "on"))) {
    --end;  // "Eke MP", "Eke Thursday"
  }
  name = {begin, begin, end, NameSense::Unclear, Gender::Unknown, false};
  find_core(name);
  if (name.core == name.end) return false;
  if (flat_[begin] && !name.titled && is_person_noun(words_.lower(end - 1)) && begin > 0 &&
      is_indefinite_article(words_.lower(begin - 1))) {
    return false;  // "A CRANE DRIVER"
  }
  name.sense = sense_of(name);
  if (name.gender == Gender::Unknown && name.sense == NameSense::Person && name.size() > 1) {
    name.gender = gender_of_given_name(words_.lower(name.core));
  }
  return true;
}

// Titles and roles stand first: "FDIC Assistant Regional Director George Doe". The name begins after the
// last.
void NameScanner::find_core(Name& name) const {
  for (uint32_t at = name.begin; at < name.end; ++at) {
    const std::string lower = words_.lower(at);
    if (name_word(lower) != NameWord::Title) continue;
    if (at + 1 == name.end && at == name.core + 1 && !name.titled) return;  // a surname such as "Major"
    if (at + 1 < name.end && name_word(words_.lower(at + 1)) == NameWord::Institution)
      return;  // "Foreign Office"
    name.core = at + 1;
    name.titled = true;
    if (const Gender gender = gender_of_title(lower); gender != Gender::Unknown) name.gender = gender;
    if (at + 2 < name.end && words_.at(at + 1) == "of") name.core = at + 3;  // "Secretary of State X"
  }
  name.core = std::min(name.core, name.end);
}

NameSense NameScanner::sense_of(const Name& name) const {
  bool institution = false, outlet = false, place = false;
  for (uint32_t at = name.core; at < name.end; ++at) {
    const bool edge = at == name.core || at + 1 == name.end;
    switch (name_word(words_.lower(at))) {
      case NameWord::Institution:
        institution = true;
        break;
      case NameWord::Outlet:
        outlet = outlet || edge || is_day_or_month(words_.lower(name.end - 1));
        break;
      case NameWord::Place:
        place = place || edge;
        break;
      default:
        break;
    }
  }
  outlet = outlet || has_outlet_ending(words_.lower(name.end - 1));
  const std::string_view first = words_.at(name.core);
  if (name.titled && (name.size() == 1 || (!institution && name.size() <= 4))) return NameSense::Person;
  if (outlet && !institution) return NameSense::Outlet;
  if (institution || (place && name.size() <= 2)) return NameSense::Institution;
  if (name.size() == 1 && is_all_capitals(first) && first.size() <= 4 && !flat_[name.core])
    return NameSense::Institution;
  if (name.begin > 0 && words_.lower(name.begin - 1) == "the") return NameSense::Institution;
  if (name.size() == 1) return NameSense::Unclear;
  if (is_initial(first) || gender_of_given_name(words_.lower(name.core)) != Gender::Unknown)
    return NameSense::Person;
  return name.size() <= 3 ? NameSense::Person : NameSense::Unclear;
}

std::string plain_text(const TokenText& words, uint32_t begin, uint32_t end) {
  while (end > begin && words.is_possessive(end - 1)) --end;
  std::string out;
  for (uint32_t at = begin; at < end; ++at) {
    if (at > begin && words.span(at - 1).end != words.span(at).begin) out += ' ';
    out += words.at(at);
  }
  return out;
}

}  // namespace hearsay
