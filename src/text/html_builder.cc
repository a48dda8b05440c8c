#include "text/html_builder.h"

#include <utility>

namespace hearsay {
namespace {

constexpr size_t kMinClones = size_t{1} << 16;
// No sequence of modes takes more steps for one token.
constexpr int kMaxSteps = 2000;

}  // namespace

HtmlBuilder::HtmlBuilder(std::string_view page, const HtmlBuildOptions& options)
    : page_(page),
      options_(options),
      tokenizer_(page, dom_.attributes),
      clones_left_(kMinClones + page.size() / 4) {
  Node document;
  document.kind = HtmlDom::Kind::Document;
  dom_.add(document);
}

HtmlDom HtmlBuilder::run() && {
  Token token;
  while (!done_) {
    tokenizer_.next(token, !open_.empty() && dom_.nodes[current()].space != HtmlDom::Space::Html);
    process(token);
    if (dom_.part_count() + table_text_.size() > kMostHtmlParts) dom_.is_cut = done_ = true;
  }
  return std::move(dom_);
}

void HtmlBuilder::process(Token& token) {
  if (std::exchange(skip_line_end_, false) && token.kind == Kind::Text &&
      token.text.text(page_).starts_with('\n')) {
    if (token.text.decoded_size > 0 || token.text.source.size() == 1) return;
    ++token.text.source.begin;
  }
  for (int step = 0; step < kMaxSteps; ++step)
    if (is_foreign(token) ? in_foreign(token) : in_mode(mode_, token)) return;
}

bool HtmlBuilder::in_mode(Mode mode, Token& token) {
  switch (mode) {
    case Mode::Initial:
      return initial(token);
    case Mode::BeforeHtml:
      return before_html(token);
    case Mode::BeforeHead:
      return before_head(token);
    case Mode::InHead:
      return in_head(token);
    case Mode::InHeadNoscript:
      return in_head_noscript(token);
    case Mode::AfterHead:
      return after_head(token);
    case Mode::InBody:
      return in_body(token);
    case Mode::Text:
      return in_text(token);
    case Mode::InTable:
      return in_table(token);
    case Mode::InTableText:
      return in_table_text(token);
    case Mode::InCaption:
      return in_caption(token);
    case Mode::InColumnGroup:
      return in_column_group(token);
    case Mode::InTableBody:
      return in_table_body(token);
    case Mode::InRow:
      return in_row(token);
    case Mode::InCell:
      return in_cell(token);
    case Mode::InTemplate:
      return in_template(token);
    case Mode::AfterBody:
      return after_body(token);
    case Mode::InFrameset:
      return in_frameset(token);
    case Mode::AfterFrameset:
      return after_frameset(token);
    case Mode::AfterAfterBody:
    case Mode::AfterAfterFrameset:
      return after_all(token);
  }
  return true;
}

bool HtmlBuilder::initial(Token& token) {
  if (token.kind == Kind::Comment) {
    insert_comment(token);
    return true;
  }
  if (token.kind == Kind::Text && take_space(token, false)) return true;
  mode_ = Mode::BeforeHtml;
  dom_.quirks = token.kind != Kind::Doctype || token.quirks;
  return token.kind == Kind::Doctype;
}

bool HtmlBuilder::before_html(Token& token) {
  if (token.kind == Kind::Doctype) return true;
  if (token.kind == Kind::Comment) {
    insert_comment(token);
    return true;
  }
  if (token.kind == Kind::Text && take_space(token, false)) return true;
  if (token.kind == Kind::EndTag && !is_one_of(token.tag, Tag::Head, Tag::Body, Tag::Html, Tag::Br))
    return true;
  mode_ = Mode::BeforeHead;
  if (token.kind == Kind::StartTag && token.tag == Tag::Html) {
    insert(token);
    return true;
  }
  insert_named(Tag::Html);
  return false;
}

bool HtmlBuilder::before_head(Token& token) {
  if (token.kind == Kind::Doctype) return true;
  if (token.kind == Kind::Comment) {
    insert_comment(token);
    return true;
  }
  if (token.kind == Kind::Text && take_space(token, false)) return true;
  if (token.kind == Kind::StartTag && token.tag == Tag::Html) return in_body(token);
  if (token.kind == Kind::EndTag && !is_one_of(token.tag, Tag::Head, Tag::Body, Tag::Html, Tag::Br))
    return true;
  mode_ = Mode::InHead;
  if (token.kind == Kind::StartTag && token.tag == Tag::Head) {
    head_ = insert(token);
    return true;
  }
  head_ = insert_named(Tag::Head);
  return false;
}

bool HtmlBuilder::in_head(Token& token) {
  switch (token.kind) {
    case Kind::Comment:
      insert_comment(token);
      return true;
    case Kind::Doctype:
      return true;
    case Kind::Text:
      if (take_space(token, true)) return true;
      break;
    case Kind::StartTag:
      if (token.tag == Tag::Html) return in_body(token);
      if (token.tag == Tag::Head) return true;
      if (token.tag == Tag::Template) return start_template(token);
      if (token.tag == Tag::Noscript) {
        if (is_meant_empty(token)) return true;
        insert(token);
        mode_ = Mode::InHeadNoscript;
        return true;
      }
      if (is_one_of(token.tag, Tag::Base, Tag::Basefont, Tag::Bgsound, Tag::Link, Tag::Meta)) {
        insert_void(token);
        return true;
      }
      if (is_one_of(token.tag, Tag::Title, Tag::Noframes, Tag::Style, Tag::Script)) {
        insert_raw(token);
        return true;
      }
      break;
    case Kind::EndTag:
      if (token.tag == Tag::Template) {
        end_template();
        return true;
      }
      if (!is_one_of(token.tag, Tag::Head, Tag::Body, Tag::Html, Tag::Br)) return true;
      break;
    case Kind::Null:
    case Kind::End:
      break;
  }
  pop();
  mode_ = Mode::AfterHead;
  return token.kind == Kind::EndTag && token.tag == Tag::Head;
}

bool HtmlBuilder::start_template(const Token& token) {
  formatting_.push_back(kNone);
  frameset_ok_ = false;
  insert(token);
  mode_ = Mode::InTemplate;
  template_modes_.push_back(Mode::InTemplate);
  return true;
}

void HtmlBuilder::end_template() {
  if (!has_open(Tag::Template)) return;
  close_implied_thoroughly();
  pop_to(Tag::Template);
  clear_to_marker();
  if (!template_modes_.empty()) template_modes_.pop_back();
  reset_mode();
}

bool HtmlBuilder::in_head_noscript(Token& token) {
  switch (token.kind) {
    case Kind::Comment:
      return in_head(token);
    case Kind::Doctype:
      return true;
    case Kind::Text:
      if (take_space(token, true)) return true;
      break;
    case Kind::StartTag:
      if (token.tag == Tag::Html) return in_body(token);
      if (is_one_of(token.tag, Tag::Basefont, Tag::Bgsound, Tag::Link, Tag::Meta, Tag::Noframes, Tag::Style))
        return in_head(token);
      if (is_one_of(token.tag, Tag::Head, Tag::Noscript)) return true;
      break;
    case Kind::EndTag:
      if (!is_one_of(token.tag, Tag::Noscript, Tag::Br)) return true;
      break;
    case Kind::Null:
    case Kind::End:
      break;
  }
  pop();
  mode_ = Mode::InHead;
  return token.kind == Kind::EndTag && token.tag == Tag::Noscript;
}

bool HtmlBuilder::after_head(Token& token) {
  const bool start = token.kind == Kind::StartTag;
  if (token.kind == Kind::Comment) {
    insert_comment(token);
    return true;
  }
  if (token.kind == Kind::Doctype) return true;
  if (token.kind == Kind::Text && take_space(token, true)) return true;
  if (start && token.tag == Tag::Html) return in_body(token);
  if (start && token.tag == Tag::Body) {
    insert(token);
    frameset_ok_ = false;
    mode_ = Mode::InBody;
    return true;
  }
  if (start && token.tag == Tag::Frameset) {
    insert(token);
    mode_ = Mode::InFrameset;
    return true;
  }
  if (start && is_one_of(token.tag, Tag::Base, Tag::Basefont, Tag::Bgsound, Tag::Link, Tag::Meta,
                         Tag::Noframes, Tag::Script, Tag::Style, Tag::Template, Tag::Title)) {
    push(head_);
    in_head(token);
    if (dom_.nodes[head_].is_open) remove_open(open_index(head_));
    return true;
  }
  if (start && token.tag == Tag::Head) return true;
  if (token.kind == Kind::EndTag) {
    if (token.tag == Tag::Template) return in_head(token);
    if (!is_one_of(token.tag, Tag::Body, Tag::Html, Tag::Br)) return true;
  }
  insert_named(Tag::Body);
  mode_ = Mode::InBody;
  return false;
}

bool HtmlBuilder::in_text(Token& token) {
  if (token.kind == Kind::Text) {
    insert_text(token);
    return true;
  }
  pop();
  mode_ = original_mode_;
  return token.kind == Kind::EndTag;
}

bool HtmlBuilder::in_template(Token& token) {
  if (token.kind == Kind::End) {
    if (!has_open(Tag::Template)) {
      done_ = true;
      return true;
    }
    pop_to(Tag::Template);
    clear_to_marker();
    if (!template_modes_.empty()) template_modes_.pop_back();
    reset_mode();
    return false;
  }
  if (token.kind == Kind::EndTag) return token.tag != Tag::Template || in_head(token);
  if (token.kind != Kind::StartTag) return in_body(token);
  if (is_one_of(token.tag, Tag::Base, Tag::Basefont, Tag::Bgsound, Tag::Link, Tag::Meta, Tag::Noframes,
                Tag::Script, Tag::Style, Tag::Template, Tag::Title))
    return in_head(token);
  mode_ = Mode::InBody;
  if (is_one_of(token.tag, Tag::Caption, Tag::Colgroup, Tag::Tbody, Tag::Tfoot, Tag::Thead))
    mode_ = Mode::InTable;
  if (token.tag == Tag::Col) mode_ = Mode::InColumnGroup;
  if (token.tag == Tag::Tr) mode_ = Mode::InTableBody;
  if (is_one_of(token.tag, Tag::Td, Tag::Th)) mode_ = Mode::InRow;
  if (!template_modes_.empty()) template_modes_.back() = mode_;
  return false;
}

bool HtmlBuilder::after_body(Token& token) {
  switch (token.kind) {
    case Kind::Comment: {
      Node comment;
      comment.kind = HtmlDom::Kind::Comment;
      comment.source = token.text.source;
      dom_.insert(open_[0], kNone, dom_.add(comment));
      return true;
    }
    case Kind::Doctype:
      return true;
    case Kind::End:
      done_ = true;
      return true;
    case Kind::Text:
      if (is_space(token)) return in_body(token);
      break;
    case Kind::StartTag:
      if (token.tag == Tag::Html) return in_body(token);
      break;
    case Kind::EndTag:
      if (token.tag != Tag::Html) break;
      mode_ = Mode::AfterAfterBody;
      return true;
    case Kind::Null:
      break;
  }
  mode_ = Mode::InBody;
  return false;
}

bool HtmlBuilder::in_frameset(Token& token) {
  switch (token.kind) {
    case Kind::Comment:
      insert_comment(token);
      break;
    case Kind::Text:
      // White space alone is kept.
      while (!take_space(token, true) && token.text.decoded_size == 0) ++token.text.source.begin;
      break;
    case Kind::StartTag:
      if (token.tag == Tag::Html) return in_body(token);
      if (token.tag == Tag::Frameset) insert(token);
      if (token.tag == Tag::Frame) insert_void(token);
      if (token.tag == Tag::Noframes) insert_raw(token);
      break;
    case Kind::EndTag:
      if (token.tag != Tag::Frameset || open_.size() < 2) break;
      pop();
      if (current_tag() != Tag::Frameset) mode_ = Mode::AfterFrameset;
      break;
    case Kind::End:
      done_ = true;
      break;
    case Kind::Doctype:
    case Kind::Null:
      break;
  }
  return true;
}

bool HtmlBuilder::after_frameset(Token& token) {
  if (token.kind == Kind::StartTag && token.tag == Tag::Html) return in_body(token);
  if (token.kind == Kind::StartTag && token.tag != Tag::Noframes) return true;
  if (token.kind != Kind::EndTag) return in_frameset(token);
  if (token.tag == Tag::Html) mode_ = Mode::AfterAfterFrameset;
  return true;
}

// Behind the end of html: of a page with a body, or with frames.
bool HtmlBuilder::after_all(Token& token) {
  const bool frames = mode_ == Mode::AfterAfterFrameset;
  if (token.kind == Kind::Comment) {
    Node comment;
    comment.kind = HtmlDom::Kind::Comment;
    comment.source = token.text.source;
    dom_.insert(HtmlDom::kDocument, kNone, dom_.add(comment));
    return true;
  }
  if (token.kind == Kind::End) {
    done_ = true;
    return true;
  }
  if (token.kind == Kind::StartTag && token.tag == Tag::Html) return in_body(token);
  if (token.kind == Kind::Doctype) return true;
  if (frames) {
    if (token.kind == Kind::Text) return in_frameset(token);
    if (token.kind == Kind::StartTag && token.tag == Tag::Noframes) insert_raw(token);
    return true;
  }
  if (token.kind == Kind::Text && is_space(token)) return in_body(token);
  mode_ = Mode::InBody;
  return false;
}

}  // namespace hearsay
