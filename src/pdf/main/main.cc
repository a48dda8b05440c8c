// hearsay-pdf: reads PDF files for hearsay, in a process of its own that can open no file and no socket. It
// stands apart because poppler is under the GPL, and because its input is hostile.
#include <filesystem>
#include <string>
#include <system_error>

#include "pdf/pdf_reader.h"
#include "sandbox/child.h"

namespace hearsay {
namespace {

// Character maps of fonts that do not bring their own (Chinese, Japanese, Korean), where they are installed.
constexpr const char* kPopplerData = "/usr/share/poppler";

Status answer(const std::string& request, const Reply& reply) {
  const Result<PdfQuestion> question = decode_pdf_request(request);
  if (!question) return question.error();
  const PdfLimits limits;
  if (question->request.what == PdfRequest::What::Words)
    return read_pdf_words(question->file, limits,
                          [&reply](const PdfFile& frame) { return reply(encode_pdf(frame)); });
  const Result<std::string> picture =
      draw_pdf_page(question->file, question->request.page, question->request.dpi, limits);
  if (!picture) return picture.error();
  reply(*picture);
  return Done{};
}

}  // namespace
}  // namespace hearsay

int main() {
  hearsay::start_poppler();
  hearsay::ConfinementLimits limits;
  std::error_code none;
  if (std::filesystem::is_directory(hearsay::kPopplerData, none)) limits.readable = {hearsay::kPopplerData};
  return hearsay::serve_requests(limits, hearsay::answer);
}
