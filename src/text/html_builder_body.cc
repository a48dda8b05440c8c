// The mode "in body" of the tree construction: where nearly all of a page is read.

#include <algorithm>

#include "text/html_builder.h"

namespace hearsay {

bool HtmlBuilder::in_body(Token& token) {
  switch (token.kind) {
    case Kind::Text:
      body_text(token);
      return true;
    case Kind::Comment:
      insert_comment(token);
      return true;
    case Kind::StartTag:
      return body_start(token);
    case Kind::EndTag:
      return body_end(token);
    case Kind::End:
      return body_page_end(token);
    case Kind::Doctype:
    case Kind::Null:
      break;
  }
  return true;
}

void HtmlBuilder::body_text(const Token& token) {
  reopen_formatting();
  insert_text(token);
  if (frameset_ok_ && !is_space(token)) frameset_ok_ = false;
}

bool HtmlBuilder::body_page_end(Token& token) {
  if (!template_modes_.empty()) return in_template(token);
  done_ = true;
  return true;
}

bool HtmlBuilder::body_start(Token& token) {
  if (is_meant_empty(token)) return true;
  const uint16_t traits = traits_of(token.tag);
  if ((traits & HtmlTrait::kFormatting) != 0 && token.tag != Tag::A && token.tag != Tag::Nobr) {
    start_formatting(token);
    return true;
  }
  if ((traits & HtmlTrait::kBlock) != 0) {
    close_paragraph();
    insert(token);
    return true;
  }
  switch (token.tag) {
    case Tag::Html:
      if (!has_open(Tag::Template)) merge_attributes(open_[0], token);
      return true;
    case Tag::Base:
    case Tag::Basefont:
    case Tag::Bgsound:
    case Tag::Link:
    case Tag::Meta:
    case Tag::Noframes:
    case Tag::Script:
    case Tag::Style:
    case Tag::Template:
    case Tag::Title:
      return in_head(token);
    case Tag::Body:
      if (open_.size() < 2 || dom_.nodes[open_[1]].tag != Tag::Body || has_open(Tag::Template)) return true;
      frameset_ok_ = false;
      merge_attributes(open_[1], token);
      return true;
    case Tag::Frameset:
      start_frameset(token);
      return true;
    case Tag::Caption:
    case Tag::Col:
    case Tag::Colgroup:
    case Tag::Frame:
    case Tag::Head:
    case Tag::Tbody:
    case Tag::Td:
    case Tag::Tfoot:
    case Tag::Th:
    case Tag::Thead:
    case Tag::Tr:
      return true;
    case Tag::Image:
      token.tag = Tag::Img;
      return false;
    default:
      return body_start_block(token) || body_start_inline(token);
  }
}

// False where the tag is none of a block's.
bool HtmlBuilder::body_start_block(const Token& token) {
  switch (token.tag) {
    case Tag::H1:
    case Tag::H2:
    case Tag::H3:
    case Tag::H4:
    case Tag::H5:
    case Tag::H6:
      close_paragraph();
      if ((current_traits() & HtmlTrait::kHeading) != 0) pop();
      insert(token);
      return true;
    case Tag::Pre:
    case Tag::Listing:
      close_paragraph();
      insert(token);
      skip_line_end_ = true;
      frameset_ok_ = false;
      return true;
    case Tag::Form:
      if (form_ != kNone && !has_open(Tag::Template)) return true;
      close_paragraph();
      if (const uint32_t form = insert(token); !has_open(Tag::Template)) form_ = form;
      return true;
    case Tag::Li:
    case Tag::Dd:
    case Tag::Dt:
      start_list_item(token);
      return true;
    case Tag::Plaintext:
      close_paragraph();
      insert(token);
      tokenizer_.read_plain();
      return true;
    case Tag::Table:
      if (!dom_.quirks) close_paragraph();
      insert(token);
      frameset_ok_ = false;
      mode_ = Mode::InTable;
      return true;
    case Tag::Hr:
      close_paragraph();
      if (in_scope(Tag::Select)) close_implied();
      insert_void(token);
      frameset_ok_ = false;
      return true;
    case Tag::Xmp:
      close_paragraph();
      reopen_formatting();
      frameset_ok_ = false;
      insert_raw(token);
      return true;
    default:
      return false;
  }
}

bool HtmlBuilder::body_start_inline(const Token& token) {
  switch (token.tag) {
    case Tag::A:
      if (const uint32_t open = listed(Tag::A); open != kNone) {
        adopt(token);
        if (dom_.nodes[open].is_listed) unlist(open);
        if (dom_.nodes[open].is_open) remove_open(open_index(open));
      }
      start_formatting(token);
      return true;
    case Tag::Nobr:
      reopen_formatting();
      if (in_scope(Tag::Nobr)) adopt(token);
      start_formatting(token);
      return true;
    case Tag::Button:
      if (in_scope(Tag::Button)) {
        close_implied();
        pop_to(Tag::Button);
      }
      break;
    case Tag::Applet:
    case Tag::Marquee:
    case Tag::Object:
      reopen_formatting();
      insert(token);
      formatting_.push_back(kNone);
      frameset_ok_ = false;
      return true;
    case Tag::Area:
    case Tag::Br:
    case Tag::Embed:
    case Tag::Img:
    case Tag::Keygen:
    case Tag::Wbr:
    case Tag::Input:
      if (token.tag == Tag::Input && in_scope(Tag::Select)) pop_to(Tag::Select);
      reopen_formatting();
      insert_void(token);
      if (token.tag != Tag::Input || !is_hidden_input(token)) frameset_ok_ = false;
      return true;
    case Tag::Param:
    case Tag::Source:
    case Tag::Track:
      insert_void(token);
      return true;
    case Tag::Textarea:
      insert_raw(token);
      skip_line_end_ = true;
      frameset_ok_ = false;
      return true;
    case Tag::Iframe:
    case Tag::Noembed:
      if (token.tag == Tag::Iframe) frameset_ok_ = false;
      insert_raw(token);
      return true;
    case Tag::Select:
      if (in_scope(Tag::Select)) {
        pop_to(Tag::Select);
        return true;
      }
      break;
    case Tag::Option:
    case Tag::Optgroup:
      start_option(token);
      return true;
    case Tag::Rb:
    case Tag::Rtc:
    case Tag::Rp:
    case Tag::Rt:
      if (in_scope(Tag::Ruby))
        close_implied(is_one_of(token.tag, Tag::Rp, Tag::Rt) ? Tag::Rtc : Tag::Unknown);
      insert(token);
      return true;
    case Tag::Math:
    case Tag::Svg:
      reopen_formatting();
      insert_foreign(token, token.tag == Tag::Svg ? HtmlDom::Space::Svg : HtmlDom::Space::MathMl);
      return true;
    default:
      break;
  }
  reopen_formatting();
  insert(token);
  if (is_one_of(token.tag, Tag::Button, Tag::Select)) frameset_ok_ = false;
  return true;
}

// An entry ends the one before it, but not one of a list around it.
void HtmlBuilder::start_list_item(const Token& token) {
  frameset_ok_ = false;
  for (size_t at = open_.size(); at-- > 0;) {
    const Tag open = dom_.nodes[open_[at]].tag;
    if (token.tag == Tag::Li ? open == Tag::Li : is_one_of(open, Tag::Dd, Tag::Dt)) {
      close_implied(open);
      pop_to(open);
      break;
    }
    if ((traits_of(open) & HtmlTrait::kSpecial) != 0 && !is_one_of(open, Tag::Address, Tag::Div, Tag::P))
      break;
  }
  close_paragraph();
  insert(token);
}

void HtmlBuilder::start_option(const Token& token) {
  if (in_scope(Tag::Select))
    close_implied(token.tag == Tag::Option ? Tag::Optgroup : Tag::Unknown);
  else if (current_tag() == Tag::Option)
    pop();
  reopen_formatting();
  insert(token);
}

// Frames take the place of a body that shows nothing yet.
void HtmlBuilder::start_frameset(const Token& token) {
  if (!frameset_ok_ || open_.size() < 2 || dom_.nodes[open_[1]].tag != Tag::Body) return;
  dom_.remove(open_[1]);
  while (open_.size() > 1) pop();
  insert(token);
  mode_ = Mode::InFrameset;
}

bool HtmlBuilder::body_end(Token& token) {
  const uint16_t traits = traits_of(token.tag);
  if ((traits & HtmlTrait::kFormatting) != 0) {
    adopt(token);
    return true;
  }
  if ((traits & HtmlTrait::kHeading) != 0) {
    end_heading();
    return true;
  }
  switch (token.tag) {
    case Tag::Template:
      end_template();
      return true;
    case Tag::Body:
    case Tag::Html:
      if (!in_scope(Tag::Body)) return true;
      mode_ = Mode::AfterBody;
      return token.tag == Tag::Body;
    case Tag::P:
      if (!in_scope(Tag::P, Scope::Button)) insert_named(Tag::P);
      close_paragraph();
      return true;
    case Tag::Form:
      end_form();
      return true;
    case Tag::Li:
      if (!in_scope(Tag::Li, Scope::ListItem)) return true;
      close_implied(Tag::Li);
      pop_to(Tag::Li);
      return true;
    case Tag::Dd:
    case Tag::Dt:
      if (!in_scope(token.tag)) return true;
      close_implied(token.tag);
      pop_to(token.tag);
      return true;
    case Tag::Applet:
    case Tag::Marquee:
    case Tag::Object:
      if (!in_scope(token.tag)) return true;
      end_block(token.tag);
      clear_to_marker();
      return true;
    case Tag::Button:
    case Tag::Listing:
    case Tag::Pre:
    case Tag::Select:
      end_block(token.tag);
      return true;
    case Tag::Br:
      token.kind = Kind::StartTag;
      token.attribute_count = 0;
      token.self_closing = false;
      return false;
    default:
      (traits & HtmlTrait::kBlock) != 0 ? end_block(token.tag) : end_other(token);
      return true;
  }
}

void HtmlBuilder::end_block(Tag tag) {
  if (!in_scope(tag)) return;
  close_implied();
  pop_to(tag);
}

// Any heading ends with the end of any other.
void HtmlBuilder::end_heading() {
  if (!heading_in_scope()) return;
  close_implied();
  while (open_.size() > 1) {
    const bool heading = (current_traits() & HtmlTrait::kHeading) != 0;
    pop();
    if (heading) return;
  }
}

// A form may end before what stands in it does.
void HtmlBuilder::end_form() {
  if (has_open(Tag::Template)) {
    end_block(Tag::Form);
    return;
  }
  const uint32_t form = form_;
  form_ = kNone;
  if (form == kNone || !dom_.nodes[form].is_open || !node_in_scope(form)) return;
  close_implied();
  remove_open(open_index(form));
}

void HtmlBuilder::end_other(const Token& token) {
  const auto is_same = [&](const Node& node) {
    if (node.tag != token.tag) return false;
    return token.tag != Tag::Unknown ||
           std::ranges::equal(node.source.of(page_), token.name.of(page_), {}, html_lower, html_lower);
  };
  if (!has_open(token.tag)) return;
  for (size_t at = open_.size(); at-- > 0;) {
    const uint32_t node = open_[at];
    if (is_same(dom_.nodes[node])) {
      close_implied(token.tag);
      if (dom_.nodes[node].is_open) pop_to_node(node);
      return;
    }
    if ((traits_of(dom_.nodes[node].tag) & HtmlTrait::kSpecial) != 0) return;
  }
}

}  // namespace hearsay
