#include "text/html_text_align.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/utf8.h"

namespace hearsay {
namespace {

// The entities that HTML takes without a semicolon, with what they mean: 0xA0 to 0xFF in this order, then the
// rest. Only these can end before the letters behind them do.
constexpr std::string_view kLatinNames[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",
    "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",
    "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12",
    "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil",
    "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde",
    "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",
    "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",
    "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",
    "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

struct OtherName {
  std::string_view name;
  char32_t value;
};
constexpr OtherName kOtherNames[] = {{"amp", '&'},   {"AMP", '&'}, {"lt", '<'},   {"LT", '<'},
                                     {"gt", '>'},    {"GT", '>'},  {"quot", '"'}, {"QUOT", '"'},
                                     {"COPY", 0xA9}, {"REG", 0xAE}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// The second character of the few entities that mean two.
bool is_second_of_two(char32_t value) {
  return value == 0x338 || value == 0x20D2 || value == 0x20E5 || value == 0xFE00 || value == 0x333 ||
         value == 0x200A || value == 0x331;
}

// Walks over both texts at once. `source_` may skip what has no text; `text_` never skips.
class Aligner {
 public:
  Aligner(std::string_view decoded, std::string_view original, HtmlTextKind kind, uint32_t text_begin,
          uint32_t source_begin, OffsetMap& map)
      : decoded_(decoded),
        original_(original),
        kind_(kind),
        text_begin_(text_begin),
        source_begin_(source_begin),
        map_(map) {}

  bool run() {
    while (text_ < decoded_.size()) {
      if (source_ < original_.size() && step()) continue;
      const size_t left = original_.size() - std::min(source_, original_.size());
      // At least one byte, so that the text has a place at all.
      const size_t from = left > 0 ? source_ : original_.size() - !original_.empty();
      map_.append_whole(span_at(text_begin_ + text_, decoded_.size() - text_),
                        span_at(source_begin_ + from, original_.size() - from));
      return false;
    }
    return true;
  }

 private:
  static Span span_at(size_t begin, size_t size) {
    return {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + size)};
  }

  // The next `text` bytes of the text stand on `size` bytes of the source.
  void pair(size_t text, size_t from, size_t size) {
    map_.append(span_at(text_begin_ + text_, text), span_at(source_begin_ + from, size));
    text_ += text;
    source_ = from + size;
  }

  // One step in both texts or in the source alone; false where they do not fit.
  bool step() {
    const char c = original_[source_];
    const char d = decoded_[text_];
    if (c == '&' && kind_ != HtmlTextKind::Raw && entity()) return true;
    if (c == '<' && kind_ == HtmlTextKind::Ordinary && is_markup()) return skip_markup();
    if (c == '\r') return line_end();
    if (c == d) return literal();
    // What HTML takes for no character (NUL, C1 controls) was replaced by the parser.
    if (decoded_.substr(text_).starts_with("\xEF\xBF\xBD")) {
      pair(3, source_, decode_at(original_, source_).length);
      return true;
    }
    if (c != '\0' && !is_space(c)) return false;
    ++source_;  // white space that the parser dropped, as at the beginning of pre
    return true;
  }

  bool literal() {
    size_t size = 1;
    while (text_ + size < decoded_.size() && source_ + size < original_.size()) {
      const char c = original_[source_ + size];
      if (c != decoded_[text_ + size] || c == '&' || c == '<' || c == '\r') break;
      ++size;
    }
    pair(size, source_, size);
    return true;
  }

  bool line_end() {
    const bool two = source_ + 1 < original_.size() && original_[source_ + 1] == '\n';
    if (two || decoded_[text_] != '\n')
      ++source_;
    else
      pair(1, source_, 1);
    return true;
  }

  bool is_markup() const {
    const char next = source_ + 1 < original_.size() ? original_[source_ + 1] : ' ';
    return is_letter(next) || next == '/' || next == '!' || next == '?';
  }

  // Only markup without an effect on the tree stands inside a text: a comment would end it.
  bool skip_markup() {
    size_t at = source_ + 1;
    char quote = 0;
    for (; at < original_.size() && (quote != 0 || original_[at] != '>'); ++at) {
      const char c = original_[at];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if ((c == '"' || c == '\'') && original_[at - 1] == '=') {
        quote = c;
      }
    }
    source_ = at + 1;
    return true;
  }

  char32_t decoded_at(size_t at) const { return at < decoded_.size() ? decode_at(decoded_, at).value : 0; }

  // Pairs the entity at `source_` with the one or two characters it means. False when the "&" is one itself.
  bool entity() {
    const std::string_view rest = original_.substr(source_);
    const CodePoint first = decode_at(decoded_, text_);
    size_t size = rest.size() > 1 && rest[1] == '#' ? numeric(rest) : named(rest, first.value);
    if (size == 0) return false;
    size_t text = first.length;
    const char32_t second = decoded_at(text_ + text);
    const bool named_in_full = rest[1] != '#' && rest[size - 1] == ';';
    const bool two =
        named_in_full && (is_second_of_two(second) ? !same_behind(text, size) : rest.starts_with("&fjlig;"));
    if (two) text += decode_at(decoded_, text_ + text).length;
    pair(text, source_, size);
    return true;
  }

  // Whether the source behind the entity goes on with the same bytes as the text.
  bool same_behind(size_t text, size_t size) const {
    return source_ + size < original_.size() && original_[source_ + size] == decoded_[text_ + text];
  }

  static size_t numeric(std::string_view rest) {
    const bool hex = rest.size() > 2 && (rest[2] == 'x' || rest[2] == 'X');
    const size_t begin = hex ? 3 : 2;
    size_t end = begin;
    while (end < rest.size() && (hex ? is_hex(rest[end]) : is_digit(rest[end]))) ++end;
    if (end == begin) return 0;
    return end + (end < rest.size() && rest[end] == ';');
  }

  // The length of the named entity that gave `value`.
  static size_t named(std::string_view rest, char32_t value) {
    size_t end = 1;
    while (end < rest.size() && (is_letter(rest[end]) || is_digit(rest[end]))) ++end;
    const std::string_view name = rest.substr(1, end - 1);
    const size_t without_semicolon = short_name(name, value);
    const bool closed = end < rest.size() && rest[end] == ';';
    if (closed && (value != '&' || without_semicolon == name.size())) {
      // "&notit;" is "¬it;", "&notin;" another character: what the text has tells.
      return without_semicolon > 0 && without_semicolon < name.size() ? without_semicolon + 1 : end + 1;
    }
    return without_semicolon > 0 ? without_semicolon + 1 : 0;
  }

  // The longest beginning of `name` that means `value` without a semicolon.
  static size_t short_name(std::string_view name, char32_t value) {
    size_t longest = 0;
    if (value >= 0xA0 && value <= 0xFF && name.starts_with(kLatinNames[value - 0xA0]))
      longest = kLatinNames[value - 0xA0].size();
    for (const OtherName& other : kOtherNames)
      if (other.value == value && name.starts_with(other.name))
        longest = std::max(longest, other.name.size());
    return longest;
  }

  std::string_view decoded_;
  std::string_view original_;
  HtmlTextKind kind_;
  uint32_t text_begin_;
  uint32_t source_begin_;
  OffsetMap& map_;
  size_t text_ = 0;
  size_t source_ = 0;
};

}  // namespace

bool align_html_text(std::string_view decoded, std::string_view original, HtmlTextKind kind,
                     uint32_t text_begin, uint32_t source_begin, OffsetMap& map) {
  return Aligner(decoded, original, kind, text_begin, source_begin, map).run();
}

}  // namespace hearsay
