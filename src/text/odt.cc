#include "text/odt.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/lines.h"
#include "text/odt_text.h"
#include "text/package_passages.h"
#include "text/package_text.h"
#include "text/passage_tree.h"
#include "text/xml.h"

namespace hearsay {
namespace {

// Whether its lines hold nothing but blanks beside the span; of many blanks the nearest are looked at.
bool is_whole_lines(std::string_view text, Span span) {
  constexpr uint32_t kNear = 64;
  const uint32_t begin = span.begin - std::min(span.begin, kNear);
  const std::string_view before = text.substr(begin, span.begin - begin);
  const std::string_view after = text.substr(span.end, kNear);
  return trim(before.substr(before.rfind('\n') + 1)).empty() &&
         trim(after.substr(0, after.find('\n'))).empty();
}

// Reads one document; the methods run in the order in which they stand.
class OdtReader {
 public:
  OdtReader(const Package& package, Document& document) : package_(package), document_(document) {}

  Status read() {
    const std::string* manifest = package_.find("META-INF/manifest.xml");
    if (manifest != nullptr && manifest->find("encryption-data") != std::string::npos)
      return Error(ErrorKind::Unsupported, "encrypted: save it without the password");
    const Result<const XmlTree*> tree = out_.open(package_, "content.xml", true);
    if (!tree) return tree.error();
    const pugi::xml_node body = child_of(child_of((*tree)->nodes, "document-content"), "body");
    text_.write(**tree, child_of(body, "text"));
    find_body_passages(out_.text(), document_, passages_);
    find_insertions();
    add_hanging(**tree);
    add_deletions(**tree);
    add_margins();
    if (text_.has_lists()) out_.notes().push_back("numbers of lists are not shown");
    say(package_.notes());
    return Done{};
  }

  void finish() && {
    std::move(out_).finish(document_);
    document_.passages = std::move(passages_).finish();
    const std::string* bytes = package_.find("meta.xml");
    const auto tree = bytes == nullptr ? Error(ErrorKind::NotFound, "") : parse_xml(*bytes);
    if (!tree) return;
    const pugi::xml_node meta = child_of(child_of((*tree)->nodes, "document-meta"), "meta");
    const auto value = [&meta](std::string_view name) { return words_of(child_of(meta, name)); };
    const std::string changed = value("date");
    const std::string by = value("creator");  // who saved it last
    fill(document_.title, value("title"));
    fill(document_.author, value("initial-creator"));
    fill(document_.author, by);
    fill(document_.language, value("language"));
    const std::string created = value("creation-date");
    fill(document_.published, created.empty() ? changed : created);
    if (!changed.empty() && changed != created)
      document_.notes.push_back("last changed " + changed + (by.empty() ? "" : " by " + by));
  }

 private:
  void find_insertions() {
    std::vector<TextChange> within;
    for (const OdtText::Change& change : text_.changes()) {
      if (change.deletion) continue;
      const Span span = trim(out_.text(), change.span);
      if (span.empty()) continue;
      if (is_whole_lines(out_.text(), span))
        add_passage(passages_, PassageKind::Article, span, change.by);
      else
        within.push_back(change.by);
    }
    say(count_changes(within, "insertion", "within paragraphs"));
  }

  // Writes what is below the node as a passage behind all others.
  void add_part(const XmlTree& tree, pugi::xml_node node, PassageKind kind, const TextChange& by,
                const std::string& mark) {
    if (words_of(node).empty()) return;
    out_.gap_instead(TextGap::Block);
    const uint32_t begin = out_.begin();
    if (!mark.empty()) out_.put(mark);
    if (!mark.empty()) out_.gap(TextGap::Space);
    text_.write(tree, node);
    out_.gap_instead(TextGap::Block);
    add_passage(passages_, kind, {begin, out_.end()}, by);
  }

  // Notes may have annotations of their own.
  void add_hanging(const XmlTree& tree) {
    size_t number = 0;
    std::vector<pugi::xml_node> annotations;
    for (std::vector<pugi::xml_node> hanging = text_.take_hanging(); !hanging.empty();
         hanging = text_.take_hanging())
      for (const pugi::xml_node node : hanging) {
        if (local_name(node) == "annotation")
          annotations.push_back(node);
        else
          add_part(tree, child_of(node, "note-body"), PassageKind::Caption, {}, std::to_string(++number));
      }
    // Author and day stand in the annotation too, but in no paragraph.
    for (const pugi::xml_node node : annotations)
      add_part(tree, node, PassageKind::Comment,
               {words_of(child_of(node, "creator")), words_of(child_of(node, "date"))}, "");
  }

  // What was taken out is no longer said, but an investigator wants to see it.
  void add_deletions(const XmlTree& tree) {
    std::vector<TextChange> changes;
    const std::vector<OdtText::Change> all = text_.changes();
    for (const OdtText::Change& change : all) {
      if (!change.deletion) continue;
      add_part(tree, change.deletion, PassageKind::Boilerplate, {}, "");
      changes.push_back(change.by);
    }
    say(count_changes(changes, "deletion", "kept behind the text"));
  }

  void add_margins() {
    const Result<const XmlTree*> tree = out_.open(package_, "styles.xml", false);
    if (*tree == nullptr) return;
    std::set<std::string> seen;
    for (const pugi::xml_node page :
         child_of(child_of((*tree)->nodes, "document-styles"), "master-styles").children())
      for (const pugi::xml_node margin : page.children()) {
        const std::string_view name = local_name(margin);
        if (!name.starts_with("header") && !name.starts_with("footer")) continue;
        if (!seen.insert(words_of(margin)).second) continue;
        add_part(**tree, margin, PassageKind::Boilerplate, {}, "");
      }
  }

  void say(const std::vector<std::string>& notes) {
    out_.notes().insert(out_.notes().end(), notes.begin(), notes.end());
  }

  const Package& package_;
  Document& document_;
  PackageText out_{PackageText::Spaces::Folded};
  OdtText text_{out_};
  PassageTree passages_;
};

}  // namespace

Result<Document> read_odt(const Package& package, Document document) {
  OdtReader reader(package, document);
  if (Status read = reader.read(); !read) return std::move(read).error();
  std::move(reader).finish();
  return document;
}

}  // namespace hearsay
