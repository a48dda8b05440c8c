#include "claims/confidence.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <utility>

#include "claims/confidence_weights.h"

namespace hearsay {
namespace {

// Cues of at least this margin are sure enough for their contents to count as somebody's words.
constexpr float kSureMargin = 0.85F;

// Whether one of the spans holds all of `inner`, which is not empty.
bool holds(const std::vector<Span>& outer, const std::vector<Span>& inner) {
  return !inner.empty() && std::any_of(outer.begin(), outer.end(), [&](Span span) {
    return span.begin <= inner.front().begin && inner.back().end <= span.end;
  });
}

uint32_t size_of(const std::vector<Span>& spans) {
  uint32_t size = 0;
  for (const Span span : spans) size += span.size();
  return size;
}

// Bytes that both cover, of the bytes that one of them covers; 1 where both are empty.
float likeness(const std::vector<Span>& a, const std::vector<Span>& b) {
  uint32_t common = 0;
  for (const Span x : a)
    for (const Span y : b)
      if (const uint32_t begin = std::max(x.begin, y.begin), end = std::min(x.end, y.end); begin < end)
        common += end - begin;
  const uint32_t all = size_of(a) + size_of(b) - common;
  return all == 0 ? 1 : static_cast<float>(common) / static_cast<float>(all);
}

// The rules' cues, to be found by their place.
class RulesByCue {
 public:
  explicit RulesByCue(const std::vector<Attribution>& by_rules) {
    for (const Attribution& rule : by_rules)
      for (const Span cue : rule.cue) cues_.emplace_back(cue, &rule);
    std::stable_sort(cues_.begin(), cues_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
  }

  // The rule that has a cue in the span, the first of several; or null.
  const Attribution* at(Span span) const {
    const auto found = std::partition_point(cues_.begin(), cues_.end(),
                                            [&](const auto& cue) { return cue.first.end <= span.begin; });
    return found != cues_.end() && found->first.begin < span.end ? found->second : nullptr;
  }

 private:
  std::vector<std::pair<Span, const Attribution*>> cues_;  // in text order, apart or alike
};

// Which of them stand in the content of one whose cue is sure.
std::vector<bool> nested(const std::vector<FoundAttribution>& found) {
  std::vector<std::pair<uint32_t, uint32_t>> contents;  // begin, and the farthest end so far
  for (const FoundAttribution& one : found)
    if (one.margin >= kSureMargin)
      for (const TokenRange range : one.content) contents.emplace_back(range.begin, range.end);
  std::sort(contents.begin(), contents.end());
  for (size_t i = 1; i < contents.size(); ++i)
    contents[i].second = std::max(contents[i].second, contents[i - 1].second);
  std::vector<bool> out;
  for (const FoundAttribution& one : found) {
    const auto after =
        std::upper_bound(contents.begin(), contents.end(), std::pair{one.cue.begin, UINT32_MAX});
    out.push_back(after != contents.begin() && std::prev(after)->second >= one.cue.end);
  }
  return out;
}

float held(float margin) { return std::clamp(margin, -2.0F, 8.0F) / 4; }

Evidence evidence_of(const FoundAttribution& found, const Attribution& read, const Attribution* rule,
                     bool in_content) {
  const auto number = [](bool holds) { return holds ? 1.0F : 0.0F; };
  const bool source = found.source.begin < found.source.end;
  const float likeness_of_content = rule == nullptr ? 0 : likeness(rule->content, read.content);
  return {1,
          held(found.margin),
          std::min(held(found.margin), 0.5F),
          held(found.content_margin),
          held(found.content_edge),
          source ? held(found.source_margin) : 0,
          number(!source),
          number(found.content.empty()),
          number(rule != nullptr),
          likeness_of_content,
          number(rule != nullptr && rule->source.empty() == !source &&
                 (!source || likeness(rule->source, read.source) > 0)),
          number(in_content),
          number(in_content) * held(found.margin),
          number(found.content.size() > 1),
          static_cast<float>(std::bit_width(size_of(read.content))) / 8,
          number(found.cue.end - found.cue.begin > 1)};
}

}  // namespace

float confidence_of(const Evidence& evidence) {
  double sum = 0;
  for (size_t i = 0; i < kEvidence; ++i) sum += double{kConfidenceWeights[i]} * evidence[i];
  // Hundredths: every processor gives the same, whatever its exp() does with the last bit.
  return static_cast<float>(std::round(100 / (1 + std::exp(-sum))) / 100);
}

std::vector<Candidate> candidates_of(const std::vector<FoundAttribution>& found,
                                     const std::vector<Attribution>& by_rules,
                                     const std::vector<Token>& tokens) {
  const auto span_of = [&](TokenRange range) {
    return Span{tokens[range.begin].span.begin, tokens[range.end - 1].span.end};
  };
  const RulesByCue rules(by_rules);
  const std::vector<bool> in_content = nested(found);
  std::vector<Candidate> candidates;
  for (size_t i = 0; i < found.size(); ++i) {
    const FoundAttribution& one = found[i];
    Candidate candidate;
    Attribution& attribution = candidate.attribution;
    attribution.cue = {span_of(one.cue)};
    if (one.source.begin < one.source.end) attribution.source = {span_of(one.source)};
    for (const TokenRange range : one.content) attribution.content.push_back(span_of(range));
    attribution.stance = one.stance;
    const Attribution* rule = rules.at(attribution.cue.front());
    if (rule != nullptr && refuses(*rule)) continue;
    candidate.evidence = evidence_of(one, attribution, rule, in_content[i]);
    attribution.confidence = confidence_of(candidate.evidence);
    if (rule != nullptr) {
      attribution.stance = rule->stance;
      // The rules' words of a source say more of who it is: "an official, whom it did not name".
      if (attribution.source.empty() || holds(rule->source, attribution.source))
        attribution.source = rule->source;
    }
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

}  // namespace hearsay
