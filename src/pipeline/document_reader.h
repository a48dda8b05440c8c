// Reads captures into documents, each format where it belongs: plain text in this process, PDF in the
// sandboxed program hearsay-pdf, all others in a sandboxed child of this program.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "capture/capture.h"
#include "capture/members.h"
#include "capture/metadata.h"
#include "pipeline/page_ocr.h"
#include "sandbox/child.h"
#include "text/document.h"

namespace hearsay {

// The one argument with which this program is started as a child: it then does nothing but serve_documents().
constexpr std::string_view kServeDocuments = "--serve-documents";

struct ReaderOptions {
  std::string program = "/proc/self/exe";  // this program, to be started as a child
  std::string pdf_program = "";  // hearsay-pdf; empty: beside this program, or in ../libexec/hearsay
  OcrOptions ocr = {};           // of PDF pages that are pictures
  TextLimits text = {};
  UnpackLimits unpack = {};
};

// One reader a worker thread: it keeps its children alive from document to document. A child that dies or
// hangs costs the document it was reading.
class DocumentReader {
 public:
  explicit DocumentReader(ReaderOptions options);

  // The same document for the same capture, whatever was read before. Fails as read_document does, and with
  // Limit or Unavailable when the child was killed or died. What is returned keeps the promises of
  // document.h, also when the child was taken over by what it read.
  Result<Document> read(const Capture& capture, const Metadata& metadata);

  // As capture/members.h, in the child; how many members there are is the caller's to bound. `take` may block
  // as long as it likes, throw, and move the container's bytes elsewhere: they are read no more. So a child
  // that dies behind the first member ends the container.
  Status unpack(const Capture& container, const std::function<bool(Member)>& take);

 private:
  using Take = std::function<bool(std::string)>;
  Result<Document> read_pdf(const Capture& capture, const Metadata& metadata);
  Status ask(uint8_t job, const Capture& capture, const Metadata& metadata, const Take& take,
             const Child::Again& again);

  ReaderOptions options_;
  Child child_, pdf_child_;
};

// The child's side: `hearsay` calls it when it is started as a reader. Returns the exit status.
int serve_documents();

}  // namespace hearsay
