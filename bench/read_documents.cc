// Reads the files given into documents, on one thread, and says nothing of them: what src/text costs alone.

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <ios>
#include <string>

#include "text/document.h"

int main(int count, char** paths) {
  for (int at = 1; at < count; ++at) {
    hearsay::Capture capture;
    capture.path = paths[at];
    capture.media_type = "text/html";
    std::ifstream in(paths[at], std::ios::binary | std::ios::ate);
    capture.bytes.resize(static_cast<size_t>(std::max<std::streamoff>(in.tellg(), 0)));
    in.seekg(0).read(capture.bytes.data(), static_cast<std::streamsize>(capture.bytes.size()));
    const hearsay::Result<hearsay::Document> document = hearsay::read_document(capture, {});
    if (!document) std::fprintf(stderr, "%s: %s\n", paths[at], document.error().text().c_str());
  }
  return 0;
}
