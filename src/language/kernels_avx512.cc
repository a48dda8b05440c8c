// Compiled for AVX-512 with VNNI; called only where the processor has both.
#include <immintrin.h>

#include <cstring>

#include "language/kernels_rows.h"

namespace hearsay {

namespace {

template <int kRows>
void tile(const Product& product, const Rows& in, const uint8_t* x, const int8_t* weights, const float* scale,
          const float* bias, float* out) {
  __m512i sums[kRows];
  for (__m512i& sum : sums) sum = _mm512_setzero_si512();
  const uint32_t part = product.in / in.parts;
  for (uint32_t p = 0; p < in.parts; ++p, x += in.step) {
    for (uint32_t k = 0; k < part; k += 4, weights += 64) {
      const __m512i weight = _mm512_loadu_si512(weights);
      for (int row = 0; row < kRows; ++row) {
        int32_t four;
        std::memcpy(&four, x + row * in.stride + k, 4);
        sums[row] = _mm512_dpbusd_epi32(sums[row], _mm512_set1_epi32(four), weight);
      }
    }
  }
  for (int row = 0; row < kRows; ++row) {
    const __m512 real = _mm512_mul_ps(_mm512_cvtepi32_ps(sums[row]), _mm512_loadu_ps(scale));
    _mm512_storeu_ps(out + size_t(row) * product.out, _mm512_add_ps(real, _mm512_loadu_ps(bias)));
  }
}

void multiply(const Product& product, const Rows& in, size_t rows, float* out) {
  constexpr size_t kRows = 8;
  for (size_t row = 0; row < rows;) {
    const uint8_t* x = in.data + static_cast<ptrdiff_t>(row) * in.stride;
    const bool whole = rows - row >= kRows;
    for (uint32_t j = 0; j < product.out; j += 16) {
      const int8_t* weights = product.weights + size_t{j} * product.in;
      float* to = out + row * product.out + j;
      if (whole)
        tile<kRows>(product, in, x, weights, product.scale + j, product.bias + j, to);
      else
        tile<1>(product, in, x, weights, product.scale + j, product.bias + j, to);
    }
    row += whole ? kRows : 1;
  }
}

}  // namespace

const Kernels* avx512_kernels() {
  static const Kernels kernels{"AVX-512", multiply, add_rows, to_steps, add_and_normalise, remember, best_of};
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vnni") ? &kernels : nullptr;
}

}  // namespace hearsay
