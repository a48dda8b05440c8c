#include "pipeline/page_ocr.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <system_error>
#include <utility>
#include <vector>

#include "sandbox/confined_program.h"
#include "text/ocr_words.h"

namespace hearsay {
namespace {

constexpr uint32_t kDpi = 300;                     // what tesseract was trained for
constexpr size_t kMostFailures = 5;                // of pages, in a file
constexpr size_t kMostPrinted = size_t{16} << 20;  // bytes, of a page

// The width of a PGM picture, or 0.
int width_of(std::string_view picture) {
  int width = 0;
  if (picture.starts_with("P5\n"))
    std::from_chars(picture.data() + 3, picture.data() + picture.size(), width);
  return width;
}

Result<std::vector<PdfWord>> read_page(Child& reader, std::string_view bytes, const OcrOptions& options,
                                       uint32_t number, float page_width) {
  std::string picture;
  const std::string request = encode_pdf_request({PdfRequest::What::Image, number, kDpi});
  const Status drawn = reader.ask({request, bytes}, [&picture](std::string frame) {
    picture = std::move(frame);
    return true;
  });
  if (!drawn) return drawn.error();
  const int width = width_of(picture);
  if (width <= 0 || !(page_width > 0)) return Error(ErrorKind::Corrupt, "the page cannot be drawn");
  ConfinedProgram program;
  program.starter = options.starter;
  program.max_output_bytes = kMostPrinted;
  program.arguments = {options.program,      "stdin", "stdout",          "--dpi",
                       std::to_string(kDpi), "-l",    options.languages, "tsv"};
  const Result<std::string> printed = run_confined(program, picture);
  if (!printed) return printed.error();
  return read_ocr_words(*printed, width / (static_cast<double>(page_width) / 72));
}

// Those beside the words that the page has already, which tesseract sees too.
void add_words(PdfPage& page, std::vector<PdfWord> found) {
  const size_t known = page.words.size();
  for (PdfWord& word : found) {
    const float x = (word.left + word.right) / 2, y = (word.top + word.bottom) / 2;
    const auto covers = [x, y](const PdfWord& other) {
      return other.left <= x && x <= other.right && other.top <= y && y <= other.bottom;
    };
    const auto end = page.words.begin() + static_cast<ptrdiff_t>(known);
    if (std::none_of(page.words.begin(), end, covers)) page.words.push_back(std::move(word));
  }
  page.wants_ocr = false;
}

std::string in_words(const std::vector<uint32_t>& pages) {
  std::string out = pages.size() == 1 ? "page " : "pages ";
  for (size_t i = 0; i < std::min(pages.size(), size_t{10}); ++i)
    out.append(i > 0 ? ", " : "").append(std::to_string(pages[i] + 1));
  return pages.size() > 10 ? out + " …" : out;
}

}  // namespace

Status read_pictured_pages(Child& reader, std::string_view bytes, const OcrOptions& options, PdfFile& file) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point end = Clock::now() + options.total;
  std::vector<uint32_t> left, read;
  size_t failures = 0;
  std::string reason = "too many pages";
  for (uint32_t i = 0; i < file.pages.size(); ++i) {
    PdfPage& page = file.pages[i];
    if (!page.wants_ocr) continue;
    const bool may_try = !options.program.empty() && failures < kMostFailures &&
                         read.size() < options.most_pages && Clock::now() < end;
    if (!may_try) {
      left.push_back(i);
      continue;
    }
    auto words = read_page(reader, bytes, options, i, page.width);
    if (words && (file.words += words->size()) > kMostPdfWords)
      words = Error(ErrorKind::Limit, "too many words");
    if (words) {
      add_words(page, *std::move(words));
      read.push_back(i);
      continue;
    }
    ++failures;
    left.push_back(i);
    reason = words.error().text();
    file.notes.push_back("page " + std::to_string(i + 1) + " could not be read by OCR: " + reason);
  }
  if (!read.empty()) file.notes.push_back("read by OCR, with its errors: " + in_words(read));
  if (left.empty()) return Done{};
  const bool empty = std::all_of(file.pages.begin(), file.pages.end(),
                                 [](const PdfPage& page) { return page.words.empty() || page.wants_ocr; });
  if (empty && !options.program.empty())
    return Error(ErrorKind::Invalid, "needs OCR, which failed: " + reason);
  if (empty)
    return Error(ErrorKind::Invalid, "needs OCR: its pages are pictures without text (read them with --ocr)");
  if (options.program.empty())
    file.notes.push_back("a picture without text, needs OCR (--ocr): " + in_words(left));
  else if (left.size() > failures)
    file.notes.push_back("too much for OCR, not read: " + in_words(left));
  return Done{};
}

std::string installed_ocr_program() {
  for (const char* path : {"/usr/bin/tesseract", "/usr/local/bin/tesseract"})
    if (access(path, X_OK) == 0) return path;
  return "";
}

}  // namespace hearsay
