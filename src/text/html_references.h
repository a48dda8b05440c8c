// Character references of HTML: "&eacute;", "&#233;", "&amp" without its semicolon.
//
// As the HTML standard reads them. Pure; safe from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hearsay {

// What a reference means, one or two characters in UTF-8, and how many bytes it takes with its "&".
struct HtmlReference {
  char text[8] = {};
  uint8_t text_size = 0;
  uint32_t source_size = 0;  // 0 where the "&" is no reference but itself

  std::string_view view() const { return {text, text_size}; }
};

// `text` begins with "&". In the value of an attribute, "&copy=1" is no reference.
HtmlReference read_html_reference(std::string_view text, bool in_attribute);

// The value of an attribute as it is meant: references decoded, line ends made one. `raw` itself where
// nothing is to be done; else `out` holds it.
std::string_view decode_html_value(std::string_view raw, std::string& out);

}  // namespace hearsay
