// Walks the paragraphs and tables of one part of a Word document (body, notes, comments, headers).
#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/docx_numbering.h"
#include "text/package_passages.h"
#include "text/package_text.h"

namespace hearsay {

class DocxText {
 public:
  DocxText(PackageText& out, DocxNumbering& numbering) : out_(out), numbering_(numbering) {}

  // Writes the blocks below `node` of this tree.
  void write(const XmlTree& tree, pugi::xml_node node);

  // What was found on the way.
  struct Inserted {
    TextChange change;
    Span span;  // of whole paragraphs
  };
  const std::vector<Inserted>& inserted() const { return inserted_; }
  // What was inserted within paragraphs.
  const std::vector<TextChange>& insertions() const { return insertions_; }
  struct Deleted {
    TextChange change;
    const XmlTree* tree;
    std::vector<pugi::xml_node> texts;
  };
  const std::vector<Deleted>& deleted() const { return deleted_; }
  const std::string& title() const { return title_; }  // the first paragraph of the style "Title"
  size_t hidden_runs() const { return hidden_; }
  size_t elsewhere() const { return elsewhere_; }  // stretches of text that stand in files of their own

 private:
  void blocks(pugi::xml_node node);
  void table(pugi::xml_node node);
  void paragraph(pugi::xml_node node);
  void inlines(pugi::xml_node node);
  void run(pugi::xml_node node);
  void text(pugi::xml_node node);
  void find_unfinished_fields(pugi::xml_node node);
  void field_mark(pugi::xml_node mark);
  void find_boxes(pugi::xml_node node);
  void deletion(pugi::xml_node node);
  void find_deleted(pugi::xml_node node, std::vector<pugi::xml_node>& texts);
  void end_of_paragraph(uint32_t begin);

  PackageText& out_;
  DocxNumbering& numbering_;
  const XmlTree* tree_ = nullptr;
  TextGap between_ = TextGap::Block;  // paragraphs
  std::vector<bool> fields_;          // open fields: whether their result has begun
  std::set<pugi::xml_node> unfinished_fields_;
  std::vector<pugi::xml_node> boxes_;  // text boxes that hang on the paragraph
  const TextChange* inserting_ = nullptr;
  std::vector<TextChange> inserted_here_;  // into the paragraph
  bool others_here_ = false;               // the paragraph has words that were not inserted
  std::vector<Inserted> inserted_;
  std::vector<TextChange> insertions_;
  std::vector<Deleted> deleted_;
  bool deletion_goes_on_ = false;
  std::string title_;
  size_t hidden_ = 0;
  size_t elsewhere_ = 0;
};

}  // namespace hearsay
