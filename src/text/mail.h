// A mail (message/rfc822) to a document: the headers that its reader sees, then its words, in passages.
//
// One message passage for the mail, and in it one for each mail that is forwarded in its body; what is quoted
// is a quotation (mail_passages.h finds both). Attachments are captures of their own (capture/mail_members.h)
// and not in the text. Safe from any thread.
#pragma once

#include <string_view>

#include "text/document.h"

namespace hearsay {

// `document` comes with what is known already; fields that are set stay. Fails with Limit where parts or
// markup nest too deep or would take too much memory.
Result<Document> read_mail(std::string_view bytes, Document document, const TextLimits& limits);

}  // namespace hearsay
