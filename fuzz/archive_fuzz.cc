// The names of members, and what we read of a ZIP file's directory ourselves. (libarchive is fuzzed by others.)
#include "base/check.h"
#include "base/utf8.h"
#include "capture/media_type.h"
#include "capture/member_names.h"
#include "capture/zip_directory.h"
#include "read_and_check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes = hearsay::as_text(data, size);
  const std::string name = hearsay::clean_member_name(bytes);
  HEARSAY_CHECK(hearsay::is_utf8(name) && name.size() < 520);
  HEARSAY_CHECK(hearsay::clean_member_name(name) == name || name.size() > 500);
  const std::string path = "/" + name + "/";
  HEARSAY_CHECK(name.empty() || (path.find("//") == std::string::npos && path.find("/../") == std::string::npos &&
                                 path.find("/./") == std::string::npos));
  hearsay::DistinctNames names;
  HEARSAY_CHECK(names.distinct(name) != names.distinct(name));
  size_t entries = 0;
  hearsay::read_zip_directory(bytes, [&](const hearsay::ZipEntry&) { return ++entries <= size; });
  HEARSAY_CHECK(entries <= size);
  (void)hearsay::detect_media_type("a.zip", bytes);
  (void)hearsay::detect_media_type("a", "PK\x03\x04" + std::string(bytes));
  return 0;
}
