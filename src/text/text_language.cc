#include "text/text_language.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace hearsay {
namespace {

struct Profile {
  std::string_view language;
  std::string_view words;  // articles, prepositions, pronouns, auxiliary verbs
};

constexpr Profile kProfiles[] = {
    {"en",
     "the of and to in is that was for it with as his he on be at by had not are but from or have an they "
     "which "
     "were this you has been will would said who their"},
    {"de",
     "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er "
     "hat "
     "dass sie nach wird bei einer um am sind noch wie einem über war ich wir"},
    {"fr",
     "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se il sont avec ce cette "
     "ont "
     "elle été aux ses mais comme nous vous leur"},
    {"es",
     "de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ha o este "
     "sí "
     "porque esta entre cuando muy sin sobre también fue han"},
    {"it",
     "di e il la che in un per è a non una del si da con sono della le dei alla i ha anche nel gli come lo "
     "più "
     "questo dal ma delle al se essere stato nella hanno"},
    {"pt",
     "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à "
     "seu "
     "sua ou ser quando muito há nos já também são pelo pela"},
    {"nl",
     "de van het een en in is dat op te zijn met voor die niet aan er om ook als dan maar bij hij uit nog "
     "naar "
     "heeft ze door worden wordt werd hebben deze ik dit over"},
    {"pl",
     "w i na z że nie się do jest to o jak po co dla od przez za ale był tym które oraz ich są jego tego być "
     "czy "
     "może tylko już także został roku"},
    {"sv",
     "och i att det som en på är av för med den till inte har de ett om var jag han från vi så men sig ut nu "
     "när "
     "ska kan också efter eller skulle"},
    {"da",
     "og i at det er en til på af for med de ikke den har som et der fra var han om vi så men kan ud nu "
     "efter "
     "også skal blev eller være hvor sig"},
    {"no",
     "og i det på er en til av for med at de ikke den har som et fra var han om vi så men kan ut nå etter "
     "også "
     "skal ble eller være hvor seg"},
    {"fi",
     "ja on ei että se hän oli ovat mutta kun myös niin kuin tai joka ole sen jos vain nyt ovat mukaan jo "
     "ollut "
     "vuoden olla siitä"},
    {"cs",
     "a v se na je že s z do o to i k ve pro za by jako jeho ale po jsou který jsem od co tak nebo podle "
     "není "
     "také bylo byl až při které"},
    {"sk",
     "a v sa na je že s z do o to i k vo pre za by ako jeho ale po sú ktorý som od čo tak alebo podľa nie aj "
     "bolo "
     "bol až pri ktoré"},
    {"hu",
     "a az és hogy nem is egy ez van meg csak de volt már el mint még ha azt sem ki vagy volna szerint után "
     "aki "
     "ami lesz"},
    {"ro",
     "de și în a la cu pe că nu o din se un mai este care pentru ce au fi sau după prin fost lui dar sunt al "
     "ale "
     "iar această"},
    {"hr",
     "i u je na da se za su od s iz ne to o će koji bi kao što ali te li po nakon ili sve bio nije koje"},
    {"tr",
     "ve bir bu da de için ile olarak çok olan daha ne gibi kadar sonra ama en olduğu var ise ya o değil her "
     "tarafından"},
    {"id",
     "yang dan di dengan untuk ini itu dari dalam pada tidak akan ke oleh juga adalah ada mereka sebagai "
     "telah "
     "tersebut karena bisa"},
    {"ru",
     "и в не на что с по он как его из за это к но от для был у о все так же бы то было также которые при "
     "году"},
    {"uk",
     "і в не на що з до та у за як його від це про по але для був який також бути які під час року або"},
    {"bg", "и на в да за се от не с че е по са си това като до му но при той ще има който след която или"},
    {"el", "και το να του η της με που για την από τα είναι ο σε στο δεν οι τη των στην θα ότι μας τους"},
};

constexpr size_t kLongestWord = 24;  // bytes
constexpr size_t kMostWords = 4000;

// A language's words get more votes the fewer languages share them: "de" says little, "der" more.
using Votes = std::unordered_map<std::string_view, std::vector<uint8_t>>;

Votes read_profiles() {
  Votes votes;
  for (size_t language = 0; language < std::size(kProfiles); ++language) {
    std::string_view words = kProfiles[language].words;
    while (!words.empty()) {
      const size_t end = std::min(words.find(' '), words.size());
      std::vector<uint8_t>& languages = votes[words.substr(0, end)];
      if (languages.empty() || languages.back() != language)
        languages.push_back(static_cast<uint8_t>(language));
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }
  return votes;
}

}  // namespace

std::string_view language_of_text(std::string_view text) {
  static const Votes kVotes = read_profiles();
  constexpr double kLeast = 6;         // votes
  constexpr double kLeastShare = 0.1;  // of the words
  constexpr double kLead = 1.3;        // over the next language
  std::array<double, std::size(kProfiles)> votes{};
  size_t words = 0;
  std::string word;
  for (size_t at = 0; at <= text.size() && words < kMostWords;) {
    const CodePoint point = at < text.size() ? decode_at(text, at) : CodePoint{' ', 1};
    at += point.length;
    const auto value = static_cast<UChar32>(point.value);
    if (point.length == 1 && point.valid) {  // most are ASCII
      const char c = static_cast<char>(value | 0x20);
      if (c >= 'a' && c <= 'z') {
        if (word.size() <= kLongestWord) word.push_back(c);
        continue;
      }
    } else if (u_isalpha(value) != 0) {
      if (word.size() <= kLongestWord) append_utf8(word, static_cast<char32_t>(u_tolower(value)));
      continue;
    }
    if (word.empty()) continue;
    ++words;
    if (const auto found = kVotes.find(word); found != kVotes.end())
      for (const uint8_t language : found->second)
        votes[language] += 1.0 / static_cast<double>(found->second.size());
    word.clear();
  }
  const auto best = std::ranges::max_element(votes);
  const double most = *best;
  if (most < kLeast || most < kLeastShare * static_cast<double>(words)) return {};
  for (auto other = votes.begin(); other != votes.end(); ++other)
    if (other != best && *other * kLead > most) return {};
  return kProfiles[best - votes.begin()].language;
}

}  // namespace hearsay
