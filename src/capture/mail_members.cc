#include "capture/mail_members.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "capture/mail_parts.h"
#include "capture/mail_signs.h"
#include "capture/member_names.h"

namespace hearsay {
namespace {

// Endings for files whose sender gave no name.
constexpr std::array<std::string_view, 2> kEndings[] = {
    {"application/msword", ".doc"},
    {"application/pdf", ".pdf"},
    {"application/pgp-signature", ".asc"},
    {"application/pkcs7-signature", ".p7s"},
    {"application/vnd.oasis.opendocument.text", ".odt"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"},
    {"application/x-pkcs7-signature", ".p7s"},
    {"application/zip", ".zip"},
    {"image/gif", ".gif"},
    {"image/jpeg", ".jpg"},
    {"image/png", ".png"},
    {"message/delivery-status", ".txt"},
    {"message/disposition-notification", ".txt"},
    {"text/calendar", ".ics"},
    {"text/html", ".html"},
    {"text/plain", ".txt"},
    {"text/rfc822-headers", ".txt"},
};

std::string_view ending_of(std::string_view media_type) {
  for (const auto& [type, ending] : kEndings)
    if (type == media_type) return ending;
  return {};
}

bool is_message(const MailPart& part) {
  for (const std::string_view type : {"message/rfc822", "message/rfc2822", "message/global", "message/news"})
    if (part.media_type == type) return true;
  return false;
}

// What the members are called: by their senders, else by number.
class Names {
 public:
  std::string next(const MailPart& part) {
    const bool message = is_message(part);
    ++count_;
    messages_ += message;
    std::string name = clean_member_name(part.name);
    // A sender has no say in folders.
    name.erase(0, name.rfind('/') + 1);
    if (name.empty() && message) name = "message " + std::to_string(messages_);
    if (name.empty()) name = "attachment " + std::to_string(count_).append(ending_of(part.media_type));
    if (message && !name.ends_with(".eml")) name += ".eml";
    return distinct_.distinct(std::move(name));
  }

 private:
  size_t count_ = 0;
  size_t messages_ = 0;
  DistinctNames distinct_;
};

// Why a part cannot be read even with its bytes at hand; empty for others.
std::string_view unreadable(const ParsedMail& mail, const MailPart& part) {
  const std::string_view around =
      part.parent < 0 ? std::string_view() : mail.parts[static_cast<size_t>(part.parent)].media_type;
  if (around == "multipart/encrypted") return "encrypted";
  if (part.media_type == "application/pkcs7-mime" || part.media_type == "application/x-pkcs7-mime")
    return "encrypted, or signed as a whole (S/MIME)";
  if (part.media_type == "message/external-body") return "kept elsewhere by its sender";
  return {};
}

// Counts what was handed over.
class Taker {
 public:
  Taker(const UnpackLimits& limits, const std::function<bool(Member)>& take) : limits_(limits), take_(take) {}

  // Sets `more` to whether to go on; fails where the members are too many or too large together.
  Status give(Member member, bool& more) {
    if (member.bytes.size() > limits_.max_member_bytes) {
      member.bytes = {};
      member.kind = ErrorKind::Limit;
      member.problem = "larger than " + std::to_string(limits_.max_member_bytes) + " bytes";
    }
    bytes_ += member.bytes.size();
    if (++count_ > limits_.max_members)
      return Error(ErrorKind::Limit, "it holds more than " + std::to_string(limits_.max_members) + " files");
    if (bytes_ > limits_.max_bytes)
      return Error(ErrorKind::Limit, "it holds more than " + std::to_string(limits_.max_bytes) + " bytes");
    more = take_(std::move(member));
    return Done{};
  }

 private:
  const UnpackLimits& limits_;
  const std::function<bool(Member)>& take_;
  size_t count_ = 0;
  size_t bytes_ = 0;
};

std::string_view line_at(std::string_view bytes, size_t at) {
  std::string_view line = bytes.substr(at, std::min(bytes.find('\n', at), bytes.size()) - at);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// The value of Content-Length in the headers at `at`; nothing where there is none.
size_t content_length(std::string_view bytes, size_t at, size_t& headers_end) {
  constexpr std::string_view kName = "content-length:";
  constexpr size_t kMostDigits = 10;
  size_t length = 0;
  while (at < bytes.size()) {
    const std::string_view line = line_at(bytes, at);
    at = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
    if (line.empty()) break;
    const bool same = line.size() > kName.size() &&
                      std::equal(kName.begin(), kName.end(), line.begin(), [](char a, char b) {
                        return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b);
                      });
    if (!same) continue;
    length = 0;
    size_t digits = 0;
    for (const char c : line.substr(kName.size())) {
      if (c >= '0' && c <= '9' && digits++ < kMostDigits) length = length * 10 + static_cast<size_t>(c - '0');
    }
  }
  headers_end = at;
  return length;
}

}  // namespace

Status unpack_mail(const Capture& capture, const UnpackLimits& limits,
                   const std::function<bool(Member)>& take) {
  const Result<ParsedMail> mail = parse_mail(capture.bytes);
  if (!mail) return mail.error();
  Names names;
  Taker taker(limits, take);
  bool more = true;
  for (const MailPart& part : mail->parts) {
    if (!part.attachment || part.is_multipart()) continue;
    Member member;
    member.media_type = part.media_type;
    member.problem = unreadable(*mail, part);
    if (member.problem.empty()) member.bytes = decode_transfer(part.content.of(capture.bytes), part.encoding);
    if (member.bytes.empty() && member.problem.empty()) {
      // A part without bytes that nobody named is nothing.
      if (part.name.empty()) continue;
      member.problem = "empty";
    }
    member.kind = ErrorKind::Unsupported;
    member.name = names.next(part);
    if (Status given = taker.give(std::move(member), more); !given || !more) return given;
  }
  return Done{};
}

Status unpack_mbox(const Capture& mailbox, const UnpackLimits& limits,
                   const std::function<bool(Member)>& take) {
  const std::string_view bytes = mailbox.bytes;
  Taker taker(limits, take);
  bool more = true;
  size_t at = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  if (!bytes.substr(at).starts_with("From ")) at = next_in_mbox(bytes, 0);
  for (size_t number = 1; at < bytes.size(); ++number) {
    const size_t begin = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
    size_t body = begin;
    const size_t length = content_length(bytes, begin, body);
    size_t end = next_in_mbox(bytes, begin - 1);
    if (length > 0 && body + length <= bytes.size()) {
      // The empty line that parts two messages may or may not be counted.
      size_t after = body + length;
      for (int i = 0; i < 2 && after < bytes.size() && line_at(bytes, after).empty(); ++i)
        after = std::min(bytes.find('\n', after), bytes.size() - 1) + 1;
      if (after == bytes.size() || begins_as_mbox(bytes.substr(after))) end = after;
    }
    std::string_view message = bytes.substr(begin, end - begin);
    if (message.ends_with("\n\n"))
      message.remove_suffix(1);
    else if (message.ends_with("\n\r\n"))
      message.remove_suffix(2);
    Member member;
    member.name = "message " + std::to_string(number) + ".eml";
    member.media_type = "message/rfc822";
    member.bytes = message;
    if (message.empty()) member.problem = "empty";
    if (Status given = taker.give(std::move(member), more); !given || !more) return given;
    at = end;
  }
  return Done{};
}

}  // namespace hearsay
