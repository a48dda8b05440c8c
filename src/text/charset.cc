#include "text/charset.h"

#include <uchardet.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <cstring>
#include <memory>
#include <optional>

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include "base/utf8.h"
#include "capture/charset_names.h"
#include "capture/media_type.h"

namespace hearsay {
namespace {

using namespace std::string_view_literals;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

Converter open_converter(const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

// Whether ASCII bytes mean themselves wherever a character begins. Only such charsets can be declared inside
// the text, and only they are guessed.
bool is_ascii_compatible(const std::string& charset) {
  const std::string name = lower(charset);
  for (const std::string_view odd : {"iso-2022", "iso2022", "hz", "utf-7", "utf7", "scsu", "bocu", "imap"})
    if (name.find(odd) != std::string::npos) return false;
  const Converter converter = open_converter(charset);
  if (!converter) return false;
  for (const char c : "\t\n\r !\"#&'();=</>?-,.:09AZaz"sv) {
    const char* at = &c;
    UErrorCode status = U_ZERO_ERROR;
    if (ucnv_getNextUChar(converter.get(), &at, at + 1, &status) != c || U_FAILURE(status)) return false;
  }
  return true;
}

// Collects pieces. Characters whose width stays or doubles are mapped byte by byte; others would cost a piece
// each, so the letters of a word that change their width alike share one. Where a text changes its widths all
// the time, short stretches map as wholes from some place on: its map must not become many times its size.
class MapBuilder {
 public:
  void add(char32_t value, Span text, Span source) {
    const bool by_byte = text.size() == source.size() || source.size() == 2 * text.size();
    const bool letter =
        !by_byte && value < 0x2E80 && (u_isalnum(static_cast<UChar32>(value)) || value == kReplacement);
    const bool alike = letter && text.size() == width_.text && source.size() == width_.source;
    if (joins(text, source) && (alike || coarse())) {
      word_.text.end = text.end;
      word_.source.end = source.end;
      return;
    }
    close();
    if (letter || (!by_byte && coarse())) {
      open_ = true;
      word_ = {text, source};
      width_ = {text.size(), source.size()};
    } else {
      map_.append(text, source);
    }
  }
  void add_run(Span text, Span source) {
    if (coarse() && joins(text, source)) {
      word_.text.end = text.end;
      word_.source.end = source.end;
      return;
    }
    close();
    map_.append(text, source);
  }
  OffsetMap finish() {
    close();
    return std::move(map_);
  }

 private:
  static constexpr size_t kMostExact = size_t{1} << 20;  // pieces
  static constexpr uint32_t kLongestStretch = 64;        // bytes of text

  bool coarse() const { return map_.pieces().size() >= kMostExact; }

  bool joins(Span text, Span source) const {
    return open_ && text.begin == word_.text.end && source.begin == word_.source.end &&
           text.end - word_.text.begin <= kLongestStretch;
  }

  void close() {
    if (open_ && coarse())
      map_.append_whole(word_.text, word_.source);
    else if (open_)
      map_.append(word_.text, word_.source);
    open_ = false;
  }

  struct Width {
    uint32_t text = 0;
    uint32_t source = 0;
  };
  OffsetMap map_;
  bool open_ = false;
  OffsetMap::Piece word_;
  Width width_;
};

Span span_at(size_t begin, size_t size) {
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + size)};
}

// What a charset made of some bytes.
struct Conversion {
  std::string text;
  OffsetMap map;
  size_t replaced = 0;        // characters that could not be read
  size_t first_replaced = 0;  // byte offset of the first
};

void replace(Conversion& out, size_t at) {
  if (out.replaced++ == 0) out.first_replaced = at;
}

Conversion from_utf8(std::string_view bytes, size_t begin) {
  Conversion out;
  MapBuilder map;
  out.text.reserve(bytes.size() - begin);
  while (begin < bytes.size()) {
    const std::string_view rest = bytes.substr(begin);
    const size_t valid = std::min(first_invalid_utf8(rest), rest.size());
    map.add_run(span_at(out.text.size(), valid), span_at(begin, valid));
    out.text.append(rest.substr(0, valid));
    begin += valid;
    if (valid == rest.size()) break;
    const size_t from = out.text.size();
    append_utf8(out.text, kReplacement);
    map.add(kReplacement, span_at(from, out.text.size() - from), span_at(begin, 1));
    replace(out, begin++);
  }
  out.map = map.finish();
  return out;
}

Conversion by_icu(std::string_view bytes, size_t begin, UConverter* converter, bool ascii_compatible) {
  Conversion out;
  MapBuilder map;
  out.text.reserve(bytes.size() - begin);
  const char* at = bytes.data() + begin;
  const char* const end = bytes.data() + bytes.size();
  while (at < end) {
    const auto from = static_cast<size_t>(at - bytes.data());
    const size_t text_from = out.text.size();
    if (const size_t run = ascii_compatible ? ascii_end(bytes, from) - from : 0; run > 0) {
      out.text.append(bytes.substr(from, run));
      map.add_run(span_at(text_from, run), span_at(from, run));
      at += run;
      continue;
    }
    UErrorCode status = U_ZERO_ERROR;
    const UChar32 value = ucnv_getNextUChar(converter, &at, end, &status);
    if (status == U_INDEX_OUTOFBOUNDS_ERROR) break;  // what is left makes no character
    const bool bad = U_FAILURE(status) || value < 0 || value > 0x10FFFF || U_IS_SURROGATE(value);
    if (bad) {
      ucnv_resetToUnicode(converter);
      replace(out, from);
      at = std::max(at, bytes.data() + from + 1);
    }
    const auto read = static_cast<size_t>(at - bytes.data()) - from;
    const char32_t point = bad ? kReplacement : static_cast<char32_t>(value);
    append_utf8(out.text, point);
    map.add(point, span_at(text_from, out.text.size() - text_from), span_at(from, read));
  }
  out.map = map.finish();
  return out;
}

struct ByteOrderMark {
  std::string_view bytes;
  const char* charset;
};

// UTF-32 first: its mark begins with the one of UTF-16.
constexpr ByteOrderMark kMarks[] = {{"\xEF\xBB\xBF"sv, "utf-8"},
                                    {"\xFF\xFE\0\0"sv, "utf-32le"},
                                    {"\0\0\xFE\xFF"sv, "utf-32be"},
                                    {"\xFF\xFE"sv, "utf-16le"},
                                    {"\xFE\xFF"sv, "utf-16be"}};

// How many characters beyond ASCII are UTF-8 and how many bytes are not.
struct Utf8Evidence {
  size_t good = 0;
  size_t bad = 0;
};

Utf8Evidence weigh_utf8(std::string_view bytes) {
  Utf8Evidence evidence;
  for (size_t at = ascii_end(bytes, 0); at < bytes.size(); at = ascii_end(bytes, at)) {
    const CodePoint point = decode_at(bytes, at);
    ++(point.valid ? evidence.good : evidence.bad);
    at += point.length;
  }
  return evidence;
}

std::string ask_uchardet(std::string_view bytes) {
  const std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(uchardet_new(), uchardet_delete);
  if (!detector || uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0) return "";
  uchardet_data_end(detector.get());
  const char* name = uchardet_get_charset(detector.get());
  return name == nullptr ? "" : lower(name);
}

// uchardet with a sane floor. Text of mostly ASCII letters is in a Latin alphabet, whatever a few odd bytes
// look like; and bytes 0x80 to 0x9F are typographic marks of a Windows charset, not control characters.
std::string guess_charset(std::string_view bytes) {
  constexpr size_t kSample = size_t{1} << 20;
  constexpr size_t kBefore = 1024;
  const size_t first = first_invalid_utf8(bytes);
  const std::string_view sample = bytes.substr(first > kBefore ? first - kBefore : 0, kSample);
  size_t letters = 0;
  size_t high = 0;
  bool marks = false;
  for (const char c : sample) {
    const auto byte = static_cast<unsigned char>(c);
    letters += (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    high += byte >= 0x80;
    marks = marks || (byte >= 0x80 && byte <= 0x9F);
  }
  std::string guess = usual_charset(ask_uchardet(sample));
  const bool latin_text = high * 6 < letters || high < 4;
  constexpr std::array<std::array<std::string_view, 2>, 5> kLatin = {{{"windows-1250", "windows-1250"},
                                                                      {"iso-8859-2", "windows-1250"},
                                                                      {"windows-1254", "windows-1254"},
                                                                      {"windows-1257", "windows-1257"},
                                                                      {"iso-8859-13", "windows-1257"}}};
  // A handful of odd bytes says nothing of the language: these languages have more of them.
  const bool enough = high >= 8 && high * 40 > letters;
  for (const auto& [name, windows] : kLatin)
    if (guess == name && enough) return std::string(marks ? windows : name);
  if (latin_text || guess.empty() || !is_ascii_compatible(guess)) return "windows-1252";
  return guess;
}

// The charsets of East Asian mail, which switch between alphabets by escapes of ASCII: to be believed where
// an escape stands.
bool switches_alphabets(std::string_view charset) {
  return charset.starts_with("iso-2022-") || charset == "hz-gb-2312";
}
bool is_in_seven_bits(std::string_view bytes, std::string_view charset) {
  return switches_alphabets(charset) &&
         bytes.find(charset == "hz-gb-2312" ? "~{" : "\x1B") != std::string_view::npos;
}

struct Choice {
  std::string charset;
  bool guessed = false;
};

Choice choose_charset(std::string_view bytes, std::string_view declared) {
  const Utf8Evidence evidence = weigh_utf8(bytes);
  const std::string meant = usual_charset(declared);
  if (is_in_seven_bits(bytes, meant)) return {meant, false};
  if (evidence.bad == 0) return {"utf-8", false};
  // Damaged UTF-8 is still UTF-8; in other charsets hardly any two bytes in a row look like it by chance.
  if (evidence.good >= (meant == "utf-8" ? 1 : 4) * evidence.bad) return {"utf-8", false};
  if (!meant.empty() && meant != "utf-8" && is_ascii_compatible(meant)) return {meant, false};
  return {guess_charset(bytes), true};
}

DecodedText finish(Conversion conversion, std::string charset, bool guessed) {
  DecodedText decoded;
  if (guessed) decoded.notes.push_back("the charset is not declared; read as " + charset);
  if (conversion.replaced > 0) {
    decoded.notes.push_back(std::to_string(conversion.replaced) +
                            (conversion.replaced == 1 ? " character was not " : " characters were not ") +
                            charset + " and became U+FFFD; the first at byte " +
                            std::to_string(conversion.first_replaced));
  }
  decoded.text = std::move(conversion.text);
  decoded.map = std::move(conversion.map);
  decoded.charset = std::move(charset);
  return decoded;
}

DecodedText decode_as(std::string_view bytes, size_t begin, const std::string& charset, bool guessed) {
  if (charset == "utf-8") return finish(from_utf8(bytes, begin), charset, guessed);
  const Converter converter = open_converter(charset);
  if (!converter) return finish(from_utf8(bytes, begin), "utf-8", guessed);
  const bool ascii =
      !charset.starts_with("utf-16") && !charset.starts_with("utf-32") && !switches_alphabets(charset);
  return finish(by_icu(bytes, begin, converter.get(), ascii), charset, guessed);
}

}  // namespace

DecodedText decode_text(std::string_view bytes, std::string_view declared) {
  for (const ByteOrderMark& mark : kMarks)
    if (bytes.starts_with(mark.bytes)) return decode_as(bytes, mark.bytes.size(), mark.charset, false);
  if (const auto order = utf16_order(bytes))
    return decode_as(bytes, 0, *order == ByteOrder::LittleEndian ? "utf-16le" : "utf-16be", true);
  const Choice choice = choose_charset(bytes, declared);
  return decode_as(bytes, 0, choice.charset, choice.guessed);
}

std::string declared_html_charset(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, 4096));
  for (size_t at = head.find("<meta"); at != std::string::npos; at = head.find("<meta", at + 1)) {
    const std::string_view tag = std::string_view(head).substr(at, head.find('>', at) - at);
    const size_t word = tag.find("charset");
    if (word == std::string_view::npos) continue;
    const size_t begin = tag.find_first_not_of(" \t\r\n='\"", word + 7);
    if (begin == std::string_view::npos) continue;
    const std::string_view rest = tag.substr(begin);
    return std::string(rest.substr(0, rest.find_first_of(" \t\r\n'\";/>")));
  }
  return "";
}

}  // namespace hearsay
