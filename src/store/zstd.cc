#include "store/zstd.h"

#include <zstd.h>

namespace hearsay {

namespace {
constexpr int kLevel = 3;
constexpr int64_t kMaxSize = 1'000'000'000;  // as much as SQLite keeps in one value
}  // namespace

struct Zstd::Contexts {
  ZSTD_CCtx* compress = ZSTD_createCCtx();
  ZSTD_DCtx* restore = ZSTD_createDCtx();
  Contexts() { HEARSAY_CHECK(compress && restore); }
  ~Contexts() {
    ZSTD_freeCCtx(compress);
    ZSTD_freeDCtx(restore);
  }
};

Zstd::Zstd() : contexts_(std::make_unique<Contexts>()) {}
Zstd::~Zstd() = default;

std::string_view Zstd::compress(std::string_view bytes) {
  const size_t bound = ZSTD_compressBound(bytes.size());
  if (buffer_.size() < bound) buffer_.resize(bound);
  const size_t size = ZSTD_compressCCtx(contexts_->compress, buffer_.data(), buffer_.size(), bytes.data(),
                                        bytes.size(), kLevel);
  HEARSAY_CHECK(!ZSTD_isError(size));
  return std::string_view(buffer_).substr(0, size);
}

Result<std::string> Zstd::restore(std::string_view compressed, int64_t size) {
  const auto promised = ZSTD_getFrameContentSize(compressed.data(), compressed.size());
  if (size < 0 || size > kMaxSize || promised != static_cast<unsigned long long>(size)) {
    return Error(ErrorKind::Corrupt, "the stored bytes have another size than noted");
  }
  std::string bytes(static_cast<size_t>(size), '\0');
  const size_t made = ZSTD_decompressDCtx(contexts_->restore, bytes.data(), bytes.size(), compressed.data(),
                                          compressed.size());
  if (ZSTD_isError(made) || made != bytes.size()) {
    return Error(ErrorKind::Corrupt, "the stored bytes cannot be decompressed");
  }
  return bytes;
}

}  // namespace hearsay
