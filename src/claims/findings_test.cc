#include "claims/findings.h"

#include <string>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

Document document_of(std::string text) {
  Document document;
  document.text = std::move(text);
  document.passages.push_back(
      {-1, PassageKind::Article, {0, static_cast<uint32_t>(document.text.size())}, "", "", "", {}});
  return document;
}

Span span_of(const Document& document, std::string_view words) {
  const size_t at = document.text.find(words);
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

std::string found(const Document& document, Reading& reading) {
  find_findings(document, annotate(document), reading);
  std::string out;
  for (const Finding& finding : reading.findings) {
    out += std::string(name_of(finding.kind)) + ": " + finding.message + " <";
    for (const Span span : finding.evidence) out += std::string(span.of(document.text)) + '|';
    out += ">\n";
  }
  return out;
}

TEST(Findings, ACorrectionIsShownWithItsNotice) {
  Document document = document_of("The gate fell.\n\nCorrection, 5 March: we wrote that a wall fell.\n\n");
  document.passages.push_back({0,
                               PassageKind::Correction,
                               span_of(document, "Correction, 5 March: we wrote that a wall fell.\n"),
                               "",
                               "",
                               "",
                               {}});
  Reading reading;
  EXPECT_EQ(found(document, reading),
            "correction: The text was corrected: Correction, 5 March: we wrote that a wall fell. "
            "<Correction, 5 March: we wrote that a wall fell.|>\n");
}

TEST(Findings, WhoeverWouldNotSayIsNamed) {
  const Document document =
      document_of("The board declined to comment on the gate. The mayor did not reply.");
  Reading reading;
  reading.entities.push_back({EntityType::Organization, "the harbour board", {"The board"}});
  Attribution& declined = reading.attributions.emplace_back();
  declined.source = {span_of(document, "The board")};
  declined.cue = {span_of(document, "declined to comment")};
  declined.content = {span_of(document, "on the gate")};
  declined.source_entity = 0;
  declined.stance = Stance::Declined;
  Attribution& silent = reading.attributions.emplace_back();
  silent.cue = {span_of(document, "did not reply")};
  silent.stance = Stance::NoResponse;
  EXPECT_EQ(found(document, reading),
            "declined: the harbour board would not say (“on the gate”) <The board|declined to comment|on the "
            "gate|>\n"
            "declined: Somebody did not answer <did not reply|>\n");
}

struct Case {
  std::string text;
  std::string question;  // the one that is left open, or nothing
};

class Questions : public testing::TestWithParam<Case> {};
TEST_P(Questions, AreOpenWhenTheWriterAsksAndNothingAnswers) {
  const Document document = document_of(GetParam().text);
  Reading reading;
  const std::string& question = GetParam().question;
  EXPECT_EQ(found(document, reading),
            question.empty() ? "" : "open_question: Left open: " + question + " <" + question + "|>\n");
}

INSTANTIATE_TEST_SUITE_P(Table, Questions,
                         testing::Values(Case{"The log is gone. Who took the log? It was in a safe.",
                                              "Who took the log?"},
                                         Case{"Was the gate shut? No. It stood open.", ""},
                                         Case{"She asked: “Who took the log?”", ""},
                                         Case{"Have you seen the new gate? It rained.", ""},
                                         Case{"Really? It rained.", ""}, Case{"The gate fell.", ""}));

TEST(Findings, AQuestionOfASourceIsNotTheWriters) {
  const Document document = document_of("Who took the log? The mayor asked it.");
  Reading reading;
  reading.attributions.emplace_back().content = {span_of(document, "Who took the log?")};
  EXPECT_EQ(found(document, reading), "");
}

}  // namespace
}  // namespace hearsay
