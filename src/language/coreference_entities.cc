#include "language/coreference_entities.h"

#include <algorithm>
#include <string>

#include "language/syntax_view.h"

namespace hearsay {

namespace {

bool is_upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter_ascii(char c) { return is_upper_ascii(c) || (c >= 'a' && c <= 'z'); }

bool is_digit_ascii(char c) { return c >= '0' && c <= '9'; }

// Where `part` stands in `whole` as a run of words; its size where it does not.
size_t place_of(std::span<const uint64_t> part, std::span<const uint64_t> whole) {
  return static_cast<size_t>(std::search(whole.begin(), whole.end(), part.begin(), part.end()) -
                             whole.begin());
}

// Whether the words of `part` all stand in `whole`, in this order.
bool is_selection(std::span<const uint64_t> part, std::span<const uint64_t> whole) {
  size_t at = 0;
  for (const uint64_t word : whole)
    if (at < part.size() && part[at] == word) ++at;
  return at == part.size();
}

}  // namespace

PhraseWords::PhraseWords(const Document& document, const Annotation& annotation,
                         const std::vector<Phrase>& phrases)
    : text_(document.text), annotation_(annotation) {
  const SyntaxView syntax(text_, annotation);
  for (const Phrase& phrase : phrases) {
    acronyms_.push_back(0);
    if (phrase.kind == PhraseKind::Name) {
      add_name(phrase);
    } else if (!is_pronoun(phrase.kind) && phrase.kind != PhraseKind::Several) {
      const size_t first = words_.size();
      for (uint32_t t = phrase.begin; t < phrase.head && words_.size() - first < kWords; ++t) {
        const WordClass word_class = syntax.word_class(t);
        if (word_class == WordClass::Adjective || word_class == WordClass::Noun ||
            word_class == WordClass::ProperNoun || word_class == WordClass::Number)
          words_.push_back(word_key(syntax.lemma(t)));
      }
    }
    ends_.push_back(static_cast<uint32_t>(words_.size()));
  }
}

void PhraseWords::add_name(const Phrase& phrase) {
  const size_t first = words_.size();
  std::string initials;
  std::string_view only;
  for (uint32_t t = phrase.core_begin; t < phrase.core_end; ++t) {
    std::string_view word = annotation_.tokens[t].span.of(text_);
    if (word == "'s" || word == "’s" || word == "the" || word == "The") continue;
    if (word.size() == 1 && !is_letter_ascii(word[0]) && !is_digit_ascii(word[0])) continue;
    if (t + 1 < phrase.core_end && words_.size() == first && is_person_title(word)) continue;
    if (is_upper_ascii(word[0])) initials += word[0];
    if (words_.size() - first < kWords) words_.push_back(word_key(word));
    only = word;
  }
  if (words_.size() - first >= 2) {
    if (initials.size() >= 2) acronyms_.back() = word_key(initials) ^ 1;
    return;
  }
  std::string letters;
  for (const char c : only) {
    if (is_upper_ascii(c))
      letters += c;
    else if (c != '.')
      return;
  }
  if (letters.size() >= 2 && letters.size() <= 6) acronyms_.back() = word_key(letters) ^ 1;
}

NameMatch PhraseWords::match(uint32_t name, uint32_t earlier) const {
  const auto a = of(name);
  const auto b = of(earlier);
  if (a.empty() || b.empty()) return NameMatch::None;
  if (std::equal(a.begin(), a.end(), b.begin(), b.end())) return NameMatch::Same;
  if (acronyms_[name] != 0 && acronyms_[name] == acronyms_[earlier] &&
      (is_acronym(name) || is_acronym(earlier)))
    return NameMatch::Acronym;
  if (a.size() < b.size()) {
    const size_t at = place_of(a, b);
    if (at + a.size() == b.size()) return NameMatch::Surname;
    if (at == 0) return NameMatch::GivenName;
    if (is_selection(a, b)) return NameMatch::Within;
  } else if (is_selection(b, a)) {
    return NameMatch::Contains;
  }
  return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end() ? NameMatch::SomeWord
                                                                               : NameMatch::None;
}

}  // namespace hearsay
