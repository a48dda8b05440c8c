#include "text/docx.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/docx_numbering.h"
#include "text/docx_text.h"
#include "text/package_passages.h"
#include "text/package_text.h"
#include "text/passage_tree.h"
#include "text/xml.h"

namespace hearsay {
namespace {

// The relations of a part to others: (kind, path), by what its kind's address ends with.
using Relations = std::vector<std::pair<std::string, std::string>>;

std::string relations_part(std::string_view part) {
  const size_t slash = part.rfind('/') == std::string_view::npos ? 0 : part.rfind('/') + 1;
  return std::string(part.substr(0, slash)) + "_rels/" + std::string(part.substr(slash)) + ".rels";
}

Relations relations_of(const Package& package, std::string_view part) {
  Relations relations;
  const std::string* bytes = package.find(relations_part(part));
  if (bytes == nullptr) return relations;
  const Result<std::unique_ptr<XmlTree>> tree = parse_xml(*bytes);
  if (!tree) return relations;
  for (const pugi::xml_node node : child_of((*tree)->nodes, "Relationships").children()) {
    if (attribute_of(node, "TargetMode") == "External") continue;
    const std::string type = attribute_of(node, "Type");
    relations.emplace_back(type.substr(type.rfind('/') + 1),
                           resolve_part(part, attribute_of(node, "Target")));
  }
  std::sort(relations.begin(), relations.end());
  relations.erase(std::unique(relations.begin(), relations.end()), relations.end());
  return relations;
}

std::string related(const Relations& relations, std::string_view kind) {
  for (const auto& [type, path] : relations)
    if (type == kind) return path;
  return "";
}

// What docProps/core.xml says.
struct Properties {
  std::string title, creator, created, modified, modified_by, language;
};

Properties properties_of(const Package& package) {
  Properties properties;
  const std::string* bytes = package.find("docProps/core.xml");
  const auto tree = bytes == nullptr ? Error(ErrorKind::NotFound, "") : parse_xml(*bytes);
  if (!tree) return properties;
  const pugi::xml_node core = child_of((*tree)->nodes, "coreProperties");
  const auto value = [&core](std::string_view name) { return words_of(child_of(core, name)); };
  return {value("title"),    value("creator"),        value("created"),
          value("modified"), value("lastModifiedBy"), value("language")};
}

// Reads one document; the methods run in the order in which they stand.
class DocxReader {
 public:
  DocxReader(const Package& package, std::string main, Document& document)
      : package_(package),
        main_(std::move(main)),
        relations_(relations_of(package, main_)),
        document_(document) {}

  Status read() {
    Result<const XmlTree*> tree = out_.open(package_, main_, true);
    if (!tree) return std::move(tree).error();
    DocxNumbering numbering(root_of("numbering"), root_of("styles"));
    DocxText body(out_, numbering);
    body.write(**tree, child_of(child_of((*tree)->nodes, "document"), "body"));
    title_ = body.title();
    find_passages(body);

    DocxNumbering no_numbering({}, {});
    DocxText rest(out_, no_numbering);
    add_notes(rest, "footnotes", "footnote");
    add_notes(rest, "endnotes", "endnote");
    add_comments(rest);
    add_margins(rest, "header", "hdr");
    add_margins(rest, "footer", "ftr");
    add_deleted(body);
    add_deleted(rest);
    say_what_is_odd(body);
    return Done{};
  }

  void finish() && {
    std::move(out_).finish(document_);
    document_.passages = std::move(passages_).finish();
    const Properties properties = properties_of(package_);
    fill(document_.title, title_.empty() ? properties.title : title_);
    fill(document_.author, properties.creator);
    fill(document_.published, properties.created.empty() ? properties.modified : properties.created);
    fill(document_.language, properties.language);
    if (!properties.modified.empty() && properties.modified != properties.created)
      document_.notes.push_back("last changed " + properties.modified +
                                (properties.modified_by.empty() ? "" : " by " + properties.modified_by));
  }

 private:
  pugi::xml_node root_of(std::string_view kind) {
    const std::string path = related(relations_, kind);
    const std::string* bytes = path.empty() ? nullptr : package_.find(path);
    if (bytes == nullptr) return {};
    Result<std::unique_ptr<XmlTree>> tree = parse_xml(*bytes);
    if (!tree) return {};
    helpers_.push_back(*std::move(tree));
    return child_of(helpers_.back()->nodes, kind);
  }

  void find_passages(const DocxText& body) {
    find_body_passages(out_.text(), document_, passages_);
    for (const DocxText::Inserted& part : body.inserted())
      add_passage(passages_, PassageKind::Article, part.span, part.change);
  }

  // Writes what is below the node as a passage behind all others.
  void add_part(DocxText& text, const XmlTree& tree, pugi::xml_node node, PassageKind kind,
                const TextChange& change, const std::string& mark) {
    if (words_of(node).empty()) return;
    out_.gap_instead(TextGap::Block);
    const uint32_t begin = out_.begin();
    if (!mark.empty()) out_.put(mark);
    if (!mark.empty()) out_.gap(TextGap::Space);
    text.write(tree, node);
    out_.gap_instead(TextGap::Block);
    add_passage(passages_, kind, {begin, out_.end()}, change);
  }

  void add_notes(DocxText& text, std::string_view kind, std::string_view element) {
    const std::string path = related(relations_, kind);
    const Result<const XmlTree*> tree = out_.open(package_, path, false);
    if (*tree == nullptr) return;
    size_t number = 0;
    for (const pugi::xml_node note : child_of((*tree)->nodes, kind).children()) {
      const std::string type = attribute_of(note, "type");  // separators are notes too
      if (local_name(note) != element || (!type.empty() && type != "normal")) continue;
      add_part(text, **tree, note, PassageKind::Caption, {}, std::to_string(++number));
    }
  }

  void add_comments(DocxText& text) {
    const Result<const XmlTree*> tree = out_.open(package_, related(relations_, "comments"), false);
    if (*tree == nullptr) return;
    for (const pugi::xml_node comment : child_of((*tree)->nodes, "comments").children())
      if (local_name(comment) == "comment")
        add_part(text, **tree, comment, PassageKind::Comment,
                 {attribute_of(comment, "author"), attribute_of(comment, "date")}, "");
  }

  // Headers or footers: sections often have the same one in parts of their own.
  void add_margins(DocxText& text, std::string_view kind, std::string_view root) {
    std::set<std::string> seen;
    for (const auto& [type, path] : relations_) {
      if (type != kind) continue;
      const Result<const XmlTree*> tree = out_.open(package_, path, false);
      if (*tree == nullptr) continue;
      const pugi::xml_node node = child_of((*tree)->nodes, root);
      if (!seen.insert(words_of(node)).second) continue;
      add_part(text, **tree, node, PassageKind::Boilerplate, {}, "");
    }
  }

  // What was taken out is no longer said, but an investigator wants to see it.
  void add_deleted(const DocxText& text) {
    std::vector<TextChange> changes;
    for (const DocxText::Deleted& deleted : text.deleted()) {
      out_.gap_instead(TextGap::Block);
      const uint32_t begin = out_.begin();
      for (const pugi::xml_node part : deleted.texts) out_.words(*deleted.tree, part);
      out_.gap_instead(TextGap::Block);
      add_passage(passages_, PassageKind::Boilerplate, {begin, out_.end()});
      changes.push_back(deleted.change);
    }
    say(count_changes(changes, "deletion", "kept behind the text"));
  }

  void say_what_is_odd(const DocxText& body) {
    say(count_changes(body.insertions(), "insertion", "within paragraphs"));
    if (body.hidden_runs() > 0) out_.notes().push_back("hidden words are shown");
    if (body.elsewhere() > 0)
      out_.notes().push_back("text kept in files of its own is not read, in " +
                             std::to_string(body.elsewhere()) +
                             (body.elsewhere() == 1 ? " place" : " places"));
    const size_t embedded = package_.count("word/embeddings/");
    if (embedded > 0) out_.notes().push_back(std::to_string(embedded) + " embedded files are not read");
    say(package_.notes());
  }

  void say(const std::vector<std::string>& notes) {
    out_.notes().insert(out_.notes().end(), notes.begin(), notes.end());
  }

  const Package& package_;
  std::string main_;
  Relations relations_;
  Document& document_;
  PackageText out_{PackageText::Spaces::Kept};
  PassageTree passages_;
  std::vector<std::unique_ptr<XmlTree>> helpers_;
  std::string title_;
};

}  // namespace

Result<Document> read_docx(const Package& package, Document document) {
  std::string main = related(relations_of(package, ""), "officeDocument");
  if (main.empty()) main = "word/document.xml";
  DocxReader reader(package, std::move(main), document);
  if (Status read = reader.read(); !read) return std::move(read).error();
  std::move(reader).finish();
  return document;
}

}  // namespace hearsay
