#include "language/kernels.h"

#include <algorithm>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

struct Layer {
  std::vector<int8_t> weights;
  std::vector<float> scale, bias;
  Product product;
};

Layer random_layer(uint32_t in, uint32_t out, std::mt19937& random) {
  Layer layer;
  std::uniform_int_distribution<int> whole(-127, 127);
  std::uniform_real_distribution<float> real(-1, 1);
  for (uint32_t i = 0; i < in * out; ++i) layer.weights.push_back(static_cast<int8_t>(whole(random)));
  for (uint32_t i = 0; i < out; ++i) {
    layer.scale.push_back(real(random) / 1000);
    layer.bias.push_back(real(random));
  }
  layer.product = {in, out, layer.weights.data(), layer.scale.data(), layer.bias.data()};
  return layer;
}

std::vector<uint8_t> random_steps(size_t size, std::mt19937& random) {
  std::uniform_int_distribution<int> step(0, 127);
  std::vector<uint8_t> steps(size);
  for (uint8_t& one : steps) one = static_cast<uint8_t>(step(random));
  return steps;
}

std::vector<const Kernels*> fast_kernels() {
  std::vector<const Kernels*> all;
  for (const Kernels* kernels : {avx2_kernels(), avx512_kernels()})
    if (kernels) all.push_back(kernels);
  return all;
}

TEST(Kernels, AProductIsASumOfProducts) {
  // One output row of ones, one of twos, read in two parts that lie apart.
  std::vector<int8_t> weights(16 * 8, 0);
  for (size_t k = 0; k < 8; ++k) {
    weights[k / 4 * 64 + k % 4] = 1;
    weights[k / 4 * 64 + 4 + k % 4] = static_cast<int8_t>(k);
  }
  const std::vector<float> scale(16, 0.5F), bias(16, 10);
  const std::vector<uint8_t> in{1, 2, 3, 4, 100, 100, 100, 100, 5, 6, 7, 8};
  std::vector<float> out(16);
  plain_kernels().multiply({8, 16, weights.data(), scale.data(), bias.data()}, {in.data(), 0, 2, 8}, 1,
                           out.data());
  EXPECT_EQ(out[0], 10 + 0.5F * (1 + 2 + 3 + 4 + 5 + 6 + 7 + 8));
  EXPECT_EQ(out[1], 10 + 0.5F * (0 * 1 + 1 * 2 + 2 * 3 + 3 * 4 + 4 * 5 + 5 * 6 + 6 * 7 + 7 * 8));
  EXPECT_EQ(out[2], 10);
}

TEST(Kernels, FastProductsGiveTheSameBits) {
  std::mt19937 random(1);
  for (const Kernels* kernels : fast_kernels()) {
    for (const size_t rows : {1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 40}) {
      const Layer layer = random_layer(384, 128, random);
      const auto in = random_steps((rows + 16) * kWidth, random);
      const Rows at{in.data(), kWidth, 3, 8 * kWidth};
      std::vector<float> plain(rows * 128), fast(rows * 128);
      plain_kernels().multiply(layer.product, at, rows, plain.data());
      kernels->multiply(layer.product, at, rows, fast.data());
      EXPECT_EQ(plain, fast) << kernels->name << ", " << rows << " rows";
    }
  }
}

TEST(Kernels, TheLargestNumbersDoNotOverflow) {
  Layer layer;
  for (const int8_t weight : {int8_t{127}, int8_t{-127}}) {
    layer.weights.assign(384 * 16, weight);
    layer.scale.assign(16, 1);
    layer.bias.assign(16, 0);
    const std::vector<uint8_t> in(384, 127);
    for (const Kernels* kernels : fast_kernels()) {
      std::vector<float> out(16);
      kernels->multiply({384, 16, layer.weights.data(), layer.scale.data(), layer.bias.data()},
                        {in.data(), 384, 1, 0}, 1, out.data());
      EXPECT_EQ(out[3], 384.0F * 127.0F * static_cast<float>(weight)) << kernels->name;
    }
  }
}

TEST(Kernels, FastNormalisationGivesTheSameBits) {
  std::mt19937 random(2);
  std::normal_distribution<float> real(0, 2);
  const auto numbers = [&](size_t size) {
    std::vector<float> out(size);
    for (float& one : out) one = real(random);
    return out;
  };
  for (const Kernels* kernels : fast_kernels()) {
    const auto gain = numbers(kWidth), shift = numbers(kWidth), y = numbers(7 * kWidth);
    auto plain = numbers(7 * kWidth);
    auto fast = plain;
    std::vector<uint8_t> plain_steps(plain.size()), fast_steps(plain.size());
    plain_kernels().add_and_normalise(plain.data(), y.data(), 7, gain.data(), shift.data(), {16, 64},
                                      plain_steps.data());
    kernels->add_and_normalise(fast.data(), y.data(), 7, gain.data(), shift.data(), {16, 64},
                               fast_steps.data());
    EXPECT_EQ(plain, fast) << kernels->name;
    EXPECT_EQ(plain_steps, fast_steps) << kernels->name;
    EXPECT_LE(*std::max_element(plain_steps.begin(), plain_steps.end()), 127);
  }
}

TEST(Kernels, SumsOf16BitsAreTakenWhereTheyFit) {
  // Four fours of inputs, all as large as can be: 8 · 32 · 127 = 32512 is within 16 bits, 8 · 33 · 127 is
  // not.
  for (const int weight : {32, 33}) {
    Layer layer;
    layer.weights.assign(384 * 16, static_cast<int8_t>(weight));
    layer.scale.assign(16, 1);
    layer.bias.assign(16, 0);
    const uint32_t fours = fours_within_16_bits(layer.weights.data(), 384, 16);
    EXPECT_EQ(fours, weight == 32 ? 4U : 1U);
    const Product product{384, 16, layer.weights.data(), layer.scale.data(), layer.bias.data(), fours};
    const std::vector<uint8_t> in(384 * 5, 127);
    for (const Kernels* kernels : fast_kernels()) {
      std::vector<float> out(16 * 5);
      kernels->multiply(product, {in.data(), 384, 1, 0}, 5, out.data());
      EXPECT_EQ(out, std::vector<float>(16 * 5, 384.0F * 127.0F * static_cast<float>(weight)))
          << kernels->name;
    }
  }
  EXPECT_EQ(fours_within_16_bits(nullptr, 24, 0), 1U);  // no whole number of four fours
}

TEST(Kernels, AMemoryForgetsWhatItIsTold) {
  // In the first row 3 is new; the gates keep half of what was known (0.2 · 0 + 0.5), nothing, and all.
  std::vector<const Kernels*> all = fast_kernels();
  all.push_back(&plain_kernels());
  for (const Kernels* kernels : all) {
    std::vector<float> gates(3 * 2 * kWidth, 0.0F);
    const auto row = [&](size_t at, float news, float keep) {
      for (size_t k = 0; k < kWidth; ++k) {
        gates[at * 2 * kWidth + k] = news;
        gates[at * 2 * kWidth + kWidth + k] = keep;
      }
    };
    row(0, 3, -9);
    row(1, 0, 0);
    row(2, 7, 9);
    std::vector<float> y(3 * kWidth, 1.0F);
    kernels->remember(gates.data(), 3, y.data());
    const auto at = [&](size_t place, size_t k) { return y[place * kWidth + k]; };
    EXPECT_EQ((std::vector<float>{at(0, 0), at(1, 0), at(2, 0)}), (std::vector<float>{4, 2.5F, 2.5F}));
    EXPECT_EQ((std::vector<float>{at(0, 64), at(1, 64), at(2, 64)}), (std::vector<float>{4, 1, 1}))
        << kernels->name;
  }
}

TEST(Kernels, FastMemoriesGiveTheSameBits) {
  std::mt19937 random(3);
  std::normal_distribution<float> real(0, 3);
  std::vector<float> gates(50 * 2 * kWidth);
  for (float& gate : gates) gate = real(random);
  std::vector<float> plain(50 * kWidth, 0.25F);
  plain_kernels().remember(gates.data(), 50, plain.data());
  for (const Kernels* kernels : fast_kernels()) {
    std::vector<float> fast(50 * kWidth, 0.25F);
    kernels->remember(gates.data(), 50, fast.data());
    EXPECT_EQ(plain, fast) << kernels->name;
  }
}

TEST(Kernels, TheFirstOfTheLargestIsFound) {
  std::mt19937 random(4);
  std::uniform_int_distribution<int> whole(-5, 5);
  std::vector<const Kernels*> all = fast_kernels();
  all.push_back(&plain_kernels());
  for (size_t size = 1; size < 60; ++size) {
    std::vector<float> x(size);
    for (float& one : x) one = static_cast<float>(whole(random));
    const auto wanted = static_cast<size_t>(std::max_element(x.begin(), x.end()) - x.begin());
    for (const Kernels* kernels : all) EXPECT_EQ(kernels->best_of(x.data(), size), wanted) << kernels->name;
  }
}

TEST(Kernels, StepsRoundAndHold) {
  const std::vector<float> x{-9, -1, -0.26F, 0, 0.24F, 0.26F, 1, 99};
  std::vector<const Kernels*> all = fast_kernels();
  all.push_back(&plain_kernels());
  for (const Kernels* kernels : all) {
    std::vector<uint8_t> out(x.size());
    kernels->to_steps(x.data(), x.size(), {2, 64}, false, out.data());
    EXPECT_EQ(out, (std::vector<uint8_t>{46, 62, 63, 64, 64, 65, 66, 127})) << kernels->name;
    kernels->to_steps(x.data(), x.size(), {2, 0}, true, out.data());
    EXPECT_EQ(out, (std::vector<uint8_t>{0, 0, 0, 0, 0, 1, 2, 127})) << kernels->name;
  }
}

TEST(Kernels, RowsAreAdded) {
  std::vector<const Kernels*> all = fast_kernels();
  all.push_back(&plain_kernels());
  std::vector<int8_t> ones(kWidth, 1), most(kWidth, 127), least(kWidth, -127);
  std::vector<float> place(kWidth, 0.5F);
  for (const Kernels* kernels : all) {
    std::vector<float> out(kWidth);
    const std::vector<const int8_t*> rows{ones.data(), most.data(), most.data(),
                                          most.data(), most.data(), most.data()};
    kernels->add_rows(rows.data(), rows.size(), 0.5F, place.data(), out.data());
    EXPECT_EQ(out, std::vector<float>(kWidth, 0.5F * (1 + 5 * 127) + 0.5F)) << kernels->name;
    const int8_t* low = least.data();
    kernels->add_rows(&low, 1, 1, place.data(), out.data());
    EXPECT_EQ(out, std::vector<float>(kWidth, 0)) << kernels->name;
  }
}

}  // namespace
}  // namespace hearsay
