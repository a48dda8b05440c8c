#include "capture/transfer_encoding.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace hearsay {
namespace {

// Hands pieces on: runs as they come, codes exactly until there are too many of them.
class Pieces {
 public:
  explicit Pieces(const DecodedPiece& on_piece) : on_piece_(on_piece) {}

  void add_run(Span text, Span source) { add(text, source, false); }
  void add_code(Span text, Span source) { add(text, source, true); }
  void flush() {
    if (!open_text_.empty()) on_piece_(open_text_, open_source_, true);
    open_text_ = open_source_ = {};
  }

 private:
  static constexpr size_t kMostExact = size_t{1} << 20;
  static constexpr uint32_t kStretch = 64;

  void add(Span text, Span source, bool whole) {
    if (!on_piece_ || text.empty()) return;
    if (count_ < kMostExact || (!whole && text.size() >= kStretch)) {
      flush();
      on_piece_(text, source, whole);
      ++count_;
      return;
    }
    open_text_ = open_text_.empty() ? text : join(open_text_, text);
    open_source_ = open_source_.empty() ? source : join(open_source_, source);
    if (open_text_.size() >= kStretch) flush();
  }

  const DecodedPiece& on_piece_;
  size_t count_ = 0;
  Span open_text_, open_source_;
};

Span span_of(size_t begin, size_t end) { return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}; }

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

// Where the line end begins that only blanks part from `at`; npos where something else stands there.
size_t blank_line_end(std::string_view raw, size_t at) {
  const size_t end = raw.find_first_not_of(" \t", at);
  if (end == std::string_view::npos) return raw.size();
  const bool line_ends = raw[end] == '\n' || (raw[end] == '\r' && raw.substr(end + 1, 1) == "\n");
  return line_ends ? end : std::string_view::npos;
}

std::string decode_quoted_printable(std::string_view raw, Pieces& pieces) {
  std::string out;
  out.reserve(raw.size());
  for (size_t at = 0; at < raw.size();) {
    // Up to the next code, or to blanks at a line's end, which were added on the way.
    const size_t stop = std::min(raw.find_first_of("= \t", at), raw.size());
    if (stop > at) {
      pieces.add_run(span_of(out.size(), out.size() + stop - at), span_of(at, stop));
      out.append(raw.substr(at, stop - at));
      at = stop;
      continue;
    }
    const bool code = raw[at] == '=';
    const size_t blanks_end = std::min(raw.find_first_not_of(" \t", at + code), raw.size());
    const size_t line_end = blank_line_end(raw, at + code);
    const int high = code && at + 2 < raw.size() ? hex_digit(raw[at + 1]) : -1;
    const int low = high >= 0 ? hex_digit(raw[at + 2]) : -1;
    if (line_end != std::string_view::npos) {
      // A soft line break takes the line's end with it.
      at = code && line_end < raw.size() ? raw.find('\n', line_end) + 1 : line_end;
    } else if (low >= 0) {
      pieces.add_code(span_of(out.size(), out.size() + 1), span_of(at, at + 3));
      out.push_back(static_cast<char>(high * 16 + low));
      at += 3;
    } else {
      pieces.add_run(span_of(out.size(), out.size() + blanks_end - at), span_of(at, blanks_end));
      out.append(raw.substr(at, blanks_end - at));
      at = blanks_end;
    }
  }
  return out;
}

int base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

std::string decode_base64(std::string_view raw, Pieces& pieces) {
  std::string out;
  out.reserve(raw.size() / 4 * 3);
  uint32_t bits = 0;
  unsigned digits = 0;
  size_t first = 0;
  const auto close_group = [&](size_t end) {
    const size_t from = out.size();
    const unsigned bytes = digits * 3 / 4;  // 2 digits hold one byte, 3 hold two
    bits <<= 6 * (4 - digits);
    for (unsigned i = 0; i < bytes; ++i) out.push_back(static_cast<char>(bits >> (16 - 8 * i)));
    pieces.add_code(span_of(from, out.size()), span_of(first, end));
    bits = digits = 0;
  };
  size_t after = 0;  // behind the last digit
  for (size_t at = 0; at < raw.size(); ++at) {
    const int digit = base64_digit(raw[at]);
    if (raw[at] == '=' && digits > 1) close_group(after);
    if (digit < 0) continue;
    if (digits == 0) first = at;
    bits = bits << 6 | static_cast<uint32_t>(digit);
    after = at + 1;
    if (++digits == 4) close_group(after);
  }
  if (digits > 1) close_group(after);
  return out;
}

std::string decode_uuencode(std::string_view raw, Pieces& pieces) {
  std::string out;
  bool begun = false;
  for (size_t at = 0; at < raw.size();) {
    const size_t line_end = std::min(raw.find('\n', at), raw.size());
    std::string_view line = raw.substr(at, line_end - at);
    const size_t from = at;
    at = line_end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!begun) {
      begun = line.starts_with("begin ");
      continue;
    }
    if (line.empty() || line == "end") break;
    const auto value = [&line](size_t index) {
      return index < line.size() ? static_cast<uint32_t>(line[index] - ' ') & 63U : 0U;
    };
    const size_t count = std::min<size_t>(value(0), (line.size() + 2) / 4 * 3);
    const size_t text_from = out.size();
    for (size_t group = 0; group * 3 < count; ++group) {
      uint32_t bits = 0;
      for (size_t i = 0; i < 4; ++i) bits = bits << 6 | value(1 + group * 4 + i);
      for (size_t i = 0; i < 3 && group * 3 + i < count; ++i)
        out.push_back(static_cast<char>(bits >> (16 - 8 * i)));
    }
    pieces.add_code(span_of(text_from, out.size()), span_of(from, from + line.size()));
  }
  return out;
}

}  // namespace

std::string decode_transfer(std::string_view raw, TransferEncoding encoding, const DecodedPiece& on_piece) {
  Pieces pieces(on_piece);
  std::string out;
  switch (encoding) {
    case TransferEncoding::None:
      out = raw;
      pieces.add_run(span_of(0, raw.size()), span_of(0, raw.size()));
      break;
    case TransferEncoding::QuotedPrintable:
      out = decode_quoted_printable(raw, pieces);
      break;
    case TransferEncoding::Base64:
      out = decode_base64(raw, pieces);
      break;
    case TransferEncoding::Uuencode:
      out = decode_uuencode(raw, pieces);
      break;
  }
  pieces.flush();
  return out;
}

}  // namespace hearsay
