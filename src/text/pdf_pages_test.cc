#include "text/pdf_pages.h"

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

PdfFile sample() {
  PdfFile file;
  file.title = "The ferry inquiry";
  file.created = "2031-03-04T10:00:00Z";
  file.notes = {"odd"};
  PdfPage& page = file.pages.emplace_back();
  page.label = "iv";
  page.width = 400;
  page.height = 600.25F;
  page.words.push_back({"Arden", 10.25F, 20.5F, 40, 30.75F, 28, 9.5F, 0, true, true, false});
  page.words.push_back({"\xC3\xA9", 12, 2, 40, 3, 11, 7, 3, false, false, true});
  file.pages.emplace_back().wants_ocr = true;
  return file;
}

TEST(PdfPages, ComeBackAsTheyWere) {
  const auto file = decode_pdf(encode_pdf(sample()));
  ASSERT_TRUE(file);
  EXPECT_EQ(file->title, "The ferry inquiry");
  EXPECT_EQ(file->created, "2031-03-04T10:00:00Z");
  ASSERT_EQ(file->pages.size(), 2U);
  EXPECT_EQ(file->pages[0].label, "iv");
  EXPECT_FLOAT_EQ(file->pages[0].height, 600.25F);
  EXPECT_TRUE(file->pages[1].wants_ocr);
  const PdfWord& first = file->pages[0].words[0];
  EXPECT_EQ(first.text, "Arden");
  EXPECT_FLOAT_EQ(first.left, 10.25F);
  EXPECT_FLOAT_EQ(first.bottom, 30.75F);
  EXPECT_FLOAT_EQ(first.baseline, 28);
  EXPECT_TRUE(first.space_after && first.bold && !first.artifact);
  const PdfWord& second = file->pages[0].words[1];
  EXPECT_EQ(second.rotation, 3);
  EXPECT_FLOAT_EQ(second.baseline, 11);
  EXPECT_TRUE(second.artifact);
}

TEST(PdfPages, EveryCutOfTheBytesIsRefused) {
  const std::string bytes = encode_pdf(sample());
  for (size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(decode_pdf(bytes.substr(0, size))) << size;
  EXPECT_FALSE(decode_pdf(bytes + "x"));
}

TEST(PdfPages, WordsThatAreNotUtf8AreRefused) {
  PdfFile file = sample();
  file.pages[0].words[0].text = "\xC3";
  EXPECT_FALSE(decode_pdf(encode_pdf(file)));
}

TEST(PdfPages, APageOfManyWordsIsNoPicture) {
  PdfFile file = sample();
  file.pages[0].wants_ocr = true;
  EXPECT_TRUE(decode_pdf(encode_pdf(file)));
  file.pages[0].words.resize(kMostStampedWords + 1);
  EXPECT_FALSE(decode_pdf(encode_pdf(file)));
}

TEST(PdfPages, LengthsBeyondAllPagesAreBounded) {
  PdfFile file = sample();
  file.pages[0].words[0].left = std::numeric_limits<float>::infinity();
  file.pages[0].words[0].right = std::numeric_limits<float>::quiet_NaN();
  const auto read = decode_pdf(encode_pdf(file));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->pages[0].words[0].left, 100'000);
}

TEST(PdfPages, FramesAreAdded) {
  PdfFile file = sample();
  ASSERT_TRUE(append_pdf(file, sample()));
  EXPECT_EQ(file.pages.size(), 4U);
  EXPECT_EQ(file.notes.size(), 2U);
}

TEST(PdfPages, FilesThatWouldFillTheMemoryAreRefused) {
  PdfFile wide, noted, empty;
  wide.pages.resize(1);
  wide.pages[0].words.resize(4, {std::string(kMostPdfBytes / 4, 'x')});
  EXPECT_TRUE(decode_pdf(encode_pdf(wide)));
  wide.pages[0].words[0].text += 'x';
  noted.notes.resize(kMostPdfNotes + 1, "odd");
  empty.pages.resize(kMostPdfPages + 1);
  for (const PdfFile* file : {&wide, &noted, &empty}) {
    const auto read = decode_pdf(encode_pdf(*file));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind(), ErrorKind::Limit);
  }
  // ... and so are frames that do so together
  PdfFile half;
  half.pages.resize(1);
  half.pages[0].words.resize(3, {std::string(kMostPdfBytes / 4, 'x')});
  auto file = decode_pdf(encode_pdf(half));
  ASSERT_TRUE(file);
  EXPECT_FALSE(append_pdf(*file, *decode_pdf(encode_pdf(half))));
  PdfFile pages;
  for (PdfFile& frame : std::vector<PdfFile>(10, [] {
         PdfFile tenth;
         tenth.pages.resize(kMostPdfPages / 10);
         return tenth;
       }()))
    ASSERT_TRUE(append_pdf(pages, std::move(frame)));
  EXPECT_FALSE(append_pdf(pages, sample()));
}

TEST(PdfPages, RequestsComeBackAsTheyWere) {
  const std::string bytes = encode_pdf_request({PdfRequest::What::Image, 7, 300}) + "%PDF";
  const auto question = decode_pdf_request(bytes);
  ASSERT_TRUE(question);
  EXPECT_EQ(question->request.what, PdfRequest::What::Image);
  EXPECT_EQ(question->request.page, 7U);
  EXPECT_EQ(question->request.dpi, 300U);
  EXPECT_EQ(question->file, "%PDF");
  EXPECT_FALSE(decode_pdf_request(""));
}

}  // namespace
}  // namespace hearsay
