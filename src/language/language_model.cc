#include "language/language_model.h"

#include <algorithm>
#include <cstring>

#include "base/utf8.h"
#include "language/tensors.h"

namespace hearsay {

namespace {

// Where a key stands in a table with open addressing, or where it would: the size is a power of two.
size_t slot_of(std::span<const uint64_t> keys, uint64_t key) {
  size_t at = key & (keys.size() - 1);
  while (keys[at] != 0 && keys[at] != key) at = (at + 1) & (keys.size() - 1);
  return at;
}

bool is_table(std::span<const uint64_t> keys, size_t values) {
  return keys.size() > 1 && (keys.size() & (keys.size() - 1)) == 0 && values == keys.size();
}

}  // namespace

void LanguageModel::fetch(const WordFeatures& features) const {
  const size_t slot = features.word & (keys_.size() - 1);
  __builtin_prefetch(keys_.data() + slot);
  __builtin_prefetch(key_rows_.data() + slot);
  for (const uint32_t row : features.rows) {
    __builtin_prefetch(feature_row(row));
    __builtin_prefetch(feature_row(row) + kWidth / 2);
  }
}

const int8_t* LanguageModel::word_row(uint64_t key, std::array<int8_t, kWidth>& room) const {
  const size_t at = slot_of(keys_, key);
  const size_t row = keys_[at] == key ? key_rows_[at] : 0;
  const size_t whole = words_.size() / kWidth;
  if (row < whole) return words_.data() + row * kWidth;
  constexpr size_t kPiece = kWidth / kCodes;
  const uint8_t* codes = codes_.data() + (row - whole) * kCodes;
  for (size_t i = 0; i < kCodes; ++i)
    std::memcpy(room.data() + i * kPiece, pieces_ + (i * kPieces + codes[i]) * kPiece, kPiece);
  return room.data();
}

LemmaRule LanguageModel::lemma_rule(std::string_view lower, uint32_t tag) const {
  // The longest ending that was learnt for this tag; the whole word is its own key, with a mark before it.
  uint64_t hash = 14695981039346656037U;
  const auto add = [&hash](unsigned char byte) { hash = (hash ^ byte) * 1099511628211U; };
  add(static_cast<unsigned char>(tag));
  LemmaRule rule = lemma_rules_[0];
  const auto look = [&](uint64_t key) {
    const size_t at = slot_of(suffix_keys_, key);
    if (suffix_keys_[at] == key) rule = lemma_rules_[suffix_rules_[at]];
  };
  look(hash);
  constexpr size_t kLongestEnding = 12;  // bytes
  size_t taken = 0;
  for (; taken < kLongestEnding && taken < lower.size(); ++taken) {
    add(static_cast<unsigned char>(lower[lower.size() - 1 - taken]));
    look(hash);
  }
  if (taken == lower.size()) {
    add('^');
    look(hash);
  }
  return rule;
}

Result<LanguageModel> LanguageModel::from_bytes(std::string_view bytes) {
  Tensors file(bytes);
  LanguageModel model;
  model.bytes_ = bytes;
  model.words_ = file.numbers<int8_t>("words");
  model.codes_ = file.numbers<uint8_t>("word_codes");
  model.pieces_ = file.numbers<int8_t>("word_pieces", kPieces * kWidth);
  model.features_ = file.numbers<int8_t>("features", size_t{kFeatureRows} * kWidth);
  model.places_ = file.numbers<float>("places", size_t{8} * kWidth);
  model.keys_ = file.numbers<uint64_t>("keys");
  model.key_rows_ = file.numbers<uint32_t>("key_rows");
  model.suffix_keys_ = file.numbers<uint64_t>("suffix_keys");
  model.suffix_rules_ = file.numbers<uint32_t>("suffix_rules");
  model.entry_scale = file.number("entry_scale");
  model.governor_scale = file.number("governor_scale");
  model.entry_steps = file.steps("entry");
  const auto far = file.numbers<uint32_t>("dilations");
  for (size_t i = 0; i < far.size(); ++i) {
    const std::string name = "layer" + std::to_string(i);
    model.layers.push_back({file.product(name, 3 * kWidth),
                            far[i],
                            file.steps(name),
                            file.numbers<float>(name + ".gain", kWidth),
                            file.numbers<float>(name + ".shift", kWidth),
                            {}});
  }
  for (const uint32_t layer : file.numbers<uint32_t>("memories"))
    if (layer < model.layers.size())
      model.layers[layer].memory = file.product("memory" + std::to_string(layer), kWidth);
  model.universal = file.product("universal", kWidth);
  model.tags = file.product("tags", kWidth);
  model.names = file.product("names", kWidth);
  model.starts = file.product("starts", kWidth);
  model.dependent = file.product("dependent", kWidth);
  model.governor = file.product("governor", kWidth);
  model.dependent_steps = file.steps("dependent");
  model.governor_steps = file.steps("governor");
  model.bilinear = file.product("bilinear", model.dependent.out);
  model.bilinear_steps = file.steps("bilinear");
  model.governor_score = file.product("governor_score", model.governor.out);
  model.distance = file.product("distance", model.dependent.out);
  model.relation_dependent = file.product("relation_dependent", kWidth);
  model.relation_governor = file.product("relation_governor", kWidth);
  model.relation_steps = file.steps("relation");
  model.relations = file.product("relations", model.relation_dependent.out);
  model.root_governor = file.numbers<uint8_t>("root_governor", model.governor.out);
  model.root_relation = file.numbers<float>("root_relation", model.relation_governor.out);
  model.universal_labels = file.lines("universal_labels");
  model.tag_labels = file.lines("tag_labels");
  model.name_labels = file.lines("name_labels");
  model.relation_labels = file.lines("relation_labels");
  for (const std::string_view line : file.lines("lemma_rules")) {
    const size_t space = line.find(' ');
    model.lemma_rules_.push_back(
        {static_cast<uint32_t>(std::stoul(std::string(line.substr(0, space)))), line.substr(space + 1)});
  }
  if (file.ok() && (!is_table(model.keys_, model.key_rows_.size()) ||
                    !is_table(model.suffix_keys_, model.suffix_rules_.size())))
    return Error(ErrorKind::Corrupt, "the language model is damaged: a table has another size than expected");
  for (const ConvolutionLayer& layer : model.layers)
    if (layer.far > kFarthest)
      return Error(ErrorKind::Corrupt, "the language model is damaged: a layer looks too far");
  if (!file.ok()) return Error(ErrorKind::Corrupt, "the language model is damaged: " + file.why());
  return model;
}

extern "C" const char hearsay_model_begin[];
extern "C" const char hearsay_model_end[];

const LanguageModel& LanguageModel::builtin() {
  static const LanguageModel model = [] {
    auto read =
        from_bytes({hearsay_model_begin, static_cast<size_t>(hearsay_model_end - hearsay_model_begin)});
    return std::move(read).value();
  }();
  return model;
}

}  // namespace hearsay
