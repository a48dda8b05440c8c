#include "serve/utf16_offsets.h"

#include <string>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

// One, two, three and four bytes; longer than a few steps.
std::string sample() {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "a\u00e9\u592a\U0001F642";
  return text;
}

TEST(Utf16Offsets, AgreesWithCountingFromTheBegin) {
  const std::string text = sample();
  const Utf16Offsets offsets(text);
  size_t units = 0;
  for (size_t byte = 0; byte < text.size();) {
    const auto first = static_cast<unsigned char>(text[byte]);
    const size_t bytes = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    const size_t wide = bytes == 4 ? 2 : 1;
    ASSERT_EQ(offsets.units_at(byte), units);
    for (size_t inside = 0; inside < bytes; ++inside) ASSERT_EQ(offsets.units_at(byte + inside), units);
    for (size_t inside = 0; inside < wide; ++inside) ASSERT_EQ(offsets.byte_at(units + inside), byte);
    byte += bytes;
    units += wide;
  }
  EXPECT_EQ(offsets.length(), units);
  EXPECT_EQ(offsets.units_at(text.size()), units);
  EXPECT_EQ(offsets.byte_at(units), text.size());
  EXPECT_EQ(offsets.byte_at(units + 5), text.size());
}

TEST(Utf16Offsets, OfNothing) {
  const Utf16Offsets offsets("");
  EXPECT_EQ(offsets.length(), 0u);
  EXPECT_EQ(offsets.units_at(3), 0u);
  EXPECT_EQ(offsets.byte_at(0), 0u);
}

}  // namespace
}  // namespace hearsay
