#include "capture/mail_members.h"

#include <vector>

#include <gtest/gtest.h>

#include "capture/mail_parts.h"

namespace hearsay {
namespace {

using Unpack = Status (*)(const Capture&, const UnpackLimits&, const std::function<bool(Member)>&);

// Each member as "name|type|bytes", or with its problem in brackets.
std::vector<std::string> members_of(Unpack unpack, std::string bytes, const UnpackLimits& limits = {}) {
  Capture capture;
  capture.bytes = std::move(bytes);
  std::vector<std::string> members;
  const Status status = unpack(capture, limits, [&members](const Member& member) {
    const std::string content = member.problem.empty() ? member.bytes : "[" + member.problem + "]";
    members.push_back(member.name + "|" + member.media_type + "|" + content);
    return true;
  });
  if (!status) members.push_back(status.error().text());
  return members;
}

using Members = std::vector<std::string>;

// Parts between the boundary "b", each with its headers.
std::string mixed(const std::vector<std::string>& parts, const std::string& type = "mixed") {
  std::string mail =
      "From: Ada Finch <ada@example.org>\nContent-Type: multipart/" + type + "; boundary=b\n\n";
  for (const std::string& part : parts) mail += "--b\n" + part + "\n";
  return mail + "--b--\n";
}

struct MailCase {
  std::string mail;
  Members members;
};

TEST(MailMembers, HandsOverWhatIsNoText) {
  const MailCase cases[] = {
      {"Subject: plain\n\nwords\n", {}},
      {mixed({"Content-Type: text/plain\n\nwords",
              "Content-Type: application/pdf; name=plan.pdf\nContent-Transfer-Encoding: base64\n\nQWRh"}),
       {"plan.pdf|application/pdf|Ada"}},
      // No name, no ending that is known; a picture in the text.
      {mixed({"\nwords", "Content-Type: image/png\n\npixels", "Content-Type: application/x-odd\n\nodd"}),
       {"attachment 1.png|image/png|pixels", "attachment 2|application/x-odd|odd"}},
      // A text is words of the mail where it comes first or has no name.
      {mixed({"Content-Type: text/plain; name=a.txt\n\nwords", "Content-Type: text/plain\n\nmore",
              "Content-Type: text/plain; name=b.txt\n\nfile",
              "Content-Type: text/html\nContent-Disposition: attachment\n\n<p>"}),
       {"b.txt|text/plain|file", "attachment 2.html|text/html|<p>"}},
      {mixed({"Content-Type: text/plain\n\nwords", "Content-Type: text/x-amp-html\n\nwords"}, "alternative"),
       {}},
      {mixed({"Content-Type: text/plain\n\nwords", "Content-Type: text/calendar\n\nBEGIN"}, "alternative"),
       {"attachment 1.ics|text/calendar|BEGIN"}},
      // Names of one kind, and names to be careful with.
      {mixed({"\nwords", "Content-Type: image/gif; name=\"../../etc/x.gif\"\n\n1",
              "Content-Type: image/gif; name=x.gif\n\n2",
              "Content-Type: image/gif; name=\"C:\\\\pictures\\\\x.gif\"\n\n3",
              "Content-Type: image/gif; name=\"..\"\n\n4",
              "Content-Type: image/gif; name=\"a\x1B[2Jb\"\n\n5"}),
       {"x.gif|image/gif|1", "x (2).gif|image/gif|2", "x (3).gif|image/gif|3", "attachment 4.gif|image/gif|4",
        "a\uFFFD[2Jb|image/gif|5"}},
      // Attached messages as they stand, with what is attached to them.
      {mixed({"\nwords",
              "Content-Type: message/rfc822\n\nSubject: inner\nContent-Type: multipart/mixed; boundary=c\n\n"
              "--c\n\ninner words\n--c--\nafter"}),
       {"message 1.eml|message/rfc822|Subject: inner\nContent-Type: multipart/mixed; "
        "boundary=c\n\n--c\n\ninner "
        "words\n--c--\nafter"}},
      {mixed({"\nSubject: one\n\n1", "\nSubject: two\n\n2"}, "digest"),
       {"message 1.eml|message/rfc822|Subject: one\n\n1", "message 2.eml|message/rfc822|Subject: two\n\n2"}},
      {mixed({"\nwords",
              "Content-Type: message/rfc822; name=note\nContent-Transfer-Encoding: "
              "base64\n\nU3ViamVjdDogYQo="}),
       {"note.eml|message/rfc822|Subject: a\n"}},
      // What cannot be read, and what is nothing.
      {mixed({"Content-Type: application/pgp-encrypted\n\nVersion: 1",
              "Content-Type: application/octet-stream\n\nxyz"},
             "encrypted"),
       {"attachment 1|application/pgp-encrypted|[encrypted]",
        "attachment 2|application/octet-stream|[encrypted]"}},
      {mixed({"\nwords", "Content-Type: image/png\n\n", "Content-Type: image/png; name=a.png\n\n"}),
       {"a.png|image/png|[empty]"}},
  };
  for (const MailCase& c : cases) EXPECT_EQ(members_of(unpack_mail, c.mail), c.members) << c.mail;
}

TEST(MailMembers, KeepsLimits) {
  const std::string mail = mixed({"\nwords", "Content-Type: image/png; name=a.png\n\n12345",
                                  "Content-Type: image/png; name=b.png\n\n1"});
  EXPECT_EQ(members_of(unpack_mail, mail, {.max_member_bytes = 4}),
            (Members{"a.png|image/png|[larger than 4 bytes]", "b.png|image/png|1"}));
  EXPECT_EQ(members_of(unpack_mail, mail, {.max_bytes = 5}),
            (Members{"a.png|image/png|12345", "it holds more than 5 bytes"}));
  EXPECT_EQ(members_of(unpack_mail, mail, {.max_members = 1}),
            (Members{"a.png|image/png|12345", "it holds more than 1 files"}));
}

std::string nested(size_t depth) {
  std::string mail;
  for (size_t i = 0; i < depth; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    mail += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  return mail + "\nwords\n";
}

TEST(MailMembers, EndsOnHostileMail) {
  EXPECT_EQ(members_of(unpack_mail, nested(90)), Members{});
  EXPECT_EQ(members_of(unpack_mail, nested(1000)), Members{"its parts are nested deeper than 100"});
  std::string many = "Content-Type: multipart/mixed; boundary=b\n\n";
  for (size_t i = 0; i < 30'000; ++i) many += "--b\n\nx\n";
  EXPECT_EQ(members_of(unpack_mail, many), Members{});
  for (size_t i = 0; i < 180'000; ++i) many += "--b\n\nx\n";
  EXPECT_EQ(members_of(unpack_mail, many),
            Members{"it has so many parts and headers that reading it would take too much memory"});
  std::string inside;
  for (size_t i = 0; i < 1000; ++i) inside += "Content-Type: message/rfc822\n\n";
  EXPECT_EQ(members_of(unpack_mail, inside).size(), 1U);
}

struct MailboxCase {
  std::string mailbox;
  Members members;
};

TEST(MailMembers, PartsMailBoxes) {
  const std::string from = "From ada@example.org Mon Mar  3 11:05:07 2014\n";
  const std::string type = "|message/rfc822|";
  const MailboxCase cases[] = {
      {from + "Subject: one\n\n1\n\n" + from + "Subject: two\n\n2\n",
       {"message 1.eml" + type + "Subject: one\n\n1\n", "message 2.eml" + type + "Subject: two\n\n2\n"}},
      // What looks like a separator in the words of a mail.
      {from + "Subject: one\n\nFrom here on it is said to be dry.\n\nFrom noon to 11:05 it rained.\n>From "
              "2014 on.\n",
       {"message 1.eml" + type +
        "Subject: one\n\nFrom here on it is said to be dry.\n\nFrom noon to 11:05 it rained.\n>From 2014 "
        "on.\n"}},
      {from + "Subject: one\n\nno empty line\n" + from + "still one\n",
       {"message 1.eml" + type + "Subject: one\n\nno empty line\n" + from + "still one\n"}},
      {from + "Content-Length: 60\n\nA line.\n\n" + from + "Ends.\n\n" + from + "Subject: two\n\n2\n",
       {"message 1.eml" + type + "Content-Length: 60\n\nA line.\n\n" + from + "Ends.\n",
        "message 2.eml" + type + "Subject: two\n\n2\n"}},
      // A length that leads nowhere is not believed.
      {from + "Content-Length: 5\n\nA longer text.\n\n" + from + "Subject: two\n\n2\n",
       {"message 1.eml" + type + "Content-Length: 5\n\nA longer text.\n",
        "message 2.eml" + type + "Subject: two\n\n2\n"}},
      {"From - Mon Mar 03 11:05:07 2014\r\nSubject: one\r\n\r\n1\r\n\r\nFrom - Mon Mar 03 11:06:07 "
       "2014\r\nSubject: two\r\n",
       {"message 1.eml" + type + "Subject: one\r\n\r\n1\r\n", "message 2.eml" + type + "Subject: two\r\n"}},
      // Without a day, with a zone, with what an earlier mail box escaped, behind a byte order mark.
      {"From ada@example.org\nSubject: one\n\n1\n\nFrom root Mon Mar  3 11:05:07 2014 +0100\n>From ada Mon "
       "Mar  3 "
       "11:05:07 2014\nSubject: two\n\n2\n",
       {"message 1.eml" + type + "Subject: one\n\n1\n",
        "message 2.eml" + type + ">From ada Mon Mar  3 11:05:07 2014\nSubject: two\n\n2\n"}},
      {"\uFEFF" + from + "Subject: one\n\n1\n\n" + from + "Subject: two\n\n2\n",
       {"message 1.eml" + type + "Subject: one\n\n1\n", "message 2.eml" + type + "Subject: two\n\n2\n"}},
      // A line in a mail that is no header follows it.
      {from + "Subject: one\n\nShe wrote:\n\n" + from + "and then no more\n",
       {"message 1.eml" + type + "Subject: one\n\nShe wrote:\n\n" + from + "and then no more\n"}},
      {"", {}},
      {"no mail box\n", {}},
  };
  for (const MailboxCase& c : cases) EXPECT_EQ(members_of(unpack_mbox, c.mailbox), c.members) << c.mailbox;
}

TEST(MailMembers, StopsWhenAsked) {
  Capture mailbox;
  for (int i = 0; i < 3; ++i)
    mailbox.bytes += "From a@example.org Mon Mar  3 11:05:07 2014\nSubject: x\n\nx\n\n";
  int taken = 0;
  EXPECT_TRUE(unpack_mbox(mailbox, {}, [&taken](const Member&) { return ++taken < 2; }).ok());
  EXPECT_EQ(taken, 2);
}

}  // namespace
}  // namespace hearsay
