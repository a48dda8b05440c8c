// Zstandard: how original bytes and texts lie in the case.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hearsay {

// Compresses and restores; keeps its working memory between calls. One thread at a time.
class Zstd {
 public:
  Zstd();
  ~Zstd();
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;

  // The result lives until the next call.
  std::string_view compress(std::string_view bytes);
  // Fails with Corrupt when the bytes are damaged or do not give exactly `size` bytes; never makes more.
  Result<std::string> restore(std::string_view compressed, int64_t size);

 private:
  struct Contexts;
  std::unique_ptr<Contexts> contexts_;
  std::string buffer_;
};

}  // namespace hearsay
