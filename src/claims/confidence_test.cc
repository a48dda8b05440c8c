// How sure the reader is, apart from the network: what raises it and what lowers it, and what candidates take
// over from the rules. How well it is calibrated, docs/quality.md tells.
#include "claims/confidence.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "claims/confidence_weights.h"
#include "claims/test_documents.h"
#include "language/annotation.h"

namespace hearsay {
namespace {

constexpr char kText[] = "Pia Lund , the clerk , said the bridge was unsafe .";
//                        0   1    2 3   4     5 6    7   8      9   10     11

std::vector<Token> tokens() {
  std::vector<Token> tokens;
  const std::string_view text = kText;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    tokens.push_back({{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}});
    begin = end + 1;
  }
  return tokens;
}

Span span_of(std::string_view words) {
  const auto begin = static_cast<uint32_t>(std::string_view(kText).find(words));
  return {begin, begin + static_cast<uint32_t>(words.size())};
}

// "Pia Lund" / "said" / "the bridge was unsafe", read with middling margins.
FoundAttribution plain() {
  FoundAttribution found;
  found.cue = {6, 7};
  found.source = {0, 2};
  found.content = {{7, 11}};
  found.margin = 2;
  found.source_margin = 2;
  found.content_margin = 2;
  found.content_edge = 2;
  return found;
}

Attribution rule(std::string_view source, std::string_view cue, std::string_view content) {
  Attribution rule;
  if (!source.empty()) rule.source = {span_of(source)};
  rule.cue = {span_of(cue)};
  if (!content.empty()) rule.content = {span_of(content)};
  return rule;
}

float confidence(const FoundAttribution& found, const std::vector<Attribution>& rules) {
  return candidates_of({found}, rules, tokens()).at(0).attribution.confidence;
}

TEST(Confidence, GrowsWithTheEvidence) {
  const std::vector<Attribution> none;
  const std::vector<Attribution> same = {rule("Pia Lund", "said", "the bridge was unsafe")};
  const std::vector<Attribution> other = {rule("", "said", "unsafe")};
  FoundAttribution sure_cue = plain(), unsure_cue = plain(), unsure_content = plain(),
                   unsure_source = plain();
  FoundAttribution no_content = plain(), short_content = plain();
  sure_cue.margin = 6;
  unsure_cue.margin = 0.1F;
  unsure_content.content_margin = unsure_content.content_edge = -1;
  unsure_source.source_margin = -1;
  no_content.content.clear();
  short_content.content = {{10, 11}};
  const struct {
    const char* what;
    float less, more;
  } cases[] = {
      {"a surer cue", confidence(unsure_cue, none), confidence(plain(), none)},
      {"a very sure cue", confidence(plain(), none), confidence(sure_cue, none)},
      {"a surer content", confidence(unsure_content, none), confidence(plain(), none)},
      {"a surer source", confidence(unsure_source, none), confidence(plain(), none)},
      {"a content at all", confidence(no_content, none), confidence(plain(), none)},
      {"a longer content", confidence(short_content, none), confidence(plain(), none)},
      {"rules that read the same", confidence(plain(), other), confidence(plain(), same)},
  };
  for (const auto& one : cases) EXPECT_LT(one.less, one.more) << one.what;
}

TEST(Confidence, IsAProbabilityInHundredths) {
  Evidence evidence{};
  EXPECT_FLOAT_EQ(confidence_of(evidence), 0.5F);
  for (const float value : {-1e6F, -3.0F, -0.01F, 0.0F, 0.3F, 2.0F, 1e6F}) {
    evidence.fill(value);
    const float confidence = confidence_of(evidence);
    EXPECT_GE(confidence, 0) << value;
    EXPECT_LE(confidence, 1) << value;
    EXPECT_FLOAT_EQ(confidence * 100, std::round(confidence * 100)) << value;
  }
  EXPECT_LT(kNormalConfidence, kHighConfidence);
}

TEST(Confidence, MarginsBeyondAllMeasureCountNoMore) {
  FoundAttribution sure = plain(), surer = plain();
  sure.margin = 8;
  surer.margin = 8000;
  EXPECT_EQ(confidence(sure, {}), confidence(surer, {}));
}

TEST(Candidates, TakeStanceAndLongerSourcesOfTheRules) {
  struct Case {
    const char* what;
    Attribution rule;
    const char* source;  // "-": no candidate
    Stance stance;
  };
  Attribution denied = rule("Pia Lund , the clerk", "said", "unsafe");
  denied.stance = Stance::Denied;
  Attribution declined = rule("Pia Lund", "said", "");
  declined.stance = Stance::Declined;
  const Case cases[] = {
      {"a longer source", denied, "Pia Lund , the clerk", Stance::Denied},
      {"a shorter source", rule("Pia", "said", "unsafe"), "Pia Lund", Stance::Asserted},
      {"a source elsewhere", rule("the clerk", "said", "unsafe"), "Pia Lund", Stance::Asserted},
      {"another cue", rule("Pia Lund , the clerk", "was", "unsafe"), "Pia Lund", Stance::Asserted},
      {"a refusal", declined, "-", Stance::Asserted},
  };
  for (const Case& one : cases) {
    const std::vector<Candidate> candidates = candidates_of({plain()}, {one.rule}, tokens());
    EXPECT_EQ(candidates.empty(), std::string_view(one.source) == "-") << one.what;
    if (candidates.empty()) continue;
    EXPECT_EQ(words_of(kText, candidates[0].attribution.source), one.source) << one.what;
    EXPECT_EQ(candidates[0].attribution.stance, one.stance) << one.what;
    EXPECT_EQ(words_of(kText, candidates[0].attribution.content), "the bridge was unsafe") << one.what;
  }
}

}  // namespace
}  // namespace hearsay
