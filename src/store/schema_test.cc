#include "store/schema.h"

#include <sys/stat.h>

#include <fstream>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/case_reader.h"
#include "store/case_writer.h"
#include "store/test_files.h"

namespace hearsay {
namespace {

using testing::HasSubstr;

Database open_file(const std::string& path) {
  Result<Database> database = Database::open(path, Database::Mode::ReadWrite, path);
  EXPECT_TRUE(database.ok());
  return *std::move(database);
}

void run_sql(const std::string& path, const char* sql) {
  Database database = open_file(path);
  const Status status = database.run(sql);
  ASSERT_TRUE(status.ok()) << status.error().text();
}

// A writer's case with one document in it.
std::string small_case(const TestFolder& folder, const std::string& name) {
  const std::string path = folder.file(name);
  auto writer = CaseWriter::open(path);
  EXPECT_TRUE(writer.ok());
  EXPECT_TRUE((*writer)->add(plain_file("a.txt", "The quay is sound.\n"), 1).ok());
  EXPECT_TRUE((*writer)->update_index().ok());
  return path;
}

// The mechanism, shown by a history of our own: version 1 with a row in it becomes version 3.
TEST(Schema, OlderCasesAreBroughtUpToDate) {
  const TestFolder folder;
  const std::string path = folder.file("m");
  const Migration first[] = {{1, "CREATE TABLE note (text TEXT NOT NULL) STRICT"}};
  const Migration all[] = {
      first[0],
      {2, "ALTER TABLE note ADD COLUMN at INTEGER NOT NULL DEFAULT 7; CREATE INDEX note_at ON note (at)"},
      {3, "CREATE TABLE tag (note INTEGER) STRICT; INSERT INTO tag SELECT rowid FROM note"}};
  {
    Database database = open_file(path);
    ASSERT_TRUE(bring_up_to_date(database, first).ok());
    ASSERT_TRUE(check_case(database, first).ok());
    ASSERT_TRUE(database.run("INSERT INTO note VALUES ('kept')").ok());
    const Status old = check_case(database, all);
    ASSERT_FALSE(old.ok());
    EXPECT_EQ(old.error().kind(), ErrorKind::Unsupported);
    EXPECT_THAT(old.error().text(), HasSubstr("older version"));
  }
  Database database = open_file(path);
  const Status updated = bring_up_to_date(database, all);
  ASSERT_TRUE(updated.ok()) << updated.error().text();
  EXPECT_TRUE(check_case(database, all).ok());
  EXPECT_EQ(*database.integer("SELECT at FROM note WHERE text = 'kept'"), 7);
  EXPECT_EQ(*database.integer("SELECT count(*) FROM tag"), 1);
  EXPECT_EQ(*database.integer("PRAGMA user_version"), 3);
  // Now it is newer than the first program knew.
  const Status newer = bring_up_to_date(database, first);
  ASSERT_FALSE(newer.ok());
  EXPECT_EQ(newer.error().kind(), ErrorKind::Unsupported);
}

TEST(Schema, AMigrationThatFailsChangesNothing) {
  const TestFolder folder;
  const Migration steps[] = {{1, "CREATE TABLE note (text TEXT) STRICT"},
                             {2, "CREATE TABLE tag (note INTEGER) STRICT; INSERT INTO nowhere VALUES (1)"}};
  Database database = open_file(folder.file("m"));
  EXPECT_FALSE(bring_up_to_date(database, steps).ok());
  EXPECT_EQ(*database.integer("PRAGMA user_version"), 0);
  EXPECT_EQ(*database.integer("SELECT count(*) FROM sqlite_schema"), 0);
}

TEST(Schema, MigrationsAreNumberedFromOne) {
  int expected = 0;
  for (const Migration& step : migrations()) EXPECT_EQ(step.number, ++expected);
}

struct NoCase {
  const char* name;
  std::function<void(const std::string& path)> make;
  ErrorKind reader, writer;
  const char* reason;
};

void write_file(const std::string& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Schema, WhatIsNoCaseIsRefusedAndLeftAsItIs) {
  const TestFolder folder;
  const std::string sound = small_case(folder, "sound.hearsay");
  const auto changed = [&](const char* sql) {
    return [&sound, sql](const std::string& path) {
      std::filesystem::copy_file(sound, path);
      run_sql(path, sql);
    };
  };
  const NoCase cases[] = {
      {"text",
       [](auto& path) { write_file(path, "This is a letter, and a long one.\n" + std::string(5000, 'x')); },
       ErrorKind::Invalid, ErrorKind::Invalid, "not a case file"},
      {"short", [](auto& path) { write_file(path, "SQLite format 3"); }, ErrorKind::Invalid,
       ErrorKind::Invalid, "not a case file"},
      {"other", [](auto& path) { run_sql(path, "CREATE TABLE t (a); INSERT INTO t VALUES (1)"); },
       ErrorKind::Invalid, ErrorKind::Invalid, "another program's database"},
      {"empty-database", [](auto& path) { run_sql(path, "PRAGMA user_version = 4"); }, ErrorKind::Invalid,
       ErrorKind::Invalid, "another program's database"},
      {"newer", changed("PRAGMA user_version = 99"), ErrorKind::Unsupported, ErrorKind::Unsupported,
       "newer version"},
      {"zero", changed("PRAGMA user_version = 0"), ErrorKind::Invalid, ErrorKind::Invalid,
       "its tables are not"},
      {"negative", changed("PRAGMA user_version = -1"), ErrorKind::Invalid, ErrorKind::Invalid,
       "its tables are not"},
      {"view", changed("CREATE VIEW claims AS SELECT * FROM attribution"), ErrorKind::Invalid,
       ErrorKind::Invalid, "its tables are not"},
      {"trigger", changed("CREATE TRIGGER t AFTER INSERT ON blob BEGIN DELETE FROM ledger; END"),
       ErrorKind::Invalid, ErrorKind::Invalid, "its tables are not"},
      {"no-trigger", changed("DROP TRIGGER decisions_stay"), ErrorKind::Invalid, ErrorKind::Invalid,
       "its tables are not"},
      {"column", changed("ALTER TABLE blob ADD COLUMN more TEXT"), ErrorKind::Invalid, ErrorKind::Invalid,
       "its tables are not"},
      {"truncated", [&](auto& path) { write_file(path, read_file(sound).substr(0, 8192)); },
       ErrorKind::Corrupt, ErrorKind::Corrupt, "damaged"},
      {"beheaded", [&](auto& path) { write_file(path, read_file(sound).substr(4096)); }, ErrorKind::Invalid,
       ErrorKind::Invalid, "not a case file"},
      {"folder", [](auto& path) { std::filesystem::create_directory(path); }, ErrorKind::Invalid,
       ErrorKind::Invalid, "not a case file"},
      {"pipe", [](auto& path) { ASSERT_EQ(mkfifo(path.c_str(), 0600), 0); }, ErrorKind::Invalid,
       ErrorKind::Invalid, "not a case file"},
  };
  for (const NoCase& c : cases) {
    const std::string path = folder.file(c.name);
    c.make(path);
    const bool is_file = std::filesystem::is_regular_file(path);
    const std::string before = is_file ? read_file(path) : "";
    const auto reader = CaseReader::open(path);
    ASSERT_FALSE(reader.ok()) << c.name;
    EXPECT_EQ(reader.error().kind(), c.reader) << c.name;
    EXPECT_THAT(reader.error().text(), HasSubstr(c.reason)) << c.name;
    EXPECT_THAT(reader.error().text(), HasSubstr(path)) << c.name;
    const auto writer = CaseWriter::open(path);
    ASSERT_FALSE(writer.ok()) << c.name;
    EXPECT_EQ(writer.error().kind(), c.writer) << c.name;
    EXPECT_THAT(writer.error().text(), HasSubstr(c.reason)) << c.name;
    if (is_file) {
      EXPECT_EQ(read_file(path), before) << c.name;
    }
    EXPECT_FALSE(std::filesystem::exists(path + ".lock")) << c.name;
  }
}

TEST(Schema, NothingThere) {
  const TestFolder folder;
  const auto missing = CaseReader::open(folder.file("none.hearsay"));
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().kind(), ErrorKind::NotFound);
  const auto nowhere = CaseWriter::open(folder.file("no/folder/none.hearsay"));
  ASSERT_FALSE(nowhere.ok());
  EXPECT_EQ(nowhere.error().kind(), ErrorKind::Unavailable);
  // An empty file is what a writer leaves that was killed while it made a case: no case yet, but it may
  // become one.
  write_file(folder.file("empty.hearsay"), "");
  const auto empty = CaseReader::open(folder.file("empty.hearsay"));
  ASSERT_FALSE(empty.ok());
  EXPECT_EQ(empty.error().kind(), ErrorKind::Invalid);
  EXPECT_THAT(empty.error().text(), HasSubstr("empty"));
  EXPECT_TRUE(CaseWriter::open(folder.file("empty.hearsay")).ok());
  EXPECT_TRUE(CaseReader::open(folder.file("empty.hearsay")).ok());
}

// Names that SQLite would take for something else.
TEST(Schema, AnyNameIsAName) {
  const TestFolder folder;
  for (const char* name :
       {":memory:", "file:x?mode=memory", "a%20b#c?d.hearsay", " ", "мост.hearsay", "a'b\"c"}) {
    const std::string path = small_case(folder, name);
    EXPECT_TRUE(std::filesystem::is_regular_file(path)) << name;
    EXPECT_TRUE(CaseReader::open(path).ok()) << name;
  }
}

// Truncated at any page, a case is refused or verified as damaged, never trusted.
TEST(Schema, TruncatedCasesAreNoticed) {
  const TestFolder folder;
  const std::string whole = read_file(small_case(folder, "whole.hearsay"));
  for (size_t size = 1; size < whole.size(); size += 3001) {
    const std::string path = folder.file("cut.hearsay");
    write_file(path, whole.substr(0, size));
    const auto reader = CaseReader::open(path);
    if (!reader) continue;
    const Result<VerifyReport> report = (*reader)->verify({});
    EXPECT_TRUE(!report.ok() || !report->problems.empty()) << size;
  }
}

}  // namespace
}  // namespace hearsay
