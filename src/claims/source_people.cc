#include "claims/source_people.h"

#include <algorithm>
#include <string>

namespace hearsay {

namespace {

constexpr uint32_t kMostModifiers = 4;
constexpr uint32_t kLongestTail = 8;  // tokens between a noun and the name beside it

bool is_of_nobody(std::string_view lower) {
  return lower == "no" || lower == "any" || lower == "every" || lower == "each" || lower == "both" ||
         lower == "all";
}

// Words between a determiner and its noun: anything that does not end or begin a noun phrase.
bool is_modifier(const TokenText& words, uint32_t token) {
  if (!words.is_word(token)) return words.span(token).size() > 1;  // "84-year-old", "21st"
  const std::string lower = words.lower(token);
  return !ends_noun_phrase(lower) && lower != "and" && lower != "or" &&
         pronoun_of(lower).kind == PronounKind::None;
}

bool is_linking(std::string_view lower) {
  return lower == "is" || lower == "was" || lower == "are" || lower == "were" || lower == "be" ||
         lower == "been" || lower == "being" || lower == "as" || lower == "like" || lower == "than" ||
         lower == "became" || lower == "become" || lower == "remained" || lower == "not";
}

class PeopleFinder {
 public:
  PeopleFinder(const TokenText& words, const std::vector<Name>& names) : words_(words), names_(names) {}

  void read(const Sentence& sentence, std::vector<PersonNoun>& out) {
    for (uint32_t head = sentence.begin + 1; head < sentence.end; ++head) {
      if (!words_.is_word(head) || words_.is_capital(head) || !is_person_noun(words_.lower(head))) continue;
      if (head + 1 < sentence.end && is_person_noun(words_.lower(head + 1)))
        continue;  // "the harbour master"
      uint32_t begin = 0;
      if (!find_begin(sentence, head, begin) || stands_beside_name(sentence, begin, head)) continue;
      if (begin > sentence.begin && is_linking(words_.lower(begin - 1))) continue;
      if (head + 1 < sentence.end && words_.is_possessive(head + 1) && owns_person(words_, head + 1))
        continue;
      out.push_back({begin, head});
    }
  }

 private:
  // Goes left from the head to a determiner or an owner.
  bool find_begin(const Sentence& sentence, uint32_t head, uint32_t& begin) {
    for (uint32_t back = 1; back <= kMostModifiers + 1 && head >= sentence.begin + back; ++back) {
      const uint32_t at = head - back;
      const std::string lower = words_.lower(at);
      if (words_.is_possessive(at) && at > sentence.begin) {
        begin = owner_begin(at - 1);
        return true;
      }
      if (is_determiner(lower)) {
        begin = at;
        return !is_of_nobody(lower);
      }
      if (!is_modifier(words_, at)) return false;
    }
    return false;
  }

  // The first token of the name that ends with `last`.
  uint32_t owner_begin(uint32_t last) {
    pass_names(last);
    return next_ > 0 && names_[next_ - 1].end == last + 1 ? names_[next_ - 1].begin : last;
  }

  // After it `next_` is the first name that begins behind the token.
  void pass_names(uint32_t token) {
    while (next_ < names_.size() && names_[next_].begin <= token) ++next_;
    while (next_ > 0 && names_[next_ - 1].begin > token) --next_;
  }

  // "the driver Ivo Strand", "the driver, Ivo Strand", "Ivo Strand, a driver".
  bool stands_beside_name(const Sentence& sentence, uint32_t begin, uint32_t head) {
    uint32_t after = head + 1;
    if (after < sentence.end &&
        ends_noun_phrase(words_.lower(after))) {  // "the owner of the ship, Mr Strand"
      const uint32_t limit = std::min(sentence.end, after + kLongestTail);
      while (after < limit && words_.at(after) != ",") ++after;
      if (after == limit) after = head + 1;
    }
    if (after < sentence.end && words_.at(after) == ",") ++after;
    pass_names(after);
    if (after < sentence.end && next_ > 0 && names_[next_ - 1].begin == after) return true;
    if (begin < sentence.begin + 2 || words_.at(begin - 1) != ",") return false;
    pass_names(begin - 2);
    return next_ > 0 && names_[next_ - 1].end == begin - 1;
  }

  const TokenText& words_;
  const std::vector<Name>& names_;
  size_t next_ = 0;
};

}  // namespace

std::vector<PersonNoun> find_person_nouns(const TokenText& words, const Annotation& annotation,
                                          const std::vector<Name>& names) {
  std::vector<PersonNoun> people;
  PeopleFinder finder(words, names);
  for (const Sentence& sentence : annotation.sentences) finder.read(sentence, people);
  return people;
}

bool owns_person(const TokenText& words, uint32_t end) {
  if (end >= words.count() || !words.is_possessive(end)) return false;
  for (uint32_t at = end + 1; at < words.count() && at <= end + 1 + kMostModifiers; ++at) {
    const std::string lower = words.lower(at);
    if (is_person_noun(lower)) return true;
    if (!is_modifier(words, at) || is_determiner(lower)) return false;
  }
  return false;
}

}  // namespace hearsay
