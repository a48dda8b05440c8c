#include "claims/attribution_model.h"

#include <string>

#include "language/tensors.h"

namespace hearsay {

Result<AttributionModel> AttributionModel::from(const LanguageModel& language) {
  Tensors file(language.bytes());
  AttributionModel model;
  model.hints = file.numbers<float>("hints", kHints * kWidth);
  model.entry_steps = file.steps("reader_entry");
  model.layer = {file.product("reader", 3 * kWidth),
                 1,
                 file.steps("reader"),
                 file.numbers<float>("reader.gain", kWidth),
                 file.numbers<float>("reader.shift", kWidth),
                 {}};
  model.cues = file.product("cues", kWidth);
  model.stances = file.product("stances", kWidth);
  model.anchor = file.product("anchor", kWidth);
  model.partner = file.product("partner", kWidth);
  const auto sizes = pair_feature_sizes(language.relation_labels.size());
  for (size_t i = 0; i < sizes.size(); ++i)
    model.pair_tables[i] = file.numbers<float>("pair_table" + std::to_string(i), size_t{sizes[i]} * kPair);
  model.pair_steps = file.steps("pair");
  model.roles = file.product("roles", kPair);
  if (!file.ok()) return Error(ErrorKind::Corrupt, "the language model is damaged: " + file.why());
  return model;
}

const AttributionModel& AttributionModel::builtin() {
  static const AttributionModel model = from(LanguageModel::builtin()).value();
  return model;
}

}  // namespace hearsay
