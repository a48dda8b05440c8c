// Headers, parameters, transfer encodings and mail boxes: what is read without gmime.
#include "base/utf8.h"
#include "capture/mail_members.h"
#include "capture/mail_words.h"
#include "capture/transfer_encoding.h"
#include "read_and_check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace hearsay;
  const std::string_view raw = as_text(data, size);
  // Pieces follow each other in the text and stay inside the source.
  uint32_t reached = 0;
  const auto check = [&](Span text, Span source, bool) {
    HEARSAY_CHECK(text.begin >= reached && text.begin < text.end);
    HEARSAY_CHECK(source.begin < source.end && source.end <= size);
    reached = text.end;
  };
  const std::string header = decode_mail_header(raw, check);
  HEARSAY_CHECK(is_utf8(header) && reached == header.size() && header.find('\n') == std::string::npos);
  HEARSAY_CHECK(is_utf8(mail_parameter(raw, "filename")));
  for (const TransferEncoding encoding : {TransferEncoding::None, TransferEncoding::QuotedPrintable,
                                          TransferEncoding::Base64, TransferEncoding::Uuencode}) {
    reached = 0;
    const std::string bytes = decode_transfer(raw, encoding, check);
    HEARSAY_CHECK(reached == bytes.size() && bytes.size() <= size);
  }
  Capture mailbox;
  mailbox.bytes = raw;
  (void)unpack_mbox(mailbox, {}, [](const Member& member) { return !member.name.empty(); });
  return 0;
}
