// What a capture holds that is a capture of its own: files of an archive, messages of a mail box, attachments
// of a mail. Names are for people to read; nothing is ever written under them.
//
// To be called in a sandboxed child only (pipeline/document_reader.h): the bytes are hostile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "capture/capture.h"

namespace hearsay {

struct Member {
  std::string name = {};   // as the container calls it, "minutes/may.txt", or "message 3": UTF-8, no empty
                           // part, never "." or "..", never absolute
  std::string bytes = {};  // empty where `problem` says why
  std::string media_type = {};              // what the container says it is; empty when it does not say
  int64_t modified = 0;                     // seconds since 1970 UTC; 0 where the container does not say
  ErrorKind kind = ErrorKind::Unavailable;  // of the problem; Unsupported is counted as skipped
  std::string problem = {};  // why the bytes could not be had: "encrypted", "larger than …"; empty otherwise
};

struct UnpackLimits {
  size_t max_member_bytes = size_t{64} << 20;  // a larger member has a problem, the others follow
  size_t max_bytes = size_t{1} << 30;          // of all members together; then the container fails with Limit
  size_t max_members = 1'000'000;              // the same
  size_t max_ratio = 250;  // of unpacked to packed bytes, past max_member_bytes; the same. Text comes to 20
};

// Whether captures of this media type can hold others. (A mail may well hold none.)
bool may_hold_members(std::string_view media_type);

// Hands over each member in the container's order; `take` returns false to stop. One member is in memory at
// a time. Fails when the container is damaged or over a limit; what was handed over before stays.
Status unpack(const Capture& container, const UnpackLimits& limits, const std::function<bool(Member)>& take);

}  // namespace hearsay
