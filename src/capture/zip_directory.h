// The directory at the end of a ZIP file: what is in it, without unpacking anything.
//
// Pure; safe from any thread. Format: PKWARE's APPNOTE.TXT, 4.3.12 to 4.3.16 and 4.5.3 (ZIP64).
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace hearsay {

struct ZipEntry {
  std::string_view name;  // as it stands there, in whatever charset
  uint64_t offset = 0;    // of its local header
  uint64_t packed = 0;    // bytes of its packed data
};

// Hands over the entries in the directory's order; `take` returns false to stop. False when there is no
// directory: not a ZIP file, or one that is cut short. Linear in the directory and the last 64 KB.
bool read_zip_directory(std::string_view bytes, const std::function<bool(const ZipEntry&)>& take);

// The content of a first file called "mimetype" that is not compressed, as ODF and EPUB demand it; empty
// without.
std::string_view zip_declared_type(std::string_view bytes);

}  // namespace hearsay
