// The book's own list of chapters up to the first zero byte, a chapter behind it.
#include "read_and_check.h"
#include "text/epub.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view all = hearsay::as_text(data, size);
  const size_t cut = std::min(all.find('\0'), all.size());
  const std::string manifest = "<package><manifest><item id='a' href='a.xml'/><item id='b' href='b.xml'/></manifest>"
                               "<spine><itemref idref='a'/><itemref idref='b'/></spine>";
  const auto package = hearsay::Package::of(
      {{"META-INF/container.xml", "<container><rootfiles><rootfile full-path='book'/></rootfiles></container>"},
       {"book", manifest + std::string(all.substr(0, cut)) + "</package>"},
       {"a.xml", std::string(all.substr(cut))},
       {"b.xml", "<p>Words.</p>"}});
  const auto document = hearsay::read_epub(package, {}, {});
  if (document) HEARSAY_CHECK(hearsay::document_fault(*document, 0).empty());
  return 0;
}
