#include "serve/dropped_files.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(DroppedFiles, NamesStayInTheirFolder) {
  const struct {
    std::string given, clean;
  } kCases[] = {
      {"a.txt", "a.txt"},
      {"letters/may/a.txt", "letters/may/a.txt"},
      {"/etc/passwd", "etc/passwd"},
      {"./a//b/", "a/b"},
      {"../a.txt", ""},
      {"a/../../b", ""},
      {"a/..", ""},
      {"", ""},
      {"/", ""},
      {std::string("a\0b", 3), ""},
      {"a\nb", ""},
      {std::string(300, 'x'), ""},
      {std::string(2000, '/'), ""},
      {"\u00e9t\u00e9.html", "\u00e9t\u00e9.html"},
  };
  for (const auto& each : kCases) EXPECT_EQ(clean_name(each.given), each.clean) << each.given;
}

}  // namespace
}  // namespace hearsay
