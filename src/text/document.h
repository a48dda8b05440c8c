// Document: what a capture says. One canonical text (UTF-8), the map back to the capture's bytes, metadata,
// passages.
//
// read_document is a pure function of the capture and the metadata: same input, same document, on any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "capture/capture.h"
#include "capture/metadata.h"
#include "text/offset_map.h"

namespace hearsay {

struct PdfFile;

enum class PassageKind {
  Article,
  Post,
  Comment,
  Message,
  Quotation,
  Caption,
  Correction,
  Signature,
  Boilerplate
};
std::string_view name_of(PassageKind kind);  // as in the reading format: "article", …

// A stretch of a document with one author, one date and one role. Passages nest by `parent`; a child lies
// inside its parent, siblings do not overlap, and parents stand before children in the list, ordered by
// begin.
struct Passage {
  int parent = -1;  // index into Document::passages, or -1
  PassageKind kind = PassageKind::Article;
  Span span;
  std::string author;     // as written, without "By"; empty when not known
  std::string outlet;     // of a reposted article
  std::string published;  // YYYY, YYYY-MM, YYYY-MM-DD or an ISO 8601 time; empty when not known
  Span author_span;  // where the text names the author (may lie outside `span`); empty when metadata says so
  std::string link = {};  // where the post can be found: as written in the page, empty when not known
};

// A file inside the capture, where the capture is a package of files (DOCX, ODT, EPUB).
struct Part {
  std::string name;  // "word/document.xml"
  Span source;       // where its unpacked bytes stand in what Document::map leads to
};

// Where a word of the text stands on a page.
struct PageBox {
  Span text;
  uint32_t page = 0;                               // from 1
  float left = 0, top = 0, right = 0, bottom = 0;  // points (1/72 inch) from the page's top left corner
};

struct Document {
  std::string text;
  // Text to Capture::bytes; where there are parts, to their unpacked bytes one after another; empty where the
  // text has page boxes.
  OffsetMap map;
  std::vector<Part> parts;
  std::vector<PageBox> boxes;  // in text order; of a format with pages only
  std::vector<std::string>
      page_labels;  // of pages 1, 2, 3 …, as the document numbers them; empty without pages
  std::string title, author, outlet, published, language;  // empty when not known
  std::string amended;             // when it was last changed, as `published`; empty when not known
  std::vector<Passage> passages;   // never empty for a text with a word in it
  std::vector<std::string> notes;  // what was odd and how it was read: "3 bytes were not UTF-8"
};

// Limits of the parsers, so that no file can stall the program or make it grow without bound.
struct TextLimits {
  uint32_t max_html_depth = 512;  // open elements; what is nested deeper stands side by side
  // Of the canonical text (what is read in it takes many times that); of Markdown with its marks.
  size_t max_text_bytes = size_t{16} << 20;
};

// Fails with Limit (more markup or text than memory should hold) or Unsupported (media type). All other
// oddities become notes.
Result<Document> read_document(const Capture& capture, const Metadata& metadata,
                               const TextLimits& limits = {});

// The same for a PDF, whose words another program has read (pdf_pages.h).
Result<Document> read_pdf_document(PdfFile file, const Metadata& metadata, const TextLimits& limits = {});

// The innermost passage that holds the span, or -1.
int passage_of(const std::vector<Passage>& passages, Span span);

}  // namespace hearsay
