#include "claims/attribution_reader.h"

#include <algorithm>
#include <array>

namespace hearsay {

namespace {

constexpr size_t kSource = 0;    // of the roles' labels
constexpr uint32_t kClear = 24;  // tokens without a role beside which none is looked for

// The label of a token in a span of that kind: B, I, L or U (training/attributions.py: LABELS, CUES).
size_t label_of(size_t kind, uint32_t token, TokenRange span) {
  const size_t part = span.end - span.begin == 1 ? 3
                      : token == span.begin      ? 0
                      : token + 1 == span.end    ? 2
                                                 : 1;
  return 1 + 4 * kind + part;
}

Rows rows_at(const uint8_t* data, uint32_t width) { return {data, static_cast<ptrdiff_t>(width), 1, 0}; }

}  // namespace

AttributionReader::AttributionReader(const AttributionModel& model, const Kernels& kernels,
                                     const Annotation& annotation, AttributionFeatures& features,
                                     float least_margin)
    : model_(model),
      kernels_(kernels),
      annotation_(annotation),
      features_(features),
      least_margin_(least_margin) {}

void AttributionReader::read(uint32_t begin, uint32_t end, const float* encoded,
                             std::span<const Sentence> sentences) {
  features_.add(sentences);
  const uint32_t size = end - begin;
  encode(begin, size, encoded);
  find_cues(begin, size);
  new_partners_.resize(size_t{size} * AttributionModel::kPair);
  kernels_.multiply(model_.partner, rows_at(row_of(0), kWidth), size, new_partners_.data());
  partners_.insert(partners_.end(), new_partners_.begin(), new_partners_.end());
  read_ = end;
  settle(end > kAttributionReach ? end - kAttributionReach : 0);
}

std::vector<FoundAttribution> AttributionReader::finish() {
  settle(read_);
  return std::move(found_);
}

// The layer that knows what the rules say.
void AttributionReader::encode(uint32_t begin, uint32_t size, const float* encoded) {
  x_.assign(encoded, encoded + size_t{size} * kWidth);
  y_.resize(x_.size());
  for (uint32_t i = 0; i < size; ++i) {
    const float* hint = model_.hint(features_.hints()[begin + i]);
    for (size_t k = 0; k < kWidth; ++k) x_[i * kWidth + k] += hint[k];
  }
  steps_.assign((size_t{size} + 2) * kWidth, static_cast<uint8_t>(model_.entry_steps.zero));
  uint8_t* rows = steps_.data() + kWidth;
  kernels_.to_steps(x_.data(), x_.size(), model_.entry_steps, false, rows);
  const auto width = static_cast<ptrdiff_t>(kWidth);
  kernels_.multiply(model_.layer.product, {rows - width, width, 3, width}, size, y_.data());
  kernels_.add_and_normalise(x_.data(), y_.data(), size, model_.layer.gain, model_.layer.shift,
                             model_.layer.steps, rows);
}

void AttributionReader::find_cues(uint32_t begin, uint32_t size) {
  cue_scores_.resize(size_t{size} * model_.cues.out);
  kernels_.multiply(model_.cues, rows_at(row_of(0), kWidth), size, cue_scores_.data());
  for (uint32_t i = 0; i < size; ++i) cue_scores_[size_t{i} * model_.cues.out] += least_margin_;
  for (const NameSpan& cue : best_names(cue_scores_.data(), model_.cues.out, size, 1))
    add_cue(begin, {begin + cue.begin, begin + cue.end});
}

void AttributionReader::add_cue(uint32_t begin, TokenRange cue) {
  Pending pending;
  pending.attribution.cue = cue;
  float margin = least_margin_ * static_cast<float>(cue.end - cue.begin);
  for (uint32_t token = cue.begin; token < cue.end; ++token) {
    const float* scores = cue_scores_.data() + size_t{token - begin} * model_.cues.out;
    margin += scores[label_of(0, token, cue)] - scores[0];
  }
  pending.attribution.margin = margin / static_cast<float>(cue.end - cue.begin);
  pending.anchor = features_.anchor(cue.begin, cue.end);
  const uint8_t* row = row_of(pending.anchor - begin);
  pending.numbers.resize(model_.anchor.out);
  kernels_.multiply(model_.anchor, rows_at(row, kWidth), 1, pending.numbers.data());
  stance_scores_.resize(model_.stances.out);
  kernels_.multiply(model_.stances, rows_at(row, kWidth), 1, stance_scores_.data());
  constexpr auto kStances = static_cast<ptrdiff_t>(Stance::Retracted) + 1;
  pending.attribution.stance = static_cast<Stance>(
      std::max_element(stance_scores_.begin(), stance_scores_.begin() + kStances) - stance_scores_.begin());
  pending_.push_back(std::move(pending));
}

// Finds the roles of the cues before token `before`, and forgets what no later cue reaches.
void AttributionReader::settle(uint32_t before) {
  size_t done = 0;
  for (; done < pending_.size() && pending_[done].anchor < before; ++done) {
    Pending& pending = pending_[done];
    find_roles(pending.attribution, pending.numbers.data(), pending.anchor);
    found_.push_back(std::move(pending.attribution));
  }
  pending_.erase(pending_.begin(), pending_.begin() + static_cast<ptrdiff_t>(done));
  const uint32_t reached = pending_.empty() ? before : std::min(before, pending_.front().anchor);
  const uint32_t keep = reached > kAttributionReach ? reached - kAttributionReach : 0;
  if (keep <= kept_) return;
  partners_.erase(partners_.begin(),
                  partners_.begin() + static_cast<ptrdiff_t>(keep - kept_) * AttributionModel::kPair);
  kept_ = keep;
}

// Looks at the sentence of the cue and at kClear tokens beside it, in whole sentences; and for as long as
// those hold a role, at more.
void AttributionReader::find_roles(FoundAttribution& attribution, const float* anchor_numbers,
                                   uint32_t anchor) {
  const uint32_t least = std::max(kept_, anchor > kAttributionReach ? anchor - kAttributionReach : 0);
  const uint32_t most = std::min(read_, anchor + kAttributionReach + 1);
  features_.set_anchor(anchor);
  role_scores_.resize(size_t{most - least} * model_.roles.out);
  const auto scores_of = [&](uint32_t token) {
    return role_scores_.data() + size_t{token - least} * model_.roles.out;
  };
  TokenRange scored{anchor, anchor};
  TokenRange held{features_.sentence_of(anchor).begin, features_.sentence_of(anchor).end};
  std::vector<NameSpan> roles;
  while (true) {
    const uint32_t before = held.begin > least + kClear ? held.begin - kClear : least;
    const uint32_t behind = std::min(held.end + kClear, most);
    if (before >= scored.begin && behind <= scored.end) break;
    const uint32_t begin = std::min(scored.begin, std::max(least, features_.sentence_of(before).begin));
    const uint32_t end = std::max(scored.end, std::min(most, features_.sentence_of(behind - 1).end));
    score_roles(anchor_numbers, begin, scored.begin, scores_of(begin));
    score_roles(anchor_numbers, scored.end, end, scores_of(scored.end));
    scored = {begin, end};
    roles = best_names(scores_of(begin), model_.roles.out, end - begin, 2);
    if (roles.empty()) break;
    held.begin = std::min(held.begin, begin + roles.front().begin);
    held.end = std::max(held.end, begin + roles.back().end);
  }
  take_roles(roles, scores_of(scored.begin), scored.begin, attribution);
}

// `scores`: of the tokens from `begin` on, which the roles count from.
void AttributionReader::take_roles(const std::vector<NameSpan>& roles, const float* scores, uint32_t begin,
                                   FoundAttribution& attribution) const {
  uint32_t content_tokens = 0;
  for (const NameSpan& role : roles) {
    const TokenRange range{begin + role.begin, begin + role.end};
    const bool is_source = role.kind == kSource;
    if (is_source && attribution.source.begin < attribution.source.end) continue;
    const auto margin = [&](uint32_t token) {
      const float* of_token = scores + size_t{token} * model_.roles.out;
      return of_token[label_of(role.kind, token, {role.begin, role.end})] - of_token[0];
    };
    float sum = 0;
    for (uint32_t token = role.begin; token < role.end; ++token) sum += margin(token);
    if (is_source) {
      attribution.source = range;
      attribution.source_margin = sum / static_cast<float>(role.end - role.begin);
      continue;
    }
    const float edge = std::min(margin(role.begin), margin(role.end - 1));
    attribution.content_edge = content_tokens == 0 ? edge : std::min(attribution.content_edge, edge);
    attribution.content_margin += sum;
    content_tokens += role.end - role.begin;
    attribution.content.push_back(range);
  }
  if (content_tokens > 0) attribution.content_margin /= static_cast<float>(content_tokens);
}

// The scores of tokens [begin, end) as roles of the cue whose anchor the features have.
void AttributionReader::score_roles(const float* anchor_numbers, uint32_t begin, uint32_t end, float* out) {
  constexpr uint32_t kPair = AttributionModel::kPair;
  hidden_.resize(size_t{end - begin} * kPair);
  for (uint32_t token = begin; token < end; ++token) {
    const PairFeatures pair = features_.pair(token);
    const float* partner = partners_.data() + size_t{token - kept_} * kPair;
    std::array<float, kPair> sum;  // apart from all else, so that it is added up in registers
    for (uint32_t k = 0; k < kPair; ++k) sum[k] = anchor_numbers[k] + partner[k];
    for (size_t feature = 0; feature < pair.rows.size(); ++feature) {
      const float* row = model_.pair_row(feature, pair.rows[feature]);
      for (uint32_t k = 0; k < kPair; ++k) sum[k] += row[k];
    }
    std::copy(sum.begin(), sum.end(), hidden_.begin() + size_t{token - begin} * kPair);
  }
  hidden_steps_.resize(hidden_.size());
  kernels_.to_steps(hidden_.data(), hidden_.size(), model_.pair_steps, true, hidden_steps_.data());
  kernels_.multiply(model_.roles, rows_at(hidden_steps_.data(), kPair), end - begin, out);
}

}  // namespace hearsay
