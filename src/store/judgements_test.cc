// Decisions find what they are about again, whatever became of the case; those that do not are listed.
#include "store/judgements.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/case_writer.h"
#include "store/decision_desk.h"
#include "store/decision_inbox.h"
#include "store/test_files.h"

namespace hearsay {
namespace {

using testing::ElementsAre;

constexpr char kText[] =
    "Adela Croft said the quay was sound. Two officials said the quay was sunk.\n"
    "Croft said the ferry was late.";

// The document as one reading or another has it; `from` leaves out the claims before it.
ReadFile reading(int from = 0) {
  ReadFile file = plain_file("quay.txt", kText);
  file.reading.entities = {{EntityType::Person, "Adela Croft", {}}, {EntityType::Person, "Croft", {}}};
  if (from <= 0) add_claim(file, {"Adela Croft", "said", "the quay was sound", -1, 0, SourceType::Named});
  if (from <= 1)
    add_claim(file, {"Two officials", "said", "the quay was sunk", -1, -1, SourceType::Anonymous}, 37);
  if (from <= 2) add_claim(file, {"Croft", "said", "the ferry was late", -1, 1, SourceType::Named}, 75);
  return file;
}

class JudgementsTest : public testing::Test {
 protected:
  JudgementsTest() { write(reading()); }

  void write(const ReadFile& file) {
    auto writer = CaseWriter::open(path_);
    ASSERT_TRUE(writer.ok()) << writer.error().text();
    ASSERT_TRUE((*writer)->add(file, 1).ok());
    ASSERT_TRUE((*writer)->update_index().ok());
  }

  // The case read anew: the decisions stay, the claims are others.
  void read_again(const ReadFile& file) {
    std::vector<Decision> kept;
    ASSERT_TRUE(reader()->decisions([&](const Decision& decision) { kept.push_back(decision); }).ok());
    std::filesystem::remove(path_);
    std::filesystem::remove(path_ + ".decisions");
    write(file);
    for (const Decision& decision : kept) ASSERT_TRUE(desk()->add(decision).ok());
  }

  std::unique_ptr<CaseReader> reader() { return *CaseReader::open(path_); }
  std::unique_ptr<DecisionDesk> desk() { return *DecisionDesk::open(path_); }

  int64_t decide(Judgement judgement) { return desk()->add(decision_of(judgement, "ada", 7))->id; }
  int64_t about_claim(JudgementKind kind, int64_t claim) {
    Judgement judgement;
    judgement.kind = kind;
    judgement.about = *anchor_of_claim(*reader(), claim);
    return decide(judgement);
  }
  int64_t about_sources(JudgementKind kind, int64_t a, int64_t b) {
    Judgement judgement;
    judgement.kind = kind;
    judgement.about = *anchor_of_source(*reader(), a);
    judgement.other = *anchor_of_source(*reader(), b);
    return decide(judgement);
  }
  int64_t undo(int64_t decision) {
    Judgement judgement;
    judgement.kind = JudgementKind::Undo;
    judgement.about.what = Anchor::What::Decision;
    judgement.decision = decision;
    return decide(judgement);
  }
  Judgements judged() { return *judge(*reader()); }

  const TestFolder folder_;
  const std::string path_ = folder_.file("j.hearsay");
};

TEST(Judgement, IsTheSameWhenReadBack) {
  Judgement judgement;
  judgement.kind = JudgementKind::CorrectSource;
  judgement.about = {Anchor::What::Claim, std::string(64, 'a'), "two\nlines \\n", {3, 9}, "who\\"};
  judgement.other = {Anchor::What::Source, std::string(64, 'b'), "he", {1, 3}, "Adela Croft"};
  judgement.spans = {{1, 2}, {5, 8}};
  judgement.words = "a … b";
  judgement.text = "first line\nsecond \\ line\n";
  judgement.role = "content";
  judgement.grade = "B";
  judgement.decision = 12;
  const Result<Judgement> back = judgement_of(decision_of(judgement, "ada", 5));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(back->about.quote, judgement.about.quote);
  EXPECT_EQ(back->about.name, judgement.about.name);
  EXPECT_EQ(back->other->span, judgement.other->span);
  EXPECT_EQ(back->other->name, judgement.other->name);
  EXPECT_EQ(back->spans, judgement.spans);
  EXPECT_EQ(back->text, judgement.text);
  EXPECT_EQ(back->decision, 12);
  Decision strange;
  strange.kind = "bless";
  EXPECT_FALSE(judgement_of(strange).ok());
}

TEST_F(JudgementsTest, TheLastVerdictHoldsAndAnUndoTakesItBack) {
  about_claim(JudgementKind::Accept, 1);
  const int64_t rejected = about_claim(JudgementKind::Reject, 1);
  EXPECT_EQ(judged().of_claim(1)->accepted, std::optional(false));
  const int64_t undone = undo(rejected);
  EXPECT_EQ(judged().of_claim(1)->accepted, std::optional(true));
  EXPECT_EQ(judged().all()[1].state, Judged::State::Undone);
  EXPECT_EQ(judged().all()[1].undone_by, undone);
  undo(undone);
  EXPECT_EQ(judged().of_claim(1)->accepted, std::optional(false));
  EXPECT_EQ(judged().of_claim(2), nullptr);
}

TEST_F(JudgementsTest, SourcesAreApartUntilSomebodySaysThatTheyAreOne) {
  EXPECT_EQ(judged().one_for(3), 3);
  const int64_t same = about_sources(JudgementKind::Same, 1, 3);
  EXPECT_THAT(judged().together_with(3), ElementsAre(1, 3));
  EXPECT_EQ(judged().one_for(3), 1);
  about_sources(JudgementKind::Unsure, 1, 2);
  EXPECT_EQ(judged().of_pair(3, 2), std::optional(JudgementKind::Unsure));
  about_sources(JudgementKind::Same, 2, 3);
  EXPECT_THAT(judged().together_with(1), ElementsAre(1, 2, 3));
  undo(same);
  EXPECT_THAT(judged().together_with(1), ElementsAre(1));
}

TEST_F(JudgementsTest, ACorrectionShowsOtherWords) {
  Judgement judgement;
  judgement.kind = JudgementKind::CorrectSpan;
  judgement.about = *anchor_of_claim(*reader(), 1);
  judgement.role = "content";
  judgement.spans = {span_of(kText, "quay was sound")};
  judgement.words = "quay was sound";
  decide(judgement);
  ClaimQuery query;
  query.only = std::vector<int64_t>{1};
  ClaimRow claim = reader()->list_claims(query)->rows.front();
  judged().correct(claim);
  EXPECT_EQ(claim.content, "quay was sound");
  EXPECT_EQ(claim.content_spans, judgement.spans);
}

TEST_F(JudgementsTest, AfterANewReadingTheyAreAboutTheSameWords) {
  about_claim(JudgementKind::Reject, 2);
  about_sources(JudgementKind::Same, 1, 3);
  Judgement note;
  note.text = "look";
  note.about = {Anchor::What::Words, sha256_hex(kText), "ferry", span_of(kText, "ferry"), ""};
  decide(note);
  read_again(reading(1));  // the first claim is not read any more: ids change
  const Judgements now = judged();
  EXPECT_EQ(now.all()[0].claim, 1);
  EXPECT_EQ(now.of_claim(1)->accepted, std::optional(false));
  EXPECT_EQ(now.all()[1].state, Judged::State::Lost) << "nobody is read as Adela Croft any more";
  EXPECT_EQ(now.all()[2].span, span_of(kText, "ferry"));
  EXPECT_EQ(now.lost(), 1);
  read_again(reading());
  EXPECT_EQ(judged().lost(), 0);
  EXPECT_THAT(judged().together_with(1), ElementsAre(1, 3));
}

TEST_F(JudgementsTest, WhileAWriterWorksDecisionsWaitAndAreTakenIn) {
  auto writer = CaseWriter::open(path_);
  ASSERT_TRUE((*writer)->add(plain_file("other.txt", "Another text."), 1).ok());  // a transaction is open
  EXPECT_EQ(about_claim(JudgementKind::Accept, 1), 1);
  EXPECT_EQ(about_claim(JudgementKind::Reject, 1), 2);
  EXPECT_TRUE(std::filesystem::exists(path_ + ".decisions"));
  EXPECT_EQ(reader()->state()->decisions, 2);
  ASSERT_TRUE((*writer)->commit().ok());
  EXPECT_FALSE(std::filesystem::exists(path_ + ".decisions"));
  EXPECT_EQ(about_claim(JudgementKind::Accept, 2), 3);
  std::vector<int64_t> ids;
  ASSERT_TRUE(reader()->decisions([&](const Decision& decision) { ids.push_back(decision.id); }).ok());
  EXPECT_THAT(ids, ElementsAre(1, 2, 3));
}

// As after a kill between the commit and the removal of the file, and in the middle of a line.
TEST_F(JudgementsTest, WhatWasTakenInIsNotTakenInAgainAndHalfALineIsNothing) {
  about_claim(JudgementKind::Accept, 1);
  std::filesystem::copy_file(path_ + ".decisions", path_ + ".kept");
  ASSERT_TRUE(CaseWriter::open(path_).ok());
  std::filesystem::rename(path_ + ".kept", path_ + ".decisions");
  EXPECT_EQ(judged().all().size(), 1u);
  std::ofstream(path_ + ".decisions", std::ios::app) << "0123456789abcdef\t2\t7";
  EXPECT_EQ(judged().all().size(), 1u);
  EXPECT_EQ(about_claim(JudgementKind::Reject, 2), 2);
  EXPECT_EQ(judged().all().size(), 2u);
  EXPECT_EQ(reader()->verify({})->problems.size(), 1u);  // the half line is told of
  ASSERT_TRUE(CaseWriter::open(path_).ok());
  EXPECT_EQ(judged().all().size(), 2u);
  EXPECT_TRUE(reader()->verify({})->problems.empty());
}

}  // namespace
}  // namespace hearsay
