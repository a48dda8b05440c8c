#include "language/abbreviations.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

namespace hearsay {

namespace {

constexpr size_t kLongest = 8;  // of the listed words; longer ones need no look-up

using Table = std::unordered_map<std::string_view, Abbreviation>;

void put(Table& table, Abbreviation kind, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) table.emplace(word, kind);
}

Table make_table() {
  Table table;
  put(table, Abbreviation::Title,
      {"Mr",   "P.S",    "Drs",  "Mrs",  "Ms",   "Mx",   "Dr",   "Prof", "Sen",  "Sens", "Rep",
       "Reps", "Gov",    "Govs", "Gen",  "Lt",   "Col",  "Capt", "Cpt",  "Cmdr", "Cdr",  "Maj",
       "Sgt",  "Cpl",    "Pvt",  "Adm",  "Brig", "Rev",  "Fr",   "Hon",  "Pres", "Supt", "Insp",
       "Det",  "Messrs", "Mme",  "Mlle", "Mt",   "St",   "Ste",  "Ft",   "Amb",  "Atty", "Asst",
       "Dep",  "Sr.",    "Dir",  "Msgr", "Ald",  "Cllr", "Esq.", "Spc",  "Pfc",  "Ens"});
  put(table, Abbreviation::BeforeNumber,
      {"No",   "no",   "Nos", "nos", "p",   "pp",  "vol",  "Vol",   "vols", "fig",   "Fig",
       "figs", "Figs", "sec", "Sec", "art", "Art", "para", "paras", "Para", "Paras", "ch",
       "Ch",   "ca",   "c",   "n",   "ll",  "eq",  "Eq",   "Ex",    "Exh",  "ss",    "op"});
  put(table, Abbreviation::Inner,
      {"vs",  "v",    "cf",  "viz", "al", "approx", "i.e", "e.g",  "ie",   "eg",  "I.e", "E.g",
       "c.f", "incl", "esp", "ref", "Ph", "d/b/a",  "aka", "resp", "ibid", "est", "cit"});
  put(table, Abbreviation::Ending,
      {"Inc",  "Corp", "Ltd",  "Co",   "Cos",   "Bros",  "Jr",   "Sr",   "Jan",  "Feb",  "Mar",
       "Apr",  "Jun",  "Jul",  "Aug",  "Sep",   "Sept",  "Oct",  "Nov",  "Dec",  "Mon",  "Tue",
       "Tues", "Wed",  "Thu",  "Thur", "Thurs", "Fri",   "Sat",  "Sun",  "etc",  "Ave",  "Blvd",
       "Rd",   "Hwy",  "Ala",  "Ariz", "Ark",   "Calif", "Colo", "Conn", "Del",  "Fla",  "Ga",
       "Ill",  "Ind",  "Kan",  "Ky",   "La",    "Md",    "Mass", "Mich", "Minn", "Mo",   "Mont",
       "Neb",  "Nev",  "Okla", "Ore",  "Pa",    "Penn",  "Tenn", "Tex",  "Va",   "Vt",   "Wash",
       "Wis",  "Wyo",  "Dept", "dept", "Univ",  "Assn",  "Esq",  "Ph.D", "PhD",  "M.D",  "B.Sc",
       "Mfg",  "Intl", "Natl", "Govt", "govt",  "hrs",   "hr",   "min",  "mins", "ft",   "lbs",
       "lb",   "oz",   "km",   "yrs",  "yr",    "Ed",    "Eds",  "ed",   "eds",  "Adv",  "Cf",
       "Pty",  "Plc",  "S.A",  "Gmbh", "Res",   "Tel",   "tel",  "ext",  "Ext",  "a.k.a"});
  return table;
}

// "U.S", "p.m", "J.R.R": single letters parted by stops, two or more.
bool is_dotted(std::string_view word) {
  if (word.size() < 3) return false;
  for (size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (i % 2 == 0 ? !letter : c != '.') return false;
  }
  return word.size() % 2 == 1;
}

}  // namespace

Abbreviation abbreviation_of(std::string_view word) {
  static const Table kTable = make_table();
  if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z')
    return word[0] == 'I' ? Abbreviation::None : Abbreviation::Ending;
  if (word.size() > kLongest) return is_dotted(word) ? Abbreviation::Ending : Abbreviation::None;
  if (const auto found = kTable.find(word); found != kTable.end()) return found->second;
  if (is_dotted(word)) return Abbreviation::Ending;
  if (word.size() < 2 || word[0] < 'A' || word[0] > 'Z') return Abbreviation::None;
  std::string folded(word);  // "MR" as "Mr", "INC" as "Inc"
  for (size_t i = 1; i < folded.size(); ++i) {
    if (folded[i] < 'A' || folded[i] > 'Z') return Abbreviation::None;
    folded[i] = static_cast<char>(folded[i] - 'A' + 'a');
  }
  const auto found = kTable.find(folded);
  return found == kTable.end() ? Abbreviation::None : found->second;
}

bool begins_sentences(std::string_view word) {
  static const std::unordered_set<std::string_view> kWords = {
      "The",     "A",         "An",      "He",      "She",    "It",      "They",      "We",      "I",
      "You",     "His",       "Her",     "Its",     "Their",  "Our",     "My",        "Your",    "This",
      "That",    "These",     "Those",   "There",   "Here",   "But",     "And",       "Or",      "So",
      "Yet",     "In",        "On",      "At",      "By",     "For",     "From",      "With",    "As",
      "If",      "When",      "While",   "After",   "Before", "Since",   "Although",  "Though",  "Because",
      "However", "Meanwhile", "Then",    "Now",     "Also",   "No",      "Not",       "Some",    "Many",
      "Most",    "All",       "Both",    "Each",    "Every",  "One",     "Two",       "What",    "Who",
      "Why",     "How",       "Where",   "Which",   "Is",     "Are",     "Was",       "Were",    "Did",
      "Does",    "Do",        "Has",     "Have",    "Had",    "Can",     "Could",     "Will",    "Would",
      "Should",  "May",       "Under",   "During",  "Until",  "Despite", "According", "Asked",   "Following",
      "Among",   "To",        "Another", "Several", "Such",   "Other",   "Others",    "Earlier", "Later",
      "Last",    "Still",     "Even",    "Only",    "Just",   "Once",    "Please",    "Let",     "Let's",
      "Yes",     "Thanks"};
  return kWords.contains(word);
}

bool is_speech_verb(std::string_view word) {
  static const std::unordered_set<std::string_view> kWords = {
      "said",      "says",      "say",       "asked",     "asks",    "replied",  "replies",  "answered",
      "added",     "adds",      "wrote",     "writes",    "tweeted", "told",     "tells",    "shouted",
      "cried",     "exclaimed", "wondered",  "demanded",  "quipped", "joked",    "insisted", "declared",
      "recalled",  "remarked",  "responded", "whispered", "yelled",  "inquired", "enquired", "continued",
      "explained", "concluded", "posted",    "thought",   "noted",   "urged",    "warned"};
  return kWords.contains(word);
}

}  // namespace hearsay
