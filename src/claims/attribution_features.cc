#include "claims/attribution_features.h"

#include <algorithm>

#include "language/language_model.h"

namespace hearsay {
namespace {

constexpr std::array<uint32_t, 16> kDistances{1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 42, 60, 80, 105};
constexpr uint16_t kSentencesApart = 3;  // to each side
constexpr uint16_t kStepsUp = 3;
constexpr uint8_t kInCue = 1;
constexpr uint8_t kInNestedCue = 2;
constexpr uint8_t kInContent = 3;
constexpr uint8_t kInSource = 4;

uint16_t distance_feature(uint32_t anchor, uint32_t token) {
  const uint32_t far = anchor < token ? token - anchor : anchor - token;
  const auto place =
      static_cast<uint16_t>(std::upper_bound(kDistances.begin(), kDistances.end(), far) - kDistances.begin());
  return static_cast<uint16_t>(token > anchor ? place + kDistances.size() : place);
}

bool holds(const std::vector<Span>& spans, Span span) {
  return std::any_of(spans.begin(), spans.end(), [&](Span part) { return part.contains(span); });
}

}  // namespace

std::array<uint16_t, 5> pair_feature_sizes(size_t relations) {
  const auto size = static_cast<uint16_t>(relations);
  return {static_cast<uint16_t>(1 + kStepsUp * size + 2 * kSentencesApart),
          static_cast<uint16_t>(2 * (size + 1) + 1), static_cast<uint16_t>(2 * kDistances.size() + 1), 24, 4};
}

AttributionFeatures::AttributionFeatures(const Annotation& annotation, const Words& words,
                                         const std::vector<Quotation>& quotations,
                                         const std::vector<Attribution>& by_rules)
    : annotation_(annotation), by_rules_(by_rules) {
  const size_t size = annotation.tokens.size();
  hints_.assign(size, 0);
  sentence_.assign(size, 0);
  read_rules(by_rules);
  read_quotations(words, quotations);
}

void AttributionFeatures::add(std::span<const Sentence> sentences) {
  for (const Sentence& sentence : sentences) {
    std::fill(sentence_.begin() + sentence.begin, sentence_.begin() + sentence.end,
              static_cast<uint32_t>(sentences_.size()));
    sentences_.push_back(sentence);
  }
}

void AttributionFeatures::read_quotations(const Words& words, const std::vector<Quotation>& quotations) {
  // A quotation that goes on over paragraphs is one.
  std::vector<int> chain(quotations.size());
  int last_outer = -1;
  for (size_t q = 0; q < quotations.size(); ++q) {
    chain[q] = quotations[q].continues && last_outer >= 0 ? chain[static_cast<size_t>(last_outer)]
                                                          : static_cast<int>(q);
    if (quotations[q].parent < 0) last_outer = static_cast<int>(q);
  }
  const size_t size = annotation_.tokens.size();
  inner_.assign(size, -1);
  outer_.assign(size, -1);
  mark_.assign(size, false);
  int word = -1;
  for (size_t i = 0; i < size; ++i) {
    if (!annotation_.tokens[i].joined) ++word;
    int q = words[word].quotation;
    mark_[i] = words[word].is(kQuoteMark);
    if (q >= 0) {
      inner_[i] = chain[static_cast<size_t>(q)];
      while (quotations[static_cast<size_t>(q)].parent >= 0) q = quotations[static_cast<size_t>(q)].parent;
      outer_[i] = chain[static_cast<size_t>(q)];
    }
    hints_[i] = static_cast<uint8_t>(hints_[i] * 3 + (mark_[i] ? 2 : q >= 0 ? 1 : 0));
  }
}

void AttributionFeatures::mark(const std::vector<Span>& spans, uint8_t role) {
  const auto& tokens = annotation_.tokens;
  for (const Span span : spans) {
    auto at = std::partition_point(tokens.begin(), tokens.end(),
                                   [&](const Token& t) { return t.span.end <= span.begin; });
    for (; at != tokens.end() && at->span.begin < span.end; ++at) {
      uint8_t& hint = hints_[static_cast<size_t>(at - tokens.begin())];
      const bool cue = role == kInCue || role == kInNestedCue;
      if (cue || hint == 0 || (role == kInSource && hint == kInContent)) hint = role;
    }
  }
}

void AttributionFeatures::read_rules(const std::vector<Attribution>& by_rules) {
  for (const Attribution& rule : by_rules) mark(rule.content, kInContent);
  for (const Attribution& rule : by_rules) mark(rule.source, kInSource);
  rule_.assign(annotation_.tokens.size(), -1);
  const auto& tokens = annotation_.tokens;
  for (size_t r = 0; r < by_rules.size(); ++r) {
    mark(by_rules[r].cue, by_rules[r].parent < 0 ? kInCue : kInNestedCue);
    for (const Span span : by_rules[r].cue) {
      auto at = std::partition_point(tokens.begin(), tokens.end(),
                                     [&](const Token& t) { return t.span.end <= span.begin; });
      for (; at != tokens.end() && at->span.begin < span.end; ++at) {
        int& rule = rule_[static_cast<size_t>(at - tokens.begin())];
        if (rule < 0) rule = static_cast<int>(r);
      }
    }
  }
}

uint32_t AttributionFeatures::anchor(uint32_t begin, uint32_t end) const {
  for (uint32_t token = begin; token < end; ++token) {
    const uint32_t head = annotation_.syntax.head[token];
    if (head == token || head < begin || head >= end) return token;
  }
  return begin;
}

void AttributionFeatures::set_anchor(uint32_t anchor) {
  anchor_ = anchor;
  anchor_rule_ = rule_[anchor] < 0 ? nullptr : &by_rules_[static_cast<size_t>(rule_[anchor])];
  const Syntax& syntax = annotation_.syntax;
  const Sentence& sentence = sentence_of(anchor);
  above_.assign(sentence.end - sentence.begin, 0);
  uint8_t steps = 0;
  for (uint32_t at = anchor; above_[at - sentence.begin] == 0 && steps < 255; at = syntax.head[at]) {
    above_[at - sentence.begin] = ++steps;
    below_[steps] = syntax.relation[at];
  }
}

AttributionFeatures::Way AttributionFeatures::way_of(uint32_t token) const {
  const Syntax& syntax = annotation_.syntax;
  const uint32_t begin = sentence_of(anchor_).begin;
  Way way{token, 0};
  // A sentence's tree has no circle; the bound is for the tops of pieces of one that was cut.
  for (int steps = 0; steps < 256 && above_[way.top - begin] == 0; ++steps) {
    way.relation = static_cast<uint16_t>(1 + syntax.relation[way.top]);
    if (syntax.head[way.top] == way.top) break;
    way.top = syntax.head[way.top];
  }
  return way;
}

uint16_t AttributionFeatures::quotation_feature(uint32_t token) const {
  const int here = outer_[anchor_];
  const int there = outer_[token];
  uint16_t relation = 0;  // both outside
  if (here >= 0 && there < 0) relation = 1;
  if (here >= 0 && there >= 0) {
    relation = here != there ? 2 : inner_[anchor_] == inner_[token] ? 3 : inner_[token] != there ? 4 : 5;
  }
  if (here < 0 && there >= 0) {  // does the quotation touch the cue's sentence?
    const Sentence& sentence = sentence_of(anchor_);
    const bool touches = (token >= sentence.begin && token < sentence.end) ||
                         outer_[sentence.begin] == there || outer_[sentence.end - 1] == there;
    relation = touches ? 6 : 7;
  }
  const uint16_t shape = mark_[token] ? 1 : inner_[token] != outer_[token] ? 2 : 0;
  return static_cast<uint16_t>(relation * 3 + shape);
}

uint16_t AttributionFeatures::rule_feature(uint32_t token) const {
  if (anchor_rule_ == nullptr) return 0;
  const Span span = annotation_.tokens[token].span;
  if (holds(anchor_rule_->source, span)) return 1;
  return holds(anchor_rule_->content, span) ? 2 : 3;
}

PairFeatures AttributionFeatures::pair(uint32_t token) const {
  const auto relations = static_cast<uint16_t>(annotation_.syntax.model->relation_labels.size());
  const uint32_t home = sentence_[anchor_];
  PairFeatures pair;
  std::array<uint16_t, 5>& rows = pair.rows;
  if (sentence_[token] == home) {
    const Way way = way_of(token);
    const uint8_t up = above_[way.top - sentences_[home].begin];
    rows[0] = up <= 1 ? uint16_t{0}
                      : static_cast<uint16_t>(1 + (std::min<uint16_t>(up - 1, kStepsUp) - 1) * relations +
                                              below_[up - 1]);
    rows[1] = static_cast<uint16_t>(way.relation + (up == 1 ? 0 : relations + 1));
  } else {
    const bool behind = home < sentence_[token];
    const uint32_t apart =
        std::min<uint32_t>(behind ? sentence_[token] - home : home - sentence_[token], kSentencesApart);
    rows[0] = static_cast<uint16_t>(1 + kStepsUp * relations + (behind ? kSentencesApart : 0) + apart - 1);
    rows[1] = static_cast<uint16_t>(2 * (relations + 1));
  }
  rows[2] = distance_feature(anchor_, token);
  rows[3] = quotation_feature(token);
  rows[4] = rule_feature(token);
  return pair;
}

}  // namespace hearsay
