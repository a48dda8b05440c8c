#include "language/kernels.h"

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

const Kernels& plain_kernels() {
  static const Kernels kernels{"plain", multiply, add_rows, to_steps, add_and_normalise};
  return kernels;
}

const Kernels& best_kernels() {
  static const Kernels& best = avx512_kernels() ? *avx512_kernels()
                               : avx2_kernels() ? *avx2_kernels()
                                                : plain_kernels();
  return best;
}

}  // namespace hearsay
