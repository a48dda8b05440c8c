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
    capitals += c >= 'A' && c <= 'Z';
  }
  return capitals >= 2;
}

bool is_initial(std::string_view word) { return word.size() == 2 && word[1] == '.'; }

// Reads one name from a run of capitals.
class NameReader {
 public:
  NameReader(const Words& words, uint32_t begin, uint32_t limit)
      : words_(words), begin_(begin), limit_(limit) {}

  // The token after the run.
  uint32_t end_of_run() {
    uint32_t at = begin_;
    bool institution = false;
    while (at < limit_ && at - begin_ < kLongestName && words_.is_capital(at)) {
      institution = institution || name_word(words_.lower(at)) == NameWord::Institution;
      uint32_t next = at + 1;
      while (next < limit_ && next <= at + 2 && connects(next, institution)) ++next;
      if (next > at + 1 && (next >= limit_ || !words_.is_capital(next))) return at + 1;
      at = next;
    }
    return std::min(at, limit_);
  }

  // False when nothing but roles and words of no name stand in the run.
  bool read(uint32_t end, Name& name) {
    uint32_t begin = begin_;
    while (begin < end && is_no_name(begin)) ++begin;
    if (begin == end) return false;
    name = {begin, begin, end, NameSense::Unclear, Gender::Unknown, false};
    find_core(name);
    if (name.core == name.end) return false;
    name.sense = sense_of(name);
    if (name.gender == Gender::Unknown && name.sense == NameSense::Person && name.size() > 1) {
      name.gender = gender_of_given_name(words_.lower(name.core));
    }
    return true;
  }

 private:
  bool connects(uint32_t token, bool institution) const {
    const std::string_view word = words_.at(token);
    if (word == "and" || word == "for" || word == "the") return institution;
    if (word == "on")
      return token + 1 < limit_ && is_day_or_month(words_.lower(token + 1));  // a paper "on Sunday"
    return (words_.is_word(token) || word == "&") && !words_.is_capital(token) &&
           name_word(word) == NameWord::Connector;
  }

  bool is_no_name(uint32_t token) const {
    const std::string_view word = words_.at(token);
    return begins_sentences(word) || is_day_or_month(words_.lower(token)) ||
           pronoun_of(words_.lower(token)).kind != PronounKind::None;
  }

  // Titles and roles stand first: "FDIC Assistant Regional Director George Doe". The name begins after the
  // last.
  void find_core(Name& name) const {
    for (uint32_t at = name.begin; at < name.end; ++at) {
      const std::string lower = words_.lower(at);
      if (name_word(lower) != NameWord::Title) continue;
      if (at + 1 == name.end && at > name.core && !name.titled && at - name.core == 1)
        return;  // a surname such as "Major"
      if (at + 1 < name.end && name_word(words_.lower(at + 1)) == NameWord::Institution)
        return;  // "Foreign Office"
      name.core = at + 1;
      name.titled = true;
      if (const Gender gender = gender_of_title(lower); gender != Gender::Unknown) name.gender = gender;
      if (at + 2 < name.end && words_.at(at + 1) == "of") name.core = at + 3;  // "Secretary of State X"
    }
    name.core = std::min(name.core, name.end);
  }

  NameSense sense_of(const Name& name) const {
    bool institution = false, outlet = false, place = false, capitals = false;
    for (uint32_t at = name.core; at < name.end; ++at) {
      const std::string lower = words_.lower(at);
      switch (name_word(lower)) {
        case NameWord::Institution:
          institution = true;
          break;
        case NameWord::Outlet:
          outlet =
              outlet || at == name.core || at + 1 == name.end || is_day_or_month(words_.lower(name.end - 1));
          break;
        case NameWord::Place:
          place = at + 1 == name.end || place;
          break;
        default:
          break;
      }
    }
    capitals = name.size() == 1 && is_all_capitals(words_.at(name.core)) && words_.at(name.core).size() <= 5;
    if (name.titled && !institution && name.size() <= 4) return NameSense::Person;
    if (outlet && !institution) return NameSense::Outlet;
    if (institution || capitals || (place && name.size() <= 2)) return NameSense::Institution;
    if (name.begin > 0 && words_.lower(name.begin - 1) == "the") return NameSense::Institution;
    if (name.size() == 1) return NameSense::Unclear;
    if (has_given_name(name)) return NameSense::Person;
    return name.size() <= 3 ? NameSense::Person : NameSense::Unclear;
  }

  bool has_given_name(const Name& name) const {
    return is_initial(words_.at(name.core)) ||
           gender_of_given_name(words_.lower(name.core)) != Gender::Unknown;
  }

  const Words& words_;
  uint32_t begin_;
  uint32_t limit_;
};

// Whether capitals mean something in a sentence: not in a title in capitals or one of capitalised words.
bool is_prose(const Words& words, const Sentence& sentence) {
  uint32_t count = 0, capitals = 0, shouted = 0;
  for (uint32_t at = sentence.begin; at < sentence.end; ++at) {
    if (!words.is_word(at)) continue;
    ++count;
    capitals += words.is_capital(at);
    shouted += is_all_capitals(words.at(at));
  }
  if (count >= 4 && shouted * 2 > count) return false;
  return !(sentence.heading && count >= 4 && capitals * 2 > count);
}

}  // namespace

bool Words::is_capital(uint32_t token) const {
  return is_word(token) && is_upper(character_at(text_, tokens_[token].span.begin).value);
}

bool Words::is_possessive(uint32_t token) const {
  const std::string_view word = at(token);
  return word == "'s" || word == "\xE2\x80\x99s" || word == "'" || word == "\xE2\x80\x99" || word == "'S";
}

uint32_t Words::token_at(uint32_t offset) const {
  const auto found = std::partition_point(tokens_.begin(), tokens_.end(),
                                          [&](const Token& token) { return token.span.end <= offset; });
  return static_cast<uint32_t>(found - tokens_.begin());
}

void scan_names(const Words& words, uint32_t begin, uint32_t end, std::vector<Name>& out) {
  for (uint32_t at = begin; at < end;) {
    if (!words.is_capital(at)) {
      ++at;
      continue;
    }
    NameReader reader(words, at, end);
    const uint32_t next = reader.end_of_run();
    Name name;
    if (reader.read(next, name)) out.push_back(name);
    at = next;
  }
}

std::vector<Name> scan_names(const Words& words, const Annotation& annotation) {
  std::vector<Name> names;
  for (const Sentence& sentence : annotation.sentences) {
    if (is_prose(words, sentence)) scan_names(words, sentence.begin, sentence.end, names);
  }
  return names;
}

std::string plain_text(const Words& words, uint32_t begin, uint32_t end) {
  while (end > begin && words.is_possessive(end - 1)) --end;
  std::string out;
  for (uint32_t at = begin; at < end; ++at) {
    if (at > begin && words.span(at - 1).end != words.span(at).begin) out += ' ';
    out += words.at(at);
  }
  return out;
}

}  // namespace hearsay
