// An offset map that was decoded encodes to one that decodes to the same.
#include "read_and_check.h"
#include "text/offset_map.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto map = hearsay::OffsetMap::decode(hearsay::as_text(data, size));
  if (!map) return 0;
  const auto again = hearsay::OffsetMap::decode(map->encode());
  HEARSAY_CHECK(again && again->pieces() == map->pieces());
  if (!map->pieces().empty()) map->to_source({0, map->pieces().back().text.end});
  return 0;
}
