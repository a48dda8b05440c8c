// Members as bytes, for the pipe between the process that unpacks and the one that goes on with what was
// found. Pure; linear.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "capture/members.h"

namespace hearsay {

std::string encode_member(const Member& member);

// The bytes come from a process that is not trusted: what is returned keeps the promises of members.h and the
// limits. Fails with Corrupt.
Result<Member> decode_member(std::string_view bytes, const UnpackLimits& limits);

}  // namespace hearsay
