#include "text/docx_text.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "text/lines.h"

namespace hearsay {
namespace {

// Elements around paragraphs or runs that add nothing themselves.
bool is_wrapper(std::string_view name) {
  constexpr std::string_view kWrappers[] = {"sdt",       "sdtContent", "customXml", "smartTag", "hyperlink",
                                            "fldSimple", "dir",        "bdo",       "ruby",     "rubyBase",
                                            "moveTo",    "oMath",      "oMathPara"};
  return std::find(std::begin(kWrappers), std::end(kWrappers), name) != std::end(kWrappers);
}

// Text of this document that is kept in a file of its own: a page of HTML, another document.
bool is_elsewhere(std::string_view name) { return name == "altChunk" || name == "subDoc"; }

// Of the ways to show something, the one for the newest programs.
pugi::xml_node first_choice(pugi::xml_node alternatives) {
  const pugi::xml_node choice = child_of(alternatives, "Choice");
  return choice ? choice : child_of(alternatives, "Fallback");
}

TextChange change_of(pugi::xml_node node) {
  return {attribute_of(node, "author"), attribute_of(node, "date")};
}

bool is_on(pugi::xml_node property) {
  const std::string value = attribute_of(property, "val");
  return property && value != "0" && value != "false" && value != "off";
}

}  // namespace

void DocxText::write(const XmlTree& tree, pugi::xml_node node) {
  tree_ = &tree;
  between_ = TextGap::Block;
  fields_.clear();
  find_unfinished_fields(node);
  blocks(node);
}

void DocxText::blocks(pugi::xml_node node) {
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = local_name(child);
    if (name == "p") {
      paragraph(child);
    } else if (name == "tbl") {
      table(child);
    } else if (name == "AlternateContent") {
      blocks(first_choice(child));
    } else if (name == "ins") {
      const TextChange change = change_of(child);
      const TextChange* before = std::exchange(inserting_, &change);
      blocks(child);
      inserting_ = before;
    } else if (name == "del") {
      deletion(child);
    } else if (is_elsewhere(name)) {
      ++elsewhere_;
    } else if (is_wrapper(name)) {
      blocks(child);
    }
  }
}

void DocxText::table(pugi::xml_node node) {
  const TextGap around = std::exchange(between_, TextGap::Line);
  const bool outer = around == TextGap::Block;
  if (outer) out_.gap(TextGap::Block);
  // Rows and cells may stand in wrappers of their own.
  const auto cells = [this](const auto& self, pugi::xml_node row) -> void {
    for (const pugi::xml_node child : row.children()) {
      if (local_name(child) == "tc") {
        out_.write_part(TextGap::Cell, [&] { blocks(child); });
      } else if (is_wrapper(local_name(child))) {
        self(self, child);
      }
    }
  };
  const auto rows = [&](const auto& self, pugi::xml_node part) -> void {
    for (const pugi::xml_node child : part.children()) {
      if (local_name(child) == "tr") {
        out_.write_part(TextGap::Line, [&] { cells(cells, child); });
      } else if (is_wrapper(local_name(child))) {
        self(self, child);
      }
    }
  };
  rows(rows, node);
  between_ = around;
  if (outer) out_.gap(TextGap::Block);
}

void DocxText::paragraph(pugi::xml_node node) {
  const pugi::xml_node properties = child_of(node, "pPr");
  const std::string number = numbering_.next(properties);
  const uint32_t before = out_.end();
  inserted_here_.clear();
  others_here_ = false;
  deletion_goes_on_ = false;
  const std::vector<pugi::xml_node> boxes_around = std::exchange(boxes_, {});
  if (!number.empty() && !words_of(node).empty()) {
    out_.put(number);
    out_.gap(TextGap::Space);
  }
  const uint32_t words = out_.end();
  inlines(node);
  if (out_.end() > before) end_of_paragraph(before);
  if (title_.empty() && attribute_of(child_of(properties, "pStyle"), "val") == "Title")
    for (const std::string_view word : split_words(std::string_view(out_.text()).substr(words)))
      title_.append(title_.empty() ? "" : " ").append(word);
  out_.gap(between_);
  // Boxes may hold paragraphs with boxes.
  for (const pugi::xml_node box : std::exchange(boxes_, boxes_around)) blocks(box);
}

// Words that stand in a paragraph which one person inserted whole are theirs.
void DocxText::end_of_paragraph(uint32_t begin) {
  const Span span = trim(out_.text(), {begin, out_.end()});
  if (inserted_here_.size() == 1 && !others_here_) {
    const TextChange& change = inserted_here_.front();
    if (!inserted_.empty() && inserted_.back().change == change &&
        trim(out_.text(), {inserted_.back().span.end, span.begin}).empty())
      inserted_.back().span.end = span.end;
    else
      inserted_.push_back({change, span});
    return;
  }
  insertions_.insert(insertions_.end(), inserted_here_.begin(), inserted_here_.end());
}

void DocxText::inlines(pugi::xml_node node) {
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = local_name(child);
    if (name == "r") {
      run(child);
    } else if (name == "ins") {
      const TextChange change = change_of(child);
      const TextChange* before = std::exchange(inserting_, &change);
      inlines(child);
      inserting_ = before;
    } else if (name == "del") {
      deletion(child);
    } else if (is_elsewhere(name)) {
      ++elsewhere_;
    } else if (name == "AlternateContent") {
      inlines(first_choice(child));
    } else if (name != "pPr" && name != "moveFrom" && name != "rt") {
      inlines(child);
    }
    if (name == "r" || is_wrapper(name) || name == "ins") deletion_goes_on_ = false;
  }
}

void DocxText::run(pugi::xml_node node) {
  if (is_on(child_of(child_of(node, "rPr"), "vanish"))) ++hidden_;
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = local_name(child);
    if (name == "fldChar")
      field_mark(child);
    else if (name == "drawing" || name == "pict" || name == "object")
      find_boxes(child);
    else if (name == "AlternateContent")
      run(first_choice(child));
    else if (name == "ruby")
      inlines(child_of(child, "rubyBase"));
    else if (name == "delText")
      deletion(node);
    else if (std::find(fields_.begin(), fields_.end(), false) == fields_.end())
      text(child);
  }
}

// A field whose instruction does not end would hide all that follows.
void DocxText::find_unfinished_fields(pugi::xml_node node) {
  struct Walker : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node& at) override {
      if (local_name(at) != "fldChar") return true;
      const std::string type = attribute_of(at, "fldCharType");
      if (type == "begin") open.push_back({at, false});
      if (type == "separate" && !open.empty()) open.back().second = true;
      if (type == "end" && !open.empty()) open.pop_back();
      return true;
    }
    std::vector<std::pair<pugi::xml_node, bool>> open;  // and whether its result has begun
  } walker;
  node.traverse(walker);
  unfinished_fields_.clear();
  for (const auto& [field, shown] : walker.open)
    if (!shown) unfinished_fields_.insert(field);
}

// The instruction of a field stands between "begin" and "separate", what readers see up to "end".
void DocxText::field_mark(pugi::xml_node mark) {
  const std::string type = attribute_of(mark, "fldCharType");
  if (type == "begin" && fields_.size() < static_cast<size_t>(kMostXmlDepth))
    fields_.push_back(unfinished_fields_.contains(mark));
  if (type == "separate" && !fields_.empty()) fields_.back() = true;
  if (type == "end" && !fields_.empty()) fields_.pop_back();
}

void DocxText::text(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  const uint32_t before = out_.end();
  if (name == "t") {
    for (const pugi::xml_node part : node.children()) out_.words(*tree_, part);
  } else if (name == "tab" || name == "ptab") {
    out_.put("\t");
  } else if (name == "br" || name == "cr") {
    out_.put("\n");
  } else if (name == "noBreakHyphen") {
    out_.put("\u2011");
  } else if (name == "sym") {
    const std::string entity = "&#x" + attribute_of(node, "char") + ";";
    std::string character;
    append_utf8(character, read_entity(entity).value_or(XmlEntity{kReplacement, 0}).value);
    out_.put(character);
  }
  if (out_.end() == before) return;
  if (inserting_ == nullptr)
    others_here_ = true;
  else if (inserted_here_.empty() || inserted_here_.back() != *inserting_)
    inserted_here_.push_back(*inserting_);
}

void DocxText::find_boxes(pugi::xml_node node) {
  for (const pugi::xml_node child : node.children()) {
    if (local_name(child) == "txbxContent")
      boxes_.push_back(child);
    else if (local_name(child) == "AlternateContent")
      find_boxes(first_choice(child));
    else
      find_boxes(child);
  }
}

// Deletions side by side are one.
void DocxText::deletion(pugi::xml_node node) {
  std::vector<pugi::xml_node> texts;
  find_deleted(node, texts);
  if (texts.empty()) return;
  TextChange change = change_of(node);
  if (deletion_goes_on_ && !deleted_.empty() && deleted_.back().change == change)
    deleted_.back().texts.insert(deleted_.back().texts.end(), texts.begin(), texts.end());
  else
    deleted_.push_back({std::move(change), tree_, std::move(texts)});
  deletion_goes_on_ = true;
}

void DocxText::find_deleted(pugi::xml_node node, std::vector<pugi::xml_node>& texts) {
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = local_name(child);
    if (name == "delText" || name == "t")
      for (const pugi::xml_node part : child.children()) texts.push_back(part);
    else
      find_deleted(child, texts);
  }
}

}  // namespace hearsay
