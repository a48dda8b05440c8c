// The places of a text as a case keeps them: what was decoded encodes to what decodes to the same, and any
// span of it can be asked for.
#include "read_and_check.h"
#include "text/places.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace hearsay;
  Document document, again;
  if (!decode_places(as_text(data, size), document)) return 0;
  HEARSAY_CHECK(decode_places(encode_places(document), again).ok());
  HEARSAY_CHECK(again.page_labels == document.page_labels && again.parts.size() == document.parts.size());
  HEARSAY_CHECK(again.boxes.size() == document.boxes.size());
  for (size_t i = 0; i < document.boxes.size(); ++i) {
    const PageBox& box = document.boxes[i];
    HEARSAY_CHECK(again.boxes[i].text == box.text && again.boxes[i].page == box.page);
    const Span span{document.boxes[i / 2].text.begin, box.text.end};
    HEARSAY_CHECK(span.empty() || box.text.empty() || !pages_of(document, span).empty());
    HEARSAY_CHECK(boxes_of(document.boxes, span).size() <= document.boxes.size());
  }
  for (const Part& part : document.parts) part_of(document.parts, part.source.begin);
  return 0;
}
