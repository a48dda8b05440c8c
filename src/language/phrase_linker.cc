#include "language/phrase_linker.h"

#include <algorithm>
#include <array>
#include <map>

#include "language/coreference_entities.h"
#include "language/coreference_features.h"

namespace hearsay {

namespace {

using Kind = PhraseKind;

// The entities that a word was last met with, the latest first.
class WordIndex {
 public:
  static constexpr size_t kKept = 4;
  static constexpr uint32_t kNone = ~0U;
  using Entities = std::array<uint32_t, kKept>;

  // At most so many words are ever added.
  explicit WordIndex(size_t words) {
    size_t size = 64;
    while (size < words * 2) size *= 2;
    rows_.resize(size);
  }

  const Entities* find(uint64_t key) const {
    const size_t at = slot(key);
    return rows_[at].key == key ? &rows_[at].entities : nullptr;
  }

  void add(uint64_t key, uint32_t entity) {
    Row& row = rows_[slot(key)];
    row.key = key;
    auto* const end = std::find(row.entities.begin(), row.entities.end() - 1, entity);
    std::move_backward(row.entities.begin(), end, end + 1);
    row.entities[0] = entity;
  }

 private:
  struct Row {
    uint64_t key = 0;
    Entities entities{kNone, kNone, kNone, kNone};
  };
  size_t slot(uint64_t key) const {
    size_t at = (key ^ key >> 29) & (rows_.size() - 1);
    while (rows_[at].key != 0 && rows_[at].key != key) at = (at + 1) & (rows_.size() - 1);
    return at;
  }
  std::vector<Row> rows_;
};

class Linker {
 public:
  Linker(const Document& document, const Annotation& annotation, const QuotedSpeech& speech,
         const std::vector<Phrase>& phrases, const CoreferenceModel& model, CoreferenceObserver* observer)
      : speech_(speech),
        phrases_(phrases),
        model_(model),
        observer_(observer),
        words_(document, annotation, phrases),
        syntax_(document.text, annotation),
        features_(document, annotation, speech, phrases, words_),
        index_(words_.size() + 2 * phrases.size() + kPhraseKinds) {}

  std::vector<uint32_t> run() {
    entity_.assign(phrases_.size(), kNone);
    find_speakers();
    for (uint32_t phrase = 0; phrase < phrases_.size(); ++phrase) {
      if (!wait_for_speaker(phrase)) link(phrase);
      if (const auto waiting = waiting_.find(phrase); waiting != waiting_.end())
        for (const uint32_t one : waiting->second) join(one, entity_[phrase]);
    }
    return std::move(entity_);
  }

 private:
  static constexpr uint32_t kNone = WordIndex::kNone;
  static constexpr uint32_t kLookBack = 60;  // phrases

  static uint64_t kind_key(Kind kind) { return 0x100 + static_cast<uint64_t>(kind); }

  // How many of the latest entities a phrase may be of.
  static size_t reach(const Phrase& phrase) {
    if (is_pronoun(phrase.kind)) return 14;
    return phrase.kind == Kind::Name                                      ? 4
           : phrase.kind == Kind::Indefinite || phrase.kind == Kind::Bare ? 4
                                                                          : 8;
  }

  // The phrase that each quotation's speaker heads.
  void find_speakers() {
    std::map<uint32_t, uint32_t> by_head;
    for (const Quote& quote : speech_.quotes)
      if (quote.speaker >= 0) by_head[static_cast<uint32_t>(quote.speaker)] = kNone;
    for (uint32_t phrase = 0; phrase < phrases_.size(); ++phrase)
      if (const auto found = by_head.find(phrases_[phrase].head);
          found != by_head.end() && phrases_[phrase].kind != Kind::Several)
        found->second = phrase;
    for (const Quote& quote : speech_.quotes)
      speakers_.push_back(quote.speaker < 0 ? kNone : by_head[static_cast<uint32_t>(quote.speaker)]);
  }

  // "I" in a quotation is its speaker, who may be named behind it. False where no speaker is plain.
  bool wait_for_speaker(uint32_t phrase) {
    const Phrase& now = phrases_[phrase];
    if (now.kind != Kind::I || now.quote < 0) return false;
    const uint32_t speaker = speakers_[static_cast<size_t>(now.quote)];
    if (speaker == kNone || (phrases_[speaker].numbers & number::kOne) == 0) return false;
    if (speaker > phrase)
      waiting_[speaker].push_back(phrase);
    else
      join(phrase, entity_[speaker]);
    return true;
  }

  void link(uint32_t phrase) {
    find_candidates(phrase);
    CoreferenceQuestion question{phrase, NameMatch::None, 0, static_cast<uint32_t>(candidates_.size())};
    for (Candidate& candidate : candidates_) {
      const CoreferenceEntity& entity = entities_[candidate.entity];
      question.best_match = std::max(question.best_match, candidate.match);
      question.same_head += phrases_[entity.last].word == phrases_[phrase].word ||
                            phrases_[entity.best].word == phrases_[phrase].word;
    }
    // A name that is known already is no new one.
    const bool known = question.best_match >= NameMatch::Acronym;
    if (known)
      std::erase_if(candidates_, [&](const Candidate& one) { return one.match != question.best_match; });
    features_.of_new(question, list_);
    int32_t best_score = score();
    size_t best = 0;
    if (observer_ != nullptr) note(static_cast<uint32_t>(entities_.size()), best_score, true);
    for (uint32_t i = 0; i < candidates_.size(); ++i) {
      features_.of_entity(question, entities_[candidates_[i].entity], candidates_[i].match, i, list_);
      const int32_t value = score();
      if (observer_ != nullptr) note(candidates_[i].entity, value, false);
      if (value > best_score || (known && best == 0)) {
        best_score = value;
        best = i + 1;
      }
    }
    if (observer_ != nullptr) best = observer_->choose(phrase, choices_, best);
    join(phrase, best == 0 ? static_cast<uint32_t>(entities_.size()) : candidates_[best - 1].entity);
  }

  int32_t score() const {
    int32_t sum = 0;
    for (const uint32_t feature : list_.get()) sum += model_.weight(feature);
    return sum;
  }

  void note(uint32_t entity, int32_t value, bool first) {
    if (first) choices_.clear();
    const auto features = list_.get();
    choices_.push_back({entity, {features.begin(), features.end()}, value});
  }

  void find_candidates(uint32_t phrase) {
    candidates_.clear();
    const Phrase& now = phrases_[phrase];
    const size_t most = reach(now);
    for (uint32_t back = 1; back <= kLookBack && back <= phrase && candidates_.size() < most; ++back)
      consider(phrase, entity_[phrase - back]);
    if (is_pronoun(now.kind)) {
      if (now.kind == Kind::I || now.kind == Kind::You || now.kind == Kind::We)
        look_up(phrase, kind_key(now.kind));
    } else {
      look_up(phrase, now.word);
      if (now.kind == Kind::Name) {
        for (const uint64_t word : words_.of(phrase)) look_up(phrase, word);
        if (words_.acronym(phrase) != 0) look_up(phrase, words_.acronym(phrase));
      }
    }
    std::sort(candidates_.begin(), candidates_.end(), [this](const Candidate& a, const Candidate& b) {
      return entities_[a.entity].last > entities_[b.entity].last;
    });
  }

  void look_up(uint32_t phrase, uint64_t key) {
    if (const auto* const found = index_.find(key))
      for (const uint32_t entity : *found) consider(phrase, entity);
  }

  void consider(uint32_t phrase, uint32_t entity) {
    if (entity == kNone) return;
    for (const Candidate& candidate : candidates_)
      if (candidate.entity == entity) return;
    const CoreferenceEntity& known = entities_[entity];
    NameMatch match = NameMatch::None;
    if (phrases_[phrase].kind == Kind::Name)
      for (uint32_t i = 0; i < known.name_count; ++i)
        match = std::max(match, words_.match(phrase, known.names[i]));
    if (!forbidden(phrase, known, match)) candidates_.push_back({entity, match});
  }

  bool forbidden(uint32_t phrase, const CoreferenceEntity& entity, NameMatch match) const {
    const Phrase& now = phrases_[phrase];
    const Phrase& last = phrases_[entity.last];
    if (last.contains(now) || now.contains(last)) return match != NameMatch::Acronym;
    const bool personal = now.kind == Kind::He || now.kind == Kind::She || now.kind == Kind::I;
    if (match == NameMatch::Same) return titles_differ(now, entity);
    if ((now.genders & entity.genders) == 0 &&
        (is_pronoun(now.kind) || entity_is_pronoun(entity) || match != NameMatch::None))
      return true;
    if ((now.numbers & entity.numbers) == 0 && (personal || now.kind == Kind::It || !is_pronoun(now.kind)))
      return true;
    if (now.kind == Kind::Name && entity.name_count > 0 && names_differ(match)) return true;
    return is_pronoun(now.kind) && !now.reflexive && !now.possessive && !last.possessive &&
           now.sentence == last.sentence && syntax_.head(now.head) == syntax_.head(last.head) &&
           now.role != PhraseRole::Conjunct && last.role != PhraseRole::Conjunct;
  }

  // "Mr. Marsh" and "Mrs. Marsh".
  static bool titles_differ(const Phrase& now, const CoreferenceEntity& entity) {
    return (now.genders & entity.genders) == 0 && ((now.genders | entity.genders) & gender::kThing) == 0;
  }

  bool entity_is_pronoun(const CoreferenceEntity& entity) const {
    return is_pronoun(phrases_[entity.best].kind);
  }

  // Two names of which neither fits into the other are of two.
  static bool names_differ(NameMatch match) { return match <= NameMatch::SomeWord; }

  void join(uint32_t phrase, uint32_t number) {
    if (number == entities_.size()) {
      entities_.emplace_back();
      entities_.back().first = entities_.back().best = phrase;
    }
    CoreferenceEntity& entity = entities_[number];
    const Phrase& now = phrases_[phrase];
    entity_[phrase] = number;
    entity.last = std::max(entity.last, phrase);
    ++entity.size;
    entity.kinds |= 1U << static_cast<unsigned>(now.kind);
    if ((entity.genders & now.genders) != 0) entity.genders &= now.genders;
    if ((entity.numbers & now.numbers) != 0) entity.numbers &= now.numbers;
    if (rank_of(now.kind) > rank_of(phrases_[entity.best].kind)) entity.best = phrase;
    if (entity.type == MentionType::Other) entity.type = now.type;
    if (now.kind == Kind::Name) add_name(phrase, entity);
    if (!is_pronoun(now.kind)) {
      index_.add(now.word, number);
      for (const uint64_t word : words_.of(phrase)) {
        if (now.kind == Kind::Name) index_.add(word, number);
        const auto end = entity.modifiers.begin() + entity.modifier_count;
        if (entity.modifier_count < entity.modifiers.size() &&
            std::find(entity.modifiers.begin(), end, word) == end)
          entity.modifiers[entity.modifier_count++] = word;
      }
      if (words_.acronym(phrase) != 0) index_.add(words_.acronym(phrase), number);
    } else {
      index_.add(kind_key(now.kind), number);
    }
    if (observer_ != nullptr) observer_->joined(phrase, number);
  }

  static int rank_of(Kind kind) { return kind == Kind::Name ? 2 : is_pronoun(kind) ? 0 : 1; }

  void add_name(uint32_t phrase, CoreferenceEntity& entity) {
    for (uint32_t i = 0; i < entity.name_count; ++i)
      if (words_.match(phrase, entity.names[i]) == NameMatch::Same) return;
    if (entity.name_count < CoreferenceEntity::kNames) entity.names[entity.name_count++] = phrase;
  }

  struct Candidate {
    uint32_t entity = 0;
    NameMatch match = NameMatch::None;
  };

  const QuotedSpeech& speech_;
  const std::vector<Phrase>& phrases_;
  const CoreferenceModel& model_;
  CoreferenceObserver* observer_;
  PhraseWords words_;
  SyntaxView syntax_;
  CoreferenceFeatures features_;
  WordIndex index_;
  std::vector<CoreferenceEntity> entities_;
  std::vector<uint32_t> entity_;
  std::vector<Candidate> candidates_;
  std::vector<uint32_t> speakers_;                     // phrase of each quotation's speaker
  std::map<uint32_t, std::vector<uint32_t>> waiting_;  // phrases that are of the entity of a later one
  std::vector<CoreferenceObserver::Choice> choices_;
  FeatureList list_;
};

}  // namespace

std::vector<uint32_t> link_phrases(const Document& document, const Annotation& annotation,
                                   const QuotedSpeech& speech, const std::vector<Phrase>& phrases,
                                   const CoreferenceModel& model, CoreferenceObserver* observer) {
  return Linker(document, annotation, speech, phrases, model, observer).run();
}

}  // namespace hearsay
