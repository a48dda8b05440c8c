#include "capture/mail_words.h"

#include <vector>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

struct HeaderCase {
  std::string_view raw;
  std::string_view text;
};

constexpr HeaderCase kHeaders[] = {
    {" Ada Finch <ada@example.org>\r\n", "Ada Finch <ada@example.org>"},
    {"=?utf-8?q?S=C3=B8ren_Lind?= <s@example.org>", "Søren Lind <s@example.org>"},
    {"=?ISO-8859-1?Q?Andr=E9?= Roux", "André Roux"},
    {"=?windows-1251?B?z/Do4uXy?=", "Привет"},
    // A character over two words; words of two charsets; a language.
    {"=?utf-8?B?xb8=?= =?utf-8?Q?=C5?= =?utf-8?Q?=82?=", "ſł"},
    {"=?utf-8?q?a?=\r\n =?iso-8859-1?q?=E9?=", "aé"},
    {"=?utf-8*en?q?tea?= time", "tea time"},
    {"=?iso-2022-jp?B?GyRCJF8kMSRrGyhC?=", "みける"},
    {"=?shift_jis?B?gtyC3Q==?=", "まみ"},
    {"=?gb2312?B?xOO6ww==?=", "你好"},
    {"a\r\n b\n\tc", "a b c"},
    {"  \r\n ", ""},
    {"caf\xE9", "café"},
    {"caf\xC3\xA9", "café"},
    {"\"=?utf-8?q?x=2Cy?=\" <a@example.org>", "\"x,y\" <a@example.org>"},
    // No encoded words.
    {"=?utf-8?q?no end", "=?utf-8?q?no end"},
    {"=?utf-8?x?a?=", "=?utf-8?x?a?="},
    {"=?=?=?", "=?=?=?"},
    {"what =? that", "what =? that"},
    {"=?unknown-charset?q?a=E9?=", "aé"},
    {"=?utf-8?q?two=0D=0Alines?=", "two  lines"},
};

TEST(MailWords, DecodesHeaders) {
  for (const HeaderCase& c : kHeaders) EXPECT_EQ(decode_mail_header(c.raw), c.text) << c.raw;
}

TEST(MailWords, TellsWhereDecodedWordsStand) {
  const std::string_view raw = " Re: =?utf-8?q?caf=C3=A9?=\r\n menu";
  std::vector<std::string> pieces;
  const std::string text = decode_mail_header(raw, [&](Span of, Span source, bool whole) {
    pieces.push_back(std::to_string(of.begin) + "-" + std::to_string(of.end) + (whole ? "=" : ":") +
                     std::string(source.of(raw)));
  });
  EXPECT_EQ(text, "Re: café menu");
  EXPECT_EQ(pieces, (std::vector<std::string>{"0-3:Re:", "3-4: ", "4-9==?utf-8?q?caf=C3=A9?=", "9-10=\r\n ",
                                              "10-14:menu"}));
}

struct ParameterCase {
  std::string_view raw;
  std::string_view name;
  std::string_view value;
};

constexpr ParameterCase kParameters[] = {
    {"text/plain; charset=utf-8", "charset", "utf-8"},
    {"text/plain; Charset = \"utf-8\"; format=flowed", "charset", "utf-8"},
    {"text/plain; charset=utf-8; format=flowed", "format", "flowed"},
    {"text/plain", "charset", ""},
    {"attachment; filename=\"a \\\"b\\\".txt\"", "filename", "a \"b\".txt"},
    {"attachment; filename=two words.pdf; size=3", "filename", "two words.pdf"},
    {"attachment; filename*=utf-8'en'na%C3%AFve%20plan.txt", "filename", "naïve plan.txt"},
    {"attachment; filename*0*=iso-8859-1''caf%E9; filename*1=\" menu\"; filename*2=.pdf", "filename",
     "café menu.pdf"},
    {"attachment; filename*1=b; filename*0=a", "filename", "ab"},
    {"attachment; filename=\"=?utf-8?q?=C3=A9t=C3=A9=2Etxt?=\"", "filename", "été.txt"},
    {"attachment; filename=plain.txt; filename*=utf-8''better.txt", "filename", "better.txt"},
    {"attachment; filename", "filename", ""},
    {"attachment; filename=\"open", "filename", "open"},
};

TEST(MailWords, ReadsParameters) {
  for (const ParameterCase& c : kParameters) EXPECT_EQ(mail_parameter(c.raw, c.name), c.value) << c.raw;
}

TEST(MailWords, StaysLinearOnBeginningsWithoutEnd) {
  std::string raw;
  while (raw.size() < 2'000'000) raw += "=?a?q?";
  EXPECT_GE(decode_mail_header(raw).size(), 100'000U);
  raw.clear();
  while (raw.size() < 2'000'000) raw += "=?utf-8?q?=41?= ";
  EXPECT_EQ(decode_mail_header(raw).size(), raw.size() / 16);
}

}  // namespace
}  // namespace hearsay
