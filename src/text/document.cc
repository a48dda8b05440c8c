#include "text/document.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "text/charset.h"
#include "text/html.h"
#include "text/markdown.h"
#include "text/plain_passages.h"

namespace hearsay {
namespace {

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
  const bool is_html = capture.media_type == "text/html";
  DecodedText decoded = decode_text(capture.bytes, is_html ? declared_html_charset(capture.bytes) : "");
  Document document;
  document.title = metadata.title;
  document.author = metadata.author;
  document.outlet = metadata.outlet;
  document.published = metadata.published;
  document.notes = std::move(decoded.notes);

  if (is_html) {
    Result<Document> read = read_html(decoded, std::move(document), limits);
    if (read) describe_outermost(*read);
    return read;
  }
  if (capture.media_type == "text/markdown") {
    document = read_markdown(decoded, std::move(document));
  } else if (capture.media_type == "text/plain") {
    document.text = std::move(decoded.text);
    document.map = std::move(decoded.map);
    find_plain_passages(document);
  } else {
    return Error(ErrorKind::Unsupported, "the media type " + capture.media_type + " cannot be read");
  }
  describe_outermost(document);
  return document;
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
