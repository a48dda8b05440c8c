#include "capture/members.h"

#include "capture/archive.h"
#include "capture/mail_members.h"
#include "capture/media_type.h"

namespace hearsay {

bool may_hold_members(std::string_view media_type) {
  return is_archive(media_type) || media_type == "message/rfc822";
}

Status unpack(const Capture& container, const UnpackLimits& limits, const std::function<bool(Member)>& take) {
  if (container.media_type == "message/rfc822") return unpack_mail(container, limits, take);
  if (container.media_type == "application/mbox") return unpack_mbox(container, limits, take);
  if (is_archive(container.media_type)) return unpack_archive(container, limits, take);
  return Error(ErrorKind::Unsupported, container.media_type + " holds no other files");
}

}  // namespace hearsay
