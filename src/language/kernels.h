// The arithmetic of the network, in whole numbers where it is much and in a fixed order where it is not, so
// that every processor gives the same bits: plain C++, AVX2 and AVX-512 (VNNI) are twins, and kernels_test.cc
// holds them together.
//
// What goes through a product are numbers from 0 to 127 (seven bits: two products of them with weights fit 16
// bits, which AVX2 needs). Pure functions; safe from any thread.
#pragma once

#include <cstddef>
#include <cstdint>

namespace hearsay {

// out[j] = scale[j] · Σ weights[j][k]·in[k] + bias[j].
struct Product {
  uint32_t in = 0;                  // a multiple of 4
  uint32_t out = 0;                 // a multiple of 16; rows beyond what the layer has are zero
  const int8_t* weights = nullptr;  // [out/16][in/4][16][4]
  const float* scale = nullptr;
  const float* bias = nullptr;
  uint32_t fours = 1;  // how many fours of inputs add up within 16 bits, whatever they are: 1 or 4
};

// How many fours of inputs of a product add up within 16 bits; `in` and `out` as in Product.
uint32_t fours_within_16_bits(const int8_t* weights, uint32_t in, uint32_t out);

// Real numbers become whole ones: round(x · scale) + zero, held to 0..127.
struct Steps {
  float scale = 1;
  int32_t zero = 0;
};

// Where the input of a row lies: `parts` stretches of in/parts bytes; the first at data + row·stride, each
// next one `step` bytes on.
struct Rows {
  const uint8_t* data = nullptr;
  ptrdiff_t stride = 0;
  uint32_t parts = 1;
  ptrdiff_t step = 0;
};

struct Kernels {
  const char* name;

  // out: [rows][product.out].
  void (*multiply)(const Product& product, const Rows& in, size_t rows, float* out);

  // out[k] = max(scale · Σ rows[i][k] + place[k], 0), for kWidth numbers; at most 250 rows.
  void (*add_rows)(const int8_t* const* rows, size_t count, float scale, const float* place, float* out);

  // `size` numbers to steps; those below 0 become 0 first where only `positive` ones count.
  void (*to_steps)(const float* x, size_t size, Steps steps, bool positive, uint8_t* out);

  // x ← normalised(x + max(y, 0)) · gain + shift, for each row of 128; its steps go to `out`, [rows][128].
  void (*add_and_normalise)(float* x, const float* y, size_t rows, const float* gain, const float* shift,
                            Steps steps, uint8_t* out);

  // A memory over the rows: of the first half of the numbers from the first row to the last, of the second
  // half from the last to the first. memory[k] ← (1 - keep)·news[k] + keep·memory[k], and y[row][k] +=
  // memory[k]. gates: [rows][2·kWidth], the news and then what `keep` is made of: 0.2·gate + 0.5, held to
  // 0..1. y: [rows][kWidth].
  void (*remember)(const float* gates, size_t rows, float* y);

  // The place of the largest of `size` numbers (at least one), the first where several are as large.
  size_t (*best_of)(const float* x, size_t size);
};

constexpr size_t kWidth = 128;  // numbers a word

const Kernels& plain_kernels();
const Kernels* avx2_kernels();    // null where the processor has none
const Kernels* avx512_kernels();  // the same; asks for AVX-512 VNNI

// The fastest that this processor has.
const Kernels& best_kernels();

}  // namespace hearsay
