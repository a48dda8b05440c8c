#include "text/charset.h"

#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace hearsay {
namespace {

using namespace std::string_literals;

std::string utf16(std::u16string_view text, bool little) {
  std::string out;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    out += little ? low : high;
    out += little ? high : low;
  }
  return out;
}

struct Case {
  const char* name;
  std::string bytes;
  std::string declared;
  std::string text;
  std::string charset;
};

const Case kCases[] = {
    {"ascii", "Ada said so.", "", "Ada said so.", "utf-8"},
    {"utf-8", "Zoë said “no”.", "", "Zoë said “no”.", "utf-8"},
    {"mark", "\xEF\xBB\xBFZoë", "", "Zoë", "utf-8"},
    {"utf-8 whatever is declared", "Zoë", "windows-1252", "Zoë", "utf-8"},
    {"line ends, tabs and zeros stay", "a\r\n\tb\0c\r"s, "", "a\r\n\tb\0c\r"s, "utf-8"},
    {"damaged utf-8", "Zoë, Zoë, Zoë, Zoë \xE9 said", "", "Zoë, Zoë, Zoë, Zoë \uFFFD said", "utf-8"},
    {"utf-16 with mark", "\xFF\xFE" + utf16(u"Zoë 😀", true), "", "Zoë 😀", "utf-16le"},
    {"utf-16 with mark, big", "\xFE\xFF" + utf16(u"Zoë 😀", false), "", "Zoë 😀", "utf-16be"},
    {"utf-16 without mark", utf16(u"The mayor said that no decision had been made.", true), "",
     "The mayor said that no decision had been made.", "utf-16le"},
    {"utf-16, half a pair", "\xFF\xFE" + utf16(u"ab\xD83D", true) + utf16(u"c", true), "", "ab\uFFFDc",
     "utf-16le"},
    {"windows-1252 declared", "\x93No\x94, Zo\xEB said", "windows-1252", "“No”, Zoë said", "windows-1252"},
    {"latin-1 means windows-1252", "\x93No\x94", "ISO-8859-1", "“No”", "windows-1252"},
    {"windows-1252 guessed", "The mayor said: \x93No comment\x94, and left the caf\xE9.", "",
     "The mayor said: “No comment”, and left the café.", "windows-1252"},
    {"iso-8859-2 declared",
     "\xA3\xF3"
     "d\xBC",
     "iso-8859-2", "Łódź", "iso-8859-2"},
    {"cyrillic declared", "\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251", "Привет", "windows-1251"},
    {"shift_jis declared", "\x93\xFA\x96\x7B", "shift_jis", "日本", "ibm-943_p15a-2003"},
    {"a charset that is none", "caf\xE9 and more words", "no-such-charset", "café and more words",
     "windows-1252"},
    {"a declared utf-16 cannot be", "caf\xE9 and more words", "utf-16", "café and more words",
     "windows-1252"},
    {"utf-7 is never believed", "caf\xE9 +AGE-", "utf-7", "café +AGE-", "windows-1252"},
};

TEST(Charset, Decodes) {
  for (const Case& c : kCases) {
    const DecodedText decoded = decode_text(c.bytes, c.declared);
    EXPECT_EQ(decoded.text, c.text) << c.name;
    std::string charset = decoded.charset;
    for (char& letter : charset) letter = static_cast<char>(std::tolower(letter));
    EXPECT_EQ(charset, c.charset) << c.name;
  }
}

// Every character stands on bytes that decode to it (two for one in UTF-16), or in a word whose bytes decode
// to the word.
TEST(Charset, MapsBack) {
  for (const Case& c : kCases) {
    const DecodedText decoded = decode_text(c.bytes, c.declared);
    uint32_t covered = 0;
    for (const OffsetMap::Piece& piece : decoded.map.pieces()) {
      ASSERT_EQ(piece.text.begin, covered) << c.name;
      covered = piece.text.end;
      const std::string_view text = piece.text.of(decoded.text);
      const std::string_view bytes = piece.source.of(c.bytes);
      if (text == bytes || bytes.size() == 2 * text.size() || text.find("\uFFFD") != std::string_view::npos)
        continue;
      EXPECT_TRUE(is_utf8(text)) << c.name;
      EXPECT_TRUE(text.size() == 1 || text.find(' ') == std::string_view::npos) << c.name << ": " << text;
    }
    EXPECT_EQ(covered, decoded.text.size()) << c.name;
  }
}

TEST(Charset, MapsWordsOfUtf16Exactly) {
  const std::string bytes = "\xFF\xFE" + utf16(u"Zoë said “no”.", true);
  const DecodedText decoded = decode_text(bytes, "");
  const auto at = [&](std::string_view words) {
    const auto begin = static_cast<uint32_t>(decoded.text.find(words));
    return decoded.map.to_source({begin, begin + static_cast<uint32_t>(words.size())});
  };
  EXPECT_EQ(at("Zoë"), (Span{2, 8}));
  EXPECT_EQ(at("said"), (Span{10, 18}));
  EXPECT_EQ(at("“"), (Span{20, 22}));
  EXPECT_EQ(at("no"), (Span{22, 26}));
}

TEST(Charset, MapsOfHostileTextStaySmall) {
  std::string bytes;
  for (int i = 0; i < 600'000; ++i) bytes += "a\xFF b";
  const DecodedText decoded = decode_text(bytes, "utf-8");
  EXPECT_LT(decoded.map.pieces().size(), 1'200'000U);
  const auto size = static_cast<uint32_t>(decoded.text.size());
  for (uint32_t at = 0; at + 100 < size; at += 99'991) {
    const Span source = decoded.map.to_source({at, at + 1});
    EXPECT_LE(source.size(), 64U);
    EXPECT_LE(source.begin, uint64_t{at} * bytes.size() / size + 64);
    EXPECT_GE(source.end + 64, uint64_t{at} * bytes.size() / size);
  }
  EXPECT_EQ(decoded.map.to_source({size - 1, size}).end, bytes.size());
}

TEST(Charset, MapsOfUtf16AreOnePiece) {
  const DecodedText decoded = decode_text("\xFF\xFE" + utf16(u"Ada said so, twice.", true), "");
  EXPECT_EQ(decoded.map.pieces().size(), 1U);
  EXPECT_EQ(decoded.map.to_source({4, 8}), (Span{10, 18}));
}

TEST(Charset, SaysWhatWasReplacedAndGuessed) {
  EXPECT_TRUE(decode_text("Zoë", "").notes.empty());
  const DecodedText damaged = decode_text("Zoë, Zoë, Zoë, Zoë \xE9", "");
  ASSERT_EQ(damaged.notes.size(), 1U);
  EXPECT_EQ(damaged.notes[0], "1 character was not utf-8 and became U+FFFD; the first at byte 23");
  EXPECT_EQ(decode_text("caf\xE9", "").notes.size(), 1U);
}

TEST(Charset, FindsTheDeclarationOfHtml) {
  const std::pair<std::string, std::string> cases[] = {
      {"<meta charset=\"UTF-8\">", "utf-8"},
      {"<head><META CHARSET=windows-1251 >", "windows-1251"},
      {"<meta name=x><meta http-equiv=\"Content-Type\" content=\"text/html; charset=ISO-8859-2\">",
       "iso-8859-2"},
      {"<p>charset=utf-8", ""},
      {"<meta charset", ""},
      {"<meta charset=", ""},
      {"", ""},
  };
  for (const auto& [html, charset] : cases) EXPECT_EQ(declared_html_charset(html), charset) << html;
}

}  // namespace
}  // namespace hearsay
