// What a child found in a container: a member that was decoded keeps the promises of members.h, and encodes to
// the same bytes.
#include "base/check.h"
#include "base/utf8.h"
#include "capture/member_wire.h"
#include "read_and_check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes = hearsay::as_text(data, size);
  const hearsay::UnpackLimits limits{.max_member_bytes = 100};
  const auto member = hearsay::decode_member(bytes, limits);
  if (!member) return 0;
  const std::string path = "/" + member->name + "/";
  HEARSAY_CHECK(hearsay::is_utf8(path) && path.find("//") == std::string::npos);
  HEARSAY_CHECK(path.find("/./") == std::string::npos && path.find("/../") == std::string::npos);
  HEARSAY_CHECK(member->bytes.size() <= limits.max_member_bytes);
  HEARSAY_CHECK(hearsay::encode_member(*member) == bytes);
  return 0;
}
