// Walks the paragraphs, lists and tables of an OpenDocument text.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/package_passages.h"
#include "text/package_text.h"

namespace hearsay {

class OdtText {
 public:
  explicit OdtText(PackageText& out) : out_(out) {}

  // Writes the blocks below `node` of this tree.
  void write(const XmlTree& tree, pugi::xml_node node);

  // What hangs on places of the text and stands behind it: notes, annotations. Those of what is written from
  // here are added as they come.
  std::vector<pugi::xml_node> take_hanging();

  struct Change {
    TextChange by;
    Span span;                // of an insertion
    pugi::xml_node deletion;  // what was deleted; null for an insertion
  };
  const std::vector<Change>& changes() const { return changes_; }
  bool has_lists() const { return has_lists_; }

 private:
  void blocks(pugi::xml_node node);
  void table(pugi::xml_node node);
  void paragraph(pugi::xml_node node);
  void inlines(pugi::xml_node node);
  void element(pugi::xml_node node, std::string_view name);
  void find_changes(pugi::xml_node node);
  void mark_change(pugi::xml_node node, bool end);

  PackageText& out_;
  const XmlTree* tree_ = nullptr;
  TextGap between_ = TextGap::Block;     // paragraphs
  std::vector<pugi::xml_node> boxes_;    // text boxes that hang on the paragraph
  std::vector<pugi::xml_node> hanging_;  // notes and annotations
  std::vector<Change> changes_;
  std::map<std::string, size_t, std::less<>> change_by_id_;  // an index into changes_
  bool has_lists_ = false;
};

}  // namespace hearsay
