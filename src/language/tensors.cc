#include "language/tensors.h"

#include <algorithm>
#include <cstring>

namespace hearsay {

namespace {

constexpr std::string_view kMagic = "hearsay language model 1\n";
constexpr size_t kAlign = 64;
constexpr size_t kNameSize = 32;

}  // namespace

Tensors::Tensors(std::string_view bytes) {
  if (bytes.substr(0, kMagic.size()) != kMagic) fail("it does not begin as a language model does");
  for (size_t at = kAlign; ok() && at < bytes.size();) {
    const std::string_view head = bytes.substr(at, kAlign);
    uint64_t size = bytes.size();
    if (head.size() == kAlign) std::memcpy(&size, head.data() + kNameSize, sizeof(size));
    at += kAlign;
    if (at > bytes.size() || size > bytes.size() - at) {
      fail("it is cut off");
      break;
    }
    found_[std::string(head.substr(0, std::min(kNameSize, head.find('\0'))))] = bytes.substr(at, size);
    at += (size + kAlign - 1) / kAlign * kAlign;
  }
}

float Tensors::number(const std::string& name) {
  const float* value = numbers<float>(name, 1);
  return ok() ? *value : 1;
}

Product Tensors::product(const std::string& name, uint32_t in) {
  const auto bias = numbers<float>(name + ".bias");
  const auto out = static_cast<uint32_t>(bias.size());
  if (out % 16 != 0) fail("tensor " + name + ".bias has another size than expected");
  const int8_t* weights = numbers<int8_t>(name + ".weights", size_t{in} * out);
  const float* scale = numbers<float>(name + ".scale", out);
  return {in, out, weights, scale, bias.data(), ok() ? fours_within_16_bits(weights, in, out) : 1};
}

Steps Tensors::steps(const std::string& name) {
  const auto values = numbers<float>(name + ".steps");
  if (values.size() != 2) {
    fail("tensor " + name + ".steps has another size than expected");
    return {};
  }
  return {values[0], static_cast<int32_t>(values[1])};
}

std::vector<std::string_view> Tensors::lines(const std::string& name) {
  std::vector<std::string_view> out;
  std::string_view rest = bytes(name);
  while (!rest.empty()) {
    const size_t end = rest.find('\n');
    out.push_back(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return out;
}

std::string_view Tensors::bytes(const std::string& name) {
  const auto at = found_.find(name);
  if (at != found_.end()) return at->second;
  fail("tensor " + name + " is missing");
  return {};
}

void Tensors::fail(std::string why) {
  if (why_.empty()) why_ = std::move(why);
}

}  // namespace hearsay
