// What the network sees of a word: the place of its vector and five hashed features.
// training/word_features.py computes the same when the network learns; word_features_test.cc holds the two
// together.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace hearsay {

// Word, first three, last three, last two letters (all in lower case), shape. Together the rows of one table.
constexpr std::array<uint32_t, 5> kFeatureBuckets{16384, 4096, 8192, 4096, 2048};
constexpr uint32_t kFeatureRows = 16384 + 4096 + 8192 + 4096 + 2048;

struct WordFeatures {
  uint64_t word = 0;               // 64-bit FNV-1a of the word in lower case: its key among the vectors
  std::array<uint32_t, 5> rows{};  // below kFeatureRows
};

// `word` is valid UTF-8; of a long one the last 24 code points are looked at, but for the key. Linear, pure.
WordFeatures word_features(std::string_view word);

// Each code point in its lower case, where that is one code point.
std::string lower_letters(std::string_view word);

}  // namespace hearsay
