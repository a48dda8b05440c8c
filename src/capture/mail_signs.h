// By what bytes are known to be mail. Pure, linear; safe from any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace hearsay {

enum class MailKind {
  None,
  Message,  // one message, perhaps behind the "From …" line of a mail box
  Mailbox   // an mbox of several
};

// A message begins with a block of headers of which one is written by mail programs only (Message-ID,
// MIME-Version, Received …): a thread pasted as text has From, To, Subject and none of these.
MailKind mail_kind(std::string_view bytes);

// Whether the first line is the "From ADDRESS DATE" that parts messages in an mbox, and headers follow.
bool begins_as_mbox(std::string_view bytes);

// Where such a line stands next behind an empty line, at or after the line end at or after `at`; the end of
// the bytes without one.
size_t next_in_mbox(std::string_view bytes, size_t at);

}  // namespace hearsay
