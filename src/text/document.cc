#include "text/document.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "capture/media_type.h"
#include "text/charset.h"
#include "text/document_wire.h"
#include "text/docx.h"
#include "text/epub.h"
#include "text/html.h"
#include "text/mail.h"
#include "text/markdown.h"
#include "text/odt.h"
#include "text/package.h"
#include "text/pdf_layout.h"
#include "text/plain_passages.h"
#include "text/text_language.h"

namespace hearsay {
namespace {

// What is known of a document before a byte of it is read.
Document known_document(const Metadata& metadata) {
  Document document;
  document.title = metadata.title;
  document.author = metadata.author;
  document.outlet = metadata.outlet;
  document.published = metadata.published;
  return document;
}

// What is known of the document is known of what it is made of: its outermost article, messages and, where it
// is the only one, post. A thread's posts have days and authors of their own.
void describe_outermost(Document& document) {
  std::vector<Passage*> outermost;
  for (Passage& passage : document.passages) {
    const bool fits = passage.kind == PassageKind::Article || passage.kind == PassageKind::Post ||
                      passage.kind == PassageKind::Message;
    if (fits && passage.parent < 0) outermost.push_back(&passage);
  }
  const bool only = outermost.size() == 1;
  for (Passage* passage : outermost) {
    if (passage->kind == PassageKind::Post && !only) continue;
    if (passage->published.empty()) passage->published = document.published;
    if (only && passage->author.empty()) passage->author = document.author;
  }
}

// What the text itself says of the whole.
void describe(Document& document) {
  // What a file declares is often its template's: words tell better.
  if (const std::string_view shown = language_of_text(document.text); !shown.empty())
    document.language = shown;
  describe_outermost(document);
  if (document.notes.size() <= kMostNotes) return;
  const size_t more = document.notes.size() - kMostNotes;
  document.notes.resize(kMostNotes);
  document.notes.push_back("and " + std::to_string(more) + " more notes");
}

Result<Document> read_package(const Capture& capture, Document document, const TextLimits& limits) {
  Result<Package> package = Package::open(capture.bytes);
  if (!package) return std::move(package).error();
  if (capture.media_type == kDocxType) return read_docx(*package, std::move(document));
  if (capture.media_type == kOdtType) return read_odt(*package, std::move(document));
  return read_epub(*package, std::move(document), limits);
}

Error too_long(const TextLimits& limits) {
  return {ErrorKind::Limit,
          "its text is longer than " + std::to_string(limits.max_text_bytes >> 20) + " MiB"};
}

Result<Document> read_format(const Capture& capture, Document document, const TextLimits& limits) {
  const std::string_view type = capture.media_type;
  if (type == kDocxType || type == kOdtType || type == kEpubType)
    return read_package(capture, std::move(document), limits);
  if (type == "message/rfc822") return read_mail(capture.bytes, std::move(document), limits);
  const bool is_html = type == "text/html";
  if (!is_html && type != "text/markdown" && type != "text/plain")
    return Error(ErrorKind::Unsupported, "the media type " + capture.media_type + " cannot be read");
  DecodedText decoded = decode_text(capture.bytes, is_html ? declared_html_charset(capture.bytes) : "");
  if (!is_html && decoded.text.size() > limits.max_text_bytes) return too_long(limits);
  document.notes = std::move(decoded.notes);
  if (is_html) return read_html(decoded, std::move(document), limits);
  if (type == "text/markdown") return read_markdown(decoded, std::move(document));
  document.text = std::move(decoded.text);
  document.map = std::move(decoded.map);
  find_plain_passages(document);
  return document;
}

Result<Document> described(Document document, const TextLimits& limits) {
  if (document.text.size() > limits.max_text_bytes) return too_long(limits);
  describe(document);
  return document;
}

}  // namespace

std::string_view name_of(PassageKind kind) {
  switch (kind) {
    case PassageKind::Article:
      return "article";
    case PassageKind::Post:
      return "post";
    case PassageKind::Comment:
      return "comment";
    case PassageKind::Message:
      return "message";
    case PassageKind::Quotation:
      return "quotation";
    case PassageKind::Caption:
      return "caption";
    case PassageKind::Correction:
      return "correction";
    case PassageKind::Signature:
      return "signature";
    case PassageKind::Boilerplate:
      return "boilerplate";
  }
  return "";
}

Result<Document> read_document(const Capture& capture, const Metadata& metadata, const TextLimits& limits) {
  Result<Document> read = read_format(capture, known_document(metadata), limits);
  if (!read) return read;
  return described(*std::move(read), limits);
}

Result<Document> read_pdf_document(PdfFile file, const Metadata& metadata, const TextLimits& limits) {
  return described(read_pdf(std::move(file), known_document(metadata)), limits);
}

int passage_of(const std::vector<Passage>& passages, Span span) {
  // The last passage that begins no later is the innermost that can hold the span, or stands beside those
  // that do.
  const auto after =
      std::upper_bound(passages.begin(), passages.end(), span.begin,
                       [](uint32_t at, const Passage& passage) { return at < passage.span.begin; });
  int at = static_cast<int>(after - passages.begin()) - 1;
  while (at >= 0 && !passages[at].span.contains(span)) at = passages[at].parent;
  return at;
}

}  // namespace hearsay
