#include "language/coreference.h"

#include <algorithm>
#include <vector>

#include "language/phrase_linker.h"
#include "language/phrases.h"
#include "language/quoted_speech.h"
#include "language/roles.h"

namespace hearsay {

namespace {

constexpr uint32_t kNone = ~0U;

MentionForm form_of(const Phrase& phrase) {
  return is_pronoun(phrase.kind) ? MentionForm::Pronoun : MentionForm::Nominal;
}

// Names keep their own extent: one that has more around it ("the late Pia Lund of Tarn") is a mention in a
// mention.
class Filler {
 public:
  Filler(const std::vector<Phrase>& phrases, const std::vector<uint32_t>& linked, Annotation& annotation)
      : phrases_(phrases), linked_(linked), annotation_(annotation), names_(std::move(annotation.mentions)) {}

  void run(const std::vector<RoleOfName>& roles) {
    annotation_.mentions.clear();
    place_of_name_.assign(names_.size(), kNone);
    place_of_phrase_.assign(phrases_.size(), kNone);
    merge();
    join_entities();
    for (const RoleOfName& role : roles)
      annotation_.roles.push_back({place_of_name_[role.name], role.begin, role.end});
  }

 private:
  // Names and phrases in text order; of two with one begin the longer first, and a phrase before the name in
  // it.
  void merge() {
    size_t phrase = 0;
    for (size_t name = 0; name <= names_.size(); ++name) {
      while (phrase < phrases_.size() && (name == names_.size() || before(phrases_[phrase], names_[name])))
        add_phrase(phrase++);
      if (name < names_.size() && place_of_name_[name] == kNone) add_name(name);
    }
  }

  static bool before(const Phrase& phrase, const Mention& name) {
    return phrase.begin != name.begin ? phrase.begin < name.begin : phrase.end >= name.end;
  }

  bool is_name(const Phrase& phrase) const {
    if (phrase.name < 0) return false;
    const Mention& name = names_[static_cast<size_t>(phrase.name)];
    return name.begin == phrase.begin && name.end == phrase.end;
  }

  void add_phrase(size_t at) {
    const Phrase& phrase = phrases_[at];
    place_of_phrase_[at] = static_cast<uint32_t>(annotation_.mentions.size());
    if (is_name(phrase)) {
      place_of_name_[static_cast<size_t>(phrase.name)] = place_of_phrase_[at];
      annotation_.mentions.push_back(names_[static_cast<size_t>(phrase.name)]);
    } else {
      annotation_.mentions.push_back(
          {phrase.begin, phrase.end, phrase.head, phrase.type, form_of(phrase), -1, -1});
    }
  }

  void add_name(size_t name) {
    place_of_name_[name] = static_cast<uint32_t>(annotation_.mentions.size());
    annotation_.mentions.push_back(names_[name]);
  }

  // Entities with a name or with two mentions, in the order of their first mentions.
  void join_entities() {
    std::vector<uint32_t> sizes(phrases_.size()), number(phrases_.size(), kNone);
    std::vector<bool> named(phrases_.size());
    for (size_t i = 0; i < phrases_.size(); ++i) {
      ++sizes[linked_[i]];
      if (phrases_[i].name >= 0) named[linked_[i]] = true;
    }
    auto& entities = annotation_.entities;
    for (size_t i = 0; i < phrases_.size(); ++i) {
      const uint32_t linked = linked_[i];
      if (sizes[linked] < 2 && !named[linked]) continue;
      if (number[linked] == kNone) {
        number[linked] = static_cast<uint32_t>(entities.size());
        entities.emplace_back();
      }
      join(i, number[linked]);
    }
  }

  void join(size_t at, uint32_t number) {
    const uint32_t place = place_of_phrase_[at];
    MentionedEntity& entity = annotation_.entities[number];
    Mention& mention = annotation_.mentions[place];
    mention.entity = static_cast<int32_t>(number);
    entity.mentions.push_back(place);
    if (phrases_[at].name < 0) return;
    const uint32_t name_place = place_of_name_[static_cast<size_t>(phrases_[at].name)];
    Mention& name = annotation_.mentions[name_place];
    name.entity = mention.entity;
    if (name_place != place) name.phrase = static_cast<int32_t>(place);
    if (entity.type == MentionType::Other) entity.type = name.type;
    const auto size = [&](uint32_t mention_place) {
      return annotation_.mentions[mention_place].end - annotation_.mentions[mention_place].begin;
    };
    if (entity.name < 0 || size(name_place) > size(static_cast<uint32_t>(entity.name)))
      entity.name = static_cast<int32_t>(name_place);
  }

  const std::vector<Phrase>& phrases_;
  const std::vector<uint32_t>& linked_;
  Annotation& annotation_;
  std::vector<Mention> names_;
  std::vector<uint32_t> place_of_name_, place_of_phrase_;
};

}  // namespace

void find_coreference(const Document& document, const CoreferenceModel& model, Annotation& annotation) {
  if (annotation.syntax.empty()) return;
  const QuotedSpeech speech = find_quoted_speech(document, annotation);
  const std::vector<Phrase> phrases = find_phrases(document, annotation, speech, model);
  const std::vector<uint32_t> linked = link_phrases(document, annotation, speech, phrases, model);
  const std::vector<RoleOfName> roles = find_roles(document, annotation, phrases);
  Filler(phrases, linked, annotation).run(roles);
}

}  // namespace hearsay
