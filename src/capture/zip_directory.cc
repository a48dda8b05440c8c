#include "capture/zip_directory.h"

#include <algorithm>
#include <cstddef>

namespace hearsay {
namespace {

constexpr size_t kEndSize = 22;      // of the end record, without its comment
constexpr size_t kWideEndSize = 56;  // of that of ZIP64
constexpr size_t kLocatorSize = 20;
constexpr size_t kEntrySize = 46;
constexpr size_t kLocalSize = 30;
constexpr size_t kLongestComment = 0xFFFF;

uint64_t number(std::string_view bytes, size_t at, size_t width) {
  uint64_t value = 0;
  for (size_t i = width; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

bool is_entry(std::string_view bytes, size_t at) {
  return at <= bytes.size() && bytes.size() - at >= kEntrySize && bytes.substr(at).starts_with("PK\x01\x02");
}

// Where the directory begins: right before the end record, or where that says it is.
size_t directory_begin(std::string_view bytes) {
  const size_t tail = bytes.size() - std::min(bytes.size(), kEndSize + kLongestComment);
  const size_t found = bytes.substr(tail).rfind("PK\x05\x06");
  if (found == std::string_view::npos || bytes.size() - tail - found < kEndSize)
    return std::string_view::npos;
  size_t end = tail + found;
  uint64_t size = number(bytes, end + 12, 4);
  uint64_t told = number(bytes, end + 16, 4);
  // ZIP64 has a wider end record, and behind it the place of that.
  if (end >= kLocatorSize && bytes.substr(end - kLocatorSize).starts_with("PK\x06\x07")) {
    const uint64_t wide = number(bytes, end - kLocatorSize + 8, 8);
    if (wide < end && end - wide >= kWideEndSize && bytes.substr(wide).starts_with("PK\x06\x06")) {
      end = wide;
      size = number(bytes, end + 40, 8);
      told = number(bytes, end + 48, 8);
    }
  }
  if (size <= end && is_entry(bytes, end - size)) return end - size;
  return is_entry(bytes, told) || size == 0 ? std::min<uint64_t>(told, end) : std::string_view::npos;
}

// Puts the wide numbers of a ZIP64 entry in: each stands in the extra fields where its narrow one is full.
void widen(ZipEntry& entry, bool wide_size, std::string_view extra) {
  constexpr uint64_t kFull = 0xFFFFFFFF;
  constexpr size_t kFieldHead = 4;
  while (extra.size() >= kFieldHead) {
    const size_t size = number(extra, 2, 2);
    std::string_view field = extra.substr(kFieldHead, size);
    if (number(extra, 0, 2) == 1) {
      const auto take = [&field](uint64_t& value) {
        if (field.size() < 8) return;
        value = number(field, 0, 8);
        field.remove_prefix(8);
      };
      uint64_t unpacked = 0;
      if (wide_size) take(unpacked);
      if (entry.packed == kFull) take(entry.packed);
      if (entry.offset == kFull) take(entry.offset);
      return;
    }
    extra.remove_prefix(std::min(extra.size(), kFieldHead + size));
  }
}

}  // namespace

bool read_zip_directory(std::string_view bytes, const std::function<bool(const ZipEntry&)>& take) {
  size_t at = directory_begin(bytes);
  if (at == std::string_view::npos) return false;
  while (is_entry(bytes, at)) {
    const size_t name_size = number(bytes, at + 28, 2);
    const size_t extra_size = number(bytes, at + 30, 2);
    const size_t name_at = at + kEntrySize;
    ZipEntry entry{bytes.substr(name_at, name_size), number(bytes, at + 42, 4), number(bytes, at + 20, 4)};
    if (name_at + name_size <= bytes.size())
      widen(entry, number(bytes, at + 24, 4) == 0xFFFFFFFF, bytes.substr(name_at + name_size, extra_size));
    if (!take(entry)) break;
    at = name_at + name_size + extra_size + number(bytes, at + 32, 2);
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
