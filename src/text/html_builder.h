// Tags and texts put together to a tree, as the HTML standard's tree construction does, scripting off.
//
// Never fails. Two departures, for pages as they are: an element nobody means to leave open that is written
// as an empty one ("<iframe/>", "<span/>", in pages saved as XML) is one; what nests deeper than `max_depth`
// is put side by side. The second also keeps the time linear, since the standard looks through the open
// elements at every tag. Formatting elements that are never closed are opened anew in every block: there too
// is a limit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/html_dom.h"
#include "text/html_tags.h"
#include "text/html_tokenizer.h"

namespace hearsay {

struct HtmlBuildOptions {
  uint32_t max_depth = 512;    // of open elements
  bool empty_elements = true;  // whether "<span/>" is empty; the standard says no
};

class HtmlBuilder {
 public:
  // `page` is valid UTF-8 and outlives the tree.
  HtmlBuilder(std::string_view page, const HtmlBuildOptions& options);

  HtmlDom run() &&;

 private:
  using Token = HtmlToken;
  using Kind = HtmlToken::Kind;
  using Tag = HtmlTag;
  using Node = HtmlDom::Node;

  // The insertion modes of the standard.
  enum class Mode : uint8_t {
    Initial,
    BeforeHtml,
    BeforeHead,
    InHead,
    InHeadNoscript,
    AfterHead,
    InBody,
    Text,
    InTable,
    InTableText,
    InCaption,
    InColumnGroup,
    InTableBody,
    InRow,
    InCell,
    InTemplate,
    AfterBody,
    InFrameset,
    AfterFrameset,
    AfterAfterBody,
    AfterAfterFrameset
  };
  // What of the element's surroundings counts as its scope.
  enum class Scope : uint8_t { Ordinary, ListItem, Button, Table };

  struct Place {
    uint32_t parent, before;
  };
  static constexpr uint32_t kNone = HtmlDom::kNone;

  // html_builder.cc: tokens to modes; the modes before and behind the body. Each tells whether it is done
  // with the token; if not, the mode it left behind takes it.
  void process(Token& token);
  bool in_mode(Mode mode, Token& token);
  bool initial(Token& token);
  bool before_html(Token& token);
  bool before_head(Token& token);
  bool in_head(Token& token);
  bool in_head_noscript(Token& token);
  bool after_head(Token& token);
  bool in_text(Token& token);
  bool in_template(Token& token);
  bool after_body(Token& token);
  bool in_frameset(Token& token);
  bool after_frameset(Token& token);
  bool after_all(Token& token);
  bool start_template(const Token& token);
  void end_template();

  // html_builder_body.cc
  bool in_body(Token& token);
  bool body_start(Token& token);
  bool body_start_block(const Token& token);
  bool body_start_inline(const Token& token);
  void start_list_item(const Token& token);
  void start_option(const Token& token);
  void start_frameset(const Token& token);
  bool body_end(Token& token);
  void end_block(Tag tag);
  void end_heading();
  void end_form();
  void end_other(const Token& token);
  void body_text(const Token& token);
  bool body_page_end(Token& token);

  // html_builder_table.cc
  bool in_table(Token& token);
  bool in_table_start(Token& token);
  bool foster(Token& token);
  bool is_hidden_input(const Token& token) const;
  bool in_table_text(Token& token);
  bool in_caption(Token& token);
  bool in_column_group(Token& token);
  bool in_table_body(Token& token);
  bool in_row(Token& token);
  bool in_cell(Token& token);
  void close_cell();
  bool end_row();
  template <typename... Tags>
  void clear_back_to(Tags... tags);

  // html_builder_foreign.cc
  bool is_foreign(const Token& token) const;
  bool in_foreign(Token& token);
  bool in_foreign_start(Token& token);
  bool in_foreign_end(Token& token);
  void insert_foreign(const Token& token, HtmlDom::Space space);
  bool leaves_foreign(const Token& token) const;

  // html_builder_format.cc: the active formatting elements.
  void start_formatting(const Token& token);
  void list(uint32_t node);
  bool is_same_element(uint32_t a, uint32_t b) const;
  void reopen_formatting();
  void clear_to_marker();
  uint32_t listed(Tag tag) const;
  void unlist(uint32_t node);
  size_t list_index(uint32_t node) const;
  void adopt(const Token& token);
  bool adopt_once(const Token& token);
  uint32_t furthest_block(size_t formatting) const;
  uint32_t adopt_inner(size_t formatting, uint32_t furthest, size_t& bookmark);
  Node copy_of(uint32_t node);

  // html_builder_open.cc: the stack of open elements and where things are put.
  Node element_of(const Token& token) const;
  uint32_t put(const Node& element, bool stays_open);
  uint32_t insert(const Token& token);
  uint32_t insert_named(Tag tag);
  void insert_void(const Token& token);
  void insert_raw(const Token& token);
  void insert_comment(const Token& token);
  void insert_text(const Token& token);
  Place place(uint32_t target) const;
  Place place() const { return place(current()); }
  void merge_attributes(uint32_t node, const Token& token);
  bool is_meant_empty(const Token& token) const;

  void push(uint32_t node);
  void pop();
  void pop_to(Tag tag);
  void pop_to_node(uint32_t node);
  void remove_open(size_t index);
  size_t open_index(uint32_t node) const;
  bool in_scope(Tag tag, Scope scope = Scope::Ordinary) const;
  bool heading_in_scope() const;
  bool node_in_scope(uint32_t node) const;
  bool has_open(Tag tag) const { return open_count_[static_cast<size_t>(tag)] > 0; }
  void close_implied(Tag except = Tag::Unknown);
  void close_implied_thoroughly();
  void close_paragraph();
  void reset_mode();

  uint32_t current() const { return open_.back(); }
  Tag current_tag() const { return dom_.nodes[open_.back()].tag; }
  uint16_t current_traits() const { return traits_of(current_tag()); }
  // Takes white space off the text's beginning; true where nothing is left of it.
  bool take_space(Token& token, bool keep);
  bool is_space(const Token& token) const;

  std::string_view page_;
  HtmlBuildOptions options_;
  HtmlDom dom_;
  HtmlTokenizer tokenizer_;
  Mode mode_ = Mode::Initial;
  Mode original_mode_ = Mode::Initial;  // to go back to from Text and InTableText
  std::vector<Mode> template_modes_;
  std::vector<uint32_t> open_;
  uint32_t open_count_[static_cast<size_t>(Tag::Count)] = {};  // how many of each are open
  std::vector<uint32_t> formatting_;                           // kNone is a marker
  std::vector<HtmlDom::Chunk> table_text_;                     // not yet known to be words
  size_t clones_left_ = 0;
  uint32_t head_ = kNone;
  uint32_t form_ = kNone;
  bool frameset_ok_ = true;
  bool fostering_ = false;
  bool skip_line_end_ = false;
  bool done_ = false;
};

}  // namespace hearsay
