#include "text/markdown.h"

#include "text/plain_passages.h"

namespace hearsay {

Document read_markdown(const DecodedText& source, Document document) {
  document.text = source.text;
  document.map = source.map;
  find_plain_passages(document);
  return document;
}

}  // namespace hearsay
