#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/case_reader.h"
#include "store/case_writer.h"
#include "store/test_files.h"

namespace hearsay {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::unique_ptr<CaseWriter> write_case(const std::string& path) {
  Result<std::unique_ptr<CaseWriter>> writer = CaseWriter::open(path);
  EXPECT_TRUE(writer.ok()) << (writer.ok() ? "" : writer.error().text());
  return *std::move(writer);
}

std::unique_ptr<CaseReader> read_case(const std::string& path) {
  Result<std::unique_ptr<CaseReader>> reader = CaseReader::open(path);
  EXPECT_TRUE(reader.ok()) << (reader.ok() ? "" : reader.error().text());
  return *std::move(reader);
}

std::vector<ClaimRow> claims_of(CaseReader& reader, const ClaimFilter& filter = {}) {
  std::vector<ClaimRow> rows;
  const Status status = reader.claims(filter, [&](const ClaimRow& row) { rows.push_back(row); });
  EXPECT_TRUE(status.ok()) << (status.ok() ? "" : status.error().text());
  return rows;
}

constexpr char kText[] =
    "By Lio Marsh\n"
    "The Orrin Courier reported that two officials said the bridge was never inspected.\n"
    "Adela Croft denied “any delay” in the works.\n";

ReadFile bridge_article() {
  ReadFile file = plain_file("news/bridge.txt", kText);
  file.document.title = "The bridge";
  file.document.outlet = "The Mallow Post";
  file.document.published = "2014-03-02";
  file.document.passages[0].author = "Lio Marsh";
  file.document.passages[0].author_span = span_of(kText, "Lio Marsh");
  file.reading.entities = {{EntityType::Outlet, "The Orrin Courier", {}},
                           {EntityType::Person, "Adela Croft", {"Croft"}}};
  add_claim(file, {"The Orrin Courier", "reported", "two officials said the bridge was never inspected", -1,
                   0, SourceType::Outlet});
  add_claim(file, {"two officials", "said", "the bridge was never inspected", 0, -1, SourceType::Anonymous});
  add_claim(file, {"Adela Croft", "denied", "“any delay”", -1, 1, SourceType::Named, Stance::Denied});
  return file;
}

TEST(Case, GivesBackWhatWasAdded) {
  const TestFolder folder;
  const std::string path = folder.file("a.hearsay");
  {
    auto writer = write_case(path);
    ASSERT_TRUE(writer->add(bridge_article(), 1700000000).ok());
    ASSERT_TRUE(writer->add_fate({"x.bin", LedgerEntry::Fate::Failed, "binary"}, 1700000000).ok());
    ASSERT_TRUE(writer->commit().ok());
  }
  auto reader = read_case(path);
  const std::vector<ClaimRow> claims = claims_of(*reader);
  ASSERT_EQ(claims.size(), 3u);
  EXPECT_EQ(claims[1].chain, "Lio Marsh ← The Orrin Courier ← two officials");
  EXPECT_EQ(claims[1].depth, 2);
  EXPECT_EQ(claims[1].parent, claims[0].id);
  EXPECT_EQ(claims[2].source_name, "Adela Croft");
  EXPECT_EQ(claims[2].content, "“any delay”");

  const Result<Chain> chain = reader->chain(claims[1].id);
  ASSERT_TRUE(chain.ok());
  ASSERT_EQ(chain->links.size(), 3u);
  EXPECT_EQ(chain->links[0].who, "Lio Marsh");
  EXPECT_EQ(chain->links[0].when, "2014-03-02");
  EXPECT_EQ(chain->links[2].quote, "the bridge was never inspected");
  EXPECT_EQ(chain->links[2].source_bytes.of(kText), "two officials said the bridge was never inspected");

  const Result<LedgerSummary> ledger = reader->ledger();
  ASSERT_TRUE(ledger.ok());
  EXPECT_EQ(ledger->offered, 2);
  EXPECT_EQ(ledger->read, 1);
  EXPECT_EQ(ledger->failed, 1);
}

}  // namespace
}  // namespace hearsay
