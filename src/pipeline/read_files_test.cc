#include "pipeline/read_files.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "store/case_reader.h"

namespace hearsay {
namespace {

namespace fs = std::filesystem;

// A folder of files with real bytes, gone after the test.
class ReadFilesTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
    folder_ = fs::temp_directory_path() / ("hearsay-" + name + "-" + std::to_string(getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& content) {
    const std::string path = folder_ / name;
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }
  // Texts of very different lengths, so that threads finish them out of order.
  void write_many(int count) {
    for (int i = 0; i < count; ++i) {
      std::string text = "Report " + std::to_string(i) + "\n\n";
      for (int k = 0; k < (i * 37) % 90; ++k) text += "Ada Brook said that the ferry was late. ";
      write("report-" + std::to_string(100 + i) + ".txt", text + "\n");
    }
  }
  std::vector<Offer> offers() const { return walk({folder_.string()}); }
  std::string case_path() const { return folder_ / "test.hearsay"; }

  // Reads into the case as another run of the program would.
  Progress read_into(const std::string& file, const std::vector<Offer>& offered,
                     const ReadEvents& events = {}, size_t threads = 2) {
    auto writer = CaseWriter::open(file);
    EXPECT_TRUE(writer.ok());
    ReadOptions options;
    options.threads = threads;
    int64_t clock = 1'900'000'000;
    const auto progress = read_into_case(offered, options, events, **writer, [&] { return ++clock; });
    EXPECT_TRUE(progress.ok());
    return *progress;
  }
  // All rows of the case, as text.
  static std::vector<std::string> rows(const std::string& file) {
    auto reader = CaseReader::open(file);
    EXPECT_TRUE(reader.ok());
    std::vector<std::string> rows;
    const auto claim = [&](const ClaimRow& row) {
      rows.push_back(std::to_string(row.id) + row.path + row.source + row.cue + row.content);
    };
    const auto offer = [&](const LedgerEntry& entry) { rows.push_back(entry.path + ": " + entry.reason); };
    EXPECT_TRUE((*reader)->claims({}, claim).ok());
    EXPECT_TRUE((*reader)->offers(offer).ok());
    return rows;
  }

  fs::path folder_;
};

void expect_adds_up(const Progress& progress) {
  EXPECT_EQ(progress.offered, progress.read + progress.failed + progress.skipped + progress.already);
}

TEST_F(ReadFilesTest, GivesTheSameInTheOrderOfferedForAnyNumberOfThreads) {
  write_many(80);
  std::vector<std::string> first;
  for (const size_t threads : {1, 2, 7}) {
    std::vector<std::string> taken;
    ReadOptions options;
    options.threads = threads;
    const Progress progress = read_files(offers(), options, {}, [&](const ReadFile& file) {
      taken.push_back(file.capture.path + file.document.text + std::to_string(file.annotation.tokens.size()) +
                      "/" + std::to_string(file.reading.attributions.size()));
      return true;
    });
    EXPECT_EQ(progress.read, 80);
    EXPECT_TRUE(std::is_sorted(taken.begin(), taken.end()));
    if (first.empty()) first = taken;
    EXPECT_EQ(taken, first);
  }
}

TEST_F(ReadFilesTest, AFileThatCannotBeReadIsCountedWithTheReasonAndTheRestIsRead) {
  write_many(3);
  const std::string empty = write("empty.txt", "");
  const std::string binary = write("zeros.txt", std::string(2000, '\0'));
  std::vector<Offer> offered = offers();
  offered.push_back({"elsewhere/gone.txt", Offer::Fate::Read, ""});
  offered.push_back({"listed/out.txt", Offer::Fate::Skipped, "left out"});
  std::vector<LedgerEntry> not_read;
  int64_t last_done = 0;
  ReadEvents events;
  events.not_read = [&](const LedgerEntry& entry) { not_read.push_back(entry); };
  events.progress = [&](const Progress& progress) { EXPECT_EQ(progress.done(), ++last_done); };
  const Progress progress = read_files(offered, {}, events, [](const ReadFile&) { return true; });
  expect_adds_up(progress);
  EXPECT_EQ(progress.offered, 7);
  EXPECT_EQ(progress.read, 3);
  EXPECT_EQ(progress.failed + progress.skipped, 4);
  EXPECT_EQ(last_done, 7);
  ASSERT_EQ(not_read.size(), 4U);
  EXPECT_EQ(not_read[0].path, empty);
  EXPECT_EQ(not_read[0].fate, LedgerEntry::Fate::Failed);
  EXPECT_EQ(not_read[0].reason.find(folder_.string()), std::string::npos);  // equal reasons count together
  EXPECT_EQ(not_read[1].path, binary);
  EXPECT_EQ(not_read[2].path, "elsewhere/gone.txt");
  EXPECT_EQ(not_read[2].fate, LedgerEntry::Fate::Failed);
  EXPECT_EQ(not_read[3].fate, LedgerEntry::Fate::Skipped);
  EXPECT_EQ(not_read[3].reason, "left out");
}

TEST_F(ReadFilesTest, FilesAboveTheLimitFail) {
  write("large.txt", std::string(5000, 'a'));
  write("small.txt", "Ada Brook said no.");
  ReadOptions options;
  options.limits.max_bytes = 1000;
  const Progress progress = read_files(offers(), options, {}, [](const ReadFile&) { return true; });
  EXPECT_EQ(progress.read, 1);
  EXPECT_EQ(progress.failed, 1);
}

TEST_F(ReadFilesTest, TextsOfTooManyWordsFail) {
  const auto words = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "a ";
    return text;
  };
  write("at-the-limit.txt", words(1000));
  write("above-it.txt", words(1001));
  ReadOptions options;
  options.reader.text.max_text_bytes = 4000;  // four bytes a token
  std::vector<LedgerEntry> not_read;
  ReadEvents events;
  events.not_read = [&](const LedgerEntry& entry) { not_read.push_back(entry); };
  const Progress progress = read_files(offers(), options, events, [](const ReadFile&) { return true; });
  EXPECT_EQ(progress.read, 1);
  EXPECT_EQ(progress.failed, 1);
  ASSERT_EQ(not_read.size(), 1U);
  EXPECT_EQ(fs::path(not_read[0].path).filename(), "above-it.txt");
  EXPECT_EQ(not_read[0].fate, LedgerEntry::Fate::Failed);
  EXPECT_EQ(not_read[0].reason, "it has too many words and marks");
}

TEST_F(ReadFilesTest, StopsWhenTheTakerOrTheUserSaysSo) {
  write_many(80);
  int64_t taken = 0;
  Progress progress = read_files(offers(), {}, {}, [&](const ReadFile&) { return ++taken < 5; });
  EXPECT_EQ(taken, 5);
  EXPECT_EQ(progress.read, 5);

  ReadEvents events;
  taken = 0;
  events.stop = [&] { return taken == 7; };
  progress = read_files(offers(), {}, events, [&](const ReadFile&) { return ++taken > 0; });
  EXPECT_EQ(progress.read, 7);
}

TEST_F(ReadFilesTest, LargeFilesPassOneByOneAndAreAllRead) {
  for (int i = 0; i < 4; ++i) {  // together more than may be underway at once
    std::string text;
    while (text.size() < (7U << 20)) text += std::to_string(i) + " tons of herring were landed that day.\n";
    write("large-" + std::to_string(i) + ".txt", text);
  }
  // The stages after capture take long for 28 MB: the files fail at the limit, all else is as in a real run.
  ReadOptions options;
  options.threads = 4;
  options.limits.max_bytes = 1 << 20;
  const Progress progress = read_files(offers(), options, {}, [](const ReadFile&) { return true; });
  EXPECT_EQ(progress.failed, 4);
}

TEST_F(ReadFilesTest, TheCaseIsTheSameForAnyNumberOfThreads) {
  write_many(60);
  write("zz-copy.txt", "Report 0\n\n\n");  // of report-100.txt
  const std::vector<Offer> offered = offers();
  const std::string one = folder_ / "one.hearsay", four = folder_ / "four.hearsay";
  const Progress progress = read_into(one, offered, {}, 1);
  expect_adds_up(progress);
  EXPECT_EQ(progress.read, 60);
  EXPECT_EQ(progress.skipped, 1);
  expect_adds_up(read_into(four, offered, {}, 4));
  EXPECT_EQ(rows(one), rows(four));
}

TEST_F(ReadFilesTest, WhatTheCaseHasIsNotReadAnew) {
  write_many(10);
  const std::string path = write("changing.txt", "Ada Brook said yes.");
  EXPECT_EQ(read_into(case_path(), offers()).read, 11);
  const Progress again = read_into(case_path(), offers());
  expect_adds_up(again);
  EXPECT_EQ(again.already, 11);
  EXPECT_EQ(again.read, 0);
  write("changing.txt", "Ada Brook said no.");
  const Progress changed = read_into(case_path(), offers());
  EXPECT_EQ(changed.already, 10);
  EXPECT_EQ(changed.read, 1);
}

// A case that finds fault with one reading.
class FaultFindingWriter : public CaseWriter {
 public:
  std::vector<std::string> read, failed;

  Known known(const std::string&, const std::string&) const override { return Known::No; }
  Status add(const ReadFile& file, int64_t) override {
    if (file.capture.path.ends_with("105.txt")) return Error(ErrorKind::Invalid, "it does not fit its text");
    read.push_back(file.capture.path);
    return Done{};
  }
  Status add_archive(const Capture&, int64_t) override { return Done{}; }
  Status add_copy(const Capture&, int64_t) override { return Done{}; }
  Status add_fate(const LedgerEntry& entry, int64_t) override {
    failed.push_back(entry.path + ": " + entry.reason);
    return Done{};
  }
  Status commit() override { return Done{}; }
  Status update_index() override { return Done{}; }
};

TEST_F(ReadFilesTest, AReadingThatTheCaseRefusesCostsItsFileOnly) {
  write_many(10);
  FaultFindingWriter writer;
  const auto progress = read_into_case(offers(), {}, {}, writer, [] { return int64_t{1}; });
  ASSERT_TRUE(progress.ok());
  EXPECT_EQ(progress->read, 9);
  EXPECT_EQ(progress->failed, 1);
  EXPECT_EQ(writer.read.size(), 9U);
  EXPECT_EQ(writer.failed, std::vector{(folder_ / "report-105.txt").string() + ": it does not fit its text"});
}

TEST_F(ReadFilesTest, AReadThatWasStoppedGoesOn) {
  write_many(40);
  ReadEvents events;
  int64_t done = 0;
  events.progress = [&](const Progress& progress) { done = progress.done(); };
  events.stop = [&] { return done == 15; };
  const Progress stopped = read_into(case_path(), offers(), events);
  EXPECT_EQ(stopped.read, 15);
  const Progress rest = read_into(case_path(), offers());
  EXPECT_EQ(rest.already, 15);
  EXPECT_EQ(rest.read, 25);
  const std::string unbroken = folder_ / "unbroken.hearsay";
  read_into(unbroken, offers());
  EXPECT_EQ(rows(case_path()), rows(unbroken));
}

}  // namespace
}  // namespace hearsay
