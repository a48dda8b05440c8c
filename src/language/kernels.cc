#include "language/kernels.h"

#include <cstdlib>

#include "language/kernels_rows.h"

namespace hearsay {

namespace {

void multiply(const Product& product, const Rows& in, size_t rows, float* out) {
  const uint32_t part = product.in / in.parts;
  for (size_t row = 0; row < rows; ++row) {
    for (uint32_t j = 0; j < product.out; j += 16) {
      const uint8_t* x = in.data + static_cast<ptrdiff_t>(row) * in.stride;
      const int8_t* weights = product.weights + size_t{j} * product.in;
      int32_t sums[16] = {};
      for (uint32_t p = 0; p < in.parts; ++p, x += in.step)
        for (uint32_t k = 0; k < part; k += 4, weights += 64)
          for (size_t i = 0; i < 16; ++i)
            sums[i] += x[k] * weights[4 * i] + x[k + 1] * weights[4 * i + 1] + x[k + 2] * weights[4 * i + 2] +
                       x[k + 3] * weights[4 * i + 3];
      for (size_t i = 0; i < 16; ++i)
        out[row * product.out + j + i] =
            static_cast<float>(sums[i]) * product.scale[j + i] + product.bias[j + i];
    }
  }
}

}  // namespace

uint32_t fours_within_16_bits(const int8_t* weights, uint32_t in, uint32_t out) {
  constexpr uint32_t kFours = 4;
  constexpr int kMost = 32767 / 127;
  if (in % (4 * kFours) != 0) return 1;
  // Each output has two sums: of the first and second numbers of the fours, and of the third and fourth.
  for (const int8_t* group = weights; group < weights + size_t{in} * out; group += 64 * kFours)
    for (size_t lane = 0; lane < 32; ++lane) {
      int sum = 0;
      for (size_t four = 0; four < kFours; ++four)
        sum += std::abs(group[64 * four + 2 * lane]) + std::abs(group[64 * four + 2 * lane + 1]);
      if (sum > kMost) return 1;
    }
  return kFours;
}

const Kernels& plain_kernels() {
  static const Kernels kernels{"plain", multiply, add_rows, to_steps, add_and_normalise, remember, best_of};
  return kernels;
}

const Kernels& best_kernels() {
  static const Kernels& best = avx512_kernels() ? *avx512_kernels()
                               : avx2_kernels() ? *avx2_kernels()
                                                : plain_kernels();
  return best;
}

}  // namespace hearsay
