// The words of a mail: which of its parts they stand in, and these parts decoded, with the way back to the
// mail's bytes.
//
// Of several forms of the same words (multipart/alternative) one is read: plain text, unless it is empty, a
// mere stub, or far shorter than the HTML. Safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "capture/mail_parts.h"
#include "text/document.h"

namespace hearsay {

struct MailBody {
  std::string text;
  OffsetMap map;             // text to the mail's bytes
  std::vector<Span> quoted;  // HTML: what mail programs mark as quoted from an earlier mail; they may nest
  std::vector<Span> block_quotes;  // HTML: other quotations
  std::vector<Span> hidden;        // HTML: what its reader does not see
  std::vector<std::string> notes;
};

// In order; several where a mail has text between its pictures. Fails with Limit where HTML nests too deep
// and there is no other form. Linear.
Result<std::vector<MailBody>> read_mail_bodies(const ParsedMail& mail, std::string_view bytes,
                                               const TextLimits& limits);

}  // namespace hearsay
