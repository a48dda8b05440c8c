// Finds where each character of a decoded HTML text stands in the page.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/offset_map.h"

namespace hearsay {

enum class HtmlTextKind {
  Ordinary,   // in most elements
  Escapable,  // entities but no tags: title, textarea
  Raw,        // neither: xmp, plaintext
};

// Adds pieces for `decoded`, which the parser made of `original`: entities decoded, line ends made one,
// comments and tags without effect left out. The texts begin at the places given. Where the two do not fit
// together, the rest maps as a whole and the answer is false. Linear; pure.
bool align_html_text(std::string_view decoded, std::string_view original, HtmlTextKind kind,
                     uint32_t text_begin, uint32_t source_begin, OffsetMap& map);

}  // namespace hearsay
