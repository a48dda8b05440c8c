#include "claims/access.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "claims/source_words.h"
#include "language/syntax_view.h"

namespace hearsay {
namespace {

// How far from its source's head a clause may reach, and how deep, in tokens: no text costs more.
constexpr uint32_t kReach = 48;
constexpr int kDepth = 24;

// All in alphabetical order.

// What somebody did who can know: "who had inspected it", "working on the plan".
constexpr std::string_view kDid[] = {
    "advise",     "attend",      "chair",   "command",   "cover",     "deal",      "direct",      "draft",
    "examine",    "handle",      "head",    "help",      "inspect",   "interview", "investigate", "know",
    "lead",       "live",        "manage",  "monitor",   "negotiate", "observe",   "operate",     "oversee",
    "own",        "participate", "prepare", "represent", "research",  "review",    "run",         "serve",
    "specialise", "specialize",  "study",   "supervise", "survive",   "teach",     "track",       "treat",
    "visit",      "witness",     "work"};
// What was done to somebody who can know: "briefed on the talks".
constexpr std::string_view kWasDone[] = {"acquaint", "appoint", "assign", "brief",   "elect",
                                         "employ",   "hire",    "inform", "involve", "station"};
constexpr std::string_view kIs[] = {"acquainted",    "close",   "conversant", "familiar",   "involved",
                                    "knowledgeable", "present", "privy",      "responsible"};
constexpr std::string_view kHas[] = {"access",      "background", "connection", "experience",     "insight",
                                     "involvement", "knowledge",  "link",       "responsibility", "tie"};
// Offices, trades and ties that say where somebody stands, as soon as more is said of them than the word.
constexpr std::string_view kPositions[] = {
    "accountant",     "adviser",    "advisor",      "agent",          "aide",         "ally",
    "ambassador",     "analyst",    "archivist",    "assistant",      "associate",    "attorney",
    "brother",        "chair",      "chairman",     "chairwoman",     "chief",        "clerk",
    "colleague",      "commander",  "commissioner", "consultant",     "contractor",   "coordinator",
    "coroner",        "counsel",    "daughter",     "deputy",         "detective",    "diplomat",
    "director",       "doctor",     "economist",    "editor",         "employee",     "engineer",
    "executive",      "expert",     "father",       "fellow",         "founder",      "friend",
    "governor",       "guard",      "head",         "husband",        "inspector",    "investigator",
    "judge",          "lawmaker",   "lawyer",       "leader",         "lecturer",     "manager",
    "mayor",          "member",     "minister",     "mother",         "neighbor",     "neighbour",
    "nurse",          "officer",    "official",     "operative",      "owner",        "partner",
    "physician",      "pilot",      "policeman",    "president",      "professor",    "prosecutor",
    "representative", "researcher", "resident",     "scientist",      "secretary",    "senator",
    "sister",         "solicitor",  "son",          "spokesman",      "spokesperson", "spokeswoman",
    "staffer",        "strategist", "student",      "superintendent", "surveyor",     "teacher",
    "treasurer",      "veteran",    "widow",        "wife",           "witness",      "worker"};
constexpr std::string_view kOfOffice[] = {"acting", "deputy", "former", "retired", "senior", "then"};
constexpr std::string_view kPlaces[] = {"at", "for", "from", "in",   "inside",
                                        "of", "on",  "to",   "with", "within"};

class AccessFinder {
 public:
  AccessFinder(std::string_view text, const Annotation& annotation)
      : text_(text), annotation_(annotation), syntax_(text, annotation) {}

  void find(Attribution& attribution) {
    if (attribution.source.empty() || !may_stand_somewhere(attribution.source_type)) return;
    attribution_ = &attribution;
    const TokenSpan source = tokens_of(attribution.source.front());
    head_ = head_of(source);
    if (head_ == source.end) return;
    const uint32_t limit = std::min({syntax_.size(), sentence_at(head_)->end, head_ + kReach});
    if (syntax_.word_class(head_) != WordClass::Pronoun) {
      read_position(source, limit);
      for (uint32_t child = head_ + 1; child < limit; ++child)
        if (hangs_on_source(child)) read_child(child, limit);
    }
    read_next_sentence();
    settle();
  }

 private:
  struct TokenSpan {
    uint32_t begin = 0, end = 0;
  };

  static bool may_stand_somewhere(SourceType type) {
    return type != SourceType::Outlet && type != SourceType::Document && type != SourceType::None;
  }

  TokenSpan tokens_of(Span span) const {
    const auto& tokens = annotation_.tokens;
    const auto place = [&](uint32_t byte) {
      return static_cast<uint32_t>(
          std::partition_point(tokens.begin(), tokens.end(),
                               [&](const Token& token) { return token.span.begin < byte; }) -
          tokens.begin());
    };
    return {place(span.begin), place(span.end)};
  }

  std::vector<Sentence>::const_iterator sentence_at(uint32_t token) const {
    return std::partition_point(annotation_.sentences.begin(), annotation_.sentences.end(),
                                [&](const Sentence& sentence) { return sentence.end <= token; });
  }

  // The word that governs the others; the end where there is none.
  uint32_t head_of(TokenSpan range) const {
    for (uint32_t token = range.begin; token < range.end; ++token) {
      const uint32_t head = syntax_.head(token);
      const bool outermost = head == token || head < range.begin || head >= range.end;
      const WordClass word = syntax_.word_class(token);
      if (outermost &&
          (word == WordClass::Noun || word == WordClass::ProperNoun || word == WordClass::Pronoun))
        return token;
    }
    return range.end;
  }

  bool descends(uint32_t token, uint32_t from) const {
    for (int steps = 0; steps < kDepth; ++steps) {
      if (token == from) return true;
      if (syntax_.head(token) == token) return false;
      token = syntax_.head(token);
    }
    return false;
  }

  // All that hangs on a word and stands without a gap around it, between `from` and `limit`.
  TokenSpan stretch(uint32_t token, uint32_t from, uint32_t limit) const {
    TokenSpan range{token, token + 1};
    while (range.begin > from && descends(range.begin - 1, token)) --range.begin;
    while (range.end < limit && descends(range.end, token)) ++range.end;
    return range;
  }

  // The first word with this relation to `governor` among those of the range; its end where there is none.
  uint32_t child_of(uint32_t governor, Relation relation, TokenSpan range) const {
    for (uint32_t token = range.begin; token < range.end; ++token)
      if (syntax_.head(token) == governor && syntax_.relation(token) == relation) return token;
    return range.end;
  }

  bool is_position(uint32_t token) const {
    return std::ranges::binary_search(kPositions, lower_case(syntax_.lemma(token))) &&
           (syntax_.word_class(token) == WordClass::Noun ||
            syntax_.word_class(token) == WordClass::ProperNoun);
  }

  void add(TokenSpan range) {
    const auto droppable = [&](uint32_t token) {
      return syntax_.word_class(token) == WordClass::Punctuation;
    };
    while (range.begin < range.end && droppable(range.begin)) ++range.begin;
    while (range.begin < range.end && droppable(range.end - 1)) --range.end;
    if (range.begin >= range.end) return;
    Span span{annotation_.tokens[range.begin].span.begin, annotation_.tokens[range.end - 1].span.end};
    for (const auto* role : {&attribution_->cue, &attribution_->content})
      for (const Span taken : *role)
        if (taken.begin < span.end && span.begin < taken.end) return;
    if (speaks_anonymously(lower_case(span.of(text_)))) return;
    attribution_->access.push_back(span);
  }

  // "a former officer of the port", "the port's clerk", "Harbour master Pia Lund"; not "officials".
  void read_position(TokenSpan source, uint32_t limit) {
    if (is_position(head_)) return add_office(head_, source.begin, limit);
    if (attribution_->source_type != SourceType::Named) return;
    for (uint32_t token = source.begin; token < head_; ++token) {
      if (!is_before_name(token) || !is_position(token)) continue;
      TokenSpan title = stretch(token, source.begin, head_);
      while (title.begin > source.begin && is_before_name(title.begin - 1)) --title.begin;
      add(without_determiner(title));
    }
  }

  bool is_before_name(uint32_t token) const {
    const Relation relation = syntax_.relation(token);
    return syntax_.head(token) == head_ && syntax_.word_class(head_) == WordClass::ProperNoun &&
           (relation == Relation::Description || relation == Relation::Compound ||
            relation == Relation::Flat || relation == Relation::Adjective);
  }

  // Where a person's name begins that goes on behind an office: "the mayor of Tarn Pia Lund".
  uint32_t end_before_name(uint32_t noun, TokenSpan phrase) const {
    const auto& mentions = annotation_.mentions;
    auto mention = std::partition_point(mentions.begin(), mentions.end(),
                                        [&](const Mention& one) { return one.begin <= noun; });
    for (; mention != mentions.end() && mention->begin < phrase.end; ++mention) {
      const Relation relation = syntax_.relation(mention->head);
      const bool within =
          relation == Relation::Modifier || relation == Relation::Possessor || relation == Relation::Conjunct;
      const bool apart = syntax_.word_class(mention->begin - 1) == WordClass::Punctuation;
      if (mention->type == MentionType::Person && (apart || !within)) return mention->begin;
    }
    return phrase.end;
  }

  TokenSpan without_determiner(TokenSpan range) const {
    const auto droppable = [&](uint32_t token) {
      return syntax_.relation(token) == Relation::Determiner ||
             syntax_.word_class(token) == WordClass::Punctuation;
    };
    while (range.begin < range.end && droppable(range.begin)) ++range.begin;
    return range;
  }

  void add_office(uint32_t office, uint32_t from, uint32_t limit) {
    TokenSpan range{office, office + 1};
    bool told = false;
    for (uint32_t token = from; token < office; ++token) {
      if (syntax_.head(token) != office) continue;
      const Relation relation = syntax_.relation(token);
      told = told || relation == Relation::Compound || relation == Relation::Possessor ||
             std::ranges::binary_search(kOfOffice, lower_case(syntax_.word(token)));
      const bool part = relation == Relation::Compound || relation == Relation::Possessor ||
                        relation == Relation::Adjective || relation == Relation::Number;
      if (part && range.begin == office) range.begin = stretch(token, from, office).begin;
    }
    for (uint32_t token = office + 1; token < limit; ++token) {
      if (syntax_.head(token) != office) continue;
      if (syntax_.relation(token) != Relation::Modifier) continue;
      const TokenSpan phrase = stretch(token, office + 1, limit);
      if (phrase.begin != range.end || with_access(token, phrase) ||
          !std::ranges::binary_search(kPlaces, lower_case(syntax_.word(phrase.begin))))
        break;
      range.end = end_before_name(token, phrase);
      told = true;
      if (range.end != phrase.end) break;
    }
    if (told) add(without_determiner(range));
  }

  // On its head, or on a later word of a name.
  bool hangs_on_source(uint32_t child) const {
    const uint32_t head = syntax_.head(child);
    return child != head && (head == head_ || (head > head_ && syntax_.head(head) == head_ &&
                                               syntax_.relation(head) == Relation::Flat));
  }

  void read_child(uint32_t child, uint32_t limit) {
    const TokenSpan all = stretch(child, head_ + 1, limit);
    switch (syntax_.relation(child)) {
      case Relation::Apposition:
      case Relation::Flat:
        if (is_position(child) && syntax_.word_class(child) == WordClass::Noun) add(without_determiner(all));
        break;
      case Relation::Modifier:
        if (with_access(child, all) || in_a_place(all)) add(all);
        break;
      case Relation::RelativeClause:
      case Relation::Clause:
      case Relation::Adjective:
        if (says_access(child, all)) add(all);
        break;
      default:
        break;
    }
  }

  // "with knowledge of the talks"
  bool with_access(uint32_t noun, TokenSpan all) const {
    return lower_case(syntax_.word(all.begin)) == "with" &&
           std::ranges::binary_search(kHas, syntax_.lemma(noun));
  }

  // "sources inside the ministry"
  bool in_a_place(TokenSpan all) const {
    const std::string first = lower_case(syntax_.word(all.begin));
    return noun_sense(lower_case(syntax_.word(head_))) == NounSense::Anonymous && first != "of" &&
           first != "to" && first != "on" && first != "for" && std::ranges::binary_search(kPlaces, first);
  }

  // Whether a clause or an adjective with what hangs on it says what its subject can know.
  bool says_access(uint32_t predicate, TokenSpan all) const {
    const std::string_view lemma = syntax_.lemma(predicate);
    if (syntax_.relation(predicate) == Relation::RelativeClause && !subject_is_relative(predicate, all))
      return false;
    if (std::ranges::binary_search(kIs, lemma)) return all.end - predicate > 1;
    const bool copular = child_of(predicate, Relation::Copula, all) != all.end;
    if (copular) return is_position(predicate) && all.end - predicate > 1;
    if (lemma == "have") {
      const uint32_t object = child_of(predicate, Relation::Object, all);
      return object != all.end && std::ranges::binary_search(kHas, syntax_.lemma(object));
    }
    const bool passive = is_passive(predicate, all);
    if (std::ranges::binary_search(kWasDone, lemma)) return passive;
    if (passive || !std::ranges::binary_search(kDid, lemma) || all.end - predicate == 1) return false;
    return lemma != "know" || child_of(predicate, Relation::Object, all) != all.end;
  }

  bool subject_is_relative(uint32_t predicate, TokenSpan all) const {
    const uint32_t active = child_of(predicate, Relation::Subject, all);
    const uint32_t subject = active != all.end ? active : child_of(predicate, Relation::PassiveSubject, all);
    return subject != all.end && syntax_.tag(subject).starts_with('W') &&
           lower_case(syntax_.word(subject)) != "which";
  }

  bool is_passive(uint32_t predicate, TokenSpan all) const {
    if (child_of(predicate, Relation::PassiveSubject, all) != all.end) return true;
    return syntax_.relation(predicate) == Relation::Clause && syntax_.tag(predicate) == "VBN";
  }

  // "An officer said the list was long. He was familiar with it but did not know the others."
  void read_next_sentence() {
    const auto here = sentence_at(head_);
    const auto next = std::next(here);
    if (next == annotation_.sentences.end() || next->heading || next->end - next->begin > kReach) return;
    if (!leads(*here)) return;
    const TokenSpan all{next->begin, next->end};
    for (uint32_t root = all.begin; root < all.end; ++root) {
      if (syntax_.head(root) != root) continue;
      const uint32_t active = child_of(root, Relation::Subject, all);
      const uint32_t subject = active != all.end ? active : child_of(root, Relation::PassiveSubject, all);
      if (subject >= root || !speaks_of_head(subject) || !knows(root, all)) return;
      return add({subject + 1, all.end});
    }
  }

  // Whether the source is the subject of what its sentence says first.
  bool leads(const Sentence& sentence) const {
    const uint32_t verb = syntax_.head(head_);
    if (syntax_.relation(head_) != Relation::Subject || syntax_.head(verb) != verb) return false;
    const Span span = annotation_.tokens[verb].span;
    return verb < sentence.end && std::any_of(
                                      attribution_->cue.begin(), attribution_->cue.end(),
                                      [&](Span cue) { return cue.contains(span); });
  }

  // A pronoun of the same number, or the same word again.
  bool speaks_of_head(uint32_t subject) const {
    const std::string word = lower_case(syntax_.word(subject));
    if (syntax_.word_class(head_) == WordClass::Pronoun)
      return word == lower_case(syntax_.word(head_)) && word != "it" && word != "i" && word != "we" &&
             word != "you";
    const bool many = syntax_.tag(head_).ends_with('S');
    if (word == "they") return many;
    if (word == "he" || word == "she") return !many;
    return syntax_.word(subject) == syntax_.word(head_);
  }

  // Stricter than in a clause that hangs on the source: what somebody does is news there.
  bool knows(uint32_t predicate, TokenSpan all) const {
    const std::string_view lemma = syntax_.lemma(predicate);
    const bool copular = child_of(predicate, Relation::Copula, all) != all.end;
    if (copular && (lemma == "familiar" || lemma == "privy" || lemma == "acquainted")) return true;
    if (lemma == "have") {
      const uint32_t object = child_of(predicate, Relation::Object, all);
      return object != all.end && (syntax_.lemma(object) == "knowledge" || syntax_.lemma(object) == "access");
    }
    return lemma == "brief" && child_of(predicate, Relation::PassiveSubject, all) != all.end;
  }

  // In text order; of spans that overlap the one that begins first, as far as they go together.
  void settle() {
    std::vector<Span>& spans = attribution_->access;
    std::sort(spans.begin(), spans.end());
    size_t kept = 0;
    for (const Span span : spans) {
      if (kept > 0 && span.begin < spans[kept - 1].end)
        spans[kept - 1].end = std::max(spans[kept - 1].end, span.end);
      else
        spans[kept++] = span;
    }
    spans.resize(kept);
  }

  std::string_view text_;
  const Annotation& annotation_;
  SyntaxView syntax_;
  Attribution* attribution_ = nullptr;
  uint32_t head_ = 0;
};

}  // namespace

void find_access(std::string_view text, const Annotation& annotation, Reading& reading) {
  if (annotation.syntax.empty()) return;
  AccessFinder finder(text, annotation);
  for (Attribution& attribution : reading.attributions) finder.find(attribution);
}

}  // namespace hearsay
