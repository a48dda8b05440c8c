#include "capture/mail_members.h"
#include "read_and_check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace hearsay;
  read_and_check(as_text(data, size), "message/rfc822");
  Capture mail;
  mail.bytes = as_text(data, size);
  (void)unpack_mail(mail, {}, [](const Member& member) {
    HEARSAY_CHECK(!member.name.empty() && member.bytes.empty() != member.problem.empty());
    return true;
  });
  return 0;
}
