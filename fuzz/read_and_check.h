// What every fuzz target of a reader of documents checks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "text/document.h"
#include "text/document_check.h"

namespace hearsay {

inline std::string_view as_text(const uint8_t* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Reads the bytes as a file of that media type; a document that comes of it keeps all of document.h's promises.
inline void read_and_check(std::string_view bytes, const char* media_type) {
  Capture capture;
  capture.path = "fuzz";
  capture.bytes = bytes;
  capture.media_type = media_type;
  const Result<Document> document = read_document(capture, {});
  if (document) HEARSAY_CHECK(document_fault(*document, bytes.size()).empty());
}

}  // namespace hearsay
