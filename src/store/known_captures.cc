#include "store/known_captures.h"

#include <charconv>
#include <mutex>

#include "base/sha256.h"

namespace hearsay {

KnownCaptures::Key KnownCaptures::key_of(std::string_view sha256) {
  constexpr size_t kDigits = 16;
  Key key{};
  for (size_t i = 0; i < key.size() && (i + 1) * kDigits <= sha256.size(); ++i) {
    const char* digits = sha256.data() + i * kDigits;
    std::from_chars(digits, digits + kDigits, key[i], 16);
  }
  return key;
}

CaseWriter::Known KnownCaptures::find(const std::string& path, std::string_view sha256) const {
  const Key content = key_of(sha256);
  const Key where = key_of(sha256_hex(path));
  const std::shared_lock lock(mutex_);
  if (!contents_.contains(content)) return CaseWriter::Known::No;
  const auto last = last_.find(where);
  const bool here = last != last_.end() && last->second == content;
  return here ? CaseWriter::Known::ThisPath : CaseWriter::Known::OtherPath;
}

void KnownCaptures::add(const std::string& path, std::string_view sha256) {
  const Key content = key_of(sha256);
  const Key where = key_of(sha256_hex(path));
  const std::unique_lock lock(mutex_);
  contents_.insert(content);
  last_.insert_or_assign(where, content);
}

void KnownCaptures::forget_path(const std::string& path) {
  const Key where = key_of(sha256_hex(path));
  const std::unique_lock lock(mutex_);
  last_.erase(where);
}

void KnownCaptures::clear() {
  const std::unique_lock lock(mutex_);
  contents_.clear();
  last_.clear();
}

}  // namespace hearsay
