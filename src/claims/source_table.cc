#include "claims/source_table.h"

#include <algorithm>

namespace hearsay {

namespace {

bool is_suffix(std::string_view lower) {
  return lower == "jr." || lower == "sr." || lower == "jr" || lower == "sr" || lower == "ii" ||
         lower == "iii";
}

bool compatible(Gender a, Gender b) { return a == Gender::Unknown || b == Gender::Unknown || a == b; }

SourceType type_of(NameSense sense) {
  if (sense == NameSense::Institution) return SourceType::Institution;
  return sense == NameSense::Outlet ? SourceType::Outlet : SourceType::Named;
}

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

void SourceTable::learn(const Name& name) {
  if (name.size() < 2) return;
  const bool body = name.sense == NameSense::Institution || name.sense == NameSense::Outlet;
  body ? find_body(name, true) : find_person(name, true);
}

int SourceTable::find(const Name& name) {
  const bool body = name.sense == NameSense::Institution || name.sense == NameSense::Outlet;
  return body ? find_body(name, false) : find_person(name, false);
}

int SourceTable::find_person(const Name& name, bool learning) {
  uint32_t last = name.end - 1;
  if (last > name.core && is_suffix(words_.lower(last))) --last;
  const std::string surname = words_.lower(last);
  const std::string given = words_.lower(name.core);
  const bool full = last > name.core && name_word(given) != NameWord::Connector;
  const std::string key = full ? given + ' ' + surname : surname;
  if (full) {
    if (const auto known = full_.find(key); known != full_.end()) {
      Gender& gender = at(known->second).gender;
      if (gender == Gender::Unknown) gender = name.gender;
      return known->second;
    }
  } else if (!learning) {
    if (const int known = only_one(surnames_, surname, name.begin, name.gender); known >= 0) return known;
    if (!name.titled) {
      if (const auto acronym = acronyms_.find(surname); acronym != acronyms_.end()) return acronym->second;
      if (const int known = only_one(given_names_, surname, name.begin, name.gender); known >= 0)
        return known;
      if (const int known = only_one(body_heads_, surname, name.begin, Gender::Unknown); known >= 0)
        return known;
    }
    if (const auto known = full_.find(key); known != full_.end()) return known->second;
  }
  Figure figure;
  figure.type = type_of(name.sense);
  figure.gender = name.gender;
  figure.first = name.begin;
  figure.forms.push_back(plain_text(words_, name.core, name.end));
  const int added = add(std::move(figure));
  full_.emplace(key, added);
  if (full) {
    enter(surnames_, surname, added);
    enter(given_names_, given, added);
  }
  return added;
}

int SourceTable::find_body(const Name& name, bool learning) {
  const std::string key = key_of(name.core, name.end);
  if (const auto known = full_.find(key); known != full_.end()) return known->second;
  if (const auto acronym = acronyms_.find(key); acronym != acronyms_.end()) return acronym->second;
  if (!learning && name.size() == 1) {
    const Index& index = name.sense == NameSense::Outlet ? body_tails_ : body_heads_;
    if (const int known = only_one(index, key, name.begin, Gender::Unknown); known >= 0) return known;
  }
  Figure figure;
  figure.type = type_of(name.sense);
  figure.first = name.begin;
  figure.forms.push_back(plain_text(words_, name.core, name.end));
  const int added = add(std::move(figure));
  full_.emplace(key, added);
  if (name.size() > 1) {
    if (name.sense == NameSense::Outlet) {
      enter(body_tails_, words_.lower(name.end - 1), added);
    } else if (const std::string head = words_.lower(name.core); name_word(head) == NameWord::Plain) {
      enter(body_heads_, head, added);
    }
  }
  return added;
}

int SourceTable::find_author(std::string_view author) {
  const std::string key = lower_case(author);
  if (const auto known = full_.find(key); known != full_.end()) return known->second;
  Figure figure;
  figure.type = SourceType::Named;
  figure.forms.emplace_back(author);
  const size_t blank = key.rfind(' ');
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

int SourceTable::find_noun(const SourcePhrase& phrase) {
  const std::string head = words_.lower(phrase.head);
  const bool short_phrase = phrase.end - phrase.begin <= 3;
  if (phrase.definite && short_phrase && !phrase.plural) {
    if (const int known = only_one(roles_, head, phrase.begin, Gender::Unknown);
        known >= 0 && at(known).first < phrase.begin)
      return known;
  }
  const bool bare_body = phrase.type == SourceType::Institution && !is_determiner(words_.lower(phrase.begin));
  if ((phrase.definite || bare_body) && (phrase.type != SourceType::Described || !phrase.plural)) {
    const int known = only_one(nouns_, head, phrase.begin, Gender::Unknown);
    if (known >= 0 && at(known).first < phrase.begin &&
        (short_phrase || at(known).forms.front() == plain_text(words_, phrase.begin, phrase.end)))
      return known;
  }
  Figure figure;
  figure.type = phrase.type;
  figure.plural = phrase.plural;
  figure.first = phrase.begin;
  figure.forms.push_back(plain_text(words_, phrase.begin, phrase.end));
  const int added = add(std::move(figure));
  enter(nouns_, head, added);
  return added;
}

}  // namespace hearsay
