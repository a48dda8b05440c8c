#include "text/markdown.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/dates.h"
#include "text/front_matter.h"
#include "text/markdown_inline.h"
#include "text/notices.h"
#include "text/passage_tree.h"

namespace hearsay {
namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

// Marks at most three blanks into the line; more make it code, which stays as it is.
size_t indent_of(std::string_view line) {
  size_t size = 0;
  while (size < line.size() && line[size] == ' ') ++size;
  return size;
}

// "---", "* * *", "===": only this character and blanks, at least `least` times.
bool is_rule(std::string_view line, char mark, size_t least) {
  size_t count = 0;
  for (const char c : line) {
    if (c == mark)
      ++count;
    else if (c != ' ' && c != '\t' && c != '\r')
      return false;
  }
  return count >= least;
}

bool is_fence(std::string_view line) { return line.starts_with("```") || line.starts_with("~~~"); }

bool is_list_item(std::string_view line) {
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")) return true;
  const size_t digits = line.find_first_not_of("0123456789");
  return digits != 0 && digits != std::string_view::npos && digits < 10 &&
         (line[digits] == '.' || line[digits] == ')') && line.substr(digits + 1).starts_with(' ');
}

// The row of dashes under a table's head.
bool is_table_rule(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos &&
         line.find_first_not_of(" \t\r|:-") == std::string_view::npos;
}

// "[label]: https://…": an address that is no part of the text.
bool is_link_definition(std::string_view line) {
  if (!line.starts_with('[') || line.starts_with("[^")) return false;
  const size_t close = line.find("]: ");
  return close != std::string_view::npos && line.find("://", close) != std::string_view::npos;
}

struct Quotation {
  Span source;
  int depth;
};

// Goes through the lines once, crosses out the marks, and notes where quotations stand.
class MarkdownReader {
 public:
  explicit MarkdownReader(std::string_view text) : edit_(text), text_(text) {}

  void run(size_t begin) {
    if (begin > 0) edit_.drop(0, begin);
    for (size_t at = begin; at < text_.size();) {
      const size_t end = std::min(text_.find('\n', at), text_.size());
      read_line(at, end);
      at = std::min(end + 1, text_.size());
    }
    end_paragraph();
    set_depth(0, text_.size());
  }

  const MarkdownEdit& edit() const { return edit_; }
  std::vector<Quotation>& quotations() { return quotations_; }
  Span title() const { return title_; }

 private:
  // The line without the marks of quotations around it.
  void read_line(size_t begin, size_t end) {
    if (fenced_ && !is_fence(unquoted(begin, end).second)) return;
    const auto [depth, line] = unquoted(begin, end);
    const size_t at = end - line.size();
    const bool lazy = depth < depth_ && in_paragraph_ && depth == 0 && is_plain(line);
    if (!lazy && depth != depth_) {
      end_paragraph();
      set_depth(depth, begin);
    }
    if (at > begin && depth > 0) edit_.drop(begin, at);
    read_block(at, end);
    last_end_ = end;
  }

  // How many ">" the line begins with, and what stands behind them.
  std::pair<int, std::string_view> unquoted(size_t begin, size_t end) const {
    std::string_view line = text_.substr(begin, end - begin);
    int depth = 0;
    constexpr int kDeepest = 32;
    while (depth < kDeepest) {
      const size_t indent = indent_of(line);
      if (indent > 3 || indent >= line.size() || line[indent] != '>') break;
      line.remove_prefix(indent + 1);
      if (line.starts_with(' ')) line.remove_prefix(1);
      ++depth;
    }
    return {depth, line};
  }

  // Text that goes on with the paragraph before it, even where the ">" was left out.
  static bool is_plain(std::string_view line) {
    return !is_blank(line) && !is_fence(line) && !line.starts_with('#') && !is_list_item(line) &&
           !is_rule(line, '-', 3) && !is_rule(line, '*', 3) && !line.starts_with('|');
  }

  void set_depth(int depth, size_t at) {
    for (; depth_ < depth; ++depth_) open_.push_back(at);
    for (; depth_ > depth; --depth_) {
      quotations_.push_back(
          {{static_cast<uint32_t>(open_.back()), static_cast<uint32_t>(last_end_)}, depth_});
      open_.pop_back();
    }
  }

  void read_block(size_t at, size_t end) {
    const std::string_view whole = text_.substr(at, end - at);
    const size_t indent = indent_of(whole);
    const std::string_view line = whole.substr(indent);
    if (is_fence(line) && indent <= 3) {
      end_paragraph();
      edit_.drop(at, end);
      fenced_ = !fenced_;
    } else if (is_blank(line)) {
      end_paragraph();
    } else if (indent >= 4 && !in_paragraph_) {
      // Indented: code, or the rest of a list's entry. Its words stay as they are.
    } else if (in_paragraph_ && (is_rule(line, '=', 1) || is_rule(line, '-', 1))) {
      take_title(paragraph_, last_end_);
      end_paragraph();
      edit_.drop(at, end);
    } else if (is_rule(line, '-', 3) || is_rule(line, '*', 3) || is_rule(line, '_', 3)) {
      end_paragraph();
      edit_.drop(at, end);
    } else if (line.starts_with('#')) {
      read_heading(at, end);
    } else if (is_table_rule(line)) {
      edit_.drop(at, end);
    } else if (line.starts_with('|')) {
      end_paragraph();
      read_row(at + indent, end);
    } else {
      read_text(at, at + indent, end);
    }
  }

  void read_heading(size_t at, size_t end) {
    size_t begin = text_.find('#', at);
    while (begin < end && text_[begin] == '#') ++begin;
    const bool heading = begin >= end || text_[begin] == ' ' || text_[begin] == '\t';
    if (!heading) return read_text(at, at, end);
    end_paragraph();
    while (begin < end && (text_[begin] == ' ' || text_[begin] == '\t')) ++begin;
    edit_.drop(at, begin);
    size_t close = end;
    while (close > begin && (text_[close - 1] == '#' || text_[close - 1] == ' ' || text_[close - 1] == '\r'))
      --close;
    if (close < end && text_.substr(close, end - close).find('#') != std::string_view::npos)
      edit_.drop(close, end);
    edit_markdown_inline(edit_, begin, close);
    take_title(begin, close);
  }

  void take_title(size_t begin, size_t end) {
    if (title_.empty()) title_ = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  }

  // Cells are parted by tabs.
  void read_row(size_t begin, size_t end) {
    while (end > begin && (text_[end - 1] == ' ' || text_[end - 1] == '\r')) --end;
    edit_.drop(begin, begin + 1);
    if (end > begin + 1 && text_[end - 1] == '|') edit_.drop(end - 1, end);
    size_t cell = begin + 1;
    for (size_t at = cell; at < end; ++at) {
      if (text_[at] == '\\') {
        ++at;
      } else if (text_[at] == '|' && !edit_.dropped[at]) {
        edit_markdown_inline(edit_, cell, at);
        edit_.replacements.push_back({{static_cast<uint32_t>(at), static_cast<uint32_t>(at + 1)}, "\t"});
        cell = at + 1;
      }
    }
    edit_markdown_inline(edit_, cell, end);
  }

  void read_text(size_t at, size_t begin, size_t end) {
    if (!in_paragraph_ && is_link_definition(text_.substr(begin, end - begin))) {
      edit_.drop(at, end);
      return;
    }
    if (text_.substr(begin).starts_with("[^")) {
      // A footnote: "[^3]: …" keeps its number as a label.
      const size_t close = begin + text_.substr(begin, end - begin).find("]:");
      if (close >= begin && close < end) {
        end_paragraph();
        edit_.drop(begin + 1, begin + 2);
        edit_.drop(close + 1, close + 2);
        begin = close + 2;
      }
    } else if (is_list_item(text_.substr(begin, end - begin))) {
      end_paragraph();
      // The item's mark is text; only what stands behind it has marks to read.
      begin = text_.find(' ', begin);
    }
    if (!in_paragraph_) paragraph_ = begin;
    in_paragraph_ = true;
  }

  void end_paragraph() {
    if (in_paragraph_) edit_markdown_inline(edit_, paragraph_, last_end_);
    in_paragraph_ = false;
  }

  MarkdownEdit edit_;
  std::string_view text_;
  std::vector<Quotation> quotations_;
  std::vector<size_t> open_;  // where the quotations around the line begin
  int depth_ = 0;
  bool fenced_ = false;
  bool in_paragraph_ = false;
  size_t paragraph_ = 0;
  size_t last_end_ = 0;  // of the line before
  Span title_;
};

// The text that is left, with its map.
struct Edited {
  std::string text;
  OffsetMap map;
};

Edited apply(const MarkdownEdit& edit) {
  Edited out;
  out.text.reserve(edit.source.size());
  auto next = edit.replacements.begin();
  for (size_t at = 0; at < edit.source.size();) {
    const auto text_at = static_cast<uint32_t>(out.text.size());
    if (next != edit.replacements.end() && next->source.begin == at) {
      out.text += next->text;
      out.map.append({text_at, static_cast<uint32_t>(out.text.size())}, next->source);
      at = next->source.end;
      ++next;
      continue;
    }
    const size_t limit = next == edit.replacements.end() ? edit.source.size() : next->source.begin;
    size_t end = at;
    while (end < limit && edit.dropped[end] == edit.dropped[at]) ++end;
    if (!edit.dropped[at]) {
      out.text.append(edit.source.substr(at, end - at));
      out.map.append({text_at, static_cast<uint32_t>(out.text.size())},
                     {static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
    }
    at = end;
  }
  return out;
}

// Where source offsets, which come in any order, stand in the edited text: the first text at or behind them.
class TextOffsets {
 public:
  explicit TextOffsets(const Edited& edited) : edited_(edited) {}
  uint32_t at(uint32_t source) const {
    const auto& pieces = edited_.map.pieces();
    const auto piece =
        std::upper_bound(pieces.begin(), pieces.end(), source,
                         [](uint32_t place, const OffsetMap::Piece& p) { return place < p.source.end; });
    if (piece == pieces.end()) return static_cast<uint32_t>(edited_.text.size());
    if (source <= piece->source.begin || piece->text.size() != piece->source.size()) return piece->text.begin;
    return piece->text.begin + (source - piece->source.begin);
  }

 private:
  const Edited& edited_;
};

Span trimmed(std::string_view text, Span span) {
  while (!span.empty() && is_blank(text.substr(span.begin, 1))) ++span.begin;
  while (!span.empty() && is_blank(text.substr(span.end - 1, 1))) --span.end;
  return span;
}

void add_corrections(std::string_view text, PassageTree& tree) {
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find("\n\n", at), text.size());
    const Span span = trimmed(text, {static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
    if (!span.empty() && is_correction_notice(span.of(text))) tree.add(PassageKind::Correction, span);
    at = end + 1;
  }
}

}  // namespace

Document read_markdown(const DecodedText& source, Document document) {
  const FrontMatter head = read_front_matter(source.text);
  MarkdownReader reader(source.text);
  reader.run(head.size);
  Edited edited = apply(reader.edit());
  const TextOffsets offsets(edited);

  const auto set = [](std::string& field, const std::string& value) {
    if (field.empty()) field = value;
  };
  set(document.title, head.title);
  set(document.author, head.author);
  set(document.outlet, head.outlet);
  set(document.published, head.published);
  const Span title = trimmed(edited.text, {offsets.at(reader.title().begin), offsets.at(reader.title().end)});
  set(document.title, std::string(title.of(edited.text)));

  PassageTree tree;
  tree.add(PassageKind::Article, trimmed(edited.text, {0, static_cast<uint32_t>(edited.text.size())}));
  std::vector<Quotation>& quotations = reader.quotations();
  std::stable_sort(quotations.begin(), quotations.end(),
                   [](const Quotation& a, const Quotation& b) { return a.depth < b.depth; });
  for (const Quotation& quotation : quotations)
    tree.add(PassageKind::Quotation,
             trimmed(edited.text, {offsets.at(quotation.source.begin), offsets.at(quotation.source.end)}));
  add_corrections(edited.text, tree);
  document.passages = std::move(tree).finish();
  document.map = edited.map.after(source.map);
  document.text = std::move(edited.text);
  return document;
}

}  // namespace hearsay
