// The lines that say who sent a mail, when and to whom: header blocks, the rules above forwarded mails, and
// "On … wrote:" above quoted ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/span.h"
#include "text/lines.h"

namespace hearsay {

// What stands above a mail or a quotation of one. Empty where it does not say.
struct MailHead {
  size_t first = 0, last = 0;  // its lines, the rule above included
  size_t keys = 0;             // the first "From:" line and its like; equal to `last` for "On … wrote:"
  Span author;                 // the name; else the address
  std::string published;       // ISO day
  std::string_view recipient;  // the name of the one person it was sent to
  std::string_view subject;
  bool to_recipient = false;  // "You wrote:": what follows was written by whom this mail goes to
};

// A header block ("From: …", "Sent: …", "To: …", "Subject: …"), with "-----Original Message-----" above it or
// without. All lines are quoted alike. Looks at a bounded number of lines.
std::optional<MailHead> read_mail_header(const Page& page, size_t at, size_t last);

// "On Mon, 3 Mar 2014 at 11:05, NAME <address> wrote:", over one line or two; "NAME writes:".
std::optional<MailHead> read_wrote_line(const Page& page, size_t at, size_t last);

// The name in the value of "From:" or "To:", as written: "Finch, Ada" of `"Finch, Ada" <ada@example.org>`;
// the address where there is no name; without what follows a full name ("Ada Finch, The Marrow Herald").
std::string_view mail_name(std::string_view value);

// That name with the given name first: "Ada Finch".
std::string person_of(std::string_view written);

}  // namespace hearsay
