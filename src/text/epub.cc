#include "text/epub.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/charset.h"
#include "text/html.h"
#include "text/package_passages.h"
#include "text/passage_tree.h"
#include "text/xml.h"

namespace hearsay {
namespace {

template <size_t size>
bool is_one_of(const std::string_view (&names)[size], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// What HTML itself closes at once.
constexpr std::string_view kVoid[] = {"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                      "input", "link", "meta", "param", "source", "track", "wbr"};
constexpr std::string_view kBlocks[] = {"p",  "div", "li", "td", "th", "tr", "h1", "h2",        "h3",
                                        "h4", "h5",  "h6", "ul", "ol", "dd", "dt", "blockquote"};

struct Chapter {
  std::string path;
  bool aside = false;  // table of contents, cover
};

class EpubReader {
 public:
  EpubReader(const Package& package, Document& document, const TextLimits& limits)
      : package_(package), document_(document), limits_(limits) {}

  Status read() {
    Status opened = open_book();
    if (!opened) return opened;
    describe();
    const std::vector<Chapter> chapters = chapters_of();
    if (chapters.empty()) return Error(ErrorKind::Corrupt, "its list of chapters names none");
    const std::set<std::string> locked = locked_parts();
    for (const Chapter& chapter : chapters) {
      if (locked.contains(chapter.path))
        return Error(ErrorKind::Unsupported, "encrypted: its seller allows no other program to read it");
      add(chapter);
    }
    document_.passages = std::move(passages_).finish();
    document_.notes.insert(document_.notes.end(), package_.notes().begin(), package_.notes().end());
    return Done{};
  }

 private:
  Result<std::unique_ptr<XmlTree>> parse(const std::string& path) {
    const std::string* bytes = package_.find(path);
    if (bytes == nullptr) return Error(ErrorKind::Corrupt, "it has no part " + path);
    Result<std::unique_ptr<XmlTree>> tree = parse_xml(*bytes);
    if (!tree) return std::move(tree).error().within(path);
    return tree;
  }

  Status open_book() {
    Result<std::unique_ptr<XmlTree>> container = parse("META-INF/container.xml");
    if (!container) return std::move(container).error();
    const pugi::xml_node roots = child_of(child_of((*container)->nodes, "container"), "rootfiles");
    book_path_ = resolve_part("", attribute_of(child_of(roots, "rootfile"), "full-path"));
    Result<std::unique_ptr<XmlTree>> book = parse(book_path_);
    if (!book) return std::move(book).error();
    book_ = *std::move(book);
    return Done{};
  }

  pugi::xml_node book_part(std::string_view name) const {
    return child_of(child_of(book_->nodes, "package"), name);
  }

  void describe() {
    std::string authors;
    for (const pugi::xml_node node : book_part("metadata").children())
      if (local_name(node) == "creator") authors += (authors.empty() ? "" : ", ") + words_of(node);
    const auto value = [this](std::string_view name) {
      return words_of(child_of(book_part("metadata"), name));
    };
    fill(document_.title, value("title"));
    fill(document_.author, authors);
    fill(document_.published, value("date"));
    fill(document_.outlet, value("publisher"));
    fill(document_.language, value("language"));
  }

  std::vector<Chapter> chapters_of() const {
    std::map<std::string, Chapter> items;
    for (const pugi::xml_node item : book_part("manifest").children()) {
      const std::string properties = attribute_of(item, "properties");
      const std::string path = resolve_part(book_path_, attribute_of(item, "href"));
      items.try_emplace(attribute_of(item, "id"), Chapter{path, properties.find("nav") != std::string::npos});
    }
    std::set<std::string> aside;
    for (const pugi::xml_node reference : book_part("guide").children()) {
      const std::string type = attribute_of(reference, "type");
      if (type == "toc" || type == "cover")
        aside.insert(resolve_part(book_path_, attribute_of(reference, "href")));
    }
    std::vector<Chapter> chapters;
    for (const pugi::xml_node reference : book_part("spine").children())
      if (const auto item = items.find(attribute_of(reference, "idref")); item != items.end()) {
        chapters.push_back(std::move(item->second));
        chapters.back().aside = chapters.back().aside || aside.contains(chapters.back().path);
        items.erase(item);  // a chapter stands in a book once, however often it is named
      }
    return chapters;
  }

  // What META-INF/encryption.xml names; fonts stand there in books that are open.
  std::set<std::string> locked_parts() const {
    std::set<std::string> locked;
    const std::string* bytes = package_.find("META-INF/encryption.xml");
    const auto tree = bytes == nullptr ? Error(ErrorKind::NotFound, "") : parse_xml(*bytes);
    if (!tree) return locked;
    for (const pugi::xml_node data : child_of((*tree)->nodes, "encryption").children())
      locked.insert(
          resolve_part("", attribute_of(child_of(child_of(data, "CipherData"), "CipherReference"), "URI")));
    return locked;
  }

  void add(const Chapter& chapter) {
    const std::string* bytes = package_.find(chapter.path);
    const bool again = !seen_.insert(chapter.path).second;
    if (bytes == nullptr || again) {
      document_.notes.push_back(chapter.path + (again ? " is named twice" : " is missing"));
      return;
    }
    DecodedText source = decode_text(*bytes, declared_html_charset(*bytes));
    blank_self_closed(source.text);
    Result<Document> page = read_html(source, {}, limits_);
    if (!page) {
      document_.notes.push_back(chapter.path + " is not read: " + page.error().text());
      return;
    }
    if (!document_.text.empty() && !page->text.empty()) document_.text += "\n\n";
    const auto text = static_cast<uint32_t>(document_.text.size());
    const uint32_t from = document_.parts.empty() ? 0 : document_.parts.back().source.end;
    const auto shifted = [](Span span, uint32_t by) { return Span{span.begin + by, span.end + by}; };
    for (const OffsetMap::Piece& piece : page->map.pieces())
      document_.map.append(shifted(piece.text, text), shifted(piece.source, from));
    document_.text += page->text;
    document_.parts.push_back({chapter.path, {from, from + static_cast<uint32_t>(bytes->size())}});
    for (const std::string& note : page->notes) document_.notes.push_back(chapter.path + ": " + note);

    const Span whole{text, static_cast<uint32_t>(document_.text.size())};
    add_passage(passages_, chapter.aside ? PassageKind::Boilerplate : PassageKind::Article, whole,
                {document_.author, document_.published});
    for (Passage& passage : page->passages) {
      constexpr PassageKind kKept[] = {PassageKind::Quotation, PassageKind::Caption, PassageKind::Correction};
      if (std::find(std::begin(kKept), std::end(kKept), passage.kind) == std::end(kKept)) continue;
      passage.span = shifted(passage.span, text);
      if (!passage.author_span.empty()) passage.author_span = shifted(passage.author_span, text);
      passages_.add(std::move(passage));
    }
  }

  const Package& package_;
  Document& document_;
  TextLimits limits_;
  std::string book_path_;
  std::unique_ptr<XmlTree> book_;
  std::set<std::string> seen_;  // chapters
  PassageTree passages_;
};

}  // namespace

void blank_self_closed(std::string& page) {
  for (size_t at = page.find("/>"); at != std::string::npos; at = page.find("/>", at + 2)) {
    // A tag is short; where none begins before the mark, it is none.
    constexpr size_t kLongestTag = 4096;
    const size_t from = at - std::min(at, kLongestTag);
    const size_t found = std::string_view(page).substr(from, at - from).find_last_of("<>");
    const size_t begin = found == std::string_view::npos ? at : from + found;
    if (page[begin] != '<') continue;
    const std::string_view tag = std::string_view(page).substr(begin + 1, at - begin - 1);
    const std::string name(tag.substr(0, tag.find_first_of(" \t\r\n/")));
    if (name.empty() || name[0] == '!' || name[0] == '?' || name[0] == '/' || is_one_of(kVoid, name))
      continue;
    const bool block = is_one_of(kBlocks, name);
    std::fill(page.begin() + static_cast<ptrdiff_t>(begin), page.begin() + static_cast<ptrdiff_t>(at) + 2,
              ' ');
    if (block) page.replace(begin, 4, "<br>");
  }
}

Result<Document> read_epub(const Package& package, Document document, const TextLimits& limits) {
  EpubReader reader(package, document, limits);
  if (Status read = reader.read(); !read) return std::move(read).error();
  return document;
}

}  // namespace hearsay
