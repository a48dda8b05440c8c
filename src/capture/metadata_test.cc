#include "capture/metadata.h"

#include <string>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(Metadata, FindsByPathOrItsLastComponents) {
  const Result<MetadataTable> table = MetadataTable::parse("m.tsv",
                                                           "\xEF\xBB\xBFpath\ttitle\tauthor\tpublished\r\n"
                                                           "a.txt\tThe harbour\tLio Marsh\t2017-06-05\r\n"
                                                           "\n"
                                                           "news/b.txt\tThe bridge\n"
                                                           "./news/c.txt\t\t\t2017\n");
  ASSERT_TRUE(table.ok()) << table.error().text();
  EXPECT_EQ(table->size(), 3U);
  EXPECT_EQ(table->find("a.txt").author, "Lio Marsh");
  EXPECT_EQ(table->find("/home/x/a.txt").published, "2017-06-05");
  EXPECT_EQ(table->find("x/news/b.txt").title, "The bridge");
  EXPECT_EQ(table->find("./news/c.txt").published, "2017");
  EXPECT_EQ(table->find("b.txt").title, "");
  EXPECT_EQ(table->find("xa.txt").title, "");
}

TEST(Metadata, TheLongestMatchWins) {
  const Result<MetadataTable> table =
      MetadataTable::parse("m.tsv", "title\tpath\nshort\ta.txt\nlong\tx/a.txt\n");
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(table->find("y/x/a.txt").title, "long");
  EXPECT_EQ(table->find("y/a.txt").title, "short");
}

TEST(Metadata, SaysFileLineAndReason) {
  const struct {
    const char* content;
    const char* message;
  } cases[] = {
      {"", "m.tsv:1: the first line must name the columns, and \"path\" must be one of them"},
      {"title\n", "m.tsv:1: the first line must name the columns, and \"path\" must be one of them"},
      {"path\tcolour\n",
       "m.tsv:1: there is no column \"colour\"; the columns are: path title author outlet published (parted "
       "by tabs)"},
      {"path\tpath\n", "m.tsv:1: the column \"path\" stands there twice"},
      {"path\ta.txt\n",
       "m.tsv:1: there is no column \"a.txt\"; the columns are: path title author outlet published (parted "
       "by tabs)"},
      {"path\ttitle\na\tb\tc\n", "m.tsv:2: has 3 fields, the header 2"},
      {"path\ttitle\n\ttitle\n", "m.tsv:2: has no path"},
      {"path\na.txt\n\na.txt\n", "m.tsv:4: a.txt stands in line 2 already"},
      {"path\na\xFF\n", "m.tsv:2: not UTF-8"},
      {"path\tpublished\na\t5 June\n", "m.tsv:2: \"5 June\" is no date such as 2017, 2017-06 or 2017-06-05"},
      {"path\tpublished\na\t2017-13-01\n",
       "m.tsv:2: \"2017-13-01\" is no date such as 2017, 2017-06 or 2017-06-05"},
  };
  for (const auto& c : cases) {
    const Result<MetadataTable> table = MetadataTable::parse("m.tsv", c.content);
    ASSERT_FALSE(table.ok()) << c.content;
    EXPECT_EQ(table.error().text(), c.message);
  }
}

TEST(Metadata, TakesTimes) {
  EXPECT_TRUE(MetadataTable::parse("m", "path\tpublished\na\t2017-06-05T10:00:00+02:00\n").ok());
}

TEST(Metadata, AMissingFileIsNamed) {
  EXPECT_EQ(MetadataTable::load("no/such/file").error().text(), "no/such/file: there is no such file");
}

}  // namespace
}  // namespace hearsay
