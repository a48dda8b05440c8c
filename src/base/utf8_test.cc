#include "base/utf8.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(Utf8, DecodesEveryLength) {
  const std::string text = "a\u00e9\u20ac\U0001F44D";
  size_t at = 0;
  for (const char32_t expected : {U'a', U'\u00e9', U'\u20ac', U'\U0001F44D'}) {
    const CodePoint point = decode_at(text, at);
    EXPECT_TRUE(point.valid);
    EXPECT_EQ(point.value, expected);
    EXPECT_EQ(decode_before(text, at + point.length).value, expected);
    std::string again;
    append_utf8(again, point.value);
    EXPECT_EQ(again, text.substr(at, point.length));
    at += point.length;
  }
  EXPECT_EQ(at, text.size());
}

TEST(Utf8, RefusesWhatIsNotUtf8) {
  for (const char* bad : {"\x80", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xC3",
                          "\xF8\x88\x80\x80\x80"}) {
    EXPECT_EQ(first_invalid_utf8(std::string("ab") + bad), 2U) << bad;
  }
  EXPECT_TRUE(is_utf8("na\u00efve \U0001F44D"));
}

TEST(Utf8, CodePointOffsetsAgreeWithCounting) {
  std::string text;
  for (int i = 0; i < 600; ++i) text += i % 3 ? "\u20ac" : "x\U0001F44D";
  const CodePointOffsets offsets(text);
  for (size_t at = 0; at <= text.size(); ++at) {
    if (!is_boundary(text, at)) continue;
    EXPECT_EQ(offsets.at(at), count_code_points(std::string_view(text).substr(0, at)));
  }
}

}  // namespace
}  // namespace hearsay
