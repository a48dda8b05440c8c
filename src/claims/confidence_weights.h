// Written by training/confidence.py: a weight for each number of an Evidence (confidence.cc), and the
// confidence from which on attributions are kept.
#pragma once

#include <array>

namespace hearsay {

constexpr std::array<float, 16> kConfidenceWeights{-3.1322F, 1.1790F,  0.5899F,  0.7385F, 0.7278F, 0.7692F,
                                                   -0.7381F, -1.8061F, -0.7920F, 0.1812F, 0.7470F, -0.3515F,
                                                   1.4681F,  -0.1319F, 1.4812F,  0.3134F};
constexpr float kNormalConfidence = 0.38F;
constexpr float kHighConfidence = 0.70F;

}  // namespace hearsay
