// What a mail is made of: its headers, and its parts with where each stands in the bytes.
//
// The parser is gmime's; this is its wrapper. Parts are not decoded here (transfer_encoding.h), and an
// attached message is one part: it is read as a mail of its own. Safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "capture/transfer_encoding.h"

namespace hearsay {

struct MailHeader {
  std::string name;  // in lower case
  Span value;        // its bytes, with folds; mail_words.h decodes them
};

struct MailPart {
  int parent = -1;         // index of the multipart that it stands in, or -1
  std::string media_type;  // in lower case: "text/plain", "multipart/alternative", "message/rfc822"
  std::string charset;     // as declared, or empty
  std::string name;        // the file's name, decoded, as the sender wrote it; empty without one
  TransferEncoding encoding = TransferEncoding::None;
  Span content;  // its bytes, still encoded; empty for a multipart
  // A file of its own (an attachment, a picture, an attached message), not words of this mail. Two forms of
  // the same words are words both.
  bool attachment = false;
  bool flowed = false;       // format=flowed (RFC 3676)
  bool drops_space = false;  // and delsp=yes

  bool is_multipart() const { return media_type.starts_with("multipart/"); }
};

struct ParsedMail {
  std::vector<MailHeader> headers;  // of the mail itself, in order
  std::string date;                 // the date header as an ISO 8601 time; empty where it is none
  std::vector<MailPart> parts;      // in order, multiparts before what stands in them

  // The bytes of the first header of that name; empty where it is not there.
  Span header(std::string_view name) const;
};

// Whatever the bytes are, they make a mail. Fails with Limit where parts nest too deep (100), or are too many
// for a bounded memory (about 400 MB). Linear in bytes times nesting.
Result<ParsedMail> parse_mail(std::string_view bytes);

}  // namespace hearsay
