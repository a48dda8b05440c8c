// The file of weights as its parts: named stretches of numbers and lines. language_model.h says what the file
// is.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/kernels.h"

namespace hearsay {

// Views into `bytes`, which must outlive what is asked for and be aligned to 64 bytes. What is missing or of
// another size than asked for makes it fail for good: ask for all, then look whether it is ok().
class Tensors {
 public:
  explicit Tensors(std::string_view bytes);

  template <typename Number>
  std::span<const Number> numbers(const std::string& name) {
    const std::string_view bytes = this->bytes(name);
    return {reinterpret_cast<const Number*>(bytes.data()), bytes.size() / sizeof(Number)};
  }

  template <typename Number>
  const Number* numbers(const std::string& name, size_t count) {
    const auto found = numbers<Number>(name);
    if (found.size() != count) fail("tensor " + name + " has another size than expected");
    return found.data();
  }

  float number(const std::string& name);
  Product product(const std::string& name, uint32_t in);
  Steps steps(const std::string& name);
  std::vector<std::string_view> lines(const std::string& name);

  bool ok() const { return why_.empty(); }
  const std::string& why() const { return why_; }

 private:
  std::string_view bytes(const std::string& name);
  void fail(std::string why);

  std::map<std::string, std::string_view> found_;
  std::string why_;
};

}  // namespace hearsay
