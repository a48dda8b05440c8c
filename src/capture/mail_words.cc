#include "capture/mail_words.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "capture/charset_names.h"
#include "capture/transfer_encoding.h"

namespace hearsay {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

Span span_of(size_t begin, size_t end) { return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}; }

// "=?charset?Q?letters?=".
struct EncodedWord {
  std::string_view charset;  // without its language ("utf-8*en")
  bool base64 = false;
  std::string_view letters;
  size_t end = 0;
};

class HeaderDecoder {
 public:
  HeaderDecoder(std::string_view raw, const DecodedPiece& on_piece) : raw_(raw), on_piece_(on_piece) {}

  std::string run() {
    size_t at = 0;
    size_t end = raw_.size();
    while (at < end && is_blank(raw_[at])) ++at;
    while (end > at && is_blank(raw_[end - 1])) --end;
    raw_ = raw_.substr(0, end);
    while (at < end) {
      if (is_blank(raw_[at])) {
        at = add_blanks(at);
      } else if (const auto word = encoded_word(at)) {
        at = add_words(at, *word);
      } else {
        at = add_plain(at);
      }
    }
    return std::move(out_);
  }

 private:
  // The next place of a mark at or after `at`, asked for in rising order: found once for all that stand
  // before it, so that many beginnings without an end cost nothing.
  struct NextMark {
    std::string_view mark;
    size_t place = 0;
    bool known = false;
    size_t from(std::string_view raw, size_t at) {
      if (!known || (place < at && place != std::string_view::npos)) place = raw.find_first_of(mark, at);
      known = true;
      return place;
    }
  };

  std::optional<EncodedWord> encoded_word(size_t at) {
    constexpr size_t kLongestCharset = 60;
    if (raw_.substr(at, 2) != "=?") return std::nullopt;
    const size_t blank = std::min(blanks_.from(raw_, at), raw_.size());
    const std::string_view head = raw_.substr(at + 2, std::min(blank - at - 2, kLongestCharset));
    const size_t mark = head.find('?');
    if (mark == std::string_view::npos || mark + 2 >= head.size() || head[mark + 2] != '?')
      return std::nullopt;
    const char form = head[mark + 1];
    if (form != 'B' && form != 'b' && form != 'Q' && form != 'q') return std::nullopt;
    EncodedWord word;
    word.charset = head.substr(0, std::min(mark, head.find('*')));
    word.base64 = form == 'B' || form == 'b';
    const size_t begin = at + 2 + mark + 3;
    // The letters have no question mark. Some programs leave spaces in them, which is no word by the rules.
    const size_t end = question_marks_.from(raw_, begin);
    if (end == std::string_view::npos || end > blank || raw_.substr(end, 2) != "?=") return std::nullopt;
    word.letters = raw_.substr(begin, end - begin);
    word.end = end + 2;
    return word;
  }

  static std::string bytes_of(const EncodedWord& word) {
    if (word.base64) return decode_transfer(word.letters, TransferEncoding::Base64);
    std::string letters(word.letters);
    std::replace(letters.begin(), letters.end(), '_', ' ');
    // A blank at the end is no transport padding here.
    const size_t end = letters.find_last_not_of(' ') + 1;
    return decode_transfer(letters.substr(0, end), TransferEncoding::QuotedPrintable) + letters.substr(end);
  }

  // Encoded words with nothing but blanks between them are one text, and a character may run over two words
  // of one charset.
  size_t add_words(size_t begin, EncodedWord word) {
    std::string text;
    size_t end = begin;
    std::string bytes = bytes_of(word);
    while (true) {
      end = word.end;
      size_t next = end;
      while (next < raw_.size() && is_blank(raw_[next])) ++next;
      const auto follower = encoded_word(next);
      if (!follower) break;
      if (follower->charset != word.charset) {
        text += converted(bytes, word.charset);
        bytes.clear();
      }
      bytes += bytes_of(*follower);
      word = *follower;
    }
    text += converted(bytes, word.charset);
    // Line ends inside would break the header in two.
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    put(text, begin, end, true);
    return end;
  }

  static std::string converted(std::string_view bytes, std::string_view charset) {
    auto text = to_utf8(bytes, charset);
    return text ? *std::move(text) : to_utf8(bytes);
  }

  size_t add_blanks(size_t at) {
    size_t end = at;
    bool folded = false;
    for (; end < raw_.size() && is_blank(raw_[end]); ++end) folded = folded || raw_[end] == '\n';
    if (folded)
      put(" ", at, end, true);
    else
      put(raw_.substr(at, end - at), at, end, false);
    return end;
  }

  size_t add_plain(size_t at) {
    size_t end = at + 1;
    while (end < raw_.size() && !is_blank(raw_[end]) && raw_.substr(end, 2) != "=?") ++end;
    const std::string_view plain = raw_.substr(at, end - at);
    if (is_utf8(plain))
      put(plain, at, end, false);
    else
      put(to_utf8(plain), at, end, true);
    return end;
  }

  void put(std::string_view text, size_t begin, size_t end, bool whole) {
    if (on_piece_ && !text.empty())
      on_piece_(span_of(out_.size(), out_.size() + text.size()), span_of(begin, end), whole);
    out_ += text;
  }

  std::string_view raw_;
  const DecodedPiece& on_piece_;
  std::string out_;
  NextMark blanks_{" \t\r\n"};
  NextMark question_marks_{"?"};
};

// One "name=value" of a list of parameters.
struct Parameter {
  std::string name;
  std::string value;
};

// Takes the parameter at the beginning of `rest` off, and what parts it from the next.
Parameter take_parameter(std::string_view& rest) {
  Parameter parameter;
  const size_t equals = std::min(rest.find_first_of("=;"), rest.size());
  parameter.name = lower(trimmed(rest.substr(0, equals)));
  rest.remove_prefix(equals);
  if (!rest.starts_with('=')) {
    rest.remove_prefix(std::min<size_t>(1, rest.size()));
    return parameter;
  }
  rest.remove_prefix(1);
  while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
  if (rest.starts_with('"')) {
    size_t at = 1;
    for (; at < rest.size() && rest[at] != '"'; ++at) {
      if (rest[at] == '\\' && at + 1 < rest.size()) ++at;
      parameter.value.push_back(rest[at]);
    }
    rest.remove_prefix(std::min(at + 1, rest.size()));
    rest.remove_prefix(std::min(rest.find(';'), rest.size()));
  } else {
    const size_t end = std::min(rest.find(';'), rest.size());
    parameter.value = trimmed(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  rest.remove_prefix(std::min<size_t>(1, rest.size()));
  return parameter;
}

std::string percent_decoded(std::string_view text) {
  std::string quoted(text);
  std::replace(quoted.begin(), quoted.end(), '=', ' ');
  std::replace(quoted.begin(), quoted.end(), '%', '=');
  return decode_transfer(quoted, TransferEncoding::QuotedPrintable);
}

// The number in "filename*12" or "filename*12*" behind the name; nothing for other forms.
std::optional<unsigned> section_number(std::string_view section) {
  if (section.ends_with('*')) section.remove_suffix(1);
  if (section.empty() || section.size() > 4) return std::nullopt;
  unsigned number = 0;
  for (const char c : section) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<unsigned>(c - '0');
  }
  return number;
}

}  // namespace

std::string decode_mail_header(std::string_view raw, const DecodedPiece& on_piece) {
  return HeaderDecoder(raw, on_piece).run();
}

std::string decode_mail_header(std::string_view raw) { return decode_mail_header(raw, {}); }

std::string mail_parameter(std::string_view raw, std::string_view name) {
  std::map<unsigned, std::string> sections;
  std::string charset;
  std::optional<std::string> plain;
  std::string_view rest = raw.substr(std::min(raw.find(';'), raw.size()));
  if (!rest.empty()) rest.remove_prefix(1);
  while (!rest.empty()) {
    Parameter parameter = take_parameter(rest);
    if (parameter.name == name) {
      if (!plain) plain = std::move(parameter.value);
      continue;
    }
    const std::string_view given = parameter.name;
    if (!given.starts_with(name) || given.substr(name.size(), 1) != "*") continue;
    const std::string_view section = given.substr(name.size() + 1);
    const auto number = section.empty() ? 0U : section_number(section);
    if (!number) continue;
    std::string_view value = parameter.value;
    const bool encoded = given.ends_with('*');
    const size_t first = encoded && *number == 0 ? value.find('\'') : std::string_view::npos;
    const size_t second = first == std::string_view::npos ? first : value.find('\'', first + 1);
    if (second != std::string_view::npos) {
      charset = value.substr(0, first);
      value.remove_prefix(second + 1);
    }
    sections.emplace(*number, encoded ? percent_decoded(value) : std::string(value));
  }
  if (sections.contains(0)) {
    std::string bytes;
    for (unsigned i = 0; sections.contains(i); ++i) bytes += sections[i];
    auto text = to_utf8(bytes, charset);
    return text ? *std::move(text) : to_utf8(bytes);
  }
  // Not by the rules, but usual: encoded words in a quoted value.
  return plain ? decode_mail_header(*plain) : std::string();
}

}  // namespace hearsay
