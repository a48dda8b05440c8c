// Reads captures into documents, each format where it belongs: plain text in this process, PDF in the
// sandboxed program hearsay-pdf, all others in a sandboxed child of this program.
//
// One reader a worker thread: it keeps its children alive from document to document. A child that dies or
// hangs costs the document it was reading.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "capture/capture.h"
#include "capture/members.h"
#include "capture/metadata.h"
#include "text/document.h"

namespace hearsay {

struct ReaderOptions {
  std::string program;      // this program, to be started as a child
  std::string pdf_program;  // hearsay-pdf
  std::string ocr_program;  // tesseract; empty: pages without text are reported, not read
  TextLimits text;
  UnpackLimits unpack;
};

class DocumentReader {
 public:
  explicit DocumentReader(ReaderOptions options);
  ~DocumentReader();

  // The same document for the same capture, whatever was read before. Fails as read_document does, and with
  // Limit or Unavailable when the child was killed or died.
  Result<Document> read(const Capture& capture, const Metadata& metadata);

  // As capture/members.h, in the child.
  Status unpack(const Capture& container, const std::function<bool(Member)>& take);

 private:
  struct Children;
  ReaderOptions options_;
  std::unique_ptr<Children> children_;
};

// The child's side: `hearsay` calls it when it is started as a reader. Returns the exit status.
int serve_documents();

}  // namespace hearsay
