// Compiled for AVX2; called only where the processor has it.
#include <immintrin.h>

#include <cstring>

#include "language/kernels_rows.h"

namespace hearsay {

namespace {

// kRows rows by 16 outputs at a time: the sums stay in registers, each weight is loaded once for all rows.
template <int kRows>
void tile(const Product& product, const Rows& in, const uint8_t* x, const int8_t* weights, const float* scale,
          const float* bias, float* out) {
  __m256i sums[kRows][2];
  for (auto& sum : sums) sum[0] = sum[1] = _mm256_setzero_si256();
  const __m256i ones = _mm256_set1_epi16(1);
  const uint32_t part = product.in / in.parts;
  for (uint32_t p = 0; p < in.parts; ++p, x += in.step) {
    for (uint32_t k = 0; k < part; k += 4, weights += 64) {
      const __m256i left = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights));
      const __m256i right = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + 32));
      for (int row = 0; row < kRows; ++row) {
        int32_t four;
        std::memcpy(&four, x + row * in.stride + k, 4);
        const __m256i value = _mm256_set1_epi32(four);
        sums[row][0] =
            _mm256_add_epi32(sums[row][0], _mm256_madd_epi16(_mm256_maddubs_epi16(value, left), ones));
        sums[row][1] =
            _mm256_add_epi32(sums[row][1], _mm256_madd_epi16(_mm256_maddubs_epi16(value, right), ones));
      }
    }
  }
  for (int row = 0; row < kRows; ++row) {
    for (int half = 0; half < 2; ++half) {
      const __m256 real =
          _mm256_mul_ps(_mm256_cvtepi32_ps(sums[row][half]), _mm256_loadu_ps(scale + 8 * half));
      _mm256_storeu_ps(out + size_t(row) * product.out + 8 * half,
                       _mm256_add_ps(real, _mm256_loadu_ps(bias + 8 * half)));
    }
  }
}

void multiply(const Product& product, const Rows& in, size_t rows, float* out) {
  constexpr size_t kRows = 6;
  for (size_t row = 0; row < rows; row += kRows) {
    const uint8_t* x = in.data + static_cast<ptrdiff_t>(row) * in.stride;
    for (uint32_t j = 0; j < product.out; j += 16) {
      const int8_t* weights = product.weights + size_t{j} * product.in;
      const float* scale = product.scale + j;
      const float* bias = product.bias + j;
      float* to = out + row * product.out + j;
      switch (rows - row) {
        case 1:
          tile<1>(product, in, x, weights, scale, bias, to);
          break;
        case 2:
          tile<2>(product, in, x, weights, scale, bias, to);
          break;
        case 3:
          tile<3>(product, in, x, weights, scale, bias, to);
          break;
        case 4:
          tile<4>(product, in, x, weights, scale, bias, to);
          break;
        case 5:
          tile<5>(product, in, x, weights, scale, bias, to);
          break;
        default:
          tile<6>(product, in, x, weights, scale, bias, to);
          break;
      }
    }
  }
}

}  // namespace

const Kernels* avx2_kernels() {
  static const Kernels kernels{"AVX2", multiply, add_rows, to_steps, add_and_normalise};
  return __builtin_cpu_supports("avx2") ? &kernels : nullptr;
}

}  // namespace hearsay
