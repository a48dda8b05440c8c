#include "text/html.h"

#include "text/plain_passages.h"

namespace hearsay {

Result<Document> read_html(const DecodedText& source, Document document, const TextLimits&) {
  document.text = source.text;
  document.map = source.map;
  find_plain_passages(document);
  return document;
}

}  // namespace hearsay
