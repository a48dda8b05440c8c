#include <atomic>
#include <functional>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/case_reader.h"
#include "store/case_writer.h"
#include "store/decision_desk.h"
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
  file.reading.attributions.back().access = {span_of(kText, "officials")};
  file.reading.attributions.back().confidence = 0.57F;
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
  EXPECT_EQ(claims[1].access, "officials");
  EXPECT_THAT(claims[1].access_spans, ElementsAre(span_of(kText, "officials")));
  EXPECT_EQ(claims[1].confidence, 57);
  EXPECT_EQ(claims[2].confidence, 0);

  const Result<Chain> chain = reader->chain(claims[1].id);
  ASSERT_TRUE(chain.ok());
  ASSERT_EQ(chain->links.size(), 3u);
  EXPECT_EQ(chain->links[0].who, "Lio Marsh");
  EXPECT_EQ(chain->links[0].when, "2014-03-02");
  EXPECT_EQ(chain->links[2].quote, "the bridge was never inspected");
  EXPECT_EQ(chain->links[2].access, "officials");
  EXPECT_EQ(chain->links[2].confidence, 57);
  EXPECT_EQ(chain->links[2].source_bytes.of(kText), "two officials said the bridge was never inspected");

  const Result<LedgerSummary> ledger = reader->ledger();
  ASSERT_TRUE(ledger.ok());
  EXPECT_EQ(ledger->offered, 2);
  EXPECT_EQ(ledger->read, 1);
  EXPECT_EQ(ledger->failed, 1);
}

std::string fates_of(CaseReader& reader) {
  std::string text;
  const Status status = reader.offers([&](const LedgerEntry& entry) {
    constexpr const char* kFates[] = {"read", "failed", "skipped"};
    text.append(entry.path).append(" ").append(kFates[static_cast<int>(entry.fate)]);
    text.append(entry.reason.empty() ? "" : ": ").append(entry.reason).append("\n");
  });
  EXPECT_TRUE(status.ok());
  return text;
}

// Files come back, change, change back and are copied: `bytes` empty means that the file could not be read.
TEST(Case, KnowsWhatItHas) {
  struct Step {
    std::string path, bytes;
    CaseWriter::Known known;
    const char* ledger;  // the line of the path afterwards
    int64_t documents, captures;
  };
  using Known = CaseWriter::Known;
  const Step steps[] = {
      {"a", "one", Known::No, "a read\n", 1, 1},
      {"a", "one", Known::ThisPath, "a read\n", 1, 1},
      {"b", "one", Known::OtherPath, "b skipped: same bytes as a\n", 1, 2},
      {"b", "one", Known::ThisPath, "b skipped: same bytes as a\n", 1, 2},
      {"a", "two", Known::No, "a read\n", 2, 3},
      {"a", "one", Known::OtherPath, "a read\n", 2, 4},
      {"a", "one", Known::ThisPath, "a read\n", 2, 4},
      {"a", "", Known::No, "a failed: cannot be read\n", 2, 4},
      {"a", "one", Known::OtherPath, "a read\n", 2, 5},
      {"b", "three", Known::No, "b read\n", 3, 6},
      {"b", "", Known::No, "b failed: cannot be read\n", 3, 6},
      {"c", "", Known::No, "c failed: cannot be read\n", 3, 6},
      {"c", "four", Known::No, "c read\n", 4, 7},
  };
  const TestFolder folder;
  // Once with one writer for all, once with a new one for each step.
  for (const bool reopened : {false, true}) {
    const std::string path = folder.file(reopened ? "b.hearsay" : "a.hearsay");
    auto writer = write_case(path);
    for (const Step& step : steps) {
      const ReadFile file = plain_file(step.path, step.bytes);
      const Known known = writer->known(step.path, file.capture.sha256);
      EXPECT_EQ(known, step.known) << step.path << " " << step.bytes;
      Status status = Done{};
      if (step.bytes.empty()) {
        status = writer->add_fate({step.path, LedgerEntry::Fate::Failed, "cannot be read"}, 1);
      } else if (known == Known::No) {
        status = writer->add(file, 1);
      } else if (known == Known::OtherPath) {
        status = writer->add_copy(file.capture, 1);
      }
      ASSERT_TRUE(status.ok()) << status.error().text();
      ASSERT_TRUE(writer->commit().ok());
      if (reopened) {
        writer.reset();
        writer = write_case(path);
      }
      auto reader = read_case(path);
      EXPECT_THAT(fates_of(*reader), HasSubstr(step.ledger));
      EXPECT_EQ(reader->ledger()->documents, step.documents);
      EXPECT_EQ(reader->ledger()->captures, step.captures);
      EXPECT_TRUE(reader->verify({})->problems.empty());
    }
  }
}

TEST(Case, TwoFilesWithTheSameBytesInOneRunAreOneDocument) {
  const TestFolder folder;
  const std::string path = folder.file("a.hearsay");
  auto writer = write_case(path);
  // Both were analysed before either was added.
  ASSERT_TRUE(writer->add(plain_file("a", "one"), 1).ok());
  ASSERT_TRUE(writer->add(plain_file("b", "one"), 1).ok());
  ASSERT_TRUE(writer->commit().ok());
  auto reader = read_case(path);
  EXPECT_EQ(fates_of(*reader), "a read\nb skipped: same bytes as a\n");
  EXPECT_EQ(reader->ledger()->documents, 1);
}

TEST(Case, WhatIsNotCommittedWasNeverAdded) {
  const TestFolder folder;
  const std::string path = folder.file("a.hearsay");
  {
    auto writer = write_case(path);
    ASSERT_TRUE(writer->add(plain_file("a", "one"), 1).ok());
    ASSERT_TRUE(writer->commit().ok());
    ASSERT_TRUE(writer->add(plain_file("b", "two"), 1).ok());
    const Status unknown = writer->add_copy(capture_of("c", "never read"), 1);
    ASSERT_FALSE(unknown.ok());
    EXPECT_EQ(unknown.error().kind(), ErrorKind::NotFound);
    EXPECT_EQ(writer->known("b", sha256_hex("two")), CaseWriter::Known::No);  // undone with the failure
    EXPECT_EQ(writer->known("a", sha256_hex("one")), CaseWriter::Known::ThisPath);
    ASSERT_TRUE(writer->add(plain_file("d", "three"), 1).ok());
  }
  EXPECT_EQ(fates_of(*read_case(path)), "a read\n");
}

TEST(Case, RefusesReadingsThatDoNotFitTheText) {
  const TestFolder folder;
  const std::string path = folder.file("a.hearsay");
  auto writer = write_case(path);
  ASSERT_TRUE(writer->add(plain_file("before", "one"), 1).ok());
  const std::function<void(ReadFile&)> mistakes[] = {
      [](ReadFile& file) { file.document.passages[0].span.end = 9000; },
      [](ReadFile& file) { file.document.passages[0].parent = 0; },
      [](ReadFile& file) { file.document.passages[0].author_span = {5, 2}; },
      [](ReadFile& file) { file.annotation.sentences[1].span.begin = 3; },
      [](ReadFile& file) { file.annotation.sentences[0].span.end = 0; },
      [](ReadFile& file) { file.reading.attributions[0].content[0].end = 9000; },
      [](ReadFile& file) { file.reading.attributions[2].content[0].begin += 1; },  // cuts “ in two
      [](ReadFile& file) { file.reading.attributions[0].parent = 3; },
      [](ReadFile& file) { file.reading.attributions[0].source_entity = -2; },
      [](ReadFile& file) { file.reading.findings.push_back({FindingKind::Conflict, "", {{9000, 9001}}}); },
  };
  for (const auto& mistake : mistakes) {
    ReadFile file = bridge_article();
    mistake(file);
    const Status status = writer->add(file, 1);
    ASSERT_FALSE(status.ok());
    EXPECT_EQ(status.error().kind(), ErrorKind::Invalid);
    EXPECT_THAT(status.error().text(), HasSubstr("news/bridge.txt"));
  }
  ASSERT_TRUE(writer->commit().ok());
  EXPECT_EQ(fates_of(*read_case(path)), "before read\n");
}

ReadFile second_article() {
  const std::string text = "Two officials said the toll was high. Croft asked who pays. Élan Vey said so.\n";
  ReadFile file = plain_file("blog/toll.txt", text);
  file.document.title = "Tolls";
  file.reading.entities = {{EntityType::Person, "Adela Croft", {"Croft"}}};
  add_claim(file,
            {"Two officials", "said", "the toll was high", -1, -1, SourceType::Anonymous, Stance::Alleged});
  add_claim(file, {"Croft", "asked", "who pays", -1, 0, SourceType::Named, Stance::Asked});
  add_claim(file, {"Élan Vey", "said", "so", -1, -1, SourceType::Named}, 60);
  return file;
}

TEST(Case, FiltersClaims) {
  const TestFolder folder;
  const std::string path = folder.file("a.hearsay");
  auto writer = write_case(path);
  ASSERT_TRUE(writer->add(bridge_article(), 1).ok());
  ASSERT_TRUE(writer->add(second_article(), 1).ok());
  ASSERT_TRUE(writer->commit().ok());
  auto reader = read_case(path);
  const auto filter = [](const std::function<void(ClaimFilter&)>& set) {
    ClaimFilter made;
    set(made);
    return made;
  };
  const std::pair<ClaimFilter, std::vector<int64_t>> cases[] = {
      {{}, {1, 2, 3, 4, 5, 6}},
      {filter([](auto& f) { f.source = "ADELA"; }), {3, 5}},  // by the fullest name, too
      {filter([](auto& f) { f.source = "elan v"; }), {6}},
      {filter([](auto& f) { f.about = "Bridge INSPECTED"; }), {1, 2}},
      {filter([](auto& f) { f.about = "bridge toll"; }), {}},
      {filter([](auto& f) { f.document = "tolls"; }), {4, 5, 6}},
      {filter([](auto& f) { f.document = "NEWS/"; }), {1, 2, 3}},
      {filter([](auto& f) { f.document = "2"; }), {4, 5, 6}},
      {filter([](auto& f) { f.stances = {Stance::Denied, Stance::Asked}; }), {3, 5}},
      {filter([](auto& f) { f.types = {SourceType::Anonymous}; }), {2, 4}},
      {filter([](auto& f) { f.min_depth = 2; }), {2}},
      {filter([](auto& f) { f.max_depth = 1; }), {1, 3, 4, 5, 6}},
      {filter([](auto& f) { f.limit = 2; }), {1, 2}},
      {filter([](auto& f) { f.limit = 0; }), {}},
      {filter([](auto& f) { f.types = {SourceType::Anonymous}, f.stances = {Stance::Alleged}; }), {4}},
  };
  for (size_t i = 0; i < std::size(cases); ++i) {
    std::vector<int64_t> ids;
    for (const ClaimRow& row : claims_of(*reader, cases[i].first)) ids.push_back(row.id);
    EXPECT_EQ(ids, cases[i].second) << "case " << i;
  }
  const Result<Chain> none = reader->chain(7);
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().kind(), ErrorKind::NotFound);
}

// Names that are the same to the letter are one row; unnamed sources of different documents never are.
TEST(Case, CountsSources) {
  const TestFolder folder;
  const std::string path = folder.file("a.hearsay");
  auto writer = write_case(path);
  ReadFile third = second_article();
  third.capture = capture_of("third", third.document.text + " ");
  ASSERT_TRUE(writer->add(bridge_article(), 1).ok());
  ASSERT_TRUE(writer->add(second_article(), 1).ok());
  ASSERT_TRUE(writer->add(third, 1).ok());
  ASSERT_TRUE(writer->commit().ok());
  auto reader = read_case(path);
  std::vector<std::string> rows;
  const Result<std::vector<SourceRow>> sources = reader->sources("");
  ASSERT_TRUE(sources.ok());
  for (const SourceRow& row : *sources) {
    rows.push_back(row.name + ", " + std::string(name_of(row.type)) + ": " + std::to_string(row.direct) +
                   "+" + std::to_string(row.relayed) + " in " + std::to_string(row.documents));
  }
  EXPECT_THAT(rows, ElementsAre("Adela Croft, named: 3+0 in 3", "The Orrin Courier, outlet: 1+0 in 1",
                                "Two officials, anonymous: 1+0 in 1", "Two officials, anonymous: 1+0 in 1",
                                "two officials, anonymous: 0+1 in 1", "Élan Vey, named: 1+0 in 1",
                                "Élan Vey, named: 1+0 in 1"));
  EXPECT_EQ(reader->sources("CROFT")->size(), 1u);
}

TEST(Case, LedgerAddsUpWithReasons) {
  const TestFolder folder;
  const std::string path = folder.file("a.hearsay");
  auto writer = write_case(path);
  ASSERT_TRUE(writer->add(plain_file("a", "one\ntwo"), 1).ok());
  ASSERT_TRUE(writer->add_copy(capture_of("b", "one\ntwo"), 1).ok());
  ASSERT_TRUE(writer->add_copy(capture_of("c", "one\ntwo"), 1).ok());
  ASSERT_TRUE(writer->add_fate({"x", LedgerEntry::Fate::Failed, "too large"}, 1).ok());
  ASSERT_TRUE(writer->add_fate({"y\xff", LedgerEntry::Fate::Skipped, "no reader for images"}, 1).ok());
  ASSERT_TRUE(writer->commit().ok());
  auto reader = read_case(path);
  const Result<LedgerSummary> ledger = reader->ledger();
  EXPECT_EQ(ledger->offered, 5);
  EXPECT_EQ(ledger->offered, ledger->read + ledger->failed + ledger->skipped);
  EXPECT_EQ(ledger->skipped, 3);
  EXPECT_EQ(ledger->captures, 3);
  EXPECT_EQ(ledger->sentences, 2);
  EXPECT_EQ(ledger->bytes, 21);
  EXPECT_EQ(ledger->not_indexed, 1);
  ASSERT_EQ(ledger->reasons.size(), 3u);
  EXPECT_EQ(ledger->reasons[0].reason, "same bytes as another file");
  EXPECT_EQ(ledger->reasons[0].count, 2);
  EXPECT_EQ(ledger->reasons[0].example, "b");
  EXPECT_EQ(ledger->reasons[2].example, "y\xff");  // a path is bytes
  ASSERT_TRUE(writer->update_index().ok());
  EXPECT_EQ(reader->ledger()->not_indexed, 0);
}

// Texts with NUL bytes, and texts that are not their bytes.
TEST(Case, KeepsOddTexts) {
  const TestFolder folder;
  const std::string path = folder.file("a.hearsay");
  auto writer = write_case(path);
  const std::string text("Orr\0said \xc3\xa9t\xc3\xa9 \0.", 16);
  const std::string bytes("<p>Orr\0said &eacute;t&eacute; \0.", 32);
  ReadFile file = plain_file("odd.html", text);
  file.capture = capture_of("odd.html", bytes);
  file.document.map = OffsetMap();
  file.document.map.append({0, 9}, {3, 12});
  file.document.map.append({9, 11}, {12, 20});
  file.document.map.append({11, 12}, {20, 21});
  file.document.map.append({12, 14}, {21, 29});
  file.document.map.append({14, 16}, {29, 31});
  add_claim(file,
            {std::string_view(text).substr(0, 4), "said", "\xc3\xa9t\xc3\xa9", -1, -1, SourceType::Named});
  ASSERT_TRUE(writer->add(file, 1).ok());
  ASSERT_TRUE(writer->update_index().ok());
  auto reader = read_case(path);
  const std::vector<ClaimRow> claims = claims_of(*reader);
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].source, std::string("Orr\0", 4));
  const Result<Chain> chain = reader->chain(1);
  ASSERT_TRUE(chain.ok());
  EXPECT_EQ(chain->text, text);
  EXPECT_EQ(chain->links.back().source_bytes, (Span{3, 29}));
  const Result<VerifyReport> report = reader->verify({});
  ASSERT_TRUE(report.ok());
  EXPECT_TRUE(report->problems.empty()) << report->problems[0].what;
}

TEST(Case, KeepsDecisionsInOrder) {
  const TestFolder folder;
  const std::string path = folder.file("a.hearsay");
  for (int i = 0; i < 3; ++i) {
    (void)write_case(path);  // makes the case, or takes in what waits
    auto desk = DecisionDesk::open(path);
    ASSERT_TRUE(desk.ok());
    const Decision decision{0,          100 + i, "M. Orr",         "note", sha256_hex("x"),
                            "the quay", {3, 11}, std::to_string(i)};
    ASSERT_EQ((*desk)->add(decision)->id, i + 1);
  }
  std::vector<std::string> seen;
  ASSERT_TRUE(read_case(path)
                  ->decisions([&](const Decision& decision) {
                    seen.push_back(std::to_string(decision.id) + "/" + std::to_string(decision.at) + "/" +
                                   decision.payload);
                    EXPECT_EQ(decision.quote, "the quay");
                    EXPECT_EQ(decision.span, (Span{3, 11}));
                  })
                  .ok());
  EXPECT_THAT(seen, ElementsAre("1/100/0", "2/101/1", "3/102/2"));
}

TEST(Case, WorkersAskWhileTheWriterAdds) {
  const TestFolder folder;
  auto writer = write_case(folder.file("a.hearsay"));
  constexpr int kFiles = 300;
  std::atomic<int> added = 0;
  std::vector<std::jthread> workers;
  for (int worker = 0; worker < 3; ++worker) {
    workers.emplace_back([&] {
      while (added < kFiles) {
        const int before = added;
        for (int i = 0; i < before; ++i) {
          const std::string name = std::to_string(i);
          EXPECT_EQ(writer->known(name, sha256_hex(name)), CaseWriter::Known::ThisPath);
        }
      }
    });
  }
  for (; added < kFiles; ++added) {
    const std::string name = std::to_string(added);
    ASSERT_TRUE(writer->add(plain_file(name, name), 1).ok());
  }
}

}  // namespace
}  // namespace hearsay
