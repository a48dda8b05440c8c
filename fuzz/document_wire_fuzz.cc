// What a reader in another process answers: a document that was decoded keeps all promises, and encodes to one
// that decodes to the same.
#include "read_and_check.h"
#include "text/document_wire.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace hearsay;
  constexpr size_t kCapture = 1000;
  const auto document = decode_document(as_text(data, size), kCapture, size);
  if (!document) return 0;
  HEARSAY_CHECK(document_fault(*document, kCapture).empty());
  const std::string bytes = encode_document(*document);
  const auto again = decode_document(bytes, kCapture, size);
  HEARSAY_CHECK(again && encode_document(*again) == bytes);
  return 0;
}
