#include "claims/sources.h"

#include <algorithm>

#include "claims/quoted.h"
#include "claims/source_names.h"
#include "claims/source_people.h"
#include "claims/source_phrase.h"
#include "claims/source_table.h"

namespace hearsay {

namespace {

// How far a pronoun looks back.
constexpr uint32_t kMostSentencesBack = 3;
constexpr size_t kMostMentionsBack = 24;
// Tokens of a source that are looked at.
constexpr uint32_t kLongestSource = 60;
// What speaks for an earlier mention: it is a source, it stands first in its sentence; and against: each
// sentence between, quotation marks around one of the two. Chosen by hand; two that weigh the same are a
// doubt.
constexpr int kNear = 2;
constexpr int kIsSource = 2, kIsSubject = 2, kPerSentence = 2, kAcrossQuotation = 4;

// Where somebody is named or described, or speaks as a source.
struct Mention {
  uint32_t token = 0;
  int figure = -1;                  // -1: a pronoun that is not resolved yet
  int attribution = -1;             // the one whose source it is, or -1
  Gender gender = Gender::Unknown;  // of whoever speaks for a body: "a spokeswoman for the port"
  bool spokesperson = false;        // one person, though the figure is a body
  bool owner = false;               // of a person: "Croft's sister"
  bool within = false;              // a name inside the words of another source: "a friend of Croft's"
  bool subject = false;             // the first of its sentence
};

class Resolver {
 public:
  Resolver(const Document& document, const Annotation& annotation, Reading& reading)
      : document_(document),
        annotation_(annotation),
        reading_(reading),
        words_(document.text, annotation),
        scanner_(words_, annotation),
        table_(words_) {}

  void run() {
    if (annotation_.tokens.empty()) return;
    learn_names();
    place_sentences();
    quoted_ = quoted_tokens(document_.text, annotation_);
    resolve_phrases();
    collect_mentions();
    for (size_t at = 0; at < mentions_.size(); ++at) {
      if (mentions_[at].figure < 0) resolve_pronoun(at);
    }
    write_entities();
  }

 private:
  Attribution& attribution(int index) { return reading_.attributions[static_cast<size_t>(index)]; }

  // ---- names of the text

  void learn_names() {
    names_ = scanner_.scan_all();
    for (const Passage& passage : document_.passages) {
      author_.push_back(passage.author.empty() ? -1 : table_.find_author(passage.author));
    }
    for (const Name& name : names_) table_.learn_sense(name);
    for (const Name& name : names_) table_.learn(name);
    for (const Name& name : names_) {
      learn_gender(name);
      learn_more(name);
    }
  }

  // "Ms Croft", "his sister Adela Croft", "his sister, Adela Croft", "Adela Croft, his sister".
  void learn_gender(const Name& name) {
    const int figure = table_.find_known(name);
    if (figure < 0 || !is_person(table_.at(figure)) || table_.at(figure).gender != Gender::Unknown) return;
    Gender gender = name.gender;
    const bool comma = name.begin > 1 && words_.at(name.begin - 1) == ",";
    if (gender == Gender::Unknown && name.begin > 0)
      gender = gender_of_title(words_.lower(name.begin - (comma ? 2 : 1)));
    if (gender == Gender::Unknown && name.end + 2 < words_.count() && words_.at(name.end) == "," &&
        is_determiner(words_.lower(name.end + 1))) {
      gender = gender_of_title(words_.lower(name.end + 2));
    }
    table_.at(figure).gender = gender;
  }

  // What stands beside a name: "(WHO)", ", the warden", "inspector".
  void learn_more(const Name& name) {
    if (name.size() < 2 || table_.find_known(name) < 0) return;
    const bool body = name.sense == NameSense::Institution || name.sense == NameSense::Outlet;
    if (name.end + 2 < words_.count() && words_.at(name.end) == "(" && words_.at(name.end + 2) == ")" &&
        words_.is_capital(name.end + 1)) {
      table_.learn_acronym(words_.at(name.end + 1), table_.find_known(name));
    }
    if (body || name.begin == 0) return;
    const uint32_t before = name.begin - 1;
    if (words_.is_word(before) && !words_.is_capital(before) && is_role(words_.lower(before))) {
      table_.learn_role(words_.at(before), table_.find_known(name));
    } else if (words_.at(before) == "," && before > 0 && words_.is_word(before - 1) &&
               is_role(words_.lower(before - 1))) {
      table_.learn_role(words_.lower(before - 1), table_.find_known(name));
    }
    for (uint32_t at = name.begin; at < name.core; ++at) {
      if (name_word(words_.lower(at)) == NameWord::Title)
        table_.learn_role(words_.lower(at), table_.find_known(name));
    }
  }

  static bool is_role(const std::string& lower) {
    return lower.size() > 2 && noun_sense(lower) == NounSense::None && !ends_noun_phrase(lower) &&
           !is_determiner(lower) &&
           (name_word(lower) == NameWord::Title || lower.ends_with("er") || lower.ends_with("or") ||
            lower.ends_with("ist") || lower.ends_with("man"));
  }

  // ---- passages and sentences

  // The innermost passage of every sentence: sentences never cross a passage's edge.
  void place_sentences() {
    passage_of_sentence_.reserve(annotation_.sentences.size());
    const std::vector<Passage>& passages = document_.passages;
    std::vector<int> open;
    size_t next = 0;
    for (const Sentence& sentence : annotation_.sentences) {
      while (next < passages.size() && passages[next].span.begin <= sentence.span.begin)
        open.push_back(static_cast<int>(next++));
      while (!open.empty() && passages[static_cast<size_t>(open.back())].span.end <= sentence.span.begin)
        open.pop_back();
      passage_of_sentence_.push_back(open.empty() ? -1 : open.back());
    }
  }

  uint32_t sentence_of(uint32_t token) const {
    const auto found = std::partition_point(annotation_.sentences.begin(), annotation_.sentences.end(),
                                            [&](const Sentence& sentence) { return sentence.end <= token; });
    return static_cast<uint32_t>(std::min<std::ptrdiff_t>(found - annotation_.sentences.begin(),
                                                          std::ssize(annotation_.sentences) - 1));
  }

  // ---- sources with words of their own

  void resolve_phrases() {
    const size_t count = reading_.attributions.size();
    phrases_.resize(count);
    figure_.assign(count, -1);
    std::vector<int> order;
    for (size_t i = 0; i < count; ++i) {
      if (!reading_.attributions[i].source.empty()) order.push_back(static_cast<int>(i));
    }
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
      return attribution(a).source.front().begin < attribution(b).source.front().begin;
    });
    source_at_.assign(words_.count(), -1);
    for (const int index : order) {
      const Span span = attribution(index).source.front();
      const uint32_t begin = words_.token_at(span.begin);
      const uint32_t end = std::max(words_.token_at(span.end - 1) + 1, begin + 1);
      if (span.empty() || begin >= words_.count()) continue;
      order_.push_back(index);
      SourcePhrase& phrase = phrases_[static_cast<size_t>(index)];
      phrase = read_source_phrase(scanner_, begin, std::min(end, words_.count()));
      const uint32_t limit = std::min(phrase.end, phrase.begin + kLongestSource);
      for (uint32_t at = phrase.begin; at < limit; ++at) source_at_[at] = index;
    }
    // People described come in between, in text order: "the driver" may point back to them.
    const std::vector<PersonNoun> people = find_person_nouns(words_, annotation_, names_);
    size_t next = 0;
    for (const int index : order_) {
      SourcePhrase& phrase = phrases_[static_cast<size_t>(index)];
      while (next < people.size() && people[next].begin < phrase.begin) resolve_person(people[next++]);
      if (phrase.kind != SourcePhrase::Kind::Pronoun) resolve_phrase(index, phrase);
    }
    while (next < people.size()) resolve_person(people[next++]);
  }

  void resolve_person(const PersonNoun& person) {
    if (source_at_[person.head] >= 0) return;
    SourcePhrase phrase;
    phrase.begin = person.begin;
    phrase.end = person.head + 1;
    phrase.head = person.head;
    phrase.definite = is_definite(words_.lower(person.begin));
    const int figure = table_.find_noun(phrase);
    Mention mention;
    mention.token = person.begin;
    mention.figure = figure;
    mentions_.push_back(mention);
  }

  void resolve_phrase(int index, SourcePhrase& phrase) {
    const std::string written = plain_text(words_, phrase.begin, phrase.end);
    int figure = -1;
    if (phrase.type == SourceType::Described && is_withheld(phrase.begin))
      phrase.type = SourceType::Anonymous;
    if (phrase.has_name && phrase.type != SourceType::Anonymous) {
      figure = table_.find(phrase.name);
      Figure& found = table_.at(figure);
      const bool unsure = phrase.name.sense == NameSense::Person || phrase.name.sense == NameSense::Unclear;
      const bool body = phrase.type == SourceType::Outlet || phrase.type == SourceType::Institution;
      if (unsure && body && !phrase.name.titled)
        found.type = phrase.type;  // "the daily Obzor", "Obzor, a newspaper"
      table_.add_form(figure, plain_text(words_, phrase.name.begin, phrase.name.end));
      if (phrase.role < phrase.role_end)
        table_.add_form(figure, plain_text(words_, phrase.role, phrase.role_end));
      table_.add_form(figure, written);
    } else {
      figure = table_.find_noun(phrase);
      table_.add_form(figure, written);
    }
    figure_[static_cast<size_t>(index)] = figure;
  }

  // Whether the sentence says elsewhere that a name is withheld: "a clerk said on condition of anonymity".
  bool is_withheld(uint32_t token) {
    const uint32_t sentence = sentence_of(token);
    if (sentence != withheld_sentence_) {
      withheld_sentence_ = sentence;
      withheld_ = speaks_anonymously(lower_case(annotation_.sentences[sentence].span.of(document_.text)));
    }
    return withheld_;
  }

  // ---- pronouns

  void collect_mentions() {
    for (const Name& name : names_) {
      Mention mention;
      mention.token = name.begin;
      mention.figure = table_.find_known(name);
      if (mention.figure < 0) continue;
      const int source = source_at_[name.begin];
      mention.owner = owns_person(words_, name.end);
      mention.within = source >= 0 && figure_[static_cast<size_t>(source)] != mention.figure;
      mentions_.push_back(mention);
    }
    for (const int index : order_) {
      const SourcePhrase& phrase = phrases_[static_cast<size_t>(index)];
      Mention mention;
      mention.token = phrase.begin;
      mention.figure = figure_[static_cast<size_t>(index)];
      mention.attribution = index;
      if (phrase.kind == SourcePhrase::Kind::Noun && !phrase.plural) {
        const std::string head = words_.lower(phrase.head);
        mention.spokesperson = noun_sense(head) == NounSense::Spokesperson;
        mention.gender = gender_of_title(head);
      }
      mentions_.push_back(mention);
    }
    std::stable_sort(mentions_.begin(), mentions_.end(),
                     [](const Mention& a, const Mention& b) { return a.token < b.token; });
    uint32_t last_sentence = UINT32_MAX, last_token = UINT32_MAX;
    for (Mention& mention : mentions_) {
      const uint32_t sentence = sentence_of(mention.token);
      if (sentence != last_sentence) last_token = mention.token;
      mention.subject = mention.token == last_token && !mention.within;
      last_sentence = sentence;
    }
  }

  void resolve_pronoun(size_t at) {
    Mention& mention = mentions_[at];
    const SourcePhrase& phrase = phrases_[static_cast<size_t>(mention.attribution)];
    int figure = -1;
    switch (phrase.pronoun.kind) {
      case PronounKind::Speaker:
        figure = speaker_of(mention);
        if (figure >= 0 && !is_person(table_.at(figure))) figure = -1;
        break;
      case PronounKind::Speakers:
        figure = speaker_of(mention);
        if (figure >= 0 && !is_body(table_.at(figure))) figure = -1;
        break;
      case PronounKind::Hearer:
        break;
      default:
        figure = antecedent_of(at, phrase.pronoun);
    }
    if (figure < 0)
      figure = table_.add(stranger(phrase));
    else if (phrase.pronoun.gender != Gender::Unknown && is_person(table_.at(figure)))
      table_.at(figure).gender = phrase.pronoun.gender;
    mention.figure = figure;
    figure_[static_cast<size_t>(mention.attribution)] = figure;
  }

  // Whoever a pronoun stands for that the text does not tell: a figure of its own, of the likeliest type.
  Figure stranger(const SourcePhrase& phrase) const {
    Figure figure;
    switch (phrase.pronoun.kind) {
      case PronounKind::Thing:
        figure.type = SourceType::Institution;
        break;
      case PronounKind::Several:
        figure.type = SourceType::Described;
        break;
      case PronounKind::Speakers:
        figure.type = SourceType::Institution;
        break;
      default:
        figure.type = SourceType::Named;
    }
    figure.indefinite = true;
    figure.gender = phrase.pronoun.gender;
    figure.first = phrase.begin;
    figure.forms.push_back(plain_text(words_, phrase.begin, phrase.end));
    return figure;
  }

  // "I": whoever is quoted around it, else the author of the passage.
  int speaker_of(const Mention& mention) {
    int index = attribution(mention.attribution).parent;
    for (int depth = 0; index >= 0 && depth < 16; ++depth) {
      const Attribution& around = attribution(index);
      if (around.form != Form::Indirect || around.cue.empty()) return figure_[static_cast<size_t>(index)];
      index = around.parent;
    }
    int passage = passage_of_sentence_[sentence_of(mention.token)];
    while (passage >= 0 && author_[static_cast<size_t>(passage)] < 0)
      passage = document_.passages[static_cast<size_t>(passage)].parent;
    return passage < 0 ? -1 : author_[static_cast<size_t>(passage)];
  }

  static bool is_person(const Figure& figure) {
    return figure.type == SourceType::Named || figure.type == SourceType::Described ||
           figure.type == SourceType::Anonymous;
  }

  static bool is_body(const Figure& figure) {
    return figure.plural || figure.type == SourceType::Institution || figure.type == SourceType::Outlet;
  }

  bool fits(const Figure& figure, const Pronoun& pronoun) const {
    if (figure.indefinite) return false;
    const bool person = is_person(figure);
    switch (pronoun.kind) {
      case PronounKind::Person:
        return person && !figure.plural &&
               (figure.gender == Gender::Unknown || figure.gender == pronoun.gender);
      case PronounKind::Thing:
        return !person;
      case PronounKind::Several:
        return figure.type == SourceType::Institution || figure.plural;
      default:
        return false;
    }
  }

  bool fits(const Mention& mention, const Pronoun& pronoun) const {
    if (mention.figure < 0) return false;
    if (pronoun.kind != PronounKind::Person) return fits(table_.at(mention.figure), pronoun);
    if (mention.spokesperson) return mention.gender == Gender::Unknown || mention.gender == pronoun.gender;
    return !mention.owner && fits(table_.at(mention.figure), pronoun);
  }

  // Whoever writes speaks of herself as "I": in her own text "she" is another.
  bool writes_here(int figure, uint32_t sentence) const {
    int passage = passage_of_sentence_[sentence];
    for (int depth = 0; passage >= 0 && depth < 16; ++depth) {
      if (author_[static_cast<size_t>(passage)] == figure) return true;
      passage = document_.passages[static_cast<size_t>(passage)].parent;
    }
    return false;
  }

  // Somebody who is quoted speaks of herself as "I": in a quotation "she" is another.
  bool speaks_here(int figure, int parent, bool quoted) const {
    for (int depth = 0; parent >= 0 && depth < 16; ++depth) {
      const Attribution& around = reading_.attributions[static_cast<size_t>(parent)];
      if (figure_[static_cast<size_t>(parent)] == figure)
        return around.form == Form::Direct || around.cue.empty() || quoted;
      parent = around.parent;
    }
    return false;
  }

  // "Croft asked Eke why he had left": the last who is named between her who asks and the pronoun.
  int addressee(size_t at, int asker, const Pronoun& pronoun) const {
    for (size_t back = 1; back <= kMostMentionsBack && back <= at; ++back) {
      const Mention& mention = mentions_[at - back];
      if (mention.figure == asker) return -1;
      if (fits(mention, pronoun)) return mention.figure;
    }
    return -1;
  }

  // Whether somebody whom the pronoun fits is the subject of the content that it stands in: "Croft said that
  // Eke had left because he was ill".
  bool has_rival_subject(size_t at, int parent, const Pronoun& pronoun) const {
    const std::vector<Span>& content = reading_.attributions[static_cast<size_t>(parent)].content;
    if (content.empty()) return false;
    const uint32_t begin = words_.token_at(content.front().begin);
    for (size_t back = 1; back <= kMostMentionsBack && back <= at; ++back) {
      const Mention& rival = mentions_[at - back];
      if (rival.token < begin) return false;
      if (rival.token <= begin + 2 && rival.token < mentions_[at].token && fits(rival, pronoun) &&
          rival.figure != figure_[static_cast<size_t>(parent)])
        return true;
    }
    return false;
  }

  int antecedent_of(size_t at, const Pronoun& pronoun) {
    const Mention& mention = mentions_[at];
    const uint32_t sentence = sentence_of(mention.token);
    const int parent = attribution(mention.attribution).parent;
    if (parent >= 0) {
      const int figure = figure_[static_cast<size_t>(parent)];
      if (figure >= 0 && fits(table_.at(figure), pronoun) && !table_.at(figure).doubtful &&
          !speaks_here(figure, parent, quoted_[mention.token]) && !writes_here(figure, sentence)) {
        if (attribution(parent).stance == Stance::Asked) return addressee(at, figure, pronoun);
        const bool rival = pronoun.kind == PronounKind::Person && has_rival_subject(at, parent, pronoun);
        return rival ? -1 : figure;
      }
    }
    return nearest(at, pronoun);
  }

  // What was perhaps misread as a source ("Payroll records that …") draws no pronoun to it.
  bool is_surely_source(const Mention& mention) const {
    constexpr float kSure = 0.65F;
    if (mention.attribution < 0) return false;
    const float confidence = reading_.attributions[static_cast<size_t>(mention.attribution)].confidence;
    return confidence == 0 || confidence >= kSure;
  }

  // The earlier mention that most speaks for; -1 where another comes too near it.
  int nearest(size_t at, const Pronoun& pronoun) const {
    const Mention& mention = mentions_[at];
    const uint32_t sentence = sentence_of(mention.token);
    const int parent = reading_.attributions[static_cast<size_t>(mention.attribution)].parent;
    const bool quoted = quoted_[mention.token];
    constexpr int kNone = INT32_MIN / 2;
    const Mention* best = nullptr;
    int best_score = kNone, second_score = kNone;
    for (size_t back = 1; back <= kMostMentionsBack && back <= at; ++back) {
      const Mention& earlier = mentions_[at - back];
      if (!fits(earlier, pronoun) || writes_here(earlier.figure, sentence)) continue;
      const uint32_t there = sentence_of(earlier.token);
      if (there + kMostSentencesBack < sentence ||
          passage_of_sentence_[there] != passage_of_sentence_[sentence])
        break;
      // Where all is in capitals, names cannot be told: the sentence between may name whoever is meant.
      if (there + 1 < sentence && is_in_capitals(sentence)) break;
      if (pronoun.kind !=
          PronounKind::Person) {  // "it" and "they" have too many to point to: only the plainest is taken
        const bool plain = (earlier.attribution >= 0 || earlier.subject) && quoted_[earlier.token] == quoted;
        if (!plain || there + 1 < sentence) continue;
      }
      if (speaks_here(earlier.figure, parent, quoted)) continue;
      const int score = (is_surely_source(earlier) ? kIsSource : 0) + (earlier.subject ? kIsSubject : 0) -
                        kPerSentence * static_cast<int>(sentence - there) -
                        (quoted_[earlier.token] != quoted ? kAcrossQuotation : 0);
      if (best != nullptr && earlier.figure == best->figure) {
        if (score > best_score) best = &earlier;
        best_score = std::max(best_score, score);
      } else if (score > best_score) {
        second_score = best_score;
        best = &earlier;
        best_score = score;
      } else {
        second_score = std::max(second_score, score);
      }
    }
    if (best == nullptr) return -1;
    const int lead = best_score - second_score;
    if (lead == 0) return -1;
    return pronoun.kind != PronounKind::Person || is_plain(*best, sentence, lead) ? best->figure : -1;
  }

  bool is_in_capitals(uint32_t sentence) const {
    const std::string_view words = annotation_.sentences[sentence].span.of(document_.text);
    return std::none_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  // Whether "he" or "she" may be taken for the best of those before, that leads so much over the next.
  // Whoever is no source and not known to be a man or a woman is taken only where he begins the same
  // sentence, or from the one before where nobody else is near.
  bool is_plain(const Mention& best, uint32_t sentence, int lead) const {
    const Figure& figure = table_.at(best.figure);
    const uint32_t distance = sentence - sentence_of(best.token);
    if (figure.doubtful) return false;
    if (best.attribution >= 0) return distance > 0 || lead > kNear;
    if (figure.gender != Gender::Unknown) return figure.type == SourceType::Named || distance == 1;
    if (distance == 0) return best.subject && figure.type == SourceType::Named;
    return distance == 1 && lead > kNear;
  }

  // ---- what is handed out

  void write_entities() {
    std::vector<int> entity;
    reading_.entities.clear();
    for (size_t i = 0; i < reading_.attributions.size(); ++i) {
      Attribution& out = reading_.attributions[i];
      out.source_type = SourceType::None;
      out.source_entity = -1;
      const int figure = figure_[i];
      if (figure < 0) continue;
      if (entity.size() <= static_cast<size_t>(figure)) entity.resize(static_cast<size_t>(figure) + 1, -1);
      int& known = entity[static_cast<size_t>(figure)];
      if (known < 0) {
        known = static_cast<int>(reading_.entities.size());
        reading_.entities.push_back(entity_of(table_.at(figure)));
      }
      out.source_type = table_.at(figure).type;
      out.source_entity = known;
    }
  }

  const Document& document_;
  const Annotation& annotation_;
  Reading& reading_;
  TokenText words_;
  NameScanner scanner_;
  SourceTable table_;
  std::vector<Name> names_;
  std::vector<int> author_;  // by passage: a figure or -1
  std::vector<int> passage_of_sentence_;
  std::vector<SourcePhrase> phrases_;  // by attribution
  std::vector<int> source_at_;         // by token: the attribution whose source it stands in, or -1
  std::vector<int> figure_;            // by attribution; -1 without a source
  std::vector<int> order_;             // attributions with a source, by its place
  std::vector<bool> quoted_;           // by token
  std::vector<Mention> mentions_;
  uint32_t withheld_sentence_ = UINT32_MAX;  // the sentence that withheld_ is about
  bool withheld_ = false;
};

}  // namespace

void resolve_sources(const Document& document, const Annotation& annotation, Reading& reading) {
  Resolver(document, annotation, reading).run();
}

}  // namespace hearsay
