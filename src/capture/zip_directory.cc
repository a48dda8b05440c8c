#include "capture/zip_directory.h"

#include <algorithm>
#include <cstddef>

namespace hearsay {
namespace {

constexpr size_t kEndSize = 22;  // of the end record, without its comment
constexpr size_t kEntrySize = 46;
constexpr size_t kLocalSize = 30;
constexpr size_t kLongestComment = 0xFFFF;

uint32_t number(std::string_view bytes, size_t at, size_t width) {
  uint32_t value = 0;
  for (size_t i = width; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

bool is_entry(std::string_view bytes, size_t at) {
  return at <= bytes.size() && bytes.size() - at >= kEntrySize && bytes.substr(at).starts_with("PK\x01\x02");
}

// Where the directory begins: right before the end record, or where that says it is.
size_t directory_begin(std::string_view bytes) {
  const size_t tail = bytes.size() - std::min(bytes.size(), kEndSize + kLongestComment);
  const size_t end = bytes.rfind("PK\x05\x06");
  if (end == std::string_view::npos || end < tail || bytes.size() - end < kEndSize)
    return std::string_view::npos;
  const size_t size = number(bytes, end + 12, 4);
  if (size <= end && is_entry(bytes, end - size)) return end - size;
  const size_t told = number(bytes, end + 16, 4);
  return is_entry(bytes, told) || size == 0 ? std::min(told, end) : std::string_view::npos;
}

}  // namespace

bool read_zip_directory(std::string_view bytes, const std::function<bool(const ZipEntry&)>& take) {
  size_t at = directory_begin(bytes);
  if (at == std::string_view::npos) return false;
  while (is_entry(bytes, at)) {
    const size_t name_size = number(bytes, at + 28, 2);
    const size_t rest = number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
    const ZipEntry entry{bytes.substr(at + kEntrySize, name_size), number(bytes, at + 42, 4),
                         number(bytes, at + 20, 4)};
    if (!take(entry)) break;
    at += kEntrySize + name_size + rest;
  }
  return true;
}

std::string_view zip_declared_type(std::string_view bytes) {
  constexpr std::string_view kName = "mimetype";
  if (bytes.size() < kLocalSize + kName.size() || !bytes.starts_with("PK\x03\x04")) return {};
  const bool stored = number(bytes, 8, 2) == 0;
  const size_t name_size = number(bytes, 26, 2);
  if (!stored || bytes.substr(kLocalSize, name_size) != kName) return {};
  const size_t begin = kLocalSize + name_size + number(bytes, 28, 2);
  if (begin > bytes.size()) return {};
  // Its size may stand behind it only; the next header ends it in any case.
  const std::string_view type = bytes.substr(begin, 128);
  return type.substr(0, type.find_first_of("P\r\n "));
}

}  // namespace hearsay
