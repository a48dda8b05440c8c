#include "language/network.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "language/trees.h"

namespace hearsay {

namespace {

constexpr size_t kArcGroup = 16;  // governors that a product takes at a time

size_t rounded_up(size_t size, size_t group) { return (size + group - 1) / group * group; }

// Which of the model's distances lies between a word and its governor: training/network.py has the same.
constexpr std::array<uint32_t, 12> kDistances{1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30};
constexpr size_t kRootDistance = 2 * kDistances.size() + 2;

std::array<uint8_t, Network::kLongestTree> distance_places() {
  std::array<uint8_t, Network::kLongestTree> places{};
  for (size_t far = 0; far < places.size(); ++far)
    places[far] = static_cast<uint8_t>(std::upper_bound(kDistances.begin(), kDistances.end(), far) -
                                       kDistances.begin());
  return places;
}

// Rows of steps as the weights of a product.
void pack(const uint8_t* rows, size_t count, size_t width, std::vector<int8_t>& out) {
  out.assign(rounded_up(count, kArcGroup) * width, 0);
  for (size_t row = 0; row < count; ++row)
    for (size_t k = 0; k < width; k += 4)
      std::memcpy(out.data() + row / kArcGroup * kArcGroup * width + k * kArcGroup + row % kArcGroup * 4,
                  rows + row * width + k, 4);
}

}  // namespace

const std::vector<float>& Network::multiply(const Product& product, const uint8_t* in, size_t rows,
                                            std::vector<float>& out) {
  out.resize(rows * product.out);
  kernels_.multiply(product, {in, static_cast<ptrdiff_t>(product.in), 1, 0}, rows, out.data());
  return out;
}

void Network::enter(const std::vector<NetworkWord>& words) {
  // The rows lie far apart in megabytes: all are asked for before the first is needed.
  for (const NetworkWord& word : words) model_.fetch(word.features);
  std::array<int8_t, kWidth> rare;
  for (size_t i = 0; i < words.size(); ++i) {
    const WordFeatures& features = words[i].features;
    std::array<const int8_t*, 1 + kFeatureBuckets.size()> rows{model_.word_row(features.word, rare)};
    for (size_t k = 0; k < features.rows.size(); ++k) rows[k + 1] = model_.feature_row(features.rows[k]);
    const float* place = model_.place_row(words[i].gap * 2U + (words[i].begins_sentence ? 1 : 0));
    kernels_.add_rows(rows.data(), rows.size(), model_.entry_scale, place, x_.data() + i * kWidth);
  }
  kernels_.to_steps(x_.data(), x_.size(), model_.entry_steps, true, row_of(0));
}

// What stands before the first word and behind the last: 0, which is another step after each layer.
void Network::fill_margins(const Steps& steps) {
  const auto margin = static_cast<ptrdiff_t>(kFarthest * kWidth);
  std::fill(steps_.begin(), steps_.begin() + margin, static_cast<uint8_t>(steps.zero));
  std::fill(steps_.end() - margin, steps_.end(), static_cast<uint8_t>(steps.zero));
}

void Network::encode(const std::vector<NetworkWord>& words) {
  size_ = words.size();
  x_.resize(size_ * kWidth);
  y_.resize(size_ * kWidth);
  steps_.resize((size_ + 2 * kFarthest) * kWidth);
  fill_margins(model_.entry_steps);
  enter(words);
  for (const ConvolutionLayer& layer : model_.layers) {
    const auto far = static_cast<ptrdiff_t>(layer.far * kWidth);
    kernels_.multiply(layer.product, {row_of(0) - far, static_cast<ptrdiff_t>(kWidth), 3, far}, size_,
                      y_.data());
    if (layer.memory.out > 0)
      kernels_.remember(multiply(layer.memory, row_of(0), size_, gates_).data(), size_, y_.data());
    fill_margins(layer.steps);
    kernels_.add_and_normalise(x_.data(), y_.data(), size_, layer.gain, layer.shift, layer.steps, row_of(0));
  }
  const uint8_t* in = row_of(0);
  multiply(model_.names, in, size_, names_);
  multiply(model_.starts, in, size_, starts_);
  multiply(model_.relation_dependent, in, size_, relation_dependent_);
  multiply(model_.relation_governor, in, size_, relation_governor_);
  multiply(model_.dependent, in, size_, dependent_);
  multiply(model_.governor, in, size_, governor_);
  dependent_steps_.resize(dependent_.size());
  governor_steps_.resize(governor_.size());
  kernels_.to_steps(dependent_.data(), dependent_.size(), model_.dependent_steps, true,
                    dependent_steps_.data());
  kernels_.to_steps(governor_.data(), governor_.size(), model_.governor_steps, true, governor_steps_.data());
  multiply(model_.bilinear, dependent_steps_.data(), size_, bilinear_);
  multiply(model_.distance, dependent_steps_.data(), size_, distance_);
  bilinear_steps_.resize(bilinear_.size());
  kernels_.to_steps(bilinear_.data(), bilinear_.size(), model_.bilinear_steps, false, bilinear_steps_.data());
}

void Network::tag(std::vector<uint8_t>& universal, std::vector<uint8_t>& tags) {
  multiply(model_.universal, row_of(0), size_, universal_);
  multiply(model_.tags, row_of(0), size_, tags_);
  universal.resize(size_);
  tags.resize(size_);
  for (size_t i = 0; i < size_; ++i) {
    universal[i] = static_cast<uint8_t>(
        kernels_.best_of(universal_.data() + i * model_.universal.out, model_.universal_labels.size()));
    tags[i] =
        static_cast<uint8_t>(kernels_.best_of(tags_.data() + i * model_.tags.out, model_.tag_labels.size()));
  }
}

// scores_[word · stride + governor]; the governors of the sentence are the weights of a product.
void Network::score_arcs(size_t begin, size_t size, size_t stride) {
  static const auto places = distance_places();
  const size_t width = model_.governor.out;
  std::vector<uint8_t>& rows = hidden_;
  rows.assign(governor_steps_.begin() + static_cast<ptrdiff_t>(begin * width),
              governor_steps_.begin() + static_cast<ptrdiff_t>((begin + size) * width));
  rows.insert(rows.end(), model_.root_governor, model_.root_governor + width);
  pack(rows.data(), size + 1, width, packed_);
  multiply(model_.governor_score, rows.data(), size + 1, governor_score_);
  arc_scale_.assign(stride, model_.governor_scale);
  arc_bias_.assign(stride, 0);
  for (size_t j = 0; j <= size; ++j) {
    int32_t sum = 0;
    for (size_t k = 0; k < width; ++k) sum += rows[j * width + k];
    arc_bias_[j] = governor_score_[j * model_.governor_score.out] -
                   static_cast<float>(sum * model_.bilinear_steps.zero) * model_.governor_scale;
  }
  const Product governors{static_cast<uint32_t>(width), static_cast<uint32_t>(stride), packed_.data(),
                          arc_scale_.data(), arc_bias_.data()};
  multiply(governors, bilinear_steps_.data() + begin * width, size, scores_);
  for (size_t i = 0; i < size; ++i) {
    const float* distance = distance_.data() + (begin + i) * model_.distance.out;
    float* scores = scores_.data() + i * stride;
    for (size_t j = 0; j < i; ++j) scores[j] += distance[places[i - j]];
    for (size_t j = i + 1; j < size; ++j) scores[j] += distance[places[j - i] + kDistances.size() + 1];
    scores[size] += distance[kRootDistance];
    scores[i] = kNoGovernor;  // itself
  }
}

void Network::parse(size_t begin, size_t end, std::vector<uint32_t>& heads, std::vector<uint8_t>& relations) {
  const size_t size = end - begin;
  const size_t stride = rounded_up(size + 1, kArcGroup);
  score_arcs(begin, size, stride);
  heads = best_tree(scores_.data(), stride, size, kernels_);

  const size_t width = model_.relation_governor.out;
  y_.resize(std::max(y_.size(), size * width));
  for (size_t i = 0; i < size; ++i) {
    const float* governor =
        heads[i] == size ? model_.root_relation : relation_governor_.data() + (begin + heads[i]) * width;
    const float* dependent = relation_dependent_.data() + (begin + i) * width;
    for (size_t k = 0; k < width; ++k) y_[i * width + k] = dependent[k] + governor[k];
  }
  hidden_.resize(size * width);
  kernels_.to_steps(y_.data(), size * width, model_.relation_steps, true, hidden_.data());
  multiply(model_.relations, hidden_.data(), size, relations_);
  relations.resize(size);
  for (size_t i = 0; i < size; ++i)
    relations[i] = static_cast<uint8_t>(
        kernels_.best_of(relations_.data() + i * model_.relations.out, model_.relation_labels.size()));
}

std::vector<NameSpan> Network::names(size_t begin, size_t end) {
  return best_names(names_.data() + begin * model_.names.out, model_.names.out, end - begin,
                    model_.name_labels.size());
}

}  // namespace hearsay
