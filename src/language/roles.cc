#include "language/roles.h"

#include <algorithm>
#include <map>

#include "language/syntax_view.h"

namespace hearsay {

namespace {

class RoleFinder {
 public:
  RoleFinder(const Document& document, const Annotation& annotation, const std::vector<Phrase>& phrases)
      : annotation_(annotation), phrases_(phrases), syntax_(document.text, annotation) {}

  std::vector<RoleOfName> run() {
    std::map<uint32_t, uint32_t> phrase_of_head, person_before;
    for (uint32_t i = 0; i < phrases_.size(); ++i) {
      if (phrases_[i].kind == PhraseKind::Several) continue;
      phrase_of_head.emplace(phrases_[i].head, i);
      if (is_nominal(phrases_[i]) && phrases_[i].facts.sense == kPersonNoun)
        person_before.emplace(phrases_[i].end, i);
    }
    for (const Phrase& phrase : phrases_) {
      if (phrase.name >= 0) before_name(phrase);
      if (const auto before = person_before.find(phrase.begin);
          phrase.name >= 0 && phrase.type == MentionType::Person && before != person_before.end())
        add(phrase, phrases_[before->second].begin, phrase.begin);
      if (!stands_beside(phrase.head) || phrase.kind == PhraseKind::Several) continue;
      const auto found = phrase_of_head.find(syntax_.head(phrase.head));
      if (found == phrase_of_head.end()) continue;
      const Phrase& other = phrases_[found->second];
      if (other.name >= 0 && is_nominal(phrase)) add(other, phrase.begin, phrase.end);
      if (phrase.name >= 0 && is_nominal(other)) add(phrase, other.begin, std::min(other.end, phrase.begin));
    }
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }

 private:
  // "the director Pia Lund", "Pia Lund, the director"
  bool stands_beside(uint32_t token) const {
    const Relation relation = syntax_.relation(token);
    return relation == Relation::Apposition || (relation == Relation::Flat && syntax_.head(token) < token);
  }

  static bool is_nominal(const Phrase& phrase) {
    return phrase.kind != PhraseKind::Name && !is_pronoun(phrase.kind);
  }

  void before_name(const Phrase& phrase) {
    const Mention& name = annotation_.mentions[static_cast<size_t>(phrase.name)];
    if (name.type == MentionType::Person && phrase.begin < name.begin) add(phrase, phrase.begin, name.begin);
  }

  // A stretch without a noun is no role ("the late", "young").
  void add(const Phrase& named, uint32_t begin, uint32_t end) {
    while (begin < end && syntax_.word_class(end - 1) == WordClass::Punctuation) --end;
    while (begin < end && (syntax_.word_class(begin) == WordClass::Punctuation ||
                           syntax_.word_class(begin) == WordClass::Determiner))
      ++begin;
    for (uint32_t t = begin; t < end; ++t) {
      const WordClass word_class = syntax_.word_class(t);
      if (word_class != WordClass::Noun && word_class != WordClass::ProperNoun) continue;
      found_.push_back({static_cast<uint32_t>(named.name), begin, end});
      return;
    }
  }

  const Annotation& annotation_;
  const std::vector<Phrase>& phrases_;
  SyntaxView syntax_;
  std::vector<RoleOfName> found_;
};

}  // namespace

std::vector<RoleOfName> find_roles(const Document& document, const Annotation& annotation,
                                   const std::vector<Phrase>& phrases) {
  return RoleFinder(document, annotation, phrases).run();
}

}  // namespace hearsay
