// The elements that HTML knows: an id, a name and what the parsing algorithm has to know of each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace hearsay {

// What an element is to the tree construction of the HTML standard.
struct HtmlTrait {
  static constexpr uint16_t kSpecial = 1;     // an end tag of another kind does not reach over it
  static constexpr uint16_t kFormatting = 2;  // opened anew where something else closed it
  static constexpr uint16_t kVoid = 4;        // never holds anything
  static constexpr uint16_t kScope = 8;       // nothing outside it is "in scope" inside
  static constexpr uint16_t kImplied = 16;    // its end tag may be left out
  static constexpr uint16_t kThorough = 32;   // that of a part of a table
  static constexpr uint16_t kBlock = 64;      // an ordinary block: its start ends a paragraph
  static constexpr uint16_t kHeading = 128;   // h1 to h6
  static constexpr uint16_t kBreakout = 256;  // ends the svg or math that it stands in
  static constexpr uint16_t kRaw = 512;       // holds text up to its end tag
  // Nobody means to leave it open when writing "<span/>". Not in the standard: see HtmlBuilder.
  static constexpr uint16_t kEmpty = 1024;
};

// One row an element, sorted by name: id, name, traits.
#define HEARSAY_HTML_TAGS(X)                                                                        \
  X(A, "a", HtmlTrait::kFormatting | HtmlTrait::kEmpty)                                             \
  X(Abbr, "abbr", HtmlTrait::kEmpty)                                                                \
  X(Acronym, "acronym", 0)                                                                          \
  X(Address, "address", HtmlTrait::kSpecial | HtmlTrait::kBlock)                                    \
  X(AnnotationXml, "annotation-xml", 0)                                                             \
  X(Applet, "applet", HtmlTrait::kSpecial | HtmlTrait::kScope)                                      \
  X(Area, "area", HtmlTrait::kSpecial | HtmlTrait::kVoid)                                           \
  X(Article, "article", HtmlTrait::kSpecial | HtmlTrait::kBlock)                                    \
  X(Aside, "aside", HtmlTrait::kSpecial | HtmlTrait::kBlock)                                        \
  X(Audio, "audio", 0)                                                                              \
  X(B, "b", HtmlTrait::kFormatting | HtmlTrait::kBreakout | HtmlTrait::kEmpty)                      \
  X(Base, "base", HtmlTrait::kSpecial | HtmlTrait::kVoid)                                           \
  X(Basefont, "basefont", HtmlTrait::kSpecial | HtmlTrait::kVoid)                                   \
  X(Bdi, "bdi", 0)                                                                                  \
  X(Bdo, "bdo", 0)                                                                                  \
  X(Bgsound, "bgsound", HtmlTrait::kSpecial | HtmlTrait::kVoid)                                     \
  X(Big, "big", HtmlTrait::kFormatting | HtmlTrait::kBreakout | HtmlTrait::kEmpty)                  \
  X(Blockquote, "blockquote", HtmlTrait::kSpecial | HtmlTrait::kBlock | HtmlTrait::kBreakout)       \
  X(Body, "body", HtmlTrait::kSpecial | HtmlTrait::kBreakout)                                       \
  X(Br, "br", HtmlTrait::kSpecial | HtmlTrait::kVoid | HtmlTrait::kBreakout)                        \
  X(Button, "button", HtmlTrait::kSpecial | HtmlTrait::kEmpty)                                      \
  X(Canvas, "canvas", HtmlTrait::kEmpty)                                                            \
  X(Caption, "caption", HtmlTrait::kSpecial | HtmlTrait::kScope | HtmlTrait::kThorough)             \
  X(Center, "center", HtmlTrait::kSpecial | HtmlTrait::kBlock | HtmlTrait::kBreakout)               \
  X(Cite, "cite", HtmlTrait::kEmpty)                                                                \
  X(Code, "code", HtmlTrait::kFormatting | HtmlTrait::kBreakout | HtmlTrait::kEmpty)                \
  X(Col, "col", HtmlTrait::kSpecial | HtmlTrait::kVoid)                                             \
  X(Colgroup, "colgroup", HtmlTrait::kSpecial | HtmlTrait::kThorough)                               \
  X(Data, "data", 0)                                                                                \
  X(Datalist, "datalist", 0)                                                                        \
  X(Dd, "dd", HtmlTrait::kSpecial | HtmlTrait::kImplied | HtmlTrait::kBreakout)                     \
  X(Del, "del", 0)                                                                                  \
  X(Desc, "desc", 0)                                                                                \
  X(Details, "details", HtmlTrait::kSpecial | HtmlTrait::kBlock)                                    \
  X(Dfn, "dfn", 0)                                                                                  \
  X(Dialog, "dialog", HtmlTrait::kBlock)                                                            \
  X(Dir, "dir", HtmlTrait::kSpecial | HtmlTrait::kBlock)                                            \
  X(Div, "div", HtmlTrait::kSpecial | HtmlTrait::kBlock | HtmlTrait::kBreakout | HtmlTrait::kEmpty) \
  X(Dl, "dl", HtmlTrait::kSpecial | HtmlTrait::kBlock | HtmlTrait::kBreakout)                       \
  X(Dt, "dt", HtmlTrait::kSpecial | HtmlTrait::kImplied | HtmlTrait::kBreakout)                     \
  X(Em, "em", HtmlTrait::kFormatting | HtmlTrait::kBreakout | HtmlTrait::kEmpty)                    \
  X(Embed, "embed", HtmlTrait::kSpecial | HtmlTrait::kVoid | HtmlTrait::kBreakout)                  \
  X(Fieldset, "fieldset", HtmlTrait::kSpecial | HtmlTrait::kBlock)                                  \
  X(Figcaption, "figcaption", HtmlTrait::kSpecial | HtmlTrait::kBlock)                              \
  X(Figure, "figure", HtmlTrait::kSpecial | HtmlTrait::kBlock)                                      \
  X(Font, "font", HtmlTrait::kFormatting | HtmlTrait::kEmpty)                                       \
  X(Footer, "footer", HtmlTrait::kSpecial | HtmlTrait::kBlock)                                      \
  X(ForeignObject, "foreignobject", 0)                                                              \
  X(Form, "form", HtmlTrait::kSpecial | HtmlTrait::kEmpty)                                          \
  X(Frame, "frame", HtmlTrait::kSpecial | HtmlTrait::kVoid)                                         \
  X(Frameset, "frameset", HtmlTrait::kSpecial)                                                      \
  X(H1, "h1", HtmlTrait::kSpecial | HtmlTrait::kHeading | HtmlTrait::kBreakout)                     \
  X(H2, "h2", HtmlTrait::kSpecial | HtmlTrait::kHeading | HtmlTrait::kBreakout)                     \
  X(H3, "h3", HtmlTrait::kSpecial | HtmlTrait::kHeading | HtmlTrait::kBreakout)                     \
  X(H4, "h4", HtmlTrait::kSpecial | HtmlTrait::kHeading | HtmlTrait::kBreakout)                     \
  X(H5, "h5", HtmlTrait::kSpecial | HtmlTrait::kHeading | HtmlTrait::kBreakout)                     \
  X(H6, "h6", HtmlTrait::kSpecial | HtmlTrait::kHeading | HtmlTrait::kBreakout)                     \
  X(Head, "head", HtmlTrait::kSpecial | HtmlTrait::kBreakout)                                       \
  X(Header, "header", HtmlTrait::kSpecial | HtmlTrait::kBlock)                                      \
  X(Hgroup, "hgroup", HtmlTrait::kSpecial | HtmlTrait::kBlock)                                      \
  X(Hr, "hr", HtmlTrait::kSpecial | HtmlTrait::kVoid | HtmlTrait::kBreakout)                        \
  X(Html, "html", HtmlTrait::kSpecial | HtmlTrait::kScope)                                          \
  X(I, "i", HtmlTrait::kFormatting | HtmlTrait::kBreakout | HtmlTrait::kEmpty)                      \
  X(Iframe, "iframe", HtmlTrait::kSpecial | HtmlTrait::kEmpty | HtmlTrait::kRaw)                    \
  X(Image, "image", 0)                                                                              \
  X(Img, "img", HtmlTrait::kSpecial | HtmlTrait::kVoid | HtmlTrait::kBreakout)                      \
  X(Input, "input", HtmlTrait::kSpecial | HtmlTrait::kVoid)                                         \
  X(Ins, "ins", 0)                                                                                  \
  X(Kbd, "kbd", 0)                                                                                  \
  X(Keygen, "keygen", HtmlTrait::kSpecial | HtmlTrait::kVoid)                                       \
  X(Label, "label", HtmlTrait::kEmpty)                                                              \
  X(Legend, "legend", 0)                                                                            \
  X(Li, "li", HtmlTrait::kSpecial | HtmlTrait::kImplied | HtmlTrait::kBreakout)                     \
  X(Link, "link", HtmlTrait::kSpecial | HtmlTrait::kVoid)                                           \
  X(Listing, "listing", HtmlTrait::kSpecial | HtmlTrait::kBreakout)                                 \
  X(Main, "main", HtmlTrait::kSpecial | HtmlTrait::kBlock)                                          \
  X(Malignmark, "malignmark", 0)                                                                    \
  X(Map, "map", 0)                                                                                  \
  X(Mark, "mark", 0)                                                                                \
  X(Marquee, "marquee", HtmlTrait::kSpecial | HtmlTrait::kScope)                                    \
  X(Math, "math", 0)                                                                                \
  X(Menu, "menu", HtmlTrait::kSpecial | HtmlTrait::kBlock | HtmlTrait::kBreakout)                   \
  X(Meta, "meta", HtmlTrait::kSpecial | HtmlTrait::kVoid | HtmlTrait::kBreakout)                    \
  X(Metadata, "metadata", 0)                                                                        \
  X(Meter, "meter", 0)                                                                              \
  X(Mglyph, "mglyph", 0)                                                                            \
  X(Mi, "mi", 0)                                                                                    \
  X(Mn, "mn", 0)                                                                                    \
  X(Mo, "mo", 0)                                                                                    \
  X(Ms, "ms", 0)                                                                                    \
  X(Mtext, "mtext", 0)                                                                              \
  X(Nav, "nav", HtmlTrait::kSpecial | HtmlTrait::kBlock)                                            \
  X(Nobr, "nobr", HtmlTrait::kFormatting | HtmlTrait::kBreakout)                                    \
  X(Noembed, "noembed", HtmlTrait::kSpecial | HtmlTrait::kRaw)                                      \
  X(Noframes, "noframes", HtmlTrait::kSpecial | HtmlTrait::kRaw)                                    \
  X(Noscript, "noscript", HtmlTrait::kSpecial | HtmlTrait::kEmpty)                                  \
  X(Object, "object", HtmlTrait::kSpecial | HtmlTrait::kScope | HtmlTrait::kEmpty)                  \
  X(Ol, "ol", HtmlTrait::kSpecial | HtmlTrait::kBlock | HtmlTrait::kBreakout | HtmlTrait::kEmpty)   \
  X(Optgroup, "optgroup", HtmlTrait::kImplied)                                                      \
  X(Option, "option", HtmlTrait::kImplied)                                                          \
  X(Output, "output", 0)                                                                            \
  X(P, "p", HtmlTrait::kSpecial | HtmlTrait::kImplied | HtmlTrait::kBlock | HtmlTrait::kBreakout)   \
  X(Param, "param", HtmlTrait::kSpecial | HtmlTrait::kVoid)                                         \
  X(Path, "path", 0)                                                                                \
  X(Picture, "picture", 0)                                                                          \
  X(Plaintext, "plaintext", HtmlTrait::kSpecial)                                                    \
  X(Pre, "pre", HtmlTrait::kSpecial | HtmlTrait::kBreakout)                                         \
  X(Progress, "progress", 0)                                                                        \
  X(Q, "q", 0)                                                                                      \
  X(Rb, "rb", HtmlTrait::kImplied)                                                                  \
  X(Rp, "rp", HtmlTrait::kImplied)                                                                  \
  X(Rt, "rt", HtmlTrait::kImplied)                                                                  \
  X(Rtc, "rtc", HtmlTrait::kImplied)                                                                \
  X(Ruby, "ruby", HtmlTrait::kBreakout)                                                             \
  X(S, "s", HtmlTrait::kFormatting | HtmlTrait::kBreakout)                                          \
  X(Samp, "samp", 0)                                                                                \
  X(Script, "script", HtmlTrait::kSpecial | HtmlTrait::kEmpty | HtmlTrait::kRaw)                    \
  X(Search, "search", HtmlTrait::kSpecial | HtmlTrait::kBlock)                                      \
  X(Section, "section", HtmlTrait::kSpecial | HtmlTrait::kBlock | HtmlTrait::kEmpty)                \
  X(Select, "select", HtmlTrait::kSpecial | HtmlTrait::kScope | HtmlTrait::kEmpty)                  \
  X(Slot, "slot", 0)                                                                                \
  X(Small, "small", HtmlTrait::kFormatting | HtmlTrait::kBreakout | HtmlTrait::kEmpty)              \
  X(Source, "source", HtmlTrait::kSpecial | HtmlTrait::kVoid)                                       \
  X(Span, "span", HtmlTrait::kBreakout | HtmlTrait::kEmpty)                                         \
  X(Strike, "strike", HtmlTrait::kFormatting | HtmlTrait::kBreakout)                                \
  X(Strong, "strong", HtmlTrait::kFormatting | HtmlTrait::kBreakout | HtmlTrait::kEmpty)            \
  X(Style, "style", HtmlTrait::kSpecial | HtmlTrait::kEmpty | HtmlTrait::kRaw)                      \
  X(Sub, "sub", HtmlTrait::kBreakout)                                                               \
  X(Summary, "summary", HtmlTrait::kSpecial | HtmlTrait::kBlock)                                    \
  X(Sup, "sup", HtmlTrait::kBreakout)                                                               \
  X(Svg, "svg", 0)                                                                                  \
  X(Table, "table", HtmlTrait::kSpecial | HtmlTrait::kScope | HtmlTrait::kBreakout)                 \
  X(Tbody, "tbody", HtmlTrait::kSpecial | HtmlTrait::kThorough)                                     \
  X(Td, "td", HtmlTrait::kSpecial | HtmlTrait::kScope | HtmlTrait::kThorough)                       \
  X(Template, "template", HtmlTrait::kSpecial | HtmlTrait::kScope)                                  \
  X(Textarea, "textarea", HtmlTrait::kSpecial | HtmlTrait::kEmpty | HtmlTrait::kRaw)                \
  X(Tfoot, "tfoot", HtmlTrait::kSpecial | HtmlTrait::kThorough)                                     \
  X(Th, "th", HtmlTrait::kSpecial | HtmlTrait::kScope | HtmlTrait::kThorough)                       \
  X(Thead, "thead", HtmlTrait::kSpecial | HtmlTrait::kThorough)                                     \
  X(Time, "time", 0)                                                                                \
  X(Title, "title", HtmlTrait::kSpecial | HtmlTrait::kEmpty | HtmlTrait::kRaw)                      \
  X(Tr, "tr", HtmlTrait::kSpecial | HtmlTrait::kThorough)                                           \
  X(Track, "track", HtmlTrait::kSpecial | HtmlTrait::kVoid)                                         \
  X(Tt, "tt", HtmlTrait::kFormatting | HtmlTrait::kBreakout)                                        \
  X(U, "u", HtmlTrait::kFormatting | HtmlTrait::kBreakout | HtmlTrait::kEmpty)                      \
  X(Ul, "ul", HtmlTrait::kSpecial | HtmlTrait::kBlock | HtmlTrait::kBreakout | HtmlTrait::kEmpty)   \
  X(Var, "var", HtmlTrait::kBreakout)                                                               \
  X(Video, "video", HtmlTrait::kEmpty)                                                              \
  X(Wbr, "wbr", HtmlTrait::kSpecial | HtmlTrait::kVoid)                                             \
  X(Xmp, "xmp", HtmlTrait::kSpecial | HtmlTrait::kRaw)

enum class HtmlTag : uint8_t {
  Unknown,  // an element that HTML does not know; its name is its own
#define HEARSAY_HTML_TAG_ID(id, name, traits) id,
  HEARSAY_HTML_TAGS(HEARSAY_HTML_TAG_ID)
#undef HEARSAY_HTML_TAG_ID
  // Elements of svg and math, which share names with those of HTML but none of their rules.
  Foreign,
  ForeignText,  // mi, mo, mn, ms, mtext: hold HTML text
  ForeignHtml,  // foreignObject, desc and title of svg, some annotation-xml: hold HTML
  ForeignXml,   // other annotation-xml: may hold svg
  Count,
};

// The element of a name in any case; Unknown where HTML has none.
HtmlTag html_tag_of(std::string_view name);
// In lower case; empty for Unknown and Foreign….
std::string_view name_of(HtmlTag tag);
uint16_t traits_of(HtmlTag tag);

inline bool is_one_of(HtmlTag tag, auto... tags) { return ((tag == tags) || ...); }

// Elements that are alike in something.
class HtmlTagSet {
 public:
  constexpr HtmlTagSet(std::initializer_list<HtmlTag> tags) {
    for (const HtmlTag tag : tags) has_[static_cast<size_t>(tag)] = true;
  }
  constexpr bool has(HtmlTag tag) const { return has_[static_cast<size_t>(tag)]; }

 private:
  std::array<bool, static_cast<size_t>(HtmlTag::Count)> has_{};
};

// Characters as HTML sees them.
inline bool is_html_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
inline bool is_html_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline char html_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
// The names in a class attribute, one after another; each is taken off its front. Empty at its end.
inline std::string_view take_html_class(std::string_view& classes) {
  size_t begin = 0;
  while (begin < classes.size() && is_html_space(classes[begin])) ++begin;
  size_t end = begin;
  while (end < classes.size() && !is_html_space(classes[end])) ++end;
  const std::string_view name = classes.substr(begin, end - begin);
  classes.remove_prefix(end);
  return name;
}
// Whether `name` is `lower` in any case.
bool is_html_name(std::string_view name, std::string_view lower);

}  // namespace hearsay
