#include "store/fold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hearsay {
namespace {

using testing::ElementsAreArray;

TEST(Fold, DropsCaseAndAccents) {
  const std::pair<const char*, const char*> cases[] = {
      {"Adela CROFT", "adela croft"},
      {"Éloïse Çelik", "eloise celik"},
      {"Łukasz Żółć", "łukasz zołc"},
      {"Øre ÆRE Þor", "øre ære þor"},
      {"Ẁêȩ ẞ", "weȩ ß"},
      {"ΣΟΦΊΑ σοφίας", "σοφΊα σοφίασ"},
      {"Мост ЁЖ", "мост ёж"},
      {"e\xcc\x81t\xcc\x81", "et"},
      {"\xff"
       "A",
       "\xff"
       "a"},
      {"", ""},
  };
  for (const auto& [text, folded] : cases) EXPECT_EQ(fold(text), folded) << text;
}

TEST(Fold, FindsWords) {
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"“Never,” she said—twice.", {"never", "she", "said", "twice"}},
      {"well-known O'Dell 10:30", {"well", "known", "o", "dell", "10", "30"}},
      {"… — ?", {}},
      {"Élan, мост، يوم", {"elan", "мост", "يوم"}},
      {"a\xff"
       "b",
       {"a", "b"}},
  };
  for (const auto& [text, expected] : cases) {
    std::vector<std::string> words;
    for (const FoldedWord& word : folded_words(text)) words.push_back(word.word);
    EXPECT_THAT(words, ElementsAreArray(expected)) << text;
  }
}

TEST(Fold, HoldsWordsAndParts) {
  const auto needles = folded_words("BRIDGE toll");
  EXPECT_TRUE(holds_all_words("The toll of the Bridge", needles));
  EXPECT_FALSE(holds_all_words("The tolls of the bridge", needles));
  EXPECT_TRUE(holds_all_words("anything", {}));
  EXPECT_TRUE(holds_part("Adéla Croft", fold("éla c")));
  EXPECT_FALSE(holds_part("Adéla Croft", "x"));
  EXPECT_TRUE(holds_part("", ""));
}

}  // namespace
}  // namespace hearsay
