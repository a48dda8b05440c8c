// What mails and mail boxes hold: attachments, attached messages, the messages of an mbox.
//
// As members.h promises, and to be called where it says. An attached message is handed over as it stands,
// with what is attached to it inside: that is unpacked in its turn.
#pragma once

#include <functional>

#include "capture/members.h"

namespace hearsay {

Status unpack_mail(const Capture& mail, const UnpackLimits& limits, const std::function<bool(Member)>& take);

// The messages in order, without the "From " lines that part them. Such a line stands at the beginning or
// behind an empty line, and headers follow it (mail_signs.h); Content-Length is believed where it leads to
// one (mboxcl2). Bytes stay as they are but for the empty line before such a line: what the mail box escaped
// (">From ") is not put back.
Status unpack_mbox(const Capture& mailbox, const UnpackLimits& limits,
                   const std::function<bool(Member)>& take);

}  // namespace hearsay
