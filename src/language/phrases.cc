#include "language/phrases.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "language/syntax_view.h"

namespace hearsay {

namespace {

using Kind = PhraseKind;

struct PronounFacts {
  std::string_view word;
  Kind kind;
  uint8_t genders, numbers;
  bool possessive = false, reflexive = false;
};

constexpr PronounFacts kPronouns[] = {
    {"'em", Kind::They, gender::kAny, number::kMany},
    {"anybody", Kind::Someone, gender::kPerson, number::kOne},
    {"anyone", Kind::Someone, gender::kPerson, number::kOne},
    {"both", Kind::That, gender::kAny, number::kMany},
    {"em", Kind::They, gender::kAny, number::kMany},
    {"everybody", Kind::Someone, gender::kPerson, number::kAny},
    {"everyone", Kind::Someone, gender::kPerson, number::kAny},
    {"he", Kind::He, gender::kMale, number::kOne},
    {"her", Kind::She, gender::kFemale, number::kOne},
    {"hers", Kind::She, gender::kFemale, number::kOne, true},
    {"herself", Kind::She, gender::kFemale, number::kOne, false, true},
    {"him", Kind::He, gender::kMale, number::kOne},
    {"himself", Kind::He, gender::kMale, number::kOne, false, true},
    {"his", Kind::He, gender::kMale, number::kOne, true},
    {"i", Kind::I, gender::kPerson, number::kOne},
    {"it", Kind::It, gender::kThing, number::kOne},
    {"its", Kind::It, gender::kThing, number::kOne, true},
    {"itself", Kind::It, gender::kThing, number::kOne, false, true},
    {"me", Kind::I, gender::kPerson, number::kOne},
    {"mine", Kind::I, gender::kPerson, number::kOne, true},
    {"my", Kind::I, gender::kPerson, number::kOne, true},
    {"myself", Kind::I, gender::kPerson, number::kOne, false, true},
    {"one", Kind::Someone, gender::kAny, number::kOne},
    {"oneself", Kind::Someone, gender::kPerson, number::kOne, false, true},
    {"our", Kind::We, gender::kAny, number::kMany, true},
    {"ours", Kind::We, gender::kAny, number::kMany, true},
    {"ourselves", Kind::We, gender::kAny, number::kMany, false, true},
    {"she", Kind::She, gender::kFemale, number::kOne},
    {"somebody", Kind::Someone, gender::kPerson, number::kOne},
    {"someone", Kind::Someone, gender::kPerson, number::kOne},
    {"something", Kind::Someone, gender::kThing, number::kOne},
    {"that", Kind::That, gender::kThing, number::kOne},
    {"their", Kind::They, gender::kAny, number::kMany, true},
    {"theirs", Kind::They, gender::kAny, number::kMany, true},
    {"them", Kind::They, gender::kAny, number::kMany},
    {"themself", Kind::They, gender::kAny, number::kOne, false, true},
    {"themselves", Kind::They, gender::kAny, number::kMany, false, true},
    {"these", Kind::This, gender::kAny, number::kMany},
    {"they", Kind::They, gender::kAny, number::kMany},
    {"this", Kind::This, gender::kThing, number::kOne},
    {"those", Kind::That, gender::kAny, number::kMany},
    {"us", Kind::We, gender::kAny, number::kMany},
    {"we", Kind::We, gender::kAny, number::kMany},
    {"you", Kind::You, gender::kPerson, number::kAny},
    {"your", Kind::You, gender::kPerson, number::kAny, true},
    {"yours", Kind::You, gender::kPerson, number::kAny, true},
    {"yourself", Kind::You, gender::kPerson, number::kOne, false, true},
    {"yourselves", Kind::You, gender::kPerson, number::kMany, false, true},
};

struct TitleGender {
  std::string_view word;
  uint8_t genders;
};
constexpr TitleGender kTitles[] = {
    {"ambassador", gender::kPerson}, {"baron", gender::kMale},        {"baroness", gender::kFemale},
    {"brother", gender::kMale},      {"capt.", gender::kPerson},      {"captain", gender::kPerson},
    {"chancellor", gender::kPerson}, {"col.", gender::kPerson},       {"colonel", gender::kPerson},
    {"dame", gender::kFemale},       {"dr", gender::kPerson},         {"dr.", gender::kPerson},
    {"duchess", gender::kFemale},    {"duke", gender::kMale},         {"empress", gender::kFemale},
    {"father", gender::kMale},       {"gen.", gender::kPerson},       {"general", gender::kPerson},
    {"gov.", gender::kPerson},       {"governor", gender::kPerson},   {"inspector", gender::kPerson},
    {"judge", gender::kPerson},      {"justice", gender::kPerson},    {"king", gender::kMale},
    {"lady", gender::kFemale},       {"lieutenant", gender::kPerson}, {"lord", gender::kMale},
    {"lt.", gender::kPerson},        {"madam", gender::kFemale},      {"madame", gender::kFemale},
    {"major", gender::kPerson},      {"mayor", gender::kPerson},      {"minister", gender::kPerson},
    {"miss", gender::kFemale},       {"monsieur", gender::kMale},     {"mother", gender::kFemale},
    {"mr", gender::kMale},           {"mr.", gender::kMale},          {"mrs", gender::kFemale},
    {"mrs.", gender::kFemale},       {"ms", gender::kFemale},         {"ms.", gender::kFemale},
    {"president", gender::kPerson},  {"prince", gender::kMale},       {"princess", gender::kFemale},
    {"prof", gender::kPerson},       {"prof.", gender::kPerson},      {"professor", gender::kPerson},
    {"queen", gender::kFemale},      {"rev.", gender::kPerson},       {"reverend", gender::kPerson},
    {"secretary", gender::kPerson},  {"sen.", gender::kPerson},       {"senator", gender::kPerson},
    {"sergeant", gender::kPerson},   {"sgt.", gender::kPerson},       {"sir", gender::kMale},
    {"sister", gender::kFemale},
};

// The row of a word in lower case, in a table sorted by it; null where there is none.
template <typename Row, size_t size>
const Row* row_of(const Row (&table)[size], std::string_view word) {
  std::array<char, 12> lower{};
  if (word.empty() || word.size() > lower.size()) return nullptr;
  std::transform(word.begin(), word.end(), lower.begin(),
                 [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
  const std::string_view wanted(lower.data(), word.size());
  const Row* const found =
      std::lower_bound(std::begin(table), std::end(table), wanted,
                       [](const Row& row, std::string_view key) { return row.word < key; });
  return found != std::end(table) && found->word == wanted ? found : nullptr;
}

class PhraseFinder {
 public:
  PhraseFinder(const Document& document, const Annotation& annotation, const QuotedSpeech& speech,
               const CoreferenceModel& model)
      : document_(document),
        annotation_(annotation),
        speech_(speech),
        model_(model),
        syntax_(document.text, annotation) {}

  std::vector<Phrase> run() {
    measure_trees();
    for (const Sentence& sentence : annotation_.sentences) {
      for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
        if (may_head(token)) add(token);
      }
      ++sentence_;
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Phrase& a, const Phrase& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    add_places();
    return std::move(found_);
  }

 private:
  // Where the words that a token governs, directly or not, begin and end; its dependents; the name it is of.
  void measure_trees() {
    const uint32_t size = syntax_.size();
    low_.resize(size);
    high_.resize(size);
    first_.assign(size + 1, 0);
    name_.assign(size, -1);
    for (uint32_t t = 0; t < size; ++t) low_[t] = high_[t] = t;
    for (uint32_t t = 0; t < size; ++t) {
      if (syntax_.head(t) != t) ++first_[syntax_.head(t) + 1];
      for (uint32_t above = t; syntax_.head(above) != above;) {
        above = syntax_.head(above);
        low_[above] = std::min(low_[above], t);
        high_[above] = std::max(high_[above], t);
      }
    }
    for (uint32_t t = 0; t < size; ++t) first_[t + 1] += first_[t];
    dependents_.resize(first_[size]);
    std::vector<uint32_t> next(first_.begin(), first_.end() - 1);
    for (uint32_t t = 0; t < size; ++t)
      if (syntax_.head(t) != t) dependents_[next[syntax_.head(t)]++] = t;
    for (size_t i = 0; i < annotation_.mentions.size(); ++i) {
      const Mention& name = annotation_.mentions[i];
      std::fill(name_.begin() + name.begin, name_.begin() + name.end, static_cast<int32_t>(i));
    }
  }

  bool heads_name(uint32_t token) const {
    return name_[token] >= 0 && annotation_.mentions[static_cast<size_t>(name_[token])].head == token;
  }

  bool may_head(uint32_t token) const {
    const Relation relation = syntax_.relation(token);
    if (relation == Relation::Description && token < syntax_.head(token))
      return false;  // "Mayor" of "Mayor N"
    if (relation == Relation::Expletive || relation == Relation::Fixed || relation == Relation::Case)
      return false;
    if (relation == Relation::Compound || relation == Relation::Flat) {
      if (!heads_name(token)) return false;
      const Mention& name = annotation_.mentions[static_cast<size_t>(name_[token])];
      const uint32_t head = syntax_.head(token);
      return head < name.begin || head >= name.end;
    }
    switch (syntax_.word_class(token)) {
      case WordClass::Noun:
      case WordClass::ProperNoun:
        return true;
      case WordClass::Pronoun:
        return row_of(kPronouns, syntax_.word(token)) != nullptr;
      case WordClass::Determiner:
        return relation != Relation::Determiner && row_of(kPronouns, syntax_.word(token)) != nullptr;
      default:
        return heads_name(token);
    }
  }

  // Whether a dependent belongs to the phrase of its governor.
  bool belongs(uint32_t token, uint32_t head) const {
    switch (syntax_.relation(token)) {
      case Relation::Case:
        return token > head;
      case Relation::Modifier:
        return !is_name_head(head) || has_case(token, "of");
      case Relation::Possessor:
      case Relation::Unmarked:
      case Relation::Description:
      case Relation::Compound:
      case Relation::Flat:
      case Relation::Apposition:
      case Relation::Determiner:
      case Relation::Adjective:
      case Relation::Number:
      case Relation::Clause:
      case Relation::RelativeClause:
      case Relation::Fixed:
        return true;
      default:
        return false;
    }
  }

  bool is_name_head(uint32_t token) const {
    return name_[token] >= 0 || syntax_.word_class(token) == WordClass::ProperNoun;
  }

  bool has_case(uint32_t token, std::string_view word) const {
    for (uint32_t i = first_[token]; i < first_[token + 1]; ++i)
      if (syntax_.relation(dependents_[i]) == Relation::Case) return syntax_.word(dependents_[i]) == word;
    return false;
  }

  bool is_punctuation(uint32_t token) const { return syntax_.word_class(token) == WordClass::Punctuation; }

  // Grows [begin, end) over the dependents of its head that stand next to it, but for punctuation between.
  void grow(Phrase& phrase) const {
    const uint32_t head = phrase.head;
    const uint32_t* const begin = dependents_.data() + first_[head];
    const uint32_t* const end = dependents_.data() + first_[head + 1];
    const uint32_t* const middle = std::lower_bound(begin, end, head);
    for (const uint32_t* d = middle; d != begin;) {
      --d;
      if (is_punctuation(*d)) continue;
      if (high_[*d] >= phrase.begin || !belongs(*d, head)) break;
      uint32_t gap = high_[*d] + 1;
      while (gap < phrase.begin && is_punctuation(gap)) ++gap;
      if (gap != phrase.begin) break;
      phrase.begin = low_[*d];
    }
    for (const uint32_t* d = middle; d != end; ++d) {
      if (is_punctuation(*d)) continue;
      if (low_[*d] < phrase.end || !belongs(*d, head)) break;
      uint32_t gap = phrase.end;
      while (gap < low_[*d] && is_punctuation(gap)) ++gap;
      if (gap != low_[*d]) break;
      phrase.end = high_[*d] + 1;
      phrase.postmodified = phrase.postmodified || syntax_.relation(*d) != Relation::Case;
    }
    while (phrase.begin < head && is_punctuation(phrase.begin)) ++phrase.begin;
  }

  void add(uint32_t head) {
    Phrase phrase;
    phrase.head = phrase.begin = phrase.core_begin = head;
    phrase.end = phrase.core_end = head + 1;
    phrase.sentence = sentence_;
    phrase.paragraph = speech_.paragraph[sentence_];
    phrase.quote = speech_.at[head];
    phrase.role = role_of(head);
    phrase.word = word_key(syntax_.lemma(head));
    phrase.facts = model_.facts(phrase.word);
    phrase.name = heads_name(head) ? name_[head] : -1;
    const PronounFacts* const pronoun = row_of(kPronouns, syntax_.word(head));
    const WordClass word_class = syntax_.word_class(head);
    if (pronoun != nullptr && word_class != WordClass::Noun && word_class != WordClass::ProperNoun) {
      phrase.kind = pronoun->kind;
      phrase.genders = pronoun->genders;
      phrase.numbers = pronoun->numbers;
      phrase.reflexive = pronoun->reflexive;
      phrase.possessive = pronoun->possessive || syntax_.relation(head) == Relation::Possessor;
      found_.push_back(phrase);
      return;
    }
    grow(phrase);
    if (phrase.name >= 0) {
      const Mention& name = annotation_.mentions[static_cast<size_t>(phrase.name)];
      phrase.begin = std::min(phrase.begin, name.begin);
      phrase.end = std::max(phrase.end, name.end);
      if (name.type == MentionType::Person) take_title(phrase);
    }
    phrase.possessive = syntax_.relation(head) == Relation::Possessor;
    phrase.kind = kind_of(phrase);
    if (phrase.kind == Kind::Name)
      describe_name(phrase);
    else
      describe_nominal(phrase);
    found_.push_back(phrase);
    add_several(phrase);
  }

  // "Mrs." before a name is of it, whatever the tree says.
  void take_title(Phrase& phrase) const {
    const uint32_t first = annotation_.sentences[sentence_].begin;
    if (phrase.begin > first && row_of(kTitles, syntax_.word(phrase.begin - 1)) != nullptr) --phrase.begin;
  }

  // "A, B and C" as one, beside each by itself.
  void add_several(const Phrase& first) {
    uint32_t last = first.head;
    bool joined = false;
    for (uint32_t i = first_[first.head]; i < first_[first.head + 1]; ++i) {
      const uint32_t d = dependents_[i];
      if (syntax_.relation(d) != Relation::Conjunct || d < first.end) continue;
      const WordClass word_class = syntax_.word_class(d);
      if (word_class != WordClass::Noun && word_class != WordClass::ProperNoun &&
          word_class != WordClass::Pronoun)
        return;
      last = d;
      for (uint32_t j = first_[d]; j < first_[d + 1]; ++j)
        joined = joined || (syntax_.relation(dependents_[j]) == Relation::Conjunction &&
                            syntax_.word(dependents_[j]) != "or");
    }
    if (last == first.head || !joined) return;
    Phrase end;
    end.head = end.begin = last;
    end.end = last + 1;
    grow(end);
    Phrase several = first;
    several.end = std::max(first.end, end.end);
    several.kind = Kind::Several;
    several.name = -1;
    several.numbers = number::kMany;
    several.word = several.word * 31 + word_key(syntax_.lemma(last));
    if (first.kind == Kind::Name)
      several.genders = first.genders == gender::kThing ? gender::kThing : gender::kAny;
    several.core_begin = first.head;
    several.core_end = first.head + 1;
    found_.push_back(several);
  }

  PhraseRole role_of(uint32_t head) const {
    for (uint32_t i = first_[head]; i < first_[head + 1]; ++i)
      if (syntax_.relation(dependents_[i]) == Relation::Copula) return PhraseRole::Predicate;
    switch (syntax_.relation(head)) {
      case Relation::Subject:
        return PhraseRole::Subject;
      case Relation::PassiveSubject:
        return PhraseRole::PassiveSubject;
      case Relation::Object:
      case Relation::IndirectObject:
        return PhraseRole::Object;
      case Relation::Oblique:
        return PhraseRole::Oblique;
      case Relation::Modifier:
      case Relation::Unmarked:
      case Relation::Description:
        return PhraseRole::Modifier;
      case Relation::Possessor:
        return PhraseRole::Possessor;
      case Relation::Compound:
      case Relation::Flat:
        return PhraseRole::Compound;
      case Relation::Apposition:
        return PhraseRole::Apposition;
      case Relation::Conjunct:
        return PhraseRole::Conjunct;
      case Relation::Root:
        return PhraseRole::Root;
      default:
        return PhraseRole::Other;
    }
  }

  Kind kind_of(const Phrase& phrase) const {
    if (phrase.name >= 0 || syntax_.word_class(phrase.head) == WordClass::ProperNoun) return Kind::Name;
    Kind kind = Kind::Bare;
    for (uint32_t i = first_[phrase.head]; i < first_[phrase.head + 1] && dependents_[i] < phrase.head; ++i) {
      const uint32_t d = dependents_[i];
      if (d < phrase.begin) continue;
      if (syntax_.relation(d) == Relation::Possessor) return Kind::Possessed;
      if (syntax_.relation(d) == Relation::Number) kind = Kind::Quantified;
      if (syntax_.relation(d) != Relation::Determiner) continue;
      const std::string_view word = syntax_.lemma(d);
      if (word == "the") return Kind::Definite;
      if (word == "this" || word == "these" || word == "that" || word == "those" || word == "such")
        return Kind::Demonstrative;
      kind = word == "a" || word == "an" ? Kind::Indefinite : Kind::Quantified;
    }
    return kind;
  }

  bool is_plural(uint32_t head) const {
    const std::string_view tag = syntax_.tag(head);
    return tag == "NNS" || tag == "NNPS";
  }

  void describe_name(Phrase& phrase) const {
    phrase.numbers = is_plural(phrase.head) ? number::kAny : number::kOne;
    if (phrase.name >= 0) {
      const Mention& name = annotation_.mentions[static_cast<size_t>(phrase.name)];
      phrase.core_begin = name.begin;
      phrase.core_end = name.end;
      phrase.type = name.type;
    } else {
      while (phrase.core_begin > phrase.begin &&
             syntax_.word_class(phrase.core_begin - 1) == WordClass::ProperNoun)
        --phrase.core_begin;
      while (phrase.core_end < phrase.end && syntax_.word_class(phrase.core_end) == WordClass::ProperNoun)
        ++phrase.core_end;
    }
    const WordFacts first = model_.facts(word_key(syntax_.word(phrase.core_begin)));
    if (phrase.type == MentionType::Organization || phrase.type == MentionType::Group)
      phrase.numbers = number::kAny;
    if (phrase.type == MentionType::Organization || phrase.type == MentionType::Place)
      phrase.genders = gender::kThing;
    if (phrase.type == MentionType::Person || (phrase.name < 0 && first.given_name)) {
      phrase.genders = gender::kPerson;
      if (first.given_name && first.male != first.female)
        phrase.genders = first.male ? gender::kMale : gender::kFemale;
    }
    if (phrase.type != MentionType::Organization && phrase.type != MentionType::Place)
      for (uint32_t t = phrase.begin; t < std::min(phrase.core_end, phrase.begin + 6); ++t)
        if (const auto* const title = row_of(kTitles, syntax_.word(t))) phrase.genders &= title->genders;
  }

  void describe_nominal(Phrase& phrase) const {
    phrase.numbers = is_plural(phrase.head) ? number::kMany : number::kOne;
    const WordFacts& facts = phrase.facts;
    if (facts.sense == kPersonNoun)
      phrase.genders =
          facts.male != facts.female ? (facts.male ? gender::kMale : gender::kFemale) : gender::kPerson;
    else if (facts.sense == kGroupNoun)
      phrase.numbers = number::kAny;
    else if (facts.sense != 0)
      phrase.genders = gender::kThing;
  }

  // Passages nest and stand in the order of their begins.
  void add_places() {
    std::vector<uint32_t> open;
    size_t next = 0;
    const auto& passages = document_.passages;
    for (Phrase& phrase : found_) {
      const uint32_t at = annotation_.tokens[phrase.begin].span.begin;
      while (next < passages.size() && passages[next].span.begin <= at) {
        while (!open.empty() && passages[open.back()].span.end <= passages[next].span.begin) open.pop_back();
        open.push_back(static_cast<uint32_t>(next++));
      }
      while (!open.empty() && passages[open.back()].span.end <= at) open.pop_back();
      phrase.place = open.empty() ? 0 : open.back() + 1;
    }
  }

  const Document& document_;
  const Annotation& annotation_;
  const QuotedSpeech& speech_;
  const CoreferenceModel& model_;
  SyntaxView syntax_;
  uint32_t sentence_ = 0;
  std::vector<uint32_t> low_, high_, first_, dependents_;
  std::vector<int32_t> name_;  // place in annotation_.mentions of each token, or -1
  std::vector<Phrase> found_;
};

}  // namespace

bool is_person_title(std::string_view word) { return row_of(kTitles, word) != nullptr; }

std::vector<Phrase> find_phrases(const Document& document, const Annotation& annotation,
                                 const QuotedSpeech& speech, const CoreferenceModel& model) {
  return PhraseFinder(document, annotation, speech, model).run();
}

}  // namespace hearsay
