#include "store/sqlite.h"

#include <cstdio>
#include <string>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

constexpr std::string_view kFrom = "SELECT number FROM numbers WHERE number >= ?1 ORDER BY number";

// A connection that only reads, to a file with the numbers 1, 2 and 3.
Database numbers() {
  const std::string path = testing::TempDir() + "sqlite_test.db";
  std::remove(path.c_str());
  Database writer = Database::open(path, Database::Mode::ReadWrite, "numbers").value();
  EXPECT_TRUE(writer.run("CREATE TABLE numbers (number INTEGER)"));
  EXPECT_TRUE(writer.run("INSERT INTO numbers VALUES (1), (2), (3)"));
  return Database::open(path, Database::Mode::ReadOnly, "numbers").value();
}

int64_t next(Statement& statement) { return statement.step().value() ? statement.integer(0) : 0; }

TEST(KeptStatements, BeginAnewWhereTheyWereLeftHalfway) {
  Database database = numbers();
  {
    Statement statement = database.prepare(kFrom).value();
    statement.bind(int64_t{2});
    EXPECT_EQ(next(statement), 2);
  }
  EXPECT_EQ(database.connection().kept.size(), 1U);
  Statement again = database.prepare(kFrom).value();
  EXPECT_TRUE(database.connection().kept.empty());
  EXPECT_EQ(next(again), 0);  // nothing is bound to it: no number is as large as that
  again.bind(int64_t{1});
  EXPECT_EQ(next(again), 1);
}

TEST(KeptStatements, AreNeverInTwoHands) {
  Database database = numbers();
  for (int round = 0; round < 2; ++round) {
    Statement one = database.prepare(kFrom).value();
    Statement other = database.prepare(kFrom).value();
    one.bind(int64_t{1});
    other.bind(int64_t{3});
    EXPECT_EQ(next(one), 1);
    EXPECT_EQ(next(other), 3);
    EXPECT_EQ(next(one), 2);
    EXPECT_EQ(next(other), 0);
  }
}

TEST(KeptStatements, AreLimitedInNumber) {
  Database database = numbers();
  for (int i = 0; i < 200; ++i) EXPECT_EQ(database.integer("SELECT " + std::to_string(i)).value(), i);
  EXPECT_EQ(database.connection().kept.size(), 64U);
}

}  // namespace
}  // namespace hearsay
