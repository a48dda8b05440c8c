#include "capture/ignore_rules.h"

#include <string>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

enum Decision { kNone, kOut, kBack };

TEST(IgnoreRules, DecideAsGitignoreDoes) {
  const struct {
    const char* rules;
    const char* path;
    bool folder;
    Decision decision;
  } cases[] = {
      {"*.tmp", "a.tmp", false, kOut},
      {"*.tmp", "x/y/a.tmp", false, kOut},
      {"*.tmp", "a.tmpx", false, kNone},
      {"# *.tmp", "a.tmp", false, kNone},
      {"\\#a", "#a", false, kOut},
      {"", "a", false, kNone},
      {"drafts/", "drafts", true, kOut},
      {"drafts/", "drafts", false, kNone},
      {"drafts/", "x/drafts", true, kOut},
      {"/drafts", "x/drafts", true, kNone},
      {"x/drafts", "x/drafts", true, kOut},
      {"x/drafts", "y/x/drafts", true, kNone},
      {"*.tmp\n!keep.tmp", "keep.tmp", false, kBack},
      {"!keep.tmp\n*.tmp", "keep.tmp", false, kOut},
      {"a*b", "a/b", false, kNone},
      {"**/b", "b", false, kOut},
      {"**/b", "x/y/b", false, kOut},
      {"a/**", "a", true, kNone},
      {"a/**", "a/b/c", false, kOut},
      {"a/**/b", "a/b", false, kOut},
      {"a/**/b", "a/x/y/b", false, kOut},
      {"?.txt", "é.txt", false, kNone},
      {"[a-c].txt", "b.txt", false, kOut},
      {"[!a-c].txt", "b.txt", false, kNone},
      {"[a", "[a", false, kOut},
      {"*a*b*c*", "xxaxxbxxc", false, kOut},
      {"name.txt \r", "name.txt", false, kOut},
      {"/", "a", false, kNone},
      {"!", "a", false, kNone},
  };
  for (const auto& c : cases) {
    const std::optional<bool> out = IgnoreRules::parse(c.rules).decide(c.path, c.folder);
    EXPECT_EQ(!out ? kNone : *out ? kOut : kBack, c.decision) << c.rules << " on " << c.path;
  }
}

// Many stars must not multiply: this would not end in a lifetime if they did.
TEST(IgnoreRules, ManyStarsAreNotSlow) {
  std::string rule;
  std::string path;
  for (int i = 0; i < 60; ++i) rule += "*a", path += "aaaa";
  EXPECT_FALSE(IgnoreRules::parse(rule + "b").decide(path, false).has_value());
  rule.clear();
  path.clear();
  for (int i = 0; i < 60; ++i) rule += "**/a/", path += "a/a/a/";
  EXPECT_FALSE(IgnoreRules::parse(rule + "b").decide(path + "c", false).has_value());
}

}  // namespace
}  // namespace hearsay
