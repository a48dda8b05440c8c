// The body of a Word document, with lists, notes and comments that refer to the same bytes.
#include "read_and_check.h"
#include "text/docx.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string xml(hearsay::as_text(data, size));
  const std::string relations =
      "<Relationships><Relationship Type='/footnotes' Target='notes.xml'/><Relationship Type='/comments' "
      "Target='comments.xml'/><Relationship Type='/numbering' Target='document.xml'/></Relationships>";
  const auto package = hearsay::Package::of({{"word/document.xml", xml},
                                             {"word/_rels/document.xml.rels", relations},
                                             {"word/notes.xml", "<footnotes><footnote>" + xml + "</footnote></footnotes>"},
                                             {"word/comments.xml", "<comments><comment>" + xml + "</comment></comments>"},
                                             {"docProps/core.xml", xml}});
  const auto document = hearsay::read_docx(package, {});
  if (document) HEARSAY_CHECK(hearsay::document_fault(*document, 0).empty());
  return 0;
}
