#include "claims/source_table.h"

#include <algorithm>

namespace hearsay {

namespace {

bool is_suffix(std::string_view lower) {
  return lower == "jr." || lower == "sr." || lower == "jr" || lower == "sr" || lower == "ii" ||
         lower == "iii";
}

// Whether a noun may be one for a person: it is listed, or it ends as such nouns do.
bool may_be_person(std::string_view lower) {
  static constexpr std::string_view kEndings[] = {"er",  "or",  "ist",   "ant", "ian",
                                                  "eer", "man", "woman", "ee"};
  return is_person_noun(lower) ||
         std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) { return lower.ends_with(ending); });
}

bool compatible(Gender a, Gender b) { return a == Gender::Unknown || b == Gender::Unknown || a == b; }

}  // namespace

int SourceTable::add(Figure figure) {
  figures_.push_back(std::move(figure));
  return static_cast<int>(figures_.size()) - 1;
}

void SourceTable::add_form(int figure, std::string form) {
  constexpr size_t kMostForms = 24;
  constexpr size_t kLongestForm = 160;
  std::vector<std::string>& forms = at(figure).forms;
  if (form.empty() || form.size() > kLongestForm || forms.size() >= kMostForms) return;
  if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
}

void SourceTable::enter(Index& index, const std::string& key, int figure) {
  std::vector<int>& figures = index[key];
  if (figures.size() < kMostNamesakes && std::find(figures.begin(), figures.end(), figure) == figures.end())
    figures.push_back(figure);
}

// The one figure under the key that was mentioned before the token; where none was, the one of the document.
int SourceTable::only_one(const Index& index, const std::string& key, uint32_t before, Gender gender) const {
  const auto found = index.find(key);
  if (found == index.end()) return -1;
  int earlier = -1, any = -1;
  int earlier_count = 0, count = 0;
  for (const int figure : found->second) {
    if (!compatible(at(figure).gender, gender)) continue;
    any = figure;
    ++count;
    if (at(figure).first >= before) continue;
    earlier = figure;
    ++earlier_count;
  }
  if (earlier_count > 0) return earlier_count == 1 ? earlier : -1;
  return count == 1 ? any : -1;
}

std::string SourceTable::key_of(uint32_t begin, uint32_t end) const {
  if (end - begin > 1 && words_.lower(begin) == "the") ++begin;
  return lower_case(plain_text(words_, begin, end));
}

void SourceTable::learn_sense(const Name& name) {
  if (name.titled || name.gender != Gender::Unknown) return;
  Shown& shown = shown_[key_of(name.core, name.end)];
  ++shown.times;
  const std::string before = name.begin > 0 ? words_.lower(name.begin - 1) : "";
  const std::string_view after = name.end < words_.count() ? words_.at(name.end) : "";
  const NounSense noun = noun_sense(before);
  if (noun == NounSense::Outlet && !words_.is_capital(name.begin - 1)) shown.outlet = true;
  bool body = before == "in" || before == "at" || before == "near" || before == "into" || before == "outside";
  body = body || (noun == NounSense::Institution && !words_.is_capital(name.begin - 1));
  body = body || noun_sense(after) == NounSense::Spokesperson;
  if (before == "for" && name.begin > 1)
    body = noun_sense(words_.lower(name.begin - 2)) == NounSense::Spokesperson;
  if (after == "," && name.end + 1 < words_.count()) body = body || words_.at(name.end + 1) == "which";
  shown.as_body += body;
}

bool SourceTable::is_body(const Name& name) const {
  if (name.sense == NameSense::Institution || name.sense == NameSense::Outlet) return true;
  if (name.titled || name.gender != Gender::Unknown) return false;
  const auto shown = shown_.find(key_of(name.core, name.end));
  return shown != shown_.end() && (shown->second.outlet || 3 * shown->second.as_body > shown->second.times);
}

bool SourceTable::is_outlet(const Name& name) const {
  if (name.sense == NameSense::Outlet) return true;
  const auto shown = shown_.find(key_of(name.core, name.end));
  return shown != shown_.end() && shown->second.outlet;
}

void SourceTable::learn(const Name& name) {
  if (name.size() < 2 || find_known(name) >= 0) return;
  is_body(name) ? add_body(name) : add_person(name);
}

int SourceTable::find(const Name& name) {
  const int known = find_known(name);
  if (known < 0) return is_body(name) ? add_body(name) : add_person(name);
  Gender& gender = at(known).gender;
  if (gender == Gender::Unknown) gender = name.gender;
  return known;
}

int SourceTable::find_known(const Name& name) const {
  const bool body = name.sense == NameSense::Institution || name.sense == NameSense::Outlet;
  if (body) return known_body(name);
  const int person = known_person(name);
  return person < 0 && is_body(name) ? known_body(name) : person;
}

// A person's name taken apart: "Adela M. Croft Jr." is given name "adela", surname "croft".
struct SourceTable::PersonKey {
  std::string given, surname, whole;
  bool full = false;
};

SourceTable::PersonKey SourceTable::person_key(const Name& name) const {
  uint32_t last = name.end - 1;
  if (last > name.core && is_suffix(words_.lower(last))) --last;
  PersonKey key;
  key.surname = words_.lower(last);
  key.given = words_.lower(name.core);
  key.full = last > name.core && name_word(key.given) != NameWord::Connector;
  key.whole = key.full ? key.given + ' ' + key.surname : key.surname;
  return key;
}

int SourceTable::known_person(const Name& name) const {
  const PersonKey key = person_key(name);
  const auto whole = full_.find(key.whole);
  if (key.full) return whole == full_.end() ? -1 : whole->second;
  if (const int known = only_one(surnames_, key.surname, name.begin, name.gender); known >= 0) return known;
  if (!name.titled) {
    if (const auto acronym = acronyms_.find(key.surname); acronym != acronyms_.end()) return acronym->second;
    const bool initial = key.surname.size() == 2 && key.surname[1] == '.';
    if (const int known = only_one(given_names_, key.surname, name.begin, name.gender);
        known >= 0 && !initial)
      return known;
    if (is_body(name)) return known_body(name);
  }
  return whole == full_.end() ? -1 : whole->second;
}

int SourceTable::add_person(const Name& name) {
  const PersonKey key = person_key(name);
  Figure figure;
  figure.type = SourceType::Named;
  figure.gender = name.gender;
  figure.first = name.begin;
  figure.doubtful = !words_.is_capital(name.end - 1);
  figure.forms.push_back(plain_text(words_, key.full || !name.titled ? name.core : name.begin, name.end));
  const int added = add(std::move(figure));
  full_.emplace(key.whole, added);
  if (key.full) {
    enter(surnames_, key.surname, added);
    enter(given_names_, key.given, added);
  }
  return added;
}

int SourceTable::known_body(const Name& name) const {
  const std::string key = key_of(name.core, name.end);
  if (const auto known = full_.find(key); known != full_.end()) return known->second;
  if (const auto acronym = acronyms_.find(key); acronym != acronyms_.end()) return acronym->second;
  if (name.size() > 1) return -1;
  return only_one(name.sense == NameSense::Outlet ? body_tails_ : body_heads_, key, name.begin,
                  Gender::Unknown);
}

int SourceTable::add_body(const Name& name) {
  Figure figure;
  figure.type = is_outlet(name) ? SourceType::Outlet : SourceType::Institution;
  figure.first = name.begin;
  figure.forms.push_back(plain_text(words_, name.core, name.end));
  const int added = add(std::move(figure));
  full_.emplace(key_of(name.core, name.end), added);
  if (name.size() < 2) return added;
  if (name.sense == NameSense::Outlet) {
    enter(body_tails_, words_.lower(name.end - 1), added);
  } else if (const std::string head = words_.lower(name.core); name_word(head) == NameWord::Plain) {
    enter(body_heads_, head, added);
  }
  return added;
}

int SourceTable::find_author(std::string_view author) {
  const std::string key = lower_case(author);
  if (const auto known = full_.find(key); known != full_.end()) return known->second;
  Figure figure;
  const size_t blank = key.rfind(' ');
  const NameWord last = name_word(key.substr(blank == std::string::npos ? 0 : blank + 1));
  figure.type = last == NameWord::Outlet        ? SourceType::Outlet
                : last == NameWord::Institution ? SourceType::Institution
                                                : SourceType::Named;
  figure.forms.emplace_back(author);
  if (blank != std::string::npos) figure.gender = gender_of_given_name(key.substr(0, key.find(' ')));
  const int added = add(std::move(figure));
  full_.emplace(key, added);
  if (blank != std::string::npos) {
    enter(surnames_, key.substr(blank + 1), added);
    enter(given_names_, key.substr(0, key.find(' ')), added);
  }
  return added;
}

void SourceTable::learn_role(std::string_view noun, int figure) { enter(roles_, std::string(noun), figure); }

void SourceTable::learn_acronym(std::string_view acronym, int figure) {
  acronyms_.emplace(lower_case(acronym), figure);
}

// Whether every word between the determiner and the head stands in the figure's first form: "the night
// porter" is "a night porter at the lock", not "a porter".
bool SourceTable::has_modifiers(const SourcePhrase& phrase, int figure) const {
  const std::string known = ' ' + lower_case(at(figure).forms.front()) + ' ';
  for (uint32_t token = phrase.begin + phrase.definite; token < phrase.head; ++token) {
    if (known.find(' ' + words_.lower(token) + ' ') == std::string::npos) return false;
  }
  return true;
}

// The figure that "the warden" or "police" points back to, or -1.
int SourceTable::antecedent_of(const SourcePhrase& phrase) const {
  const bool people = phrase.type == SourceType::Anonymous || phrase.type == SourceType::Described;
  const bool bare_body = phrase.type == SourceType::Institution && !is_determiner(words_.lower(phrase.begin));
  if ((!phrase.definite && !bare_body) || (people && phrase.plural)) return -1;
  const std::string head = words_.lower(phrase.head);
  const uint32_t size = phrase.end - phrase.begin;
  if (phrase.definite && size == 2) {
    const int known = only_one(roles_, head, phrase.begin, Gender::Unknown);
    if (known >= 0 && at(known).first < phrase.begin) return known;
  }
  const int known = only_one(nouns_, head, phrase.begin, Gender::Unknown);
  if (known < 0 || at(known).first >= phrase.begin) return -1;
  if (at(known).forms.front() == plain_text(words_, phrase.begin, phrase.end)) return known;
  return phrase.head + 1 == phrase.end && size <= 4 && has_modifiers(phrase, known) ? known : -1;
}

int SourceTable::find_noun(const SourcePhrase& phrase) {
  const std::string written = plain_text(words_, phrase.begin, phrase.end);
  const bool coded = phrase.kind == SourcePhrase::Kind::Name;  // "AGENT-1" is the same each time
  if (coded || phrase.type != SourceType::Anonymous) {
    if (const auto named = full_.find(lower_case(written)); named != full_.end()) return named->second;
  }
  if (const int known = coded ? -1 : antecedent_of(phrase); known >= 0) return known;
  const std::string head = words_.lower(phrase.head);
  Figure figure;
  figure.type = phrase.type;
  figure.gender = gender_of_title(head);
  figure.plural = phrase.plural;
  figure.doubtful = phrase.type == SourceType::Described && !phrase.one_of_many && !may_be_person(head);
  figure.indefinite = phrase.indefinite;
  figure.first = phrase.begin;
  figure.forms.push_back(written);
  const int added = add(std::move(figure));
  if (coded || phrase.company) full_.emplace(lower_case(written), added);
  if (!coded && !phrase.indefinite && !phrase.one_of_many) enter(nouns_, head, added);
  return added;
}

Entity entity_of(const Figure& figure) {
  Entity entity;
  switch (figure.type) {
    case SourceType::Named:
      entity.type = EntityType::Person;
      break;
    case SourceType::Institution:
      entity.type = EntityType::Organization;
      break;
    case SourceType::Outlet:
      entity.type = EntityType::Outlet;
      break;
    case SourceType::Document:
      entity.type = EntityType::Work;
      break;
    case SourceType::Described:
    case SourceType::Anonymous:
      // "Nobody", "both": never a person who could be met again.
      entity.type = figure.plural || figure.indefinite ? EntityType::Group : EntityType::Person;
      break;
    case SourceType::None:
      entity.type = EntityType::Other;
      break;
  }
  entity.name = figure.forms.front();
  entity.aliases.assign(figure.forms.begin() + 1, figure.forms.end());
  return entity;
}

}  // namespace hearsay
