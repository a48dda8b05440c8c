// Markup taken apart into tags, texts and comments, as the HTML standard's tokenization does.
//
// Linear in the page; copies nothing. A tag that the page's end cuts short is dropped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/html_dom.h"
#include "text/html_tags.h"

namespace hearsay {

struct HtmlToken {
  enum class Kind : uint8_t { StartTag, EndTag, Text, Null, Comment, Doctype, End };

  Kind kind = Kind::End;
  HtmlTag tag = HtmlTag::Unknown;
  bool self_closing = false;  // "<br/>"
  bool quirks = false;        // of a doctype
  Span name;                  // of a tag
  HtmlDom::Chunk text;        // of a text; of a comment, where its words stand
  uint32_t attributes = 0;    // of a start tag, in the list given
  uint32_t attribute_count = 0;
};

class HtmlTokenizer {
 public:
  // Attributes are added to the list as they are read. `page` is valid UTF-8.
  HtmlTokenizer(std::string_view page, std::vector<HtmlDom::Attribute>& attributes);

  // `foreign`: whether svg or math is open, where "<![CDATA[" has a meaning.
  void next(HtmlToken& token, bool foreign);

  // The text of the element just begun goes up to its end tag: as it is, or (title, textarea) with
  // references.
  void read_raw(HtmlTag tag);
  // The rest of the page is text.
  void read_plain();
  // Whether a raw text element of this name that begins here has an end tag, before another one begins.
  bool has_end_tag(HtmlTag tag) const;

 private:
  enum class Mode : uint8_t { Data, Escapable, Raw, Cdata };

  void text(HtmlToken& token);
  void odd_character(HtmlToken& token);
  bool markup(HtmlToken& token, bool foreign);
  bool tag(HtmlToken& token, size_t name_begin);
  bool attribute(size_t& at);
  void declaration(HtmlToken& token, bool foreign);
  void comment(HtmlToken& token, size_t begin);
  void bogus_comment(HtmlToken& token, size_t begin);
  void doctype(HtmlToken& token);
  size_t end_of_raw(size_t at, std::string_view name) const;
  size_t end_of_script(size_t at) const;
  bool is_name_at(size_t at, std::string_view name) const;

  char at(size_t place) const { return place < page_.size() ? page_[place] : '\0'; }
  Span span(size_t begin, size_t end) const {
    return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  }

  std::string_view page_;
  std::vector<HtmlDom::Attribute>& attributes_;
  bool has_odd_ = false;  // CR or NUL anywhere
  Mode mode_ = Mode::Data;
  size_t at_ = 0;
  size_t text_end_ = 0;   // in the modes that are not Data
  size_t text_next_ = 0;  // where to go on behind it
};

}  // namespace hearsay
