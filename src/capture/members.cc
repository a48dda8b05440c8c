#include "capture/members.h"

#include "capture/archive.h"
#include "capture/media_type.h"

namespace hearsay {

bool may_hold_members(std::string_view media_type) { return is_archive(media_type); }

Status unpack(const Capture& container, const UnpackLimits& limits, const std::function<bool(Member)>& take) {
  if (is_archive(container.media_type)) return unpack_archive(container, limits, take);
  return Error(ErrorKind::Unsupported, container.media_type + " holds no other files");
}

}  // namespace hearsay
