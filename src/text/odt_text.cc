#include "text/odt_text.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace hearsay {
namespace {

constexpr int kMostSpaces = 64;  // at one place: the text stays in proportion to the part

template <size_t size>
bool is_one_of(const std::string_view (&names)[size], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// Elements whose text is not the document's.
constexpr std::string_view kUnseen[] = {"forms",     "sequence-decls",  "variable-decls",  "user-field-decls",
                                        "script",    "event-listeners", "title",           "desc",
                                        "ruby-text", "table-column",    "tracked-changes", "annotation-end"};

// <text:title>, which shows the document's title in a paragraph; <svg:title> tells of a picture.
bool is_title_field(pugi::xml_node node) {
  constexpr std::string_view kAround[] = {"p", "h", "span", "a"};
  return local_name(node) == "title" && is_one_of(kAround, local_name(node.parent()));
}

}  // namespace

void OdtText::write(const XmlTree& tree, pugi::xml_node node) {
  tree_ = &tree;
  between_ = TextGap::Block;
  blocks(node);
}

std::vector<pugi::xml_node> OdtText::take_hanging() { return std::exchange(hanging_, {}); }

void OdtText::blocks(pugi::xml_node node) {
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = local_name(child);
    if (name == "p" || name == "h") {
      paragraph(child);
    } else if (name == "table") {
      table(child);
    } else if (name == "tracked-changes") {
      find_changes(child);
    } else if (name == "change-start" || name == "change-end") {
      mark_change(child, name == "change-end");
    } else if (name == "note" || name == "annotation") {
      hanging_.push_back(child);
    } else if (!is_one_of(kUnseen, name)) {
      has_lists_ = has_lists_ || name == "list";
      blocks(child);
    }
  }
}

void OdtText::table(pugi::xml_node node) {
  const TextGap around = std::exchange(between_, TextGap::Line);
  const bool outer = around == TextGap::Block;
  if (outer) out_.gap(TextGap::Block);
  const auto rows = [this](const auto& self, pugi::xml_node part) -> void {
    for (const pugi::xml_node child : part.children()) {
      const std::string_view name = local_name(child);
      if (name == "table-cell" || name == "covered-table-cell") {
        out_.write_part(TextGap::Cell, [&] { blocks(child); });
      } else if (name == "table-row") {
        out_.write_part(TextGap::Line, [&] { self(self, child); });
      } else if (!is_one_of(kUnseen, name)) {  // groups of rows
        self(self, child);
      }
    }
  };
  rows(rows, node);
  between_ = around;
  if (outer) out_.gap(TextGap::Block);
}

void OdtText::paragraph(pugi::xml_node node) {
  const std::vector<pugi::xml_node> boxes_around = std::exchange(boxes_, {});
  inlines(node);
  out_.gap(between_);
  for (const pugi::xml_node box : std::exchange(boxes_, boxes_around)) blocks(box);
}

void OdtText::inlines(pugi::xml_node node) {
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      out_.words(*tree_, child);
    else
      element(child, local_name(child));
  }
}

void OdtText::element(pugi::xml_node node, std::string_view name) {
  if (name == "s") {
    const std::string count = attribute_of(node, "c");
    out_.put(std::string(
        static_cast<size_t>(count.empty() ? 1 : std::clamp(std::atoi(count.c_str()), 1, kMostSpaces)), ' '));
  } else if (name == "tab") {
    out_.put("\t");
  } else if (name == "line-break") {
    out_.gap(TextGap::Line);
  } else if (name == "note" || name == "annotation") {
    hanging_.push_back(node);
  } else if (name == "change-start" || name == "change-end") {
    mark_change(node, name == "change-end");
  } else if (name == "text-box") {
    boxes_.push_back(node);
  } else if (!is_one_of(kUnseen, name) || is_title_field(node)) {
    inlines(node);
  }
}

void OdtText::find_changes(pugi::xml_node node) {
  for (const pugi::xml_node region : node.children())
    for (const pugi::xml_node kind : region.children()) {
      const pugi::xml_node info = child_of(kind, "change-info");
      Change change{{words_of(child_of(info, "creator")), words_of(child_of(info, "date"))}, {}, {}};
      if (local_name(kind) == "deletion") change.deletion = kind;
      if (local_name(kind) != "deletion" && local_name(kind) != "insertion") continue;
      change_by_id_.try_emplace(attribute_of(region, "id"), changes_.size());
      changes_.push_back(std::move(change));
    }
}

void OdtText::mark_change(pugi::xml_node node, bool end) {
  const auto at = change_by_id_.find(attribute_of(node, "change-id"));
  if (at == change_by_id_.end()) return;
  Span& span = changes_[at->second].span;
  if (end && span.begin <= out_.end()) span.end = out_.end();
  if (!end) span = {out_.end(), out_.end()};
}

}  // namespace hearsay
