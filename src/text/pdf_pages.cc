#include "text/pdf_pages.h"

#include <cmath>
#include <iterator>
#include <utility>

#include "base/utf8.h"
#include "base/wire.h"

namespace hearsay {
namespace {

constexpr double kSteps = 100;             // of a point
constexpr int64_t kFarthest = 10'000'000;  // steps: no page is a mile wide

int64_t steps(float points) {
  const double value = std::round(static_cast<double>(points) * kSteps);
  if (!(std::abs(value) <= static_cast<double>(kFarthest))) return value > 0 ? kFarthest : -kFarthest;
  return static_cast<int64_t>(value);
}

float points(WireReader& wire, int64_t& from) {
  const int64_t difference = wire.signed_number();
  if (difference < -2 * kFarthest || difference > 2 * kFarthest) wire.fail();
  if (!wire.ok()) return 0;
  from += difference;
  if (from < -kFarthest || from > kFarthest) wire.fail();
  return wire.ok() ? static_cast<float>(static_cast<double>(from) / kSteps) : 0;
}

// Words are near the one before them: differences are small numbers.
void put_word(WireWriter& wire, const PdfWord& word, int64_t& x, int64_t& y) {
  const int64_t left = steps(word.left), top = steps(word.top);
  wire.text(word.text);
  wire.number(static_cast<uint64_t>(word.rotation & 3) | (word.space_after ? 4U : 0U) |
              (word.bold ? 8U : 0U) | (word.artifact ? 16U : 0U));
  wire.signed_number(left - x);
  wire.signed_number(top - y);
  wire.signed_number(steps(word.right) - left);
  wire.signed_number(steps(word.bottom) - top);
  wire.signed_number(steps(word.baseline) - (word.rotation & 1 ? left : top));
  wire.signed_number(steps(word.size));
  x = steps(word.right);
  y = top;
}

std::string take_text(WireReader& wire, PdfFile& file) {
  const std::string_view text = wire.text();
  file.bytes += text.size();
  if (!is_utf8(text)) wire.fail();
  return std::string(text);
}

PdfWord take_word(WireReader& wire, PdfFile& file, int64_t& x, int64_t& y) {
  PdfWord word;
  ++file.words;
  word.text = take_text(wire, file);
  const uint64_t marks = wire.number_up_to(31);
  word.rotation = marks & 3;
  word.space_after = marks & 4;
  word.bold = marks & 8;
  word.artifact = marks & 16;
  word.left = points(wire, x);
  word.top = points(wire, y);
  int64_t right = x, bottom = y, baseline = word.rotation & 1 ? x : y, size = 0;
  word.right = points(wire, right);
  word.bottom = points(wire, bottom);
  word.baseline = points(wire, baseline);
  word.size = points(wire, size);
  x = right;
  return word;
}

bool fits(const PdfFile& file) {
  return file.pages.size() <= kMostPdfPages && file.words <= kMostPdfWords && file.bytes <= kMostPdfBytes &&
         file.notes.size() <= kMostPdfNotes;
}

Error too_large() {
  return {ErrorKind::Limit, "more than " + std::to_string(kMostPdfPages) + " pages, " +
                                std::to_string(kMostPdfWords) + " words, or " +
                                std::to_string(kMostPdfBytes >> 20) + " MiB of text"};
}

}  // namespace

std::string encode_pdf_request(const PdfRequest& request) {
  WireWriter wire;
  wire.number(static_cast<uint64_t>(request.what));
  wire.number(request.page);
  wire.number(request.dpi);
  WireWriter head;
  head.text(wire.bytes());
  return head.take();
}

Result<PdfQuestion> decode_pdf_request(std::string_view bytes) {
  WireReader outer(bytes);
  const std::string_view head = outer.text();
  WireReader wire(head);
  PdfQuestion question;
  question.request.what = static_cast<PdfRequest::What>(wire.number_up_to(1));
  question.request.page = static_cast<uint32_t>(wire.number_up_to(0xFFFFFFFF));
  question.request.dpi = static_cast<uint32_t>(wire.number_up_to(1200));
  if (!outer.ok() || !wire.finished()) return Error(ErrorKind::Corrupt, "the request makes no sense");
  question.file = bytes.substr(static_cast<size_t>(head.data() + head.size() - bytes.data()));
  return question;
}

std::string encode_pdf(const PdfFile& file) {
  WireWriter wire;
  for (const std::string* text : {&file.title, &file.author, &file.created}) wire.text(*text);
  wire.number(file.notes.size());
  for (const std::string& note : file.notes) wire.text(note);
  wire.number(file.pages.size());
  for (const PdfPage& page : file.pages) {
    wire.text(page.label);
    wire.signed_number(steps(page.width));
    wire.signed_number(steps(page.height));
    wire.number(page.wants_ocr);
    wire.number(page.words.size());
    int64_t x = 0, y = 0;
    for (const PdfWord& word : page.words) put_word(wire, word, x, y);
  }
  return wire.take();
}

Result<PdfFile> decode_pdf(std::string_view bytes) {
  WireReader wire(bytes);
  PdfFile file;
  for (std::string* text : {&file.title, &file.author, &file.created}) *text = take_text(wire, file);
  for (size_t notes = wire.count(); notes > 0 && wire.ok() && fits(file); --notes)
    file.notes.push_back(take_text(wire, file));
  for (size_t pages = wire.count(); pages > 0 && wire.ok() && fits(file); --pages) {
    PdfPage& page = file.pages.emplace_back();
    page.label = take_text(wire, file);
    int64_t width = 0, height = 0;
    page.width = points(wire, width);
    page.height = points(wire, height);
    page.wants_ocr = wire.number_up_to(1) != 0;
    int64_t x = 0, y = 0;
    for (size_t left = wire.count(); left > 0 && wire.ok() && fits(file); --left)
      page.words.push_back(take_word(wire, file, x, y));
    if (page.wants_ocr && page.words.size() > kMostStampedWords) wire.fail();
  }
  if (!fits(file)) return too_large();
  if (!wire.finished()) return Error(ErrorKind::Corrupt, "the PDF reader's answer makes no sense");
  return file;
}

Status append_pdf(PdfFile& file, PdfFile more) {
  std::move(more.pages.begin(), more.pages.end(), std::back_inserter(file.pages));
  std::move(more.notes.begin(), more.notes.end(), std::back_inserter(file.notes));
  file.words += more.words;
  file.bytes += more.bytes;
  if (!fits(file)) return too_large();
  return Done{};
}

}  // namespace hearsay
