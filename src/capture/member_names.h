// Names inside containers, made fit for people and ledgers. They come from hostile files and lead nowhere:
// nothing is ever opened or written by them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace hearsay {

// UTF-8 without control characters, with "/" between its parts, none of them empty, "." or ".."; no drive
// letter; at most about 500 bytes, cut in the middle. Bytes that are not UTF-8 are read as code page 437,
// which old ZIP programs wrote. Empty when nothing is left. Pure, linear.
std::string clean_member_name(std::string_view raw);

// Numbers names that come again: "a.txt", "a (2).txt". A value for one container and one thread; 40 bytes a
// name.
class DistinctNames {
 public:
  std::string distinct(std::string name);

 private:
  std::unordered_map<size_t, uint32_t> taken_;  // how often, by the name's hash
};

// Files that the system put into the archive, not a person: "__MACOSX/…", "._x", ".DS_Store".
bool is_system_file(std::string_view name);

}  // namespace hearsay
