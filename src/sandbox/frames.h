// What goes through the pipes between child.cc and serve_requests.cc.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hearsay {

enum class FrameKind : uint8_t {
  Request,
  Part,      // of the answer
  Done,      // the last of a request
  Failed,    // the last of a request: kind and message of the error, as base/wire.h writes them
  NoMemory,  // the last that the child says
};

constexpr size_t kLongestMessage = 2000;  // of an error, bytes
constexpr size_t kFrameHeader = 9;
using FrameHeader = std::array<char, kFrameHeader>;

inline FrameHeader frame_header(FrameKind kind, uint64_t size) {
  FrameHeader header{static_cast<char>(kind)};
  for (size_t i = 1; i < header.size(); ++i, size >>= 8) header[i] = static_cast<char>(size);
  return header;
}

inline uint64_t frame_size(std::string_view header) {
  uint64_t size = 0;
  for (size_t i = header.size() - 1; i > 0; --i) size = size << 8 | static_cast<unsigned char>(header[i]);
  return size;
}

}  // namespace hearsay
