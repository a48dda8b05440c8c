#include "capture/member_names.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace hearsay {
namespace {

using namespace std::string_literals;

TEST(MemberName, LeadsNowhere) {
  const std::pair<std::string, const char*> cases[] = {
      {"minutes/may.txt", "minutes/may.txt"},
      {"../../etc/passwd", "etc/passwd"},
      {"/etc//passwd", "etc/passwd"},
      {"a/./b/../c.txt", "a/b/c.txt"},
      {"C:\\post\\a.txt", "post/a.txt"},
      {"\\\\server\\share\\a.txt", "server/share/a.txt"},
      {"a\nb\x1B[31m.txt", "a\uFFFDb\uFFFD[31m.txt"},
      {"a\0b"s, "a\uFFFDb"},
      {"brief \u202Etxt.exe", "brief \uFFFDtxt.exe"},
      {"Protokoll f\x81r M\x84rz.txt", "Protokoll für März.txt"},
      {"brønn/übung.txt", "brønn/übung.txt"},
      {"..", ""},
      {"/", ""},
      {"", ""},
      {"...", "..."},
  };
  for (const auto& [raw, clean] : cases) EXPECT_EQ(clean_member_name(raw), clean) << raw;
}

TEST(MemberName, IsCutInTheMiddle) {
  for (const char* letter : {"a", "ü", "€", "😀"}) {
    std::string raw;
    while (raw.size() < 65'536) raw += letter;
    const std::string name = clean_member_name(raw + ".txt");
    EXPECT_LE(name.size(), 510U);
    EXPECT_TRUE(is_utf8(name));
    EXPECT_TRUE(name.ends_with(".txt"));
  }
}

TEST(MemberName, IsNumberedWhenItComesAgain) {
  DistinctNames names;
  const std::pair<const char*, const char*> cases[] = {
      {"a.txt", "a.txt"},         {"a.txt", "a (2).txt"},
      {"a (3).txt", "a (3).txt"}, {"a.txt", "a (4).txt"},
      {"b.d/c", "b.d/c"},         {"b.d/c", "b.d/c (2)"},
      {".hidden", ".hidden"},     {".hidden", ".hidden (2)"},
      {"a.txt", "a (5).txt"},     {"a (2).txt", "a (2) (2).txt"},
  };
  for (const auto& [name, distinct] : cases) EXPECT_EQ(names.distinct(name), distinct);
}

TEST(MemberName, OfTheSystem) {
  for (const char* name : {"__MACOSX/a/._b.txt", "a/._b.txt", ".DS_Store", "a/.DS_Store", "Thumbs.db"})
    EXPECT_TRUE(is_system_file(name)) << name;
  for (const char* name : {"a.txt", "_a.txt", "MACOSX/a.txt"}) EXPECT_FALSE(is_system_file(name)) << name;
}

}  // namespace
}  // namespace hearsay
