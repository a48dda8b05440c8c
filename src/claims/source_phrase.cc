#include "claims/source_phrase.h"

#include <algorithm>

namespace hearsay {

namespace {

constexpr uint32_t kLongestPhrase =
    60;  // tokens that are looked at; the rest of a long relative clause says no more

SourceType type_of(NameSense sense) {
  switch (sense) {
    case NameSense::Institution:
      return SourceType::Institution;
    case NameSense::Outlet:
      return SourceType::Outlet;
    default:
      return SourceType::Named;
  }
}

class PhraseReader {
 public:
  PhraseReader(const NameScanner& scanner, uint32_t begin, uint32_t end)
      : words_(scanner.words()), scanner_(scanner) {
    end = std::min(end, begin + kLongestPhrase);
    while (begin + 1 < end && !words_.is_word(begin) && !is_number(begin)) ++begin;
    while (end > begin + 1 && (words_.is_possessive(end - 1) || is_closing(end - 1) || is_self(end - 1)))
      --end;
    phrase_.begin = begin;
    phrase_.end = end;
  }

  SourcePhrase read() {
    if (is_pronoun()) return phrase_;
    names_ = scanner_.scan_source(phrase_.begin, phrase_.end);
    const std::string first = words_.lower(phrase_.begin);
    phrase_.definite = is_definite(first);
    phrase_.indefinite = is_indefinite(first) || is_indefinite(words_.lower(phrase_.end - 1));
    lower_ = lower_case(words_.span(phrase_.begin, phrase_.end).of(words_.text()));
    std::replace(lower_.begin(), lower_.end(), '\n', ' ');
    if (!is_company(first == "both" || first == "neither")) read_head(phrase_.begin);
    if (is_one_of_many(first)) {
      phrase_.one_of_many = true;
      phrase_.plural = phrase_.indefinite = false;
    }
    if (is_code()) {
      phrase_.kind = SourcePhrase::Kind::Name;
      phrase_.has_name = false;
      phrase_.type = SourceType::Anonymous;
    }
    const bool withholds = phrase_.type == SourceType::Described || phrase_.type == SourceType::Named;
    if (withholds && withholds_name(lower_)) phrase_.type = SourceType::Anonymous;
    return phrase_;
  }

 private:
  bool is_closing(uint32_t token) const {
    const std::string_view word = words_.at(token);
    return word == "]" || word == "," || word == ":" || word == "\"" || word == "\xE2\x80\x9D";
  }

  bool is_self(uint32_t token) const {
    const std::string_view word = words_.at(token);
    return word == "himself" || word == "herself" || word == "itself" || word == "themselves" ||
           word == "myself";
  }

  bool is_number(uint32_t token) const {
    return !words_.is_word(token) && words_.at(token)[0] >= '0' && words_.at(token)[0] <= '9';
  }

  // "he", "they all", "she herself".
  bool is_pronoun() {
    const uint32_t size = phrase_.end - phrase_.begin;
    const std::string lower_first = words_.lower(phrase_.begin);
    const Pronoun first = pronoun_of(lower_first);
    if (first.kind == PronounKind::None || size > 2) return false;
    if (size == 2) {
      const std::string second = words_.lower(phrase_.begin + 1);
      const bool follows = second == "all" || second == "both" || second == "themselves" ||
                           second == "himself" || second == "herself" || second == "itself" ||
                           second == "," || second == "too" || second == "also";
      // A verb that was taken along: "he doesnt".
      const bool subject = lower_first == "he" || lower_first == "she";
      if (!follows && !(subject && second != "and" && second != "or" && second != "who")) return false;
    }
    if (size == 1 && words_.at(phrase_.begin) == "US") return false;
    phrase_.kind = SourcePhrase::Kind::Pronoun;
    phrase_.pronoun = first;
    return true;
  }

  // "one of the clerks", "somebody", "the other".
  bool is_one_of_many(const std::string& first) const {
    if (phrase_.has_name || phrase_.type != SourceType::Described) return false;
    const std::string last = words_.lower(phrase_.head);
    return first == "one" || first == "another" || first == "somebody" || first == "someone" ||
           last == "other";
  }

  static bool is_person(const Name& name) {
    return name.sense == NameSense::Person || name.sense == NameSense::Unclear;
  }

  // "Mr Croft and Ms Eke": several together are a source of their own, none of them alone.
  bool is_company(bool both) {
    if (names_.empty() || names_.front().begin > phrase_.begin + 1) return false;
    bool joined = both;
    for (const Name& name : names_) {
      if (joined || name.end + 1 >= phrase_.end) break;
      const std::string_view link = words_.at(name.end);
      joined = link == "and" || link == "&" || link == "or" || link == "nor";
    }
    if (!joined) return false;
    phrase_.kind = SourcePhrase::Kind::Noun;
    phrase_.head = phrase_.end - 1;
    phrase_.type = type_of(names_.front().sense);
    phrase_.plural = true;
    phrase_.company = true;
    phrase_.indefinite = true;
    return true;
  }

  const Name* name_over(uint32_t token) const {
    for (const Name& name : names_) {
      if (name.begin <= token && token < name.end) return &name;
    }
    return nullptr;
  }

  // Where the noun phrase that begins at `begin` has its head behind it: a comma, a preposition, a relative
  // clause.
  uint32_t end_of_chunk(uint32_t begin) const {
    for (uint32_t at = begin; at < phrase_.end; ++at) {
      if (name_over(at) != nullptr) continue;
      const std::string lower = words_.lower(at);
      const bool mark = !words_.is_word(at) && !is_number(at) && !words_.is_possessive(at) && lower != "\"" &&
                        lower != "-" && lower != "\xE2\x80\x9C" && lower != "\xE2\x80\x9D";
      if (at > begin && (mark || ends_noun_phrase(lower) || lower == "and" || lower == "or" ||
                         is_participle(begin, at, lower)))
        return at;
    }
    return phrase_.end;
  }

  // "a group monitoring the war": a participle after a noun begins a clause.
  bool is_participle(uint32_t begin, uint32_t at, const std::string& lower) const {
    if (at + 1 >= phrase_.end || at < begin + 2 || words_.is_capital(at)) return false;
    const bool regular = lower.size() > 4 && (lower.ends_with("ing") || lower.ends_with("ed"));
    if (!regular && lower != "made" && lower != "kept" && lower != "seen" && lower != "known" &&
        lower != "written" && lower != "sent" && lower != "given") {
      return false;
    }
    return !is_determiner(words_.lower(at - 1)) && noun_follows_clause(at + 1);
  }

  bool noun_follows_clause(uint32_t at) const {
    const std::string lower = words_.lower(at);
    return is_determiner(lower) || ends_noun_phrase(lower) || words_.is_capital(at);
  }

  void read_head(uint32_t begin) {
    const uint32_t end = end_of_chunk(begin);
    uint32_t head = end - 1;
    while (head > begin && !words_.is_word(head) && !is_number(head)) --head;
    while (head > begin && (words_.is_possessive(head) || is_post_nominal(words_.at(head)))) --head;
    if (const Name* name = name_over(head); name != nullptr && name->begin >= begin)
      return take_name(*name, begin, end);
    phrase_.head = head;
    const std::string lower = words_.lower(head);
    NounSense sense = noun_sense(lower);
    phrase_.plural = lower.size() > 3 && lower.ends_with('s') && !lower.ends_with("ss");
    const bool of = end < phrase_.end && words_.at(end) == "of";
    if (of && end + 1 < phrase_.end && (sense == NounSense::Quantity || lower == "group" || lower == "team"))
      return read_head(end + 1);
    phrase_.indefinite = phrase_.indefinite || sense == NounSense::Quantity;
    if (find_apposition(begin, end, sense)) return;
    take_noun(sense, begin, end);
  }

  void take_name(const Name& name, uint32_t begin, uint32_t end) {
    phrase_.kind = SourcePhrase::Kind::Name;
    phrase_.has_name = true;
    phrase_.name = name;
    phrase_.type = type_of(name.sense);
    if (name.begin > begin && is_person(name)) {  // "state inspector Ludo Doe"
      phrase_.role = begin;
      phrase_.role_end = name.core;
    }
    if (name.begin > begin && is_person(name) &&
        noun_sense(words_.lower(name.begin - 1)) == NounSense::Outlet) {
      phrase_.type = SourceType::Outlet;  // "the daily Obzor"
    }
    if (is_people(name)) {
      phrase_.kind = SourcePhrase::Kind::Noun;
      phrase_.has_name = false;
      phrase_.head = name.end - 1;
      phrase_.type = SourceType::Described;
      phrase_.plural = true;
      return;
    }
    // "Adela Croft, the board's chair": a person by her office; a body keeps its own sense.
    if (name.sense == NameSense::Unclear && end + 1 < phrase_.end && words_.at(end) == ",") {
      const uint32_t after = end_of_chunk(end + 1);
      const NounSense sense = noun_sense(words_.lower(after - 1));
      if (sense == NounSense::Outlet) phrase_.type = SourceType::Outlet;
      if (sense == NounSense::Institution) phrase_.type = SourceType::Institution;
    }
  }

  // "Republicans", "Sicilians": many, by what they are.
  bool is_people(const Name& name) const {
    if (name.titled || words_.is_possessive(std::min(name.end, words_.count() - 1))) return false;
    const std::string last = words_.lower(name.end - 1);
    static constexpr std::string_view kEndings[] = {"ans", "crats", "ists", "ives", "ites"};
    return name.size() <= 2 && name.gender == Gender::Unknown && name.sense != NameSense::Outlet &&
           last.size() > 6 &&
           std::any_of(std::begin(kEndings), std::end(kEndings),
                       [&](std::string_view ending) { return last.ends_with(ending); });
  }

  // "the warden, Tormod Eke", "the head of the port, Tormod Eke": the name after the comma, of the head's
  // kind.
  bool find_apposition(uint32_t begin, uint32_t end, NounSense sense) {
    if (sense == NounSense::Document || sense == NounSense::Statement) return false;
    for (const Name& name : names_) {
      if (name.begin <= end || name.begin < phrase_.begin + 2) continue;
      // ", Tormod Eke", ", one Tormod Eke", ", warden Tormod Eke"
      uint32_t comma = name.begin - 1;
      while (comma > end && comma + 3 > name.begin && words_.is_word(comma) && !words_.is_capital(comma))
        --comma;
      if (words_.at(comma) != ",") continue;
      if (name.end < phrase_.end && words_.at(name.end) != "," && words_.at(name.end) != "(") continue;
      if (sense == NounSense::None && !is_person(name)) continue;
      phrase_.kind = SourcePhrase::Kind::Name;
      phrase_.has_name = true;
      phrase_.name = name;
      phrase_.type = type_of(name.sense);
      if (sense == NounSense::Outlet) phrase_.type = SourceType::Outlet;
      if (sense == NounSense::Institution && is_person(name)) phrase_.type = SourceType::Institution;
      phrase_.role = begin;
      phrase_.role_end = comma;
      return true;
    }
    return false;
  }

  // The name that a noun belongs to: "Croft's statement", "a NATO spokesman", "the spokesman for NATO".
  const Name* owner(uint32_t begin, uint32_t end) const {
    const Name* best = nullptr;
    for (const Name& name : names_) {
      if (name.begin >= begin && name.end <= end) best = &name;
      if (best == nullptr && name.begin > end && name.begin <= end + 2) {
        const std::string_view link = words_.at(end);
        if (link == "for" || link == "of" || link == "by" || link == "from" || link == "at" ||
            link == "with" || (link == "in" && name.sense == NameSense::Outlet))
          best = &name;
      }
    }
    return best;
  }

  bool has_institution_word(uint32_t begin, uint32_t end) const {
    for (uint32_t at = begin; at < end; ++at) {
      if (noun_sense(words_.lower(at)) == NounSense::Institution) return true;
    }
    return false;
  }

  void take_noun(NounSense sense, uint32_t begin, uint32_t end) {
    phrase_.kind = SourcePhrase::Kind::Noun;
    const Name* of = owner(begin, end);
    switch (sense) {
      case NounSense::Anonymous:
        phrase_.type = SourceType::Anonymous;
        return;
      case NounSense::Spokesperson:
        take_owner(of);
        if (of == nullptr || of->sense == NameSense::Unclear) phrase_.type = SourceType::Institution;
        return;
      case NounSense::Statement:
        // "The statement" of nobody in sight is mostly a body's.
        phrase_.type = has_institution_word(begin, end - 1) || phrase_.definite ? SourceType::Institution
                                                                                : SourceType::Document;
        take_owner(of);
        return;
      case NounSense::Institution:
        phrase_.type = SourceType::Institution;
        if (of != nullptr && of->sense == NameSense::Outlet && of->end <= phrase_.head)
          return take_owner(of);  // "the X news agency"
        if (of != nullptr && of->end == phrase_.head && is_named_body(*of)) take_owner(of);
        return;
      case NounSense::Outlet:
        phrase_.type = SourceType::Outlet;
        if (of != nullptr && of->end == phrase_.head && of->sense == NameSense::Outlet) take_owner(of);
        return;
      case NounSense::Document:
        phrase_.type = SourceType::Document;
        if (of != nullptr && (of->sense == NameSense::Outlet || is_testimony(*of))) take_owner(of);
        if (is_bare_reports(begin, end)) phrase_.type = SourceType::Outlet;
        return;
      default:
        phrase_.type =
            is_office() || words_.at(phrase_.head)[0] == '@' ? SourceType::Named : SourceType::Described;
    }
  }

  // "the NATO office", but not "the Croft camp", which is another than Croft.
  bool is_named_body(const Name& name) const {
    return name.sense == NameSense::Institution &&
           (name.size() > 1 || name.begin == phrase_.begin || words_.lower(name.begin - 1) != "the");
  }

  bool is_representative() const {
    const std::string head = words_.lower(phrase_.head);
    return head == "representative" || head == "representatives" || head == "rep" || head == "reps";
  }

  // "Q.": whoever asks in a transcript.
  bool is_question() const { return words_.at(phrase_.head) == "Q." || words_.at(phrase_.head) == "Q"; }

  // "the President", "Subject": an office that one person holds, or the one whom a file is about.
  bool is_office() const {
    if (!words_.is_capital(phrase_.head) || phrase_.end - phrase_.begin > 4) return false;
    const std::string head = words_.lower(phrase_.head);
    const bool alone = phrase_.end - phrase_.begin == 1;
    return head == "president" || head == "pope" || head == "queen" || head == "king" ||
           (head == "minister" && !alone) || (head == "subject" && alone);
  }

  void take_owner(const Name* name) {
    if (name == nullptr) return;
    phrase_.has_name = true;
    phrase_.name = *name;
    phrase_.type = type_of(name->sense);
  }

  // "Croft's evidence", "the e-mail from Croft": papers that are somebody's own words.
  bool is_testimony(const Name& of) const {
    const std::string head = words_.lower(phrase_.head);
    const bool words = head == "evidence" || head == "testimony" || head == "email" || head == "e-mail" ||
                       head == "emails" || head == "post";
    return words && of.sense != NameSense::Institution;
  }

  // "reports", "local media reports": what papers write; "the reports" are papers before the reader.
  bool is_bare_reports(uint32_t begin, uint32_t end) const {
    if (words_.lower(phrase_.head) != "reports" || phrase_.definite || end - begin > 3) return false;
    const std::string first = words_.lower(begin);
    return end - begin == 1 || first == "media" || first == "press" || first == "news" || first == "local" ||
           first == "other" || first == "published" || first == "early" || first == "newspaper";
  }

  // "AGENT-1", "Witness F": who stands behind it is hidden.
  bool is_code() const {
    const uint32_t size = phrase_.end - phrase_.begin;
    const std::string_view first = words_.at(phrase_.begin);
    if (size == 1) {
      const size_t dash = first.find('-');
      if (dash == std::string_view::npos || dash == 0 || dash + 1 == first.size() || first.size() - dash > 3)
        return false;
      const char next = first[dash + 1];
      return std::all_of(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(dash),
                         [](char c) { return c >= 'A' && c <= 'Z'; }) &&
             ((next >= '0' && next <= '9') || next == 'l' || next == 'I');
    }
    const std::string lower = words_.lower(phrase_.begin);
    return size == 2 && (lower == "witness" || lower == "iden" || lower == "informant") &&
           words_.at(phrase_.begin + 1).size() == 1;
  }

  const TokenText& words_;
  const NameScanner& scanner_;
  SourcePhrase phrase_;
  std::vector<Name> names_;
  std::string lower_;
};

}  // namespace

SourcePhrase read_source_phrase(const NameScanner& names, uint32_t begin, uint32_t end) {
  return PhraseReader(names, begin, end).read();
}

}  // namespace hearsay
