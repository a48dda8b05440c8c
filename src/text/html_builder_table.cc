// The modes of the tree construction inside tables.

#include "text/html_builder.h"

namespace hearsay {

template <typename... Tags>
void HtmlBuilder::clear_back_to(Tags... tags) {
  while (!is_one_of(current_tag(), tags..., Tag::Template, Tag::Html)) pop();
}

bool HtmlBuilder::in_table(Token& token) {
  switch (token.kind) {
    case Kind::Text:
    case Kind::Null:
      if (!is_one_of(current_tag(), Tag::Table, Tag::Tbody, Tag::Template, Tag::Tfoot, Tag::Thead, Tag::Tr))
        break;
      original_mode_ = mode_;
      mode_ = Mode::InTableText;
      return false;
    case Kind::Comment:
      insert_comment(token);
      return true;
    case Kind::Doctype:
      return true;
    case Kind::StartTag:
      return in_table_start(token);
    case Kind::EndTag:
      if (token.tag == Tag::Table) {
        if (!in_scope(Tag::Table, Scope::Table)) return true;
        pop_to(Tag::Table);
        reset_mode();
        return true;
      }
      if (token.tag == Tag::Template) return in_head(token);
      if (is_one_of(token.tag, Tag::Body, Tag::Caption, Tag::Col, Tag::Colgroup, Tag::Html, Tag::Tbody,
                    Tag::Td, Tag::Tfoot, Tag::Th, Tag::Thead, Tag::Tr))
        return true;
      break;
    case Kind::End:
      return in_body(token);
  }
  return foster(token);
}

bool HtmlBuilder::in_table_start(Token& token) {
  switch (token.tag) {
    case Tag::Caption:
      clear_back_to(Tag::Table);
      formatting_.push_back(kNone);
      insert(token);
      mode_ = Mode::InCaption;
      return true;
    case Tag::Colgroup:
    case Tag::Col:
      clear_back_to(Tag::Table);
      mode_ = Mode::InColumnGroup;
      if (token.tag == Tag::Colgroup) {
        insert(token);
        return true;
      }
      insert_named(Tag::Colgroup);
      return false;
    case Tag::Tbody:
    case Tag::Tfoot:
    case Tag::Thead:
      clear_back_to(Tag::Table);
      insert(token);
      mode_ = Mode::InTableBody;
      return true;
    case Tag::Td:
    case Tag::Th:
    case Tag::Tr:
      clear_back_to(Tag::Table);
      insert_named(Tag::Tbody);
      mode_ = Mode::InTableBody;
      return false;
    case Tag::Table:
      if (!in_scope(Tag::Table, Scope::Table)) return true;
      pop_to(Tag::Table);
      reset_mode();
      return false;
    case Tag::Style:
    case Tag::Script:
    case Tag::Template:
      return in_head(token);
    case Tag::Input:
      if (!is_hidden_input(token)) break;
      insert_void(token);
      return true;
    case Tag::Form:
      if (has_open(Tag::Template) || form_ != kNone) return true;
      form_ = insert(token);
      pop();
      return true;
    default:
      break;
  }
  return foster(token);
}

bool HtmlBuilder::is_hidden_input(const Token& token) const {
  const HtmlDom::Attribute* const type = dom_.attribute(page_, element_of(token), "type");
  return type != nullptr && is_html_name(type->value.of(page_), "hidden");
}

// What must not stand in a table is put before it.
bool HtmlBuilder::foster(Token& token) {
  fostering_ = true;
  const bool taken = in_body(token);
  fostering_ = false;
  return taken;
}

bool HtmlBuilder::in_table_text(Token& token) {
  if (token.kind == Kind::Null) return true;
  if (token.kind == Kind::Text) {
    if (table_text_.empty() || !table_text_.back().take(token.text)) table_text_.push_back(token.text);
    return true;
  }
  Token text;
  text.kind = Kind::Text;
  bool words = false;
  for (const HtmlDom::Chunk& chunk : table_text_) {
    text.text = chunk;
    words = words || !is_space(text);
  }
  for (const HtmlDom::Chunk& chunk : table_text_) {
    text.text = chunk;
    words ? static_cast<void>(foster(text)) : insert_text(text);
  }
  table_text_.clear();
  mode_ = original_mode_;
  return false;
}

bool HtmlBuilder::in_caption(Token& token) {
  const bool part = is_one_of(token.tag, Tag::Caption, Tag::Col, Tag::Colgroup, Tag::Tbody, Tag::Td,
                              Tag::Tfoot, Tag::Th, Tag::Thead, Tag::Tr);
  const bool starts_part = token.kind == Kind::StartTag && part;
  const bool ends = token.kind == Kind::EndTag && is_one_of(token.tag, Tag::Caption, Tag::Table);
  if (starts_part || ends) {
    if (!in_scope(Tag::Caption, Scope::Table)) return true;
    close_implied();
    pop_to(Tag::Caption);
    clear_to_marker();
    mode_ = Mode::InTable;
    return ends && token.tag == Tag::Caption;
  }
  if (token.kind == Kind::EndTag && (part || is_one_of(token.tag, Tag::Body, Tag::Html))) return true;
  return in_body(token);
}

bool HtmlBuilder::in_column_group(Token& token) {
  switch (token.kind) {
    case Kind::Text:
      if (take_space(token, true)) return true;
      break;
    case Kind::Comment:
      insert_comment(token);
      return true;
    case Kind::Doctype:
      return true;
    case Kind::StartTag:
      if (token.tag == Tag::Html) return in_body(token);
      if (token.tag == Tag::Template) return in_head(token);
      if (token.tag != Tag::Col) break;
      insert_void(token);
      return true;
    case Kind::EndTag:
      if (token.tag == Tag::Col) return true;
      if (token.tag == Tag::Template) return in_head(token);
      break;
    case Kind::End:
      return in_body(token);
    case Kind::Null:
      break;
  }
  if (current_tag() != Tag::Colgroup) return true;
  pop();
  mode_ = Mode::InTable;
  return token.kind == Kind::EndTag && token.tag == Tag::Colgroup;
}

bool HtmlBuilder::in_table_body(Token& token) {
  const bool start = token.kind == Kind::StartTag;
  const bool end = token.kind == Kind::EndTag;
  const bool body = is_one_of(token.tag, Tag::Tbody, Tag::Tfoot, Tag::Thead);
  if (start && is_one_of(token.tag, Tag::Tr, Tag::Th, Tag::Td)) {
    clear_back_to(Tag::Tbody, Tag::Tfoot, Tag::Thead);
    mode_ = Mode::InRow;
    if (token.tag == Tag::Tr) {
      insert(token);
      return true;
    }
    insert_named(Tag::Tr);
    return false;
  }
  if (end && body) {
    if (!in_scope(token.tag, Scope::Table)) return true;
    clear_back_to(Tag::Tbody, Tag::Tfoot, Tag::Thead);
    pop();
    mode_ = Mode::InTable;
    return true;
  }
  if ((start && (body || is_one_of(token.tag, Tag::Caption, Tag::Col, Tag::Colgroup))) ||
      (end && token.tag == Tag::Table)) {
    if (!in_scope(Tag::Tbody, Scope::Table) && !in_scope(Tag::Thead, Scope::Table) &&
        !in_scope(Tag::Tfoot, Scope::Table))
      return true;
    clear_back_to(Tag::Tbody, Tag::Tfoot, Tag::Thead);
    pop();
    mode_ = Mode::InTable;
    return false;
  }
  if (end && is_one_of(token.tag, Tag::Body, Tag::Caption, Tag::Col, Tag::Colgroup, Tag::Html, Tag::Td,
                       Tag::Th, Tag::Tr))
    return true;
  return in_table(token);
}

// False where no row is open.
bool HtmlBuilder::end_row() {
  if (!in_scope(Tag::Tr, Scope::Table)) return false;
  clear_back_to(Tag::Tr);
  pop();
  mode_ = Mode::InTableBody;
  return true;
}

bool HtmlBuilder::in_row(Token& token) {
  const bool start = token.kind == Kind::StartTag;
  const bool end = token.kind == Kind::EndTag;
  const bool body = is_one_of(token.tag, Tag::Tbody, Tag::Tfoot, Tag::Thead);
  if (start && is_one_of(token.tag, Tag::Th, Tag::Td)) {
    clear_back_to(Tag::Tr);
    insert(token);
    mode_ = Mode::InCell;
    formatting_.push_back(kNone);
    return true;
  }
  if (end && token.tag == Tag::Tr) {
    end_row();
    return true;
  }
  if ((start && (body || is_one_of(token.tag, Tag::Caption, Tag::Col, Tag::Colgroup, Tag::Tr))) ||
      (end && token.tag == Tag::Table))
    return !end_row();
  if (end && body) return !in_scope(token.tag, Scope::Table) || !end_row();
  if (end &&
      is_one_of(token.tag, Tag::Body, Tag::Caption, Tag::Col, Tag::Colgroup, Tag::Html, Tag::Td, Tag::Th))
    return true;
  return in_table(token);
}

bool HtmlBuilder::in_cell(Token& token) {
  if (token.kind == Kind::StartTag && is_one_of(token.tag, Tag::Caption, Tag::Col, Tag::Colgroup, Tag::Tbody,
                                                Tag::Td, Tag::Tfoot, Tag::Th, Tag::Thead, Tag::Tr)) {
    if (!in_scope(Tag::Td, Scope::Table) && !in_scope(Tag::Th, Scope::Table)) return true;
    close_cell();
    return false;
  }
  if (token.kind != Kind::EndTag) return in_body(token);
  switch (token.tag) {
    case Tag::Td:
    case Tag::Th:
      if (!in_scope(token.tag, Scope::Table)) return true;
      close_implied();
      pop_to(token.tag);
      clear_to_marker();
      mode_ = Mode::InRow;
      return true;
    case Tag::Body:
    case Tag::Caption:
    case Tag::Col:
    case Tag::Colgroup:
    case Tag::Html:
      return true;
    case Tag::Table:
    case Tag::Tbody:
    case Tag::Tfoot:
    case Tag::Thead:
    case Tag::Tr:
      if (!in_scope(token.tag, Scope::Table)) return true;
      close_cell();
      return false;
    default:
      return in_body(token);
  }
}

void HtmlBuilder::close_cell() {
  close_implied();
  while (open_.size() > 1) {
    const bool cell = is_one_of(current_tag(), Tag::Td, Tag::Th);
    pop();
    if (cell) break;
  }
  clear_to_marker();
  mode_ = Mode::InRow;
}

}  // namespace hearsay
