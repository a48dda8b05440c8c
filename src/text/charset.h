// Bytes in any charset become UTF-8, with the map back to the bytes.
//
// The charset is told by the byte order mark, else by the zero bytes of UTF-16, else by what is declared
// where that is a charset of seven bits and its escapes are there (ISO-2022-JP); else the text is UTF-8 if
// most of what is not ASCII decodes as UTF-8; else what is declared is believed where ASCII means itself in
// it; else it is guessed from the bytes (uchardet). Bytes that mean nothing in it become U+FFFD. Pure; safe
// from any thread. Linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/offset_map.h"

namespace hearsay {

struct DecodedText {
  std::string text;  // valid UTF-8
  // Text to bytes: exact to the byte, the character or, where widths differ, the word; to 64 bytes behind the
  // first million places where they do.
  OffsetMap map;
  std::string charset;
  std::vector<std::string> notes;  // what was guessed, and bytes that were replaced
};

// `declared` is the charset that the document, or the mail around it, names; or empty.
DecodedText decode_text(std::string_view bytes, std::string_view declared);

// The charset that the first kilobytes of an HTML file declare in a meta element; empty when they do not.
std::string declared_html_charset(std::string_view bytes);

}  // namespace hearsay
