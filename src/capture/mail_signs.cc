#include "capture/mail_signs.h"

#include <algorithm>
#include <cstddef>

namespace hearsay {
namespace {

constexpr size_t kMostHeaderBytes = size_t{64} << 10;

constexpr std::string_view kOfMailPrograms[] = {"message-id",    "mime-version", "received",
                                                "return-path",   "delivered-to", "x-original-to",
                                                "dkim-signature"};
constexpr std::string_view kOfAnyMail[] = {"from",   "date",        "subject", "to", "x-mozilla-status",
                                           "status", "content-type"};

bool same_but_case(std::string_view lower, std::string_view text) {
  return std::equal(lower.begin(), lower.end(), text.begin(), text.end(),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
}

template <size_t size>
bool is_one_of(const std::string_view (&names)[size], std::string_view name) {
  return std::any_of(std::begin(names), std::end(names),
                     [name](std::string_view known) { return same_but_case(known, name); });
}

// Takes the first line off, without its end.
std::string_view take_line(std::string_view& bytes) {
  const size_t end = std::min(bytes.find('\n'), bytes.size());
  std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

struct Headers {
  bool well_formed = false;  // header after header up to an empty line or the end
  bool any = false;          // one of those that every mail has
  bool of_program = false;   // one that only mail programs write
};

Headers read_headers(std::string_view bytes) {
  Headers headers;
  const size_t size = bytes.size();
  for (bool first = true; !bytes.empty() && size - bytes.size() < kMostHeaderBytes; first = false) {
    const std::string_view line = take_line(bytes);
    if (line.empty()) {
      headers.well_formed = !first;
      return headers;
    }
    if (!first && (line[0] == ' ' || line[0] == '\t')) continue;
    if (first && line.starts_with(">From ")) continue;  // a separator that an earlier mail box escaped
    const size_t colon = std::min(line.find(':'), line.size());
    const std::string_view name = line.substr(0, colon);
    const bool is_header = colon > 0 && colon < line.size() &&
                           std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 0x7F; });
    if (!is_header) return headers;
    headers.of_program = headers.of_program || is_one_of(kOfMailPrograms, name);
    headers.any = headers.any || headers.of_program || is_one_of(kOfAnyMail, name);
  }
  headers.well_formed = true;
  return headers;
}

// "From ada@example.org Mon May  2 16:07:05 2005": an address, a year, or both.
bool is_separator(std::string_view line) {
  constexpr size_t kLongest = 1000;
  if (!line.starts_with("From ") || line.size() > kLongest) return false;
  if (line.find('@') != std::string_view::npos || line == "From -") return true;
  for (size_t at = 5; at < line.size();) {
    const size_t end = std::min(line.find(' ', at), line.size());
    const std::string_view word = line.substr(at, end - at);
    if (word.size() == 4 && word.find_first_not_of("0123456789") == std::string_view::npos) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

bool begins_as_mbox(std::string_view bytes) {
  const std::string_view line = take_line(bytes);
  const Headers headers = is_separator(line) ? read_headers(bytes) : Headers{};
  return headers.well_formed && headers.any;
}

size_t next_in_mbox(std::string_view bytes, size_t at) {
  for (at = bytes.find("\nFrom ", at); at != std::string_view::npos; at = bytes.find("\nFrom ", at + 1)) {
    const std::string_view before = bytes.substr(0, at);
    const bool behind_empty = before.empty() || before.ends_with('\n') || before.ends_with("\n\r");
    if (behind_empty && begins_as_mbox(bytes.substr(at + 1))) return at + 1;
  }
  return bytes.size();
}

MailKind mail_kind(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!begins_as_mbox(bytes)) {
    const Headers headers = read_headers(bytes);
    return headers.well_formed && headers.of_program ? MailKind::Message : MailKind::None;
  }
  return next_in_mbox(bytes, 0) < bytes.size() ? MailKind::Mailbox : MailKind::Message;
}

}  // namespace hearsay
