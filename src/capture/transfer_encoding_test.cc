#include "capture/transfer_encoding.h"

#include <vector>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

constexpr auto kQuoted = TransferEncoding::QuotedPrintable;
constexpr auto kBase64 = TransferEncoding::Base64;
constexpr auto kUuencode = TransferEncoding::Uuencode;

struct Case {
  TransferEncoding encoding;
  std::string_view raw;
  std::string_view bytes;
};

constexpr Case kCases[] = {
    {TransferEncoding::None, "a=41\r\n", "a=41\r\n"},
    {kQuoted, "caf=C3=A9", "caf\xC3\xA9"},
    {kQuoted, "caf=c3=a9", "caf\xC3\xA9"},
    {kQuoted, "soft =\r\nbreak", "soft break"},
    {kQuoted, "soft=\nbreak", "softbreak"},
    {kQuoted, "padded= \t\r\nbreak", "paddedbreak"},
    {kQuoted, "blanks  \t\r\nat ends ", "blanks\r\nat ends"},
    {kQuoted, "inner  blanks", "inner  blanks"},
    {kQuoted, "kept=20\r\n", "kept \r\n"},
    {kQuoted, "1=2 =G1 =", "1=2 =G1 "},
    {kQuoted, "=4", "=4"},
    {kBase64, "QWRh", "Ada"},
    {kBase64, "QWRhIEY=", "Ada F"},
    {kBase64, "QWRhIA==", "Ada "},
    {kBase64, "QW\r\nRh\r\n", "Ada"},
    {kBase64, "QWRhIA", "Ada "},
    {kBase64, "QWRhIA==QWRh", "Ada Ada"},
    {kBase64, "Q*W!R?h", "Ada"},
    {kBase64, "Q", ""},
    {kBase64, "====", ""},
    {kUuencode, "begin 644 a.txt\n#061A\n`\nend\n", "Ada"},
    {kUuencode, "\r\nbegin 644 a.txt\r\n%061A($8`\r\n`\r\nend\r\n", "Ada F"},
    {kUuencode, "begin 644 a.txt\nM061A\n", "Ada"},
    {kUuencode, "no beginning", ""},
};

TEST(TransferEncoding, Decodes) {
  for (const Case& c : kCases) EXPECT_EQ(decode_transfer(c.raw, c.encoding), c.bytes) << c.raw;
}

// Each piece as "bytes<source".
std::vector<std::string> pieces_of(TransferEncoding encoding, std::string_view raw) {
  std::vector<Span> texts;
  std::vector<std::string> sources;
  const std::string bytes = decode_transfer(raw, encoding, [&](Span text, Span source, bool) {
    texts.push_back(text);
    sources.emplace_back(source.of(raw));
  });
  std::vector<std::string> pieces;
  for (size_t i = 0; i < texts.size(); ++i)
    pieces.push_back(std::string(texts[i].of(bytes)) + "<" + sources[i]);
  return pieces;
}

TEST(TransferEncoding, TellsWhereBytesStand) {
  using Pieces = std::vector<std::string>;
  EXPECT_EQ(pieces_of(kQuoted, "a=42c =\nd"), (Pieces{"a<a", "B<=42", "c<c", " < ", "d<d"}));
  EXPECT_EQ(pieces_of(kBase64, "QW\nRhIEY="), (Pieces{"Ada<QW\nRh", " F<IEY"}));
  EXPECT_EQ(pieces_of(kUuencode, "begin 644 a\n#061A\n"), (Pieces{"Ada<#061A"}));
  EXPECT_EQ(pieces_of(TransferEncoding::None, "ab"), (Pieces{"ab<ab"}));
}

TEST(TransferEncoding, KeepsTheMapSmall) {
  constexpr size_t kCodes = 3'000'000;
  std::string raw;
  for (size_t i = 0; i < kCodes; ++i) raw += "=41";
  size_t pieces = 0;
  uint32_t covered = 0;
  decode_transfer(raw, kQuoted, [&](Span text, Span, bool) {
    ++pieces;
    covered += text.size();
  });
  EXPECT_EQ(covered, kCodes);
  EXPECT_LT(pieces, 1'200'000U);
}

}  // namespace
}  // namespace hearsay
