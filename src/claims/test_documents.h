// What the tests of this folder share: a text as a document, and spans of it as words.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/plain_passages.h"

namespace hearsay {

inline Document document_of(std::string text) {
  Document document;
  document.text = std::move(text);
  find_plain_passages(document);
  return document;
}

inline std::string words_of(std::string_view text, const std::vector<Span>& spans) {
  std::string out;
  for (const Span span : spans) out.append(out.empty() ? "" : " … ").append(span.of(text));
  return out;
}

}  // namespace hearsay
