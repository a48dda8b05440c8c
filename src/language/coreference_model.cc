#include "language/coreference_model.h"

#include <algorithm>

namespace hearsay {

namespace {

constexpr std::string_view kMagic = "hearsay coreference model 1\n";
constexpr size_t kHead = 64;

}  // namespace

uint64_t word_key(std::string_view word) {
  uint64_t key = 14695981039346656037U;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    key = (key ^ byte) * 1099511628211U;
  }
  return key;
}

WordFacts CoreferenceModel::facts(uint64_t key) const {
  const uint32_t wanted = std::max<uint32_t>(1, static_cast<uint32_t>(key >> 32));
  for (size_t at = key & (kWordSlots - 1); slots_[at].key != 0; at = (at + 1) & (kWordSlots - 1)) {
    const Slot& slot = slots_[at];
    if (slot.key == wanted)
      return {slot.sense, slot.use, (slot.bits & 1) != 0, (slot.bits & 2) != 0, (slot.bits & 4) != 0};
  }
  return {};
}

Result<CoreferenceModel> CoreferenceModel::from_bytes(std::string_view bytes) {
  if (bytes.substr(0, kMagic.size()) != kMagic)
    return Error(ErrorKind::Corrupt, "the coreference model is damaged: it does not begin as one does");
  if (bytes.size() != kHead + kWordSlots * sizeof(Slot) + kWeights * sizeof(int16_t))
    return Error(ErrorKind::Corrupt, "the coreference model is damaged: it has another size than expected");
  CoreferenceModel model;
  model.slots_ = reinterpret_cast<const Slot*>(bytes.data() + kHead);
  model.weights_ = reinterpret_cast<const int16_t*>(model.slots_ + kWordSlots);
  return model;
}

extern "C" const char hearsay_coreference_begin[];
extern "C" const char hearsay_coreference_end[];

const CoreferenceModel& CoreferenceModel::builtin() {
  static const CoreferenceModel model = [] {
    return from_bytes({hearsay_coreference_begin,
                       static_cast<size_t>(hearsay_coreference_end - hearsay_coreference_begin)})
        .value();
  }();
  return model;
}

}  // namespace hearsay
