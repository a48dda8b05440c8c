#include "text/offset_map.h"

#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

// The slow twin: for each byte of text the source it stands on, if any.
struct SlowMap {
  std::vector<std::optional<Span>> bytes;

  explicit SlowMap(const OffsetMap& map, uint32_t size) : bytes(size) {
    for (const OffsetMap::Piece& piece : map.pieces())
      for (uint32_t i = 0; i < piece.text.size(); ++i) {
        Span source = piece.source;
        for (const uint32_t scale : {1U, 2U}) {
          const uint32_t at = piece.source.begin + scale * i;
          if (piece.source.size() == scale * piece.text.size()) source = {at, at + scale};
        }
        bytes[piece.text.begin + i] = source;
      }
  }

  std::optional<Span> to_source(Span text) const {
    std::optional<Span> source;
    for (uint32_t at = text.begin; at < text.end; ++at)
      if (bytes[at]) source = source ? join(*source, *bytes[at]) : *bytes[at];
    return source;
  }
};

constexpr uint32_t kSize = 60;

// Pieces with gaps, of equal and of unequal lengths; the source may go back, as it does for tables in HTML.
OffsetMap random_map(std::mt19937& random) {
  const auto below = [&random](uint32_t limit) { return static_cast<uint32_t>(random() % limit); };
  OffsetMap map;
  uint32_t text = 0;
  uint32_t source = 0;
  while (true) {
    text += below(3);
    const uint32_t size = 1 + below(6);
    const uint32_t source_size = below(2) == 0 ? size : 1 + below(9);
    if (below(8) == 0) source = below(kSize / 2);
    source += below(3);
    if (text + size > kSize || source + source_size > kSize) return map;
    map.append({text, text + size}, {source, source + source_size});
    text += size;
    source += source_size;
  }
}

TEST(OffsetMap, AgreesWithTheSlowTwin) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const OffsetMap map = random_map(random);
    const SlowMap slow(map, kSize);
    for (uint32_t begin = 0; begin < kSize; ++begin)
      for (uint32_t end = begin + 1; end <= kSize; ++end) {
        const Span found = map.to_source({begin, end});
        if (const auto expected = slow.to_source({begin, end}))
          ASSERT_EQ(found, *expected) << round << " " << begin << " " << end;
        else
          ASSERT_TRUE(found.empty());
      }
  }
}

TEST(OffsetMap, ComposesAsTwoStepsDo) {
  std::mt19937 random(8);
  for (int round = 0; round < 300; ++round) {
    const OffsetMap first = random_map(random);
    const OffsetMap second = random_map(random);
    const OffsetMap whole = second.after(first);
    const SlowMap slow_first(first, kSize);
    const SlowMap slow_second(second, kSize);
    const SlowMap slow_whole(whole, kSize);
    for (uint32_t at = 0; at < kSize; ++at) {
      std::optional<Span> expected = slow_second.to_source({at, at + 1});
      if (expected) expected = slow_first.to_source(*expected);
      ASSERT_EQ(slow_whole.to_source({at, at + 1}), expected) << round << " " << at;
    }
  }
}

TEST(OffsetMap, SurvivesStorage) {
  std::mt19937 random(9);
  for (int round = 0; round < 300; ++round) {
    const OffsetMap map = random_map(random);
    const Result<OffsetMap> back = OffsetMap::decode(map.encode());
    ASSERT_TRUE(back.ok());
    ASSERT_EQ(back->pieces(), map.pieces());
  }
}

// Whatever is done to the stored bytes: an error, or a map whose pieces are in order and under 4 GiB.
TEST(OffsetMap, DamagedStorageIsAnErrorOrAMap) {
  std::mt19937 random(10);
  int errors = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = random_map(random).encode();
    if (bytes.empty()) continue;
    bytes[random() % bytes.size()] = static_cast<char>(random());
    if (random() % 4 == 0) bytes.resize(random() % bytes.size());
    const Result<OffsetMap> map = OffsetMap::decode(bytes);
    errors += !map.ok();
    if (!map) continue;
    uint32_t last = 0;
    for (const OffsetMap::Piece& piece : map->pieces()) {
      ASSERT_GE(piece.text.begin, last);
      ASSERT_LT(piece.text.begin, piece.text.end);
      ASSERT_LT(piece.source.begin, piece.source.end);
      last = piece.text.end;
    }
  }
  EXPECT_GT(errors, 100);
}

TEST(OffsetMap, HostileStorageFails) {
  const std::string cases[] = {
      "",
      std::string("\xFF\xFF\xFF\xFF\x0F", 5),                 // a count without pieces
      std::string("\x01\x00\x00\x00", 4),                     // no text
      std::string("\x01\x00\x02\x01", 4),                     // before the source's beginning
      std::string("\x01\x00\x02\x00\x00", 5),                 // more than was announced
      std::string("\x01\xFF\xFF\xFF\xFF\x7F\x02\x00", 8),     // beyond 4 GiB
      std::string("\x01\x80\x80\x80\x80\x80\x00\x02\x00", 9)  // a number too long
  };
  for (const std::string& bytes : cases)
    EXPECT_FALSE(OffsetMap::decode(bytes).ok()) << testing::PrintToString(bytes);
}

TEST(OffsetMap, AdjoiningBytesAreOnePiece) {
  OffsetMap map;
  map.append({0, 3}, {5, 8});
  map.append({3, 4}, {8, 9});
  map.append({4, 5}, {10, 11});
  EXPECT_EQ(map.pieces().size(), 2U);
}

TEST(OffsetMap, TextOfTheReaderStandsBehindWhatIsBefore) {
  OffsetMap map;
  map.append({0, 3}, {10, 13});
  map.append({5, 8}, {20, 23});
  EXPECT_EQ(map.to_source({3, 5}), (Span{13, 13}));
  EXPECT_EQ(map.to_source({6, 6}), (Span{21, 21}));
  EXPECT_EQ(map.to_source({2, 6}), (Span{12, 21}));
  EXPECT_EQ(map.to_source({8, 9}), (Span{23, 23}));
  EXPECT_EQ(OffsetMap().to_source({0, 4}), (Span{0, 0}));
}

}  // namespace
}  // namespace hearsay
