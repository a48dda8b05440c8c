// Containers and what they hold, in order, with limits over all their levels.
#include "pipeline/intake.h"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

namespace fs = std::filesystem;

using Members = std::vector<std::pair<std::string, std::string>>;  // name and bytes

std::string padded(std::string bytes) {
  bytes.resize((bytes.size() + 511) / 512 * 512);
  return bytes;
}

// A tar archive as POSIX describes it, without its end where it is to be damaged.
std::string tar_of(const Members& members) {
  std::string archive;
  for (const auto& [name, bytes] : members) {
    std::string head(512, '\0');
    const auto put = [&head](size_t at, const std::string& text) { head.replace(at, text.size(), text); };
    char size[13];
    std::snprintf(size, sizeof size, "%011zo", bytes.size());
    put(0, name);
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, size);
    put(136, "00000000007");
    put(148, "        ");
    put(156, "0");
    put(257, "ustar");
    put(263, "00");
    unsigned sum = 0;
    for (const char c : head) sum += static_cast<unsigned char>(c);
    char check[8];
    std::snprintf(check, sizeof check, "%06o", sum);
    put(148, check);
    archive += head + padded(bytes);
  }
  return archive + std::string(1024, '\0');
}

std::string tar_in_tars(int levels) {
  std::string archive = tar_of({{"deep.txt", "Ada Brook said that the quay is sound.\n"}});
  for (int level = 1; level < levels; ++level) archive = tar_of({{"in.tar", archive}});
  return archive;
}

class IntakeTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("hearsay-intake-" + std::to_string(getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  // What comes out for one file, a line each: path below the folder, and the reason where it was not read.
  // Whoever takes `thrower` is out of memory; then a second file, e.txt, is offered, too.
  std::vector<std::string> taken(const std::string& name, const std::string& bytes,
                                 const ReaderOptions& options = {}, size_t most = 1000,
                                 const std::string& thrower = "") const {
    std::vector<Offer> offers;
    const auto offer = [&](const std::string& file, const std::string& content) {
      std::ofstream(folder_ / file, std::ios::binary) << content;
      offers.push_back({folder_ / file, Offer::Fate::Read, ""});
    };
    offer(name, bytes);
    if (!thrower.empty()) offer("e.txt", "five\n");
    std::vector<std::string> lines;
    IntakeReader({}, options).run(offers, [&](const Intake& intake) {
      std::string line = intake.entry.path.substr(folder_.string().size() + 1);
      EXPECT_EQ(intake.is_member, line.find('/') != std::string::npos);
      if (line == thrower && intake.entry.fate == LedgerEntry::Fate::Read) throw std::bad_alloc();
      if (intake.entry.fate != LedgerEntry::Fate::Read) line += ": " + intake.entry.reason;
      lines.push_back(line);
      return lines.size() < most;
    });
    return lines;
  }

  fs::path folder_;
};

using Lines = std::vector<std::string>;

TEST_F(IntakeTest, MembersFollowTheirContainerInItsOrder) {
  const std::string inner = tar_of({{"c.txt", "three\n"}});
  EXPECT_EQ(taken("a.tar", tar_of({{"b/two.txt", "two\n"}, {"inner.tar", inner}, {"a.txt", "one\n"}})),
            (Lines{"a.tar", "a.tar/b/two.txt", "a.tar/inner.tar", "a.tar/inner.tar/c.txt", "a.tar/a.txt"}));
}

TEST_F(IntakeTest, AnEmptyArchiveSaysNothing) {
  EXPECT_EQ(taken("a.tar", tar_of({{"in.tar", tar_of({})}})).back(),
            "a.tar/in.tar: the archive holds no files");
}

TEST_F(IntakeTest, AMemberThatCannotBeReadIsNamedWithTheReason) {
  EXPECT_EQ(taken("a.tar", tar_of({{"empty.txt", ""}, {"a.txt", "one\n"}})),
            (Lines{"a.tar", "a.tar/empty.txt: the file is empty", "a.tar/a.txt"}));
}

TEST_F(IntakeTest, ADamagedArchiveKeepsWhatStandsBeforeTheDamage) {
  const std::string archive = tar_of({{"a.txt", "one\n"}, {"b.txt", std::string(3000, 'b')}});
  const Lines lines = taken("a.tar", archive.substr(0, 1024 + 512 + 700));
  ASSERT_GE(lines.size(), 3U);
  EXPECT_EQ(lines[0], "a.tar");
  EXPECT_EQ(lines[1], "a.tar/a.txt");
  EXPECT_EQ(lines.back().rfind("a.tar/", 0), 0U);
  EXPECT_NE(lines.back().find(": "), std::string::npos);
}

TEST_F(IntakeTest, ContainersAreFollowedToALimit) {
  std::string path = "a.tar";
  Lines expected = {path};
  for (int level = 1; level < kMaxContainerDepth; ++level) expected.push_back(path += "/in.tar");
  Lines all = expected;
  all.push_back(path + "/deep.txt");
  EXPECT_EQ(taken("a.tar", tar_in_tars(kMaxContainerDepth)), all);

  expected.push_back(path + "/in.tar: stands in more than 8 containers");
  EXPECT_EQ(taken("a.tar", tar_in_tars(kMaxContainerDepth + 1)), expected);
}

TEST_F(IntakeTest, OneFileUnpacksToALimitOverAllLevels) {
  ReaderOptions options;
  options.unpack.max_members = 3;
  const std::string inner = tar_of({{"c.txt", "three\n"}, {"d.txt", "four\n"}});
  const Lines lines =
      taken("a.tar", tar_of({{"a.txt", "one\n"}, {"in.tar", inner}, {"b.txt", "two\n"}}), options);
  EXPECT_EQ(lines, (Lines{"a.tar", "a.tar/a.txt", "a.tar/in.tar", "a.tar/in.tar/c.txt",
                          "a.tar/in.tar/(the rest): behind 1 member: unpacks to more than the limit",
                          "a.tar/(the rest): behind 2 members: unpacks to more than the limit"}));
}

TEST_F(IntakeTest, WhatIsThrownEndsTheOfferAlone) {
  const std::string inner = tar_of({{"c.txt", "three\n"}, {"d.txt", "four\n"}});
  const std::string archive = tar_of({{"in.tar", inner}, {"b.txt", "two\n"}});
  struct Row {
    std::string thrower;
    Lines expected;
  };
  const std::vector<Row> rows = {
      {"a.tar", {"a.tar: not enough memory to read it", "e.txt"}},
      {"a.tar/in.tar/d.txt",
       {"a.tar", "a.tar/in.tar", "a.tar/in.tar/c.txt", "a.tar/(the rest): not enough memory to read it",
        "e.txt"}},
      {"e.txt",
       {"a.tar", "a.tar/in.tar", "a.tar/in.tar/c.txt", "a.tar/in.tar/d.txt", "a.tar/b.txt",
        "e.txt: not enough memory to read it"}},
  };
  for (const auto& [thrower, expected] : rows) {
    EXPECT_EQ(taken("a.tar", archive, {}, 1000, thrower), expected) << thrower;
  }
}

TEST_F(IntakeTest, StopsWhenNobodyListens) {
  EXPECT_EQ(taken("a.tar", tar_of({{"a.txt", "one\n"}, {"b.txt", "two\n"}}), {}, 2).size(), 2U);
}

}  // namespace
}  // namespace hearsay
