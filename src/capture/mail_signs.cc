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

// "From ada@example.org Mon May  2 16:07:05 2005": an address, a year at the end, or both.
bool is_separator(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::string_view end = line.substr(line.size() - std::min<size_t>(4, line.size()));
  const bool year = line.size() > 9 && std::all_of(end.begin(), end.end(), is_digit);
  return year || line.find('@') != std::string_view::npos || line == "From -";
}

}  // namespace

bool begins_as_mbox(std::string_view bytes) {
  const std::string_view line = take_line(bytes);
  const Headers headers = is_separator(line) ? read_headers(bytes) : Headers{};
  return headers.well_formed && headers.any;
}

MailKind mail_kind(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!begins_as_mbox(bytes)) {
    const Headers headers = read_headers(bytes);
    return headers.well_formed && headers.of_program ? MailKind::Message : MailKind::None;
  }
  for (size_t at = bytes.find("\nFrom "); at != std::string_view::npos; at = bytes.find("\nFrom ", at + 1)) {
    const std::string_view before = bytes.substr(0, at);
    if ((before.ends_with("\n") || before.ends_with("\n\r")) && begins_as_mbox(bytes.substr(at + 1)))
      return MailKind::Mailbox;
  }
  return MailKind::Message;
}

}  // namespace hearsay
