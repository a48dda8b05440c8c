// Words by which a source shows what it is: "spokesman", "newspaper", "Mr", "Ministry". English.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hearsay {

// What a common noun says of the source that it heads.
enum class NounSense : uint8_t {
  None,          // not listed: a role or a group of people
  Anonymous,     // "source", "insider", "informant"
  Spokesperson,  // speaks for a body
  Institution,   // "ministry", "police"
  Outlet,        // "newspaper", "broadcaster"
  Document,      // "report", "letter"
  Statement,     // "statement", "tweet": takes after the one who made it
  Quantity,      // "number", "group", "one": the noun after "of" counts
};

enum class Gender : uint8_t { Unknown, Male, Female };

// What a pronoun stands for.
enum class PronounKind : uint8_t { None, Person, Thing, Several, Speaker, Speakers, Hearer };
struct Pronoun {
  PronounKind kind = PronounKind::None;
  Gender gender = Gender::Unknown;
};

// What a word says of the name that it stands in.
enum class NameWord : uint8_t {
  Plain,
  Title,        // before a person's name: "Mr", "President", "Detective"
  Institution,  // "Ministry", "Inc.", "University"
  Outlet,       // "Gazette", "News"; also whole names: "Reuters"
  Place,        // a country or a seat of power: speaks as an institution
  Connector,    // "of", "van": inside a name only
};

// All take the word in small letters (ASCII) and cost one look-up.
NounSense noun_sense(std::string_view lower);
Pronoun pronoun_of(std::string_view lower);
NameWord name_word(std::string_view lower);
Gender gender_of_title(std::string_view lower);       // "mr", "lady"
Gender gender_of_given_name(std::string_view lower);  // common English given names only
bool is_person_noun(std::string_view lower);          // "driver", "sister": one person by what she is
bool is_day_or_month(std::string_view lower);
bool is_indefinite(std::string_view lower);     // "nobody", "someone": nobody in particular
bool is_post_nominal(std::string_view word);    // "QC", "MP": after a name; as written
bool is_determiner(std::string_view lower);     // "the", "a", "some", "his"
bool is_definite(std::string_view lower);       // "the", "this", "that", "these", "those"
bool ends_noun_phrase(std::string_view lower);  // prepositions and relative pronouns: the head stands before
bool withholds_name(std::string_view lower_words);  // "on condition of anonymity", "asked not to be named" …
bool speaks_anonymously(
    std::string_view lower_words);  // the plain cases of that, for words around the source

// ASCII capitals made small.
std::string lower_case(std::string_view word);

}  // namespace hearsay
