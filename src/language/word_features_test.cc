#include "language/word_features.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

// The expected numbers come from the twin that the network learnt with: training/word_features.py.
TEST(WordFeatures, AreThoseOfTheTwin) {
  const struct {
    std::string_view word;
    WordFeatures expected;
  } kWords[] = {
      {"Said", {679565362467522588U, {13596, 17071, 24927, 30043, 33075}}},
      {"a", {12638187200555641996U, {10540, 19135, 23634, 32229, 33339}}},
      {"O'Brien", {11424190498547502357U, {149, 18496, 20489, 31189, 33572}}},
      {"ÉCOLE", {14702237488170746368U, {4352, 20286, 27483, 28961, 33593}}},
      {"B-52", {10485660427674293055U, {8767, 17672, 24697, 30049, 34690}}},
      {"2,013", {4410908266222960713U, {11305, 18926, 25613, 31506, 34537}}},
      {"Straße", {243361996977900408U, {14360, 18131, 21283, 32191, 33075}}},
      {"İzmir", {17833743913106049383U, {12711, 17865, 25829, 30109, 34681}}},
      {"新聞", {12989485544083551886U, {15662, 16447, 24156, 31853, 34681}}},
      {"counter-revolutionary-mindedness", {2525433486280483206U, {11833, 18985, 24276, 32404, 32924}}},
      {"😀", {18374412943757542024U, {5640, 18633, 22550, 32215, 32972}}},
      {"“", {6215051166906095193U, {8537, 20030, 27171, 31240, 34245}}},
  };
  for (const auto& [word, expected] : kWords) {
    const WordFeatures found = word_features(word);
    EXPECT_EQ(found.word, expected.word) << word;
    EXPECT_EQ(found.rows, expected.rows) << word;
  }
}

TEST(WordFeatures, LowerLetters) {
  EXPECT_EQ(lower_letters("ÉCOLE B-52"), "école b-52");
  EXPECT_EQ(lower_letters("İ"), "İ");  // would become two code points
}

}  // namespace
}  // namespace hearsay
