#include "pdf/pdf_reader.h"

#include <poppler/Catalog.h>
#include <poppler/DateInfo.h>
#include <poppler/Error.h>
#include <poppler/ErrorCodes.h>
#include <poppler/GlobalParams.h>
#include <poppler/Object.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/SplashOutputDev.h>
#include <poppler/Stream.h>
#include <poppler/goo/GooString.h>
#include <poppler/splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "pdf/embedded_fonts.h"
#include "pdf/text_string.h"
#include "pdf/word_collector.h"

namespace hearsay {
namespace {

constexpr uint32_t kPagesInFrame = 32;
constexpr size_t kMostNotes = 5;

// What poppler says while it works; its callback has no place for a pointer.
struct Complaints {
  std::vector<std::string> distinct;
  size_t count = 0;
};
Complaints complaints;

void complain(ErrorCategory /*category*/, Goffset /*position*/, const char* message) {
  ++complaints.count;
  if (complaints.distinct.size() >= kMostNotes) return;
  std::string note = "damaged PDF: ";
  for (const char* c = message; *c != 0 && note.size() < 200; ++c) note += *c >= 0x20 && *c < 0x7F ? *c : '?';
  if (std::find(complaints.distinct.begin(), complaints.distinct.end(), note) == complaints.distinct.end())
    complaints.distinct.push_back(std::move(note));
}

std::vector<std::string> take_complaints() {
  std::vector<std::string> notes = std::exchange(complaints.distinct, {});
  if (complaints.count > notes.size() && !notes.empty())
    notes.push_back("damaged PDF: " + std::to_string(complaints.count) + " such places in all");
  complaints.count = 0;
  return notes;
}

// What is odd about single pages, of the first of them.
class PageNotes {
 public:
  void add(std::string note) {
    if (++count_ <= kMostNotes) kept_.push_back(std::move(note));
  }
  // Once, when all is read.
  void give(std::vector<std::string>& notes) {
    if (count_ > kMostNotes)
      kept_.push_back("and " + std::to_string(count_ - kMostNotes) + " such pages more");
    std::move(kept_.begin(), kept_.end(), std::back_inserter(notes));
  }

 private:
  std::vector<std::string> kept_;
  size_t count_ = 0;
};

// Counts a page's work and stops it at the limit.
struct Work {
  uint64_t left;
  bool stopped = false;
};

bool out_of_work(void* data) {
  Work& work = *static_cast<Work*>(data);
  if (work.left > 0) --work.left;
  work.stopped = work.left == 0;
  return work.stopped;
}

// How much of a page its pictures cover, each counted for itself.
class PictureMeter : public OutputDev {
 public:
  bool any() const { return any_; }
  double part_of_page() const { return page_area_ > 0 ? covered_ / page_area_ : 0; }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  void startPage(int /*number*/, GfxState* state, XRef* /*xref*/) override {
    width_ = state->getPageWidth();
    height_ = state->getPageHeight();
    page_area_ = width_ * height_;
  }
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert,
                     bool interpolate, bool inline_image) override {
    add(state);
    OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, inline_image);
  }
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                 GfxImageColorMap* color_map, bool interpolate, const int* mask_colors,
                 bool inline_image) override {
    add(state);
    OutputDev::drawImage(state, ref, stream, width, height, color_map, interpolate, mask_colors,
                         inline_image);
  }

 private:
  // A picture is drawn into the unit square; what stands off the page does not count.
  void add(GfxState* state) {
    double x0 = width_, x1 = 0, y0 = height_, y1 = 0;
    for (const auto& [corner_x, corner_y] : {std::pair(0, 0), {0, 1}, {1, 0}, {1, 1}}) {
      double x = 0, y = 0;
      state->transform(corner_x, corner_y, &x, &y);
      x0 = std::min(x0, x), x1 = std::max(x1, x);
      y0 = std::min(y0, y), y1 = std::max(y1, y);
    }
    const double across = std::min(x1, width_) - std::max(x0, 0.0);
    const double down = std::min(y1, height_) - std::max(y0, 0.0);
    if (across > 0 && down > 0) covered_ += across * down;
    any_ = true;
  }

  double width_ = 0, height_ = 0, page_area_ = 0, covered_ = 0;
  bool any_ = false;
};

std::unique_ptr<PDFDoc> open(std::string_view bytes) {
  return std::make_unique<PDFDoc>(
      new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
}

Error beyond_repair(const std::vector<std::string>& notes) {
  constexpr char kReason[] = "the PDF is damaged beyond repair";
  return notes.empty() ? Error(ErrorKind::Corrupt, kReason)
                       : Error(ErrorKind::Corrupt, notes.front()).within(kReason);
}

Status opened(PDFDoc& document) {
  if (document.isOk()) return Done{};
  if (document.getErrorCode() == errEncrypted) return Error(ErrorKind::Unsupported, "needs a password");
  return beyond_repair(take_complaints());
}

std::string info_entry(PDFDoc& document, const char* key) {
  const std::unique_ptr<GooString> text = document.getDocInfoStringEntry(key);
  return text ? utf8_of_text_string(text->toStr()) : "";
}

// "D:20310304101112+02'00'" as 2031-03-04T10:11:12+02:00; empty where that is no date.
std::string date_of_making(PDFDoc& document) {
  const std::unique_ptr<GooString> text = document.getDocInfoStringEntry("CreationDate");
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone_hour = 0, zone_minute = 0;
  char zone = 0;
  if (!text || !parseDateString(text.get(), &year, &month, &day, &hour, &minute, &second, &zone, &zone_hour,
                                &zone_minute))
    return "";
  const bool sane = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
                    hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60 &&
                    zone_hour >= 0 && zone_hour < 24 && zone_minute >= 0 && zone_minute < 60;
  if (!sane) return "";
  char out[64];
  std::snprintf(out, sizeof out, "%04d-%02d-%02dT%02d:%02d:%02d", year, month, day, hour, minute, second);
  std::string iso = out;
  if (zone == 'Z') return iso + "Z";
  if (zone != '+' && zone != '-') return iso;
  if (zone_hour == 0 && zone_minute == 0) return iso + "Z";
  std::snprintf(out, sizeof out, "%c%02d:%02d", zone, zone_hour, zone_minute);
  return iso + out;
}

std::string page_label(PDFDoc& document, uint32_t index) {
  GooString label;
  if (!document.getCatalog()->indexToLabel(static_cast<int>(index), &label)) return "";
  return utf8_of_text_string(label.toStr());
}

// Scans may have words that were stamped on them later: a number, a date of receipt.
bool wants_ocr(PDFDoc& document, uint32_t index, const PdfLimits& limits, size_t words) {
  constexpr double kAllOver = 0.7;
  if (words > kMostStampedWords) return false;
  const Complaints before = complaints;  // it complains once more of the same
  PictureMeter meter;
  Work work{limits.most_page_steps};
  document.displayPage(&meter, static_cast<int>(index) + 1, 72, 72, 0, false, true, false, out_of_work,
                       &work);
  complaints = before;
  return words == 0 ? meter.any() : meter.part_of_page() >= kAllOver;
}

void read_page(PDFDoc& document, uint32_t index, const PdfLimits& limits, size_t words_left, PdfFile& file,
               PageNotes& notes, EmbeddedFonts& fonts) {
  const std::string name = "page " + std::to_string(index + 1);
  PdfPage& page = file.pages.emplace_back();
  Page* const shown = document.getPage(static_cast<int>(index) + 1);
  if (shown == nullptr) {
    notes.add(name + " cannot be read");
    return;
  }
  const bool turned = shown->getRotate() % 180 != 0;
  const double width = shown->getCropWidth(), height = shown->getCropHeight();
  page.width = static_cast<float>(turned ? height : width);
  page.height = static_cast<float>(turned ? width : height);
  page.label = page_label(document, index);
  fonts.unpack(*document.getXRef(), shown->getResourceDict());
  WordCollector collector(std::min(limits.most_page_words, words_left));
  Work work{limits.most_page_steps};
  document.displayPage(&collector, static_cast<int>(index) + 1, 72, 72, 0, false, true, false, out_of_work,
                       &work);
  page.words = collector.take();
  if (collector.full()) notes.add(name + " has too many words: the rest of it was left out");
  if (work.stopped) notes.add(name + " draws without end: the rest of it was left out");
  page.wants_ocr = wants_ocr(document, index, limits, page.words.size());
}

}  // namespace

void start_poppler() {
  globalParams = std::make_unique<GlobalParams>();
  globalParams->setErrQuiet(false);  // or the callback hears nothing
  setErrorCallback(complain);
}

Status read_pdf_words(std::string_view bytes, const PdfLimits& limits,
                      const std::function<bool(const PdfFile&)>& take) {
  take_complaints();
  EmbeddedFonts fonts;
  const std::unique_ptr<PDFDoc> document = open(bytes);
  if (Status status = opened(*document); !status) return status;
  PdfFile frame;
  frame.title = info_entry(*document, "Title");
  frame.author = info_entry(*document, "Author");
  frame.created = date_of_making(*document);
  const auto in_file = static_cast<uint32_t>(std::max(document->getNumPages(), 0));
  const uint32_t pages = std::min(in_file, limits.most_pages);
  if (pages < in_file)
    frame.notes.push_back("only the first " + std::to_string(pages) + " of " + std::to_string(in_file) +
                          " pages were read");
  size_t words_left = limits.most_words;
  bool anything = false;
  PageNotes notes;
  for (uint32_t index = 0; index < pages; ++index) {
    read_page(*document, index, limits, words_left, frame, notes, fonts);
    words_left -= frame.pages.back().words.size();
    anything |= !frame.pages.back().words.empty() || frame.pages.back().wants_ocr;
    const bool spent = words_left == 0;
    if (spent)
      frame.notes.push_back("too many words: only " + std::to_string(index + 1) + " pages were read");
    if (spent || index + 1 == pages) break;
    if (frame.pages.size() < kPagesInFrame) continue;
    if (!take(frame)) return Done{};
    frame = {};
  }
  std::vector<std::string> odd = take_complaints();
  notes.give(odd);
  if (!anything && (pages == 0 || !odd.empty())) return beyond_repair(odd);
  std::move(odd.begin(), odd.end(), std::back_inserter(frame.notes));
  take(frame);
  return Done{};
}

Result<std::string> draw_pdf_page(std::string_view bytes, uint32_t page, uint32_t dpi,
                                  const PdfLimits& limits) {
  take_complaints();
  const std::unique_ptr<PDFDoc> document = open(bytes);
  if (Status status = opened(*document); !status) return std::move(status).error();
  const auto number = static_cast<int>(page) + 1;
  if (number < 1 || number > document->getNumPages() || document->getPage(number) == nullptr)
    return Error(ErrorKind::NotFound, "the PDF has no page " + std::to_string(page + 1));
  const double inches = std::max(document->getPageCropWidth(number), 1.0) / 72 *
                        std::max(document->getPageCropHeight(number), 1.0) / 72;
  const double most = std::sqrt(static_cast<double>(limits.most_picture_pixels) / inches);
  const double resolution = std::min(static_cast<double>(dpi), most);
  SplashColor white = {255};
  SplashOutputDev splash(splashModeMono8, 1, false, white);
  splash.startDoc(document.get());
  Work work{limits.most_page_steps};
  document->displayPage(&splash, number, resolution, resolution, 0, false, true, false, out_of_work, &work);
  SplashBitmap* const bitmap = splash.getBitmap();
  if (bitmap == nullptr || bitmap->getDataPtr() == nullptr)
    return Error(ErrorKind::Limit, "page " + std::to_string(page + 1) + " cannot be drawn");
  std::string picture =
      "P5\n" + std::to_string(bitmap->getWidth()) + " " + std::to_string(bitmap->getHeight()) + "\n255\n";
  for (int row = 0; row < bitmap->getHeight(); ++row)
    picture.append(reinterpret_cast<const char*>(bitmap->getDataPtr()) +
                       static_cast<ptrdiff_t>(row) * bitmap->getRowSize(),
                   static_cast<size_t>(bitmap->getWidth()));
  return picture;
}

}  // namespace hearsay
