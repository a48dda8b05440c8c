// Reads PDF files into documents, as `hearsay read` does before it looks at what they say; for
// bench/pdf_peer.py.
#include <cstdio>

#include "capture/capture.h"
#include "pipeline/document_reader.h"

int main(int count, char** paths) {
  using namespace hearsay;
  DocumentReader reader({});
  size_t words = 0;
  for (int i = 1; i < count; ++i) {
    auto capture = capture_file(paths[i], {});
    if (!capture) continue;
    hash_capture(*capture);
    const Result<Document> document = reader.read(*capture, {});
    if (document) words += document->boxes.size();
  }
  std::printf("%zu words\n", words);
  return 0;
}
