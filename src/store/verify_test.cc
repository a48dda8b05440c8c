// verify finds what was changed behind the case's back, and nothing in a case that is sound.
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/case_reader.h"
#include "store/case_writer.h"
#include "store/decision_desk.h"
#include "store/sqlite.h"
#include "store/test_files.h"

namespace hearsay {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kText[] = "Adela Croft said the “quáy” was sound.\nTwo officials said otherwise.\n";

std::string make_case(const TestFolder& folder) {
  const std::string path = folder.file("v.hearsay");
  auto writer = CaseWriter::open(path);
  EXPECT_TRUE(writer.ok());
  for (int i = 0; i < 3; ++i) {
    ReadFile file = plain_file("file" + std::to_string(i), kText + std::to_string(i));
    file.reading.entities = {{EntityType::Person, "Adela Croft", {"Croft", "she"}}};
    file.reading.findings = {
        {FindingKind::OpenQuestion, "who said otherwise", {span_of(kText, "Two officials")}}};
    add_claim(file, {"Adela Croft", "said", "the “quáy” was sound", -1, 0, SourceType::Named});
    add_claim(file, {"Two officials", "said", "otherwise", -1, -1, SourceType::Anonymous}, 40);
    EXPECT_TRUE((*writer)->add(file, 1).ok());
  }
  EXPECT_TRUE((*writer)->add_copy(capture_of("copy", kText + std::string("1")), 1).ok());
  Capture mailbox = capture_of("box.mbox", "From ada");
  mailbox.media_type = "application/mbox";
  EXPECT_TRUE((*writer)->add_archive(mailbox, 1).ok());
  EXPECT_TRUE((*writer)->add_copy(capture_of("box.txt", "From ada"), 1).ok());
  EXPECT_TRUE((*writer)->add_fate({"x.bin", LedgerEntry::Fate::Failed, "binary"}, 1).ok());
  auto desk = DecisionDesk::open(path);
  EXPECT_TRUE(desk.ok());
  for (const char* kind : {"accept", "reject", "note"}) {
    const Decision decision{
        0, 5, "M. Orr", kind, sha256_hex(kText), "otherwise", span_of(kText, "otherwise"), "{}"};
    EXPECT_TRUE((*desk)->add(decision).ok());
  }
  EXPECT_TRUE((*writer)->update_index().ok());
  return path;
}

VerifyReport verify(const std::string& path) {
  auto reader = CaseReader::open(path);
  EXPECT_TRUE(reader.ok()) << (reader.ok() ? "" : reader.error().text());
  Result<VerifyReport> report = (*reader)->verify({});
  EXPECT_TRUE(report.ok()) << (report.ok() ? "" : report.error().text());
  return *std::move(report);
}

std::string told(const VerifyReport& report) {
  std::string text;
  for (const Problem& problem : report.problems)
    text.append(problem.where).append(": ").append(problem.what).append("\n");
  return text;
}

TEST(Verify, FindsNothingInASoundCase) {
  const TestFolder folder;
  const std::string path = make_case(folder);
  auto reader = CaseReader::open(path);
  std::vector<std::pair<int64_t, int64_t>> progress;
  const Result<VerifyReport> report =
      (*reader)->verify([&](int64_t done, int64_t total) { progress.emplace_back(done, total); });
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(told(*report), "");
  EXPECT_EQ(report->captures, 6);
  EXPECT_EQ(report->documents, 3);
  EXPECT_EQ(report->quotes, 3 * 6);
  EXPECT_EQ(report->spans,
            3 * (2 + 3 + 1 + 6 + 1));  // passage and author, sentences, mention, roles, finding
  EXPECT_THAT(progress, testing::ElementsAre(std::pair(1, 3), std::pair(2, 3), std::pair(3, 3)));
}

struct Tampering {
  const char* sql;
  const char* told;
};

TEST(Verify, FindsWhatWasChanged) {
  const TestFolder folder;
  const std::string sound = make_case(folder);
  // The tests' own way around the triggers: without them the file would be no case, so they are put back.
  const Tampering cases[] = {
      {"UPDATE blob SET zstd = CAST(substr(zstd, 1, 12) || x'07' || substr(zstd, 14) AS BLOB) WHERE id = 2",
       "capture 2 (file1): the stored bytes"},
      {"UPDATE blob SET zstd = (SELECT zstd FROM blob WHERE id = 1) WHERE id = 2",
       "capture 2 (file1): the stored bytes do not have their SHA-256"},
      {"UPDATE blob SET size = 7 WHERE id = 1", "capture 1 (file0): the stored bytes have another size"},
      {"UPDATE blob SET zstd = x'' WHERE id = 1", "capture 1 (file0)"},
      {"UPDATE document SET text = x'00' WHERE id = 3", "document 3 (file2): the stored bytes"},
      {"UPDATE document SET size = 1000000000000 WHERE id = 3", "document 3 (file2): the stored bytes"},
      {"UPDATE document SET map = x'FFFFFFFFFFFFFFFFFFFFFFFF' WHERE id = 1", "document 1 (file0): "},
      {"UPDATE passage SET span_end = 1000 WHERE id = 1",
       "document 1 (file0), passage 1: its span does not lie"},
      {"UPDATE passage SET author_end = 30 + (author_begin = 0) WHERE id = 1",
       "passage 1: its span does not lie"},
      {"UPDATE sentence SET span_end = 22 WHERE id = 1", "sentence 1: its span does not lie"},
      {"UPDATE sentence SET span_begin = 3 WHERE id = 2", "sentence 2: it begins before"},
      {"UPDATE mention SET span_end = 4000000000 WHERE entity = 2", "mention of source 2: its span"},
      {"UPDATE attribution SET content = 'the quay was unsound' WHERE id = 3",
       "claim 3, content: its words are not"},
      {"UPDATE attribution SET source = 'Lio Marsh' WHERE id = 1", "claim 1, source: its words are not"},
      {"UPDATE attribution SET cue_spans = '12-17' WHERE id = 1", "claim 1, cue: its words are not"},
      {"UPDATE attribution SET cue_spans = '12-9' WHERE id = 1", "claim 1, cue: a list of spans is damaged"},
      {"UPDATE attribution SET cue_spans = 'x' WHERE id = 1", "claim 1, cue: a list of spans is damaged"},
      {"UPDATE attribution SET cue_spans = '5-99999' WHERE id = 1", "claim 1, cue: its span does not lie"},
      {"UPDATE attribution SET access_spans = '5-99999' WHERE id = 1",
       "claim 1, access: its span does not lie"},
      {"UPDATE attribution SET depth = 2 WHERE id = 1", "claim 1: its depth"},
      {"UPDATE attribution SET parent = 3 WHERE id = 1", "claim 1: it stands in a claim of another document"},
      {"UPDATE claim_sentence SET claim = 4 WHERE claim = 1",
       "said to stand in a sentence of another document"},
      {"UPDATE finding SET spans = '1-2 x' WHERE id = 1", "finding 1: a list of spans is damaged"},
      {"DELETE FROM ledger WHERE path = 'copy'", "copy: it was captured, but it is not in the ledger"},
      {"UPDATE ledger SET capture = NULL WHERE path = 'file1'", "file1: the ledger calls it read"},
      {"UPDATE ledger SET capture = 1 WHERE path = 'file1'",
       "file1: the ledger gives it the capture of another"},
      {"PRAGMA foreign_keys = OFF; DELETE FROM document WHERE id = 2", "points at a row of document"},
      {"PRAGMA foreign_keys = OFF; DELETE FROM document WHERE id = 2",
       "capture 2 (file1): its bytes have no document"},
      {"UPDATE meta SET value = '2' WHERE key = 'last_indexed'", "search index: it does not hold the words"},
      {"INSERT INTO sentence_index (rowid, text) VALUES (99, 'planted')",
       "search index: it does not hold the words"},
      {"INSERT INTO sentence_index (sentence_index) VALUES ('delete-all')",
       "search index: it does not hold the words"},
      {"INSERT INTO sentence_index (sentence_index, rowid, text) VALUES ('delete', 2, 'Two officials said "
       "otherwise.');"
       "INSERT INTO sentence_index (rowid, text) VALUES (2, 'Two said officials otherwise.')",
       "search index: it does not hold the words"},
      {"DROP TRIGGER decisions_do_not_change; UPDATE decision SET kind = 'accept' WHERE id = 2",
       "decision 2: it or one before it was changed"},
      {"DROP TRIGGER decisions_stay; DELETE FROM decision WHERE id = 2",
       "decision 3: it or one before it was changed"},
  };
  for (const Tampering& c : cases) {
    const std::string path = folder.file("changed.hearsay");
    std::filesystem::copy_file(sound, path, std::filesystem::copy_options::overwrite_existing);
    {
      Result<Database> database = Database::open(path, Database::Mode::ReadWrite, path);
      ASSERT_TRUE(database.ok());
      std::string triggers;
      Result<Statement> rows =
          database->prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid");
      while (*rows->step()) triggers.append(rows->text(0)).append(";");
      const Status changed = database->run(c.sql);
      ASSERT_TRUE(changed.ok()) << c.sql << ": " << changed.error().text();
      (void)database->run("DROP TRIGGER IF EXISTS decisions_follow_each_other");
      (void)database->run("DROP TRIGGER IF EXISTS decisions_do_not_change");
      (void)database->run("DROP TRIGGER IF EXISTS decisions_stay");
      ASSERT_TRUE(database->run(triggers.c_str()).ok());
    }
    EXPECT_THAT(told(verify(path)), HasSubstr(c.told)) << c.sql;
  }
}

TEST(Verify, DecisionsAreOnlyAppended) {
  const TestFolder folder;
  const std::string path = make_case(folder);
  Result<Database> database = Database::open(path, Database::Mode::ReadWrite, path);
  ASSERT_TRUE(database.ok());
  for (const char* sql :
       {"UPDATE decision SET who = 'x'", "DELETE FROM decision", "DELETE FROM decision WHERE id = 3",
        "REPLACE INTO decision SELECT 2, 1, 'x', 'x', 'x', 'x', 0, 0, 'x', 'x'",
        "INSERT INTO decision SELECT 9, 1, 'x', 'x', 'x', 'x', 0, 0, 'x', 'x'"}) {
    const Status status = database->run(sql);
    ASSERT_FALSE(status.ok()) << sql;
    EXPECT_THAT(status.error().text(), HasSubstr("decisions are only appended")) << sql;
  }
  EXPECT_EQ(*database->integer("SELECT count(*) FROM decision"), 3);
}

// Whatever bytes of the file are flipped: an answer or a message, never a crash.
TEST(Verify, FlippedBytesNeverCrash) {
  const TestFolder folder;
  const std::string sound = make_case(folder);
  std::ifstream file(sound, std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(file), {}};
  uint64_t random = 88172645463325252;
  int refused = 0, found = 0;
  for (int i = 0; i < 150; ++i) {
    std::string changed = whole;
    for (int flips = 0; flips < 1 + i % 20; ++flips) {
      random ^= random << 13, random ^= random >> 7, random ^= random << 17;
      changed[random % changed.size()] ^= static_cast<char>(1 << (random >> 61));
    }
    const std::string path = folder.file("flipped.hearsay");
    std::ofstream(path, std::ios::binary) << changed;
    auto reader = CaseReader::open(path);
    if (!reader) {
      ++refused;
      continue;
    }
    const Result<VerifyReport> report = (*reader)->verify({});
    found += !report.ok() || !report->problems.empty();
    (void)(*reader)->claims({}, [](const ClaimRow&) {});
    (void)(*reader)->chain(1);
    (void)(*reader)->sources("");
    (void)(*reader)->search("quay OR source:croft", -1);
    (void)(*reader)->ledger();
  }
  EXPECT_GT(refused + found, 30);
}

}  // namespace
}  // namespace hearsay
