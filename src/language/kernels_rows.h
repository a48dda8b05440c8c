// The part of the kernels that is the same for all of them, compiled once for each: only the compiler's
// choice of instructions differs. No library function is inlined here, since its code would then be compiled
// for one processor and run on another.
#pragma once

#include "language/kernels.h"

namespace hearsay {

namespace {

// Sums go over eight lanes, in this order, whatever the processor: addition of real numbers hangs on the
// order.
inline float sum_of_lanes(const float (&lanes)[8]) {
  return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
}

inline uint8_t step_of(float value, float least, float most, int32_t zero) {
  value = value > least ? value : least;
  value = value < most ? value : most;
  // Adding and taking off 1.5·2^23 rounds to the nearest whole number, to even where two are as near.
  return static_cast<uint8_t>(static_cast<int32_t>((value + 12582912.0F) - 12582912.0F) + zero);
}

inline void to_steps(const float* x, size_t size, Steps steps, bool positive, uint8_t* out) {
  const float least = positive ? 0.0F : static_cast<float>(-steps.zero);
  const float most = static_cast<float>(127 - steps.zero);
  for (size_t i = 0; i < size; ++i) out[i] = step_of(x[i] * steps.scale, least, most, steps.zero);
}

inline void add_rows(const int8_t* const* rows, size_t count, float scale, const float* place, float* out) {
  int16_t sums[kWidth] = {};
  for (size_t row = 0; row < count; ++row)
    for (size_t k = 0; k < kWidth; ++k) sums[k] = static_cast<int16_t>(sums[k] + rows[row][k]);
  for (size_t k = 0; k < kWidth; ++k) {
    const float value = static_cast<float>(sums[k]) * scale + place[k];
    out[k] = value > 0.0F ? value : 0.0F;
  }
}

inline void add_and_normalise(float* x, const float* y, size_t rows, const float* gain, const float* shift,
                              Steps steps, uint8_t* out) {
  const float least = static_cast<float>(-steps.zero);
  const float most = static_cast<float>(127 - steps.zero);
  for (size_t row = 0; row < rows; ++row, x += kWidth, y += kWidth, out += kWidth) {
    float lanes[8] = {};
    for (size_t i = 0; i < kWidth; i += 8) {
      for (size_t lane = 0; lane < 8; ++lane) {
        const float value = x[i + lane] + (y[i + lane] > 0.0F ? y[i + lane] : 0.0F);
        x[i + lane] = value;
        lanes[lane] += value;
      }
    }
    const float mean = sum_of_lanes(lanes) / kWidth;
    float squares[8] = {};
    for (size_t i = 0; i < kWidth; i += 8)
      for (size_t lane = 0; lane < 8; ++lane) squares[lane] += (x[i + lane] - mean) * (x[i + lane] - mean);
    const float factor = 1.0F / __builtin_sqrtf(sum_of_lanes(squares) / kWidth + 1e-5F);
    for (size_t i = 0; i < kWidth; ++i) {
      const float value = (x[i] - mean) * factor * gain[i] + shift[i];
      x[i] = value;
      out[i] = step_of(value * steps.scale, least, most, steps.zero);
    }
  }
}

inline size_t best_of(const float* x, size_t size) {
  float lanes[8];
  for (float& lane : lanes) lane = x[0];
  size_t i = 0;
  for (; i + 8 <= size; i += 8)
    for (size_t lane = 0; lane < 8; ++lane)
      lanes[lane] = x[i + lane] > lanes[lane] ? x[i + lane] : lanes[lane];
  for (; i < size; ++i) lanes[0] = x[i] > lanes[0] ? x[i] : lanes[0];
  float most = lanes[0];
  for (const float lane : lanes) most = lane > most ? lane : most;
  for (i = 0; x[i] != most;) ++i;
  return i;
}

// Eight numbers at any place, on which the compiler works at once: by itself it does not see through two
// limits. (`auto` would lose that they may lie at any place.)
typedef float Eight __attribute__((vector_size(32), aligned(4), may_alias));

constexpr size_t kHalf = kWidth / 2;

// One direction: `forward` from the first row to the last, else from the last to the first.
inline void remember_one_way(const float* gates, size_t rows, bool forward, float* y) {
  Eight memory[kHalf / 8] = {};
  for (size_t n = 0; n < rows; ++n) {
    const size_t row = forward ? n : rows - 1 - n;
    const Eight* news = reinterpret_cast<const Eight*>(gates + row * 2 * kWidth);
    const Eight* gate = news + kWidth / 8;
    Eight* to = reinterpret_cast<Eight*>(y + row * kWidth);
    for (size_t k = 0; k < kHalf / 8; ++k) {
      Eight keep = gate[k] * 0.2F + 0.5F;
      keep = keep > 0.0F ? keep : Eight{};
      keep = keep < 1.0F ? keep : 1.0F - Eight{};
      memory[k] = (1.0F - keep) * news[k] + keep * memory[k];
      to[k] += memory[k];
    }
  }
}

inline void remember(const float* gates, size_t rows, float* y) {
  remember_one_way(gates, rows, true, y);
  remember_one_way(gates + kHalf, rows, false, y + kHalf);
}

}  // namespace

}  // namespace hearsay
