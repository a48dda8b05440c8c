// What comes from hearsay-pdf is decoded and laid out: any bytes fail or give a document that keeps its
// promises.
#include "read_and_check.h"
#include "text/pdf_layout.h"
#include "text/pdf_pages.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  auto file = hearsay::decode_pdf(hearsay::as_text(data, size));
  if (!file) return 0;
  const hearsay::Document document = hearsay::read_pdf(std::move(*file), {});
  HEARSAY_CHECK(hearsay::document_fault(document, 0).empty());
  return 0;
}
