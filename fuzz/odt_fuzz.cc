// The content of an OpenDocument text; the same bytes are its styles and what it says of itself.
#include "read_and_check.h"
#include "text/odt.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string xml(hearsay::as_text(data, size));
  const std::string content =
      "<document-content><body><text>" + xml + "</text></body></document-content>";
  const auto package =
      hearsay::Package::of({{"content.xml", content}, {"styles.xml", xml}, {"meta.xml", xml}});
  const auto document = hearsay::read_odt(package, {});
  if (document) HEARSAY_CHECK(hearsay::document_fault(*document, 0).empty());
  return 0;
}
