// Which contents a case holds and which content each path had last. Safe from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "store/case_writer.h"

namespace hearsay {

class KnownCaptures {
 public:
  CaseWriter::Known find(const std::string& path, std::string_view sha256) const;

  void add(const std::string& path, std::string_view sha256);
  void forget_path(const std::string& path);  // it was offered without bytes, or its bytes could not be read
  void clear();

 private:
  using Key = std::array<uint64_t, 4>;  // the 256 bits of a hash
  struct First {
    size_t operator()(const Key& key) const { return static_cast<size_t>(key[0]); }
  };
  static Key key_of(std::string_view sha256);

  mutable std::shared_mutex mutex_;
  std::unordered_set<Key, First> contents_;
  std::unordered_map<Key, Key, First> last_;  // hash of a path to hash of its bytes
};

}  // namespace hearsay
