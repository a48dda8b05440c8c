#include "language/coreference_features.h"

#include <algorithm>

namespace hearsay {

namespace {

uint32_t mix(uint32_t value) {
  value ^= value >> 15;
  value *= 0x2C1B3C6DU;
  value ^= value >> 12;
  value *= 0x297A2D39U;
  return value ^ value >> 15;
}

uint32_t fold(uint64_t key) { return static_cast<uint32_t>(key ^ key >> 32); }

// 0, 1, 2, 3 to 4, 5 to 7, 8 to 11, 12 to 19, 20 and more.
uint32_t step_of(uint32_t count) {
  constexpr std::array<uint32_t, 7> kSteps{1, 2, 3, 5, 8, 12, 20};
  return static_cast<uint32_t>(std::upper_bound(kSteps.begin(), kSteps.end(), count) - kSteps.begin());
}

// What an entity is, in few words: how it is called best.
uint32_t class_of(const Phrase& best) {
  if (is_pronoun(best.kind)) return static_cast<uint32_t>(best.kind);
  if (best.kind == PhraseKind::Name) return 16 + static_cast<uint32_t>(best.type);
  if (best.kind == PhraseKind::Several) return 15;
  return best.genders == gender::kThing ? 14 : (best.genders & gender::kThing) != 0 ? 13 : 12;
}

// Adds each feature as it is for this kind of phrase, and for this kind of phrase and of entity.
class Adder {
 public:
  Adder(FeatureList& out, const Phrase& phrase, uint32_t entity_class)
      : out_(out),
        kind_((static_cast<uint32_t>(phrase.kind) << 1) + phrase.possessive),
        both_((kind_ << 6) + entity_class + 1) {}

  void operator()(uint32_t what, uint32_t value) {
    const uint32_t base = mix(what * 0x9E3779B1U + value * 0x85EBCA77U);
    out_.add(mix(base + kind_ * 0xC2B2AE35U));
    out_.add(mix(base + both_ * 0x27D4EB2FU));
  }
  void once(uint32_t what, uint32_t value) {
    out_.add(mix(mix(what * 0x9E3779B1U + value * 0x85EBCA77U) + kind_ * 0xC2B2AE35U));
  }

 private:
  FeatureList& out_;
  uint32_t kind_, both_;
};

}  // namespace

CoreferenceFeatures::CoreferenceFeatures(const Document& document, const Annotation& annotation,
                                         const QuotedSpeech& speech, const std::vector<Phrase>& phrases,
                                         const PhraseWords& words)
    : speech_(speech), phrases_(phrases), words_(words), syntax_(document.text, annotation) {
  asks_.resize(speech.paragraph.empty() ? 0 : speech.paragraph.back() + 1);
  for (size_t s = 0; s < annotation.sentences.size(); ++s) {
    const Sentence& sentence = annotation.sentences[s];
    asks_[speech.paragraph[s]] = sentence.end > sentence.begin && syntax_.word(sentence.end - 1) == "?";
  }
  asking_ = std::count(asks_.begin(), asks_.end(), true) >= 3;
  const auto talks = std::count_if(phrases.begin(), phrases.end(), [](const Phrase& phrase) {
    return phrase.quote < 0 && (phrase.kind == PhraseKind::I || phrase.kind == PhraseKind::You);
  });
  talking_ = static_cast<size_t>(talks) * 2 > asks_.size();
}

void CoreferenceFeatures::of_new(const CoreferenceQuestion& question, FeatureList& out) const {
  const Phrase& phrase = phrases_[question.phrase];
  out.clear();
  Adder add(out, phrase, 40);
  const auto role = static_cast<uint32_t>(phrase.role);
  add.once(100, 0);
  add.once(101, role);
  add.once(102, phrase.facts.sense);
  add.once(103, phrase.facts.use);
  add.once(104, fold(phrase.word));
  add.once(105, phrase.numbers * 8U + phrase.genders);
  add.once(106, static_cast<uint32_t>(phrase.type) * 2 + (phrase.name >= 0));
  add.once(107, step_of(phrase.end - phrase.begin));
  add.once(108, phrase.postmodified * 2U + (phrase.quote >= 0));
  add.once(109, fold(word_key(syntax_.word(phrase.begin))));
  add.once(110, std::min<uint32_t>(phrase.paragraph, 2));
  add.once(111, static_cast<uint32_t>(question.best_match) * 4 + std::min<uint32_t>(question.same_head, 3));
  add.once(112, step_of(question.candidates));
  add.once(113, static_cast<uint32_t>(words_.of(question.phrase).size()) * 4 +
                    std::min<uint32_t>(question.same_head, 3));
  add.once(114, fold(governor_word(phrase)));
  add.once(115, phrase.end < syntax_.size() ? fold(word_key(syntax_.word(phrase.end))) : 0);
  add.once(116, phrase.begin > 0 ? fold(word_key(syntax_.word(phrase.begin - 1))) : 0);
  add.once(117, asking_ * 2U + asks_[phrase.paragraph]);
  add.once(118, (question.phrase > 0 && phrases_[question.phrase - 1].contains(phrase)) * 16U + role);
  if (!is_pronoun(phrase.kind))
    for (const uint64_t word : words_.of(question.phrase)) add.once(119, fold(word));
}

// Whether two phrases stand in the same quotation, outside of any, or in different ones.
uint32_t CoreferenceFeatures::voices(const Phrase& phrase, const Phrase& earlier) const {
  if (phrase.place != earlier.place) return 7;
  if (phrase.quote == earlier.quote) return phrase.quote < 0 ? 0 : 1;
  if (phrase.quote < 0) return 2;
  if (earlier.quote < 0) return 3;
  const auto speaker = [&](int32_t quote) { return speech_.quotes[static_cast<size_t>(quote)].speaker; };
  const int32_t now = speaker(phrase.quote);
  const int32_t then = speaker(earlier.quote);
  if (now < 0 || then < 0) return 4;
  return syntax_.word(static_cast<uint32_t>(now)) == syntax_.word(static_cast<uint32_t>(then)) ? 5 : 6;
}

// How many governors up from a token another one stands; 5 where it is not among the next four.
uint32_t CoreferenceFeatures::steps_to_governor(uint32_t token, uint32_t governor) const {
  constexpr uint32_t kMost = 4;
  for (uint32_t steps = 1; steps <= kMost; ++steps) {
    token = syntax_.head(token);
    if (token == governor) return steps;
  }
  return kMost + 1;
}

void CoreferenceFeatures::of_entity(const CoreferenceQuestion& question, const CoreferenceEntity& entity,
                                    NameMatch match, uint32_t rank, FeatureList& out) const {
  const Phrase& phrase = phrases_[question.phrase];
  const Phrase& last = phrases_[entity.last];
  const Phrase& best = phrases_[entity.best];
  out.clear();
  Adder add(out, phrase, class_of(best));
  const uint32_t sentences = phrase.sentence - last.sentence;
  const uint32_t far = step_of(sentences);
  const auto last_kind = static_cast<uint32_t>(last.kind) * 2 + last.possessive;
  const auto role = static_cast<uint32_t>(phrase.role);
  const auto last_role = static_cast<uint32_t>(last.role);
  add(1, 0);
  add(2, last_kind * 4 + std::min<uint32_t>(sentences, 3));
  add(3, far);
  add(4, step_of(rank));
  add(5, step_of(entity.size) * 8 + far);
  add.once(6, role * 16 + last_role);
  add(7, last_role * 4 + std::min<uint32_t>(sentences, 3));
  add(8, static_cast<uint32_t>(match));
  add.once(9, static_cast<uint32_t>(match) * 128 + static_cast<uint32_t>(phrase.type) * 10 +
                  static_cast<uint32_t>(entity.type));
  add(10, phrase.genders * 8U + entity.genders);
  add(11, phrase.numbers * 4U + entity.numbers);
  add.once(12, phrase.facts.sense * 64U + best.facts.sense);
  add.once(13, best.facts.use);
  add.once(14, best.facts.sense);
  add(15, voices(phrase, last) * 2 + (phrase.quote >= 0));
  const uint32_t paragraphs = phrase.paragraph - last.paragraph;
  const uint32_t turns = asking_ * 4U + asks_[phrase.paragraph] * 2U + asks_[last.paragraph];
  add.once(16, (std::min<uint32_t>(paragraphs, 5) * 16 + talking_ * 8U + turns) * 64 + last_kind);
  add.once(17, entity.kinds);
  add.once(25, static_cast<uint32_t>(phrases_[entity.first].kind) * 4 + std::min<uint32_t>(entity.size, 3));
  if (sentences == 0) add(26, steps_to_governor(phrase.head, syntax_.head(last.head)) * 16 + last_role);
  const auto pronouns = [&](std::initializer_list<PhraseKind> kinds) {
    uint32_t bits = 0;
    for (const PhraseKind kind : kinds) bits = bits * 2 + entity.has(kind);
    return bits;
  };
  add(18, pronouns({PhraseKind::I, PhraseKind::You, PhraseKind::We}));
  add(19, pronouns({PhraseKind::He, PhraseKind::She, PhraseKind::It, PhraseKind::They}));
  add.once(20, syntax_.head(phrase.head) == syntax_.head(last.head)
                   ? 1
                   : (governor_word(phrase) == governor_word(last) ? 2 : 0));
  add.once(21, fold(best.word));
  add(22, (best.paragraph == 0) * 4U + std::min<uint32_t>(entity.size, 3));
  add(23, step_of(question.phrase - entity.last));
  add.once(24, phrase.reflexive * 8U + (sentences == 0) * 4U +
                   (syntax_.head(phrase.head) == syntax_.head(last.head)) * 2U);
  if (!is_pronoun(phrase.kind)) {
    const bool same_head = phrase.word == last.word;
    const bool known_head = same_head || phrase.word == best.word;
    uint32_t seen = 0;
    const auto words = words_.of(question.phrase);
    const auto modifiers = std::span(entity.modifiers).first(entity.modifier_count);
    for (const uint64_t word : words)
      seen += std::find(modifiers.begin(), modifiers.end(), word) != modifiers.end();
    const uint32_t fits = words.empty() ? 0 : seen == words.size() ? 1 : seen > 0 ? 2 : 3;
    const uint32_t heads = same_head ? 2 : known_head ? 1 : 0;
    add(30, heads * 16 + fits * 4 + (modifiers.empty() ? 0U : 1U));
    add.once(31, heads * 64 + static_cast<uint32_t>(last.kind));
    if (heads != 0) add.once(32, fold(phrase.word));
    if (heads == 0) add.once(33, fold(phrase.word) * 31 + fold(best.word));
    if (heads == 0) add.once(34, phrase.facts.use * 256U + best.facts.use);
    add.once(35, heads * 4 + phrase.postmodified * 2U + last.postmodified);
    add.once(36, heads * 8 + std::min<uint32_t>(question.same_head, 7));
    add.once(37, heads * 64 + fits * 16 + far);
  } else {
    add.once(40, fold(best.word) * 31 + fold(governor_word(phrase)));
    add.once(41, (last.role == PhraseRole::Subject) * 2U + (role == 0));
    add.once(42, best.facts.use * 256U + role);
  }
}

}  // namespace hearsay
