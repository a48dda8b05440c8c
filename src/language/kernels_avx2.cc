// Compiled for AVX2; called only where the processor has it.
#include <immintrin.h>

#include <type_traits>
#include <utility>

#include "language/kernels_rows.h"

namespace hearsay {

namespace {

template <size_t... I, typename F>
[[gnu::always_inline]] inline void each(std::index_sequence<I...>, F f) {
  (f(std::integral_constant<size_t, I>{}), ...);
}

// f(0) … f(count - 1), with numbers that the compiler knows: it keeps arrays in registers only then.
template <size_t count, typename F>
[[gnu::always_inline]] inline void each(F f) {
  each(std::make_index_sequence<count>{}, f);
}

// kRows rows by 16 outputs at a time: the sums stay in registers, each weight is loaded once for all rows.
// kFours products are added in 16 bits before they are widened: widening takes as long as multiplying.
template <size_t kRows, size_t kFours>
void tile(const Product& product, const Rows& in, const uint8_t* x, const int8_t* weights, const float* scale,
          const float* bias, float* out) {
  __m256i left[kRows], right[kRows];
  each<kRows>([&](auto row) { left[row] = right[row] = _mm256_setzero_si256(); });
  const __m256i ones = _mm256_set1_epi16(1);
  const uint32_t part = product.in / in.parts;
  const ptrdiff_t stride = in.stride;
  for (uint32_t p = 0; p < in.parts; ++p, x += in.step) {
    for (uint32_t k = 0; k < part; k += 4 * kFours, weights += 64 * kFours) {
      __m256i near[kRows], far[kRows];
      each<kFours>([&](auto four) __attribute__((always_inline)) {
        const auto* at = reinterpret_cast<const __m256i*>(weights + 64 * four);
        const __m256i first = _mm256_loadu_si256(at);
        const __m256i second = _mm256_loadu_si256(at + 1);
        each<kRows>([&](auto row) __attribute__((always_inline)) {
          const __m256i value =
              _mm256_broadcastd_epi32(_mm_loadu_si32(x + ptrdiff_t(row) * stride + k + 4 * four));
          const __m256i a = _mm256_maddubs_epi16(value, first);
          const __m256i b = _mm256_maddubs_epi16(value, second);
          near[row] = four == 0 ? a : _mm256_add_epi16(near[row], a);
          far[row] = four == 0 ? b : _mm256_add_epi16(far[row], b);
          // Holds the compiler to this order: in its own it runs out of registers.
          asm volatile("" : "+x"(near[row]), "+x"(far[row]));
        });
      });
      each<kRows>([&](auto row) __attribute__((always_inline)) {
        left[row] = _mm256_add_epi32(left[row], _mm256_madd_epi16(near[row], ones));
        right[row] = _mm256_add_epi32(right[row], _mm256_madd_epi16(far[row], ones));
      });
    }
  }
  const auto write = [&](const __m256i& sums, size_t column, float* to) {
    const __m256 real = _mm256_mul_ps(_mm256_cvtepi32_ps(sums), _mm256_loadu_ps(scale + column));
    _mm256_storeu_ps(to + column, _mm256_add_ps(real, _mm256_loadu_ps(bias + column)));
  };
  each<kRows>([&](auto row) {
    write(left[row], 0, out + size_t(row) * product.out);
    write(right[row], 8, out + size_t(row) * product.out);
  });
}

template <size_t kRows, size_t kFours>
void multiply_by(const Product& product, const Rows& in, size_t rows, float* out) {
  const auto strip = [&](auto count, size_t row) {
    const uint8_t* x = in.data + static_cast<ptrdiff_t>(row) * in.stride;
    for (uint32_t j = 0; j < product.out; j += 16)
      tile<count, kFours>(product, in, x, product.weights + size_t{j} * product.in, product.scale + j,
                          product.bias + j, out + row * product.out + j);
  };
  size_t row = 0;
  for (; row + kRows <= rows; row += kRows) strip(std::integral_constant<size_t, kRows>{}, row);
  for (; row < rows; ++row) strip(std::integral_constant<size_t, 1>{}, row);
}

void multiply(const Product& product, const Rows& in, size_t rows, float* out) {
  if (product.fours == 4)
    multiply_by<4, 4>(product, in, rows, out);
  else
    multiply_by<6, 1>(product, in, rows, out);
}

}  // namespace

const Kernels* avx2_kernels() {
  static const Kernels kernels{"AVX2", multiply, add_rows, to_steps, add_and_normalise, remember, best_of};
  return __builtin_cpu_supports("avx2") ? &kernels : nullptr;
}

}  // namespace hearsay
