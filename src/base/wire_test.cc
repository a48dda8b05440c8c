#include "base/wire.h"

#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

using namespace std::string_view_literals;

TEST(Wire, WhatWasWrittenIsRead) {
  constexpr auto kMost = std::numeric_limits<uint64_t>::max();
  constexpr auto kLeast = std::numeric_limits<int64_t>::min();
  WireWriter writer;
  for (const uint64_t value : {uint64_t{0}, uint64_t{127}, uint64_t{128}, kMost}) writer.number(value);
  for (const int64_t value : {int64_t{0}, int64_t{-1}, int64_t{64}, kLeast}) writer.signed_number(value);
  writer.text("a\0b"sv);
  writer.span({7, 0xFFFFFFFF});

  WireReader reader(writer.bytes());
  for (const uint64_t value : {uint64_t{0}, uint64_t{127}, uint64_t{128}, kMost})
    EXPECT_EQ(reader.number(), value);
  for (const int64_t value : {int64_t{0}, int64_t{-1}, int64_t{64}, kLeast})
    EXPECT_EQ(reader.signed_number(), value);
  EXPECT_EQ(reader.text(), "a\0b"sv);
  EXPECT_EQ(reader.span(), (Span{7, 0xFFFFFFFF}));
  EXPECT_TRUE(reader.finished());
}

TEST(Wire, AFailureStays) {
  WireReader reader(
      "\x05"
      "abc"sv);  // five bytes are promised
  EXPECT_EQ(reader.text(), "");
  EXPECT_FALSE(reader.ok());
  EXPECT_EQ(reader.number(), 0u);
  EXPECT_FALSE(reader.finished());
}

TEST(Wire, BytesThatMakeNoSense) {
  // No number, a number without an end, one of more than 64 bits, a span beyond 4 GiB.
  const std::vector<std::string> numbers = {"", "\x80", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02",
                                            std::string(11, '\x80')};
  for (const std::string& bytes : numbers) {
    WireReader reader(bytes);
    reader.number();
    EXPECT_FALSE(reader.ok());
  }
  WireWriter writer;
  writer.number(0xFFFFFFFF);
  writer.number(1);
  WireReader reader(writer.bytes());
  reader.span();
  EXPECT_FALSE(reader.ok());
}

}  // namespace
}  // namespace hearsay
