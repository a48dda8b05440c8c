#include "text/document.h"

#include <algorithm>
#include <utility>

#include "text/charset.h"
#include "text/html.h"
#include "text/markdown.h"
#include "text/plain_passages.h"

namespace hearsay {
namespace {

// What is known of the document is known of its main article: the longest one that stands in no other.
void describe_main_article(Document& document) {
  Passage* main = nullptr;
  for (Passage& passage : document.passages) {
    const bool candidate = passage.kind == PassageKind::Article && passage.parent < 0;
    if (candidate && (main == nullptr || passage.span.size() > main->span.size())) main = &passage;
  }
  if (main == nullptr) return;
  if (main->author.empty()) main->author = document.author;
  if (main->published.empty()) main->published = document.published;
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
    if (read) describe_main_article(*read);
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
  describe_main_article(document);
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
