// Written by training/confidence.py: a weight for each number of an Evidence (confidence.cc), and the
// confidence from which on attributions are kept.
#pragma once

#include <array>

namespace hearsay {

constexpr std::array<float, 16> kConfidenceWeights{-2.9094F, 1.5980F,  0.5796F,  0.7809F, 0.3014F, 0.5363F,
                                                   -0.5886F, -1.8781F, -1.3075F, 0.8157F, 0.6177F, 0.1439F,
                                                   0.6584F,  -0.2003F, 1.0617F,  0.2043F};
constexpr float kNormalConfidence = 0.37F;
constexpr float kHighConfidence = 0.67F;

}  // namespace hearsay
