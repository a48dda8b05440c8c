// svg and math inside a page, whose elements share names with those of HTML but none of their rules.

#include <algorithm>

#include "text/html_builder.h"

namespace hearsay {

using Space = HtmlDom::Space;

// Whether the rules of svg and math read the token, and not a mode of HTML.
bool HtmlBuilder::is_foreign(const Token& token) const {
  if (open_.empty()) return false;
  const Node& inside = dom_.nodes[current()];
  if (inside.space == Space::Html || token.kind == Kind::End) return false;
  const bool start = token.kind == Kind::StartTag;
  const bool text = token.kind == Kind::Text || token.kind == Kind::Null;
  if (inside.tag == Tag::ForeignText &&
      (text || (start && !is_one_of(token.tag, Tag::Mglyph, Tag::Malignmark))))
    return false;
  if (inside.tag == Tag::ForeignXml && start && token.tag == Tag::Svg) return false;
  return !(inside.tag == Tag::ForeignHtml && (text || start));
}

bool HtmlBuilder::in_foreign(Token& token) {
  switch (token.kind) {
    case Kind::Null:
      token.text.decoded_size = 3;
      std::copy_n("\xEF\xBF\xBD", 3, token.text.decoded);
      insert_text(token);
      return true;
    case Kind::Text:
      insert_text(token);
      if (frameset_ok_ && !is_space(token)) frameset_ok_ = false;
      return true;
    case Kind::Comment:
      insert_comment(token);
      return true;
    case Kind::StartTag:
      return in_foreign_start(token);
    case Kind::EndTag:
      return in_foreign_end(token);
    case Kind::Doctype:
    case Kind::End:
      break;
  }
  return true;
}

bool HtmlBuilder::leaves_foreign(const Token& token) const {
  if (token.kind == Kind::EndTag) return is_one_of(token.tag, Tag::Br, Tag::P);
  if (token.tag != Tag::Font) return (traits_of(token.tag) & HtmlTrait::kBreakout) != 0;
  const Node font = element_of(token);
  return dom_.attribute(page_, font, "color") != nullptr || dom_.attribute(page_, font, "face") != nullptr ||
         dom_.attribute(page_, font, "size") != nullptr;
}

bool HtmlBuilder::in_foreign_start(Token& token) {
  if (leaves_foreign(token)) {
    while (dom_.nodes[current()].space != Space::Html &&
           !is_one_of(current_tag(), Tag::ForeignText, Tag::ForeignHtml))
      pop();
    return in_mode(mode_, token);
  }
  insert_foreign(token, dom_.nodes[current()].space);
  return true;
}

bool HtmlBuilder::in_foreign_end(Token& token) {
  if (leaves_foreign(token)) {
    while (dom_.nodes[current()].space != Space::Html &&
           !is_one_of(current_tag(), Tag::ForeignText, Tag::ForeignHtml))
      pop();
    return in_mode(mode_, token);
  }
  for (size_t at = open_.size(); at-- > 1;) {
    const Node& node = dom_.nodes[open_[at]];
    if (node.space == Space::Html) return in_mode(mode_, token);
    if (node.name_tag == token.tag &&
        (token.tag != Tag::Unknown ||
         std::ranges::equal(node.source.of(page_), token.name.of(page_), {}, html_lower, html_lower))) {
      pop_to_node(open_[at]);
      return true;
    }
  }
  return true;
}

void HtmlBuilder::insert_foreign(const Token& token, Space space) {
  Node node = element_of(token);
  node.space = space;
  node.tag = Tag::Foreign;
  if (space == Space::Svg && is_one_of(token.tag, Tag::ForeignObject, Tag::Desc, Tag::Title))
    node.tag = Tag::ForeignHtml;
  if (space == Space::MathMl && is_one_of(token.tag, Tag::Mi, Tag::Mn, Tag::Mo, Tag::Ms, Tag::Mtext))
    node.tag = Tag::ForeignText;
  if (space == Space::MathMl && token.tag == Tag::AnnotationXml) {
    const HtmlDom::Attribute* const encoding = dom_.attribute(page_, node, "encoding");
    const bool html =
        encoding != nullptr && (is_html_name(encoding->value.of(page_), "text/html") ||
                                is_html_name(encoding->value.of(page_), "application/xhtml+xml"));
    node.tag = html ? Tag::ForeignHtml : Tag::ForeignXml;
  }
  put(node, !token.self_closing);
}

}  // namespace hearsay
