#include "pdf/pdf_reader.h"

#include <cstdio>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

// Writes PDF files from the contents of their pages.
class PdfWriter {
 public:
  // Returns its number; objects are numbered from 1 in the order in which they are added.
  int add(const std::string& object) {
    offsets_.push_back(bytes_.size());
    const int number = static_cast<int>(offsets_.size());
    bytes_ += std::to_string(number) + " 0 obj\n" + object + "\nendobj\n";
    return number;
  }
  int add_stream(const std::string& content) {
    return add("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream");
  }
  std::string finish(const std::string& trailer) {
    const size_t at = bytes_.size();
    bytes_ += "xref\n0 " + std::to_string(offsets_.size() + 1) + "\n0000000000 65535 f \n";
    for (const size_t offset : offsets_) {
      const std::string digits = std::to_string(offset);
      bytes_ += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    }
    bytes_ += "trailer\n<< /Size " + std::to_string(offsets_.size() + 1) + " " + trailer +
              " >>\nstartxref\n" + std::to_string(at) + "\n%%EOF\n";
    return bytes_;
  }

 private:
  std::string bytes_ = "%PDF-1.4\n";
  std::vector<size_t> offsets_;
};

// A file of pages with these contents; catalog and page tree are objects 1 and 2.
std::string pdf_of(const std::vector<std::string>& contents, const std::string& page_entries = "",
                   const std::string& trailer = "", const std::string& kids = "") {
  PdfWriter writer;
  const auto count = static_cast<int>(contents.size());
  std::string pages;
  for (int i = 0; i < count; ++i) pages += std::to_string(4 + 2 * i) + " 0 R ";
  writer.add("<< /Type /Catalog /Pages 2 0 R /PageLabels << /Nums [0 << /S /r /St 4 >>] >> >>");
  writer.add("<< /Type /Pages /Kids [" + (kids.empty() ? pages : kids) + "] /Count " + std::to_string(count) +
             " >>");
  writer.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  for (int i = 0; i < count; ++i) {
    writer.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents " + std::to_string(5 + 2 * i) +
               " 0 R /Resources << /Font << /F 3 0 R >> >> " + page_entries + " >>");
    writer.add_stream(contents[static_cast<size_t>(i)]);
  }
  return writer.finish("/Root 1 0 R " + trailer);
}

std::string say(const std::string& words, int x = 50, int y = 500) {
  return "BT /F 10 Tf " + std::to_string(x) + " " + std::to_string(y) + " Td (" + words + ") Tj ET ";
}

Result<PdfFile> read(const std::string& bytes, const PdfLimits& limits = {}) {
  static const bool started = (start_poppler(), true);
  EXPECT_TRUE(started);
  PdfFile file;
  bool first = true;
  const Status status = read_pdf_words(bytes, limits, [&](const PdfFile& frame) {
    if (first) file = frame;
    const bool added = first || append_pdf(file, frame);
    first = false;
    return added;
  });
  if (!status) return status.error();
  return file;
}

std::vector<std::string> words(const PdfPage& page) {
  std::vector<std::string> out;
  for (const PdfWord& word : page.words) out.push_back(word.text);
  return out;
}

using Words = std::vector<std::string>;

TEST(PdfReader, GivesWordsWithTheirPlaces) {
  const auto file = read(pdf_of({say("The ferry")}));
  ASSERT_TRUE(file) << file.error().text();
  ASSERT_EQ(file->pages.size(), 1U);
  const PdfPage& page = file->pages[0];
  EXPECT_EQ(words(page), (Words{"The", "ferry"}));
  EXPECT_EQ(page.label, "iv");
  EXPECT_FLOAT_EQ(page.width, 400);
  const PdfWord& word = page.words[0];
  EXPECT_FLOAT_EQ(word.left, 50);
  EXPECT_FLOAT_EQ(word.baseline, 100);
  EXPECT_FLOAT_EQ(word.size, 10);
  EXPECT_NEAR(word.right, 50 + 10 * 1.723, 0.1);  // Helvetica's widths of T, h and e
  EXPECT_TRUE(word.space_after);
  EXPECT_LT(word.top, word.baseline);
}

TEST(PdfReader, PartsWordsByGapsAsByBlanks) {
  const std::vector<std::pair<std::string, Words>> cases = {
      {"BT /F 10 Tf 50 500 Td [(Ar) -20 (den) -400 (ferry)] TJ ET", {"Arden", "ferry"}},
      {"BT /F 10 Tf 2 Tc 50 500 Td (wide) Tj ET", {"wide"}},
      {"BT /F 10 Tf 50 500 Td (one) Tj 0 -12 Td (two) Tj ET", {"one", "two"}},
      {"BT /F 10 Tf 50 500 Td (bold) Tj ET BT /F 10 Tf 50.2 500 Td (b) Tj ET", {"bold", "b"}},
      {"BT /F 10 Tf 50 500 Td [(f) 270 (few)] TJ ET", {"few"}},  // a letter drawn twice
      {"/Span << /ActualText (office hours) >> BDC " + say("xyzxyzxyz") + " EMC", {"office", "hours"}},
      {"/Span << /ActualText (office hours) >> BDC " + say("xyz") + " EMC " + say("ferry", 50, 400),
       {"office", "hours", "ferry"}},
      {"BT /F 10 Tf 50 500 Td (o) Tj /Span << /ActualText (ffi) >> BDC (x) Tj EMC (ce) Tj ET", {"office"}},
      {"/Span << /ActualText (office) >> BDC " + say("the ferry"), {"the", "ferry"}},  // without an end
  };
  for (const auto& [content, expected] : cases) {
    const auto file = read(pdf_of({content}));
    ASSERT_TRUE(file);
    EXPECT_EQ(words(file->pages[0]), expected) << content;
  }
}

TEST(PdfReader, KnowsTurnedPagesAndTurnedWords) {
  const auto file = read(pdf_of({say("page") + "BT /F 10 Tf 0 1 -1 0 50 500 Tm (up) Tj ET"}, "/Rotate 90"));
  ASSERT_TRUE(file);
  const PdfPage& page = file->pages[0];
  ASSERT_EQ(page.words.size(), 2U);
  EXPECT_FLOAT_EQ(page.width, 600);
  EXPECT_EQ(page.words[0].rotation, 1);
  EXPECT_EQ(page.words[1].rotation, 0);
}

TEST(PdfReader, ReadsTheInfoDictionary) {
  PdfWriter writer;
  writer.add("<< /Type /Catalog /Pages 2 0 R >>");
  writer.add("<< /Type /Pages /Kids [4 0 R] /Count 1 >>");
  writer.add("<< /Title (The ferry) /Author <FEFF00C90076> /CreationDate (D:20310304101112+02'00') >>");
  writer.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] >>");
  const auto file = read(writer.finish("/Root 1 0 R /Info 3 0 R"));
  ASSERT_TRUE(file) << file.error().text();
  EXPECT_EQ(file->title, "The ferry");
  EXPECT_EQ(file->author, "\xC3\x89v");
  EXPECT_EQ(file->created, "2031-03-04T10:11:12+02:00");
}

TEST(PdfReader, TakesNoDateThatIsNone) {
  for (const std::string date : {"yesterday", "D:20311304", "D:00000000000000Z", ""}) {
    PdfWriter writer;
    writer.add("<< /Type /Catalog /Pages 2 0 R >>");
    writer.add("<< /Type /Pages /Kids [4 0 R] /Count 1 >>");
    writer.add("<< /CreationDate (" + date + ") >>");
    writer.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] >>");
    const auto file = read(writer.finish("/Root 1 0 R /Info 3 0 R"));
    ASSERT_TRUE(file);
    EXPECT_EQ(file->created, "") << date;
  }
}

TEST(PdfReader, MarksArtifacts) {
  const auto file =
      read(pdf_of({"/Artifact << /Type /Pagination >> BDC " + say("head") + "EMC " + say("text")}));
  ASSERT_TRUE(file);
  ASSERT_EQ(words(file->pages[0]), (Words{"head", "text"}));
  EXPECT_TRUE(file->pages[0].words[0].artifact);
  EXPECT_FALSE(file->pages[0].words[1].artifact);
}

TEST(PdfReader, SaysThatAPasswordIsNeeded) {
  const std::string junk(64, 'a');
  const auto file = read(pdf_of(
      {say("secret")}, "",
      "/ID [<61><61>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + junk + "> /U <" + junk + "> >>"));
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().kind(), ErrorKind::Unsupported);
  EXPECT_EQ(file.error().message(), "needs a password");
}

TEST(PdfReader, ReadsDamagedFilesAsFarAsTheyGo) {
  std::string bytes = pdf_of({say("The ferry")});
  const size_t at = bytes.rfind("startxref");
  bytes.replace(at, std::string::npos, "startxref\n999999\n%%EOF");
  const auto file = read(bytes);
  ASSERT_TRUE(file) << file.error().text();
  EXPECT_EQ(words(file->pages[0]), (Words{"The", "ferry"}));
  const auto odd = read(pdf_of({"7 bogus " + say("The ferry")}));
  ASSERT_TRUE(odd);
  EXPECT_EQ(odd->notes, Words{"damaged PDF: Unknown operator 'bogus'"});
  EXPECT_FALSE(read("%PDF-1.4\nno more than that"));
  EXPECT_FALSE(read(""));
  EXPECT_FALSE(read(pdf_of({})));  // no page
  EXPECT_FALSE(read(pdf_of({"bogus"})));
  EXPECT_TRUE(read(pdf_of({""})));  // a blank page is no damage
  PdfWriter lost;
  lost.add("<< /Type /Catalog /Pages 9 0 R >>");
  const auto pages = read(lost.finish("/Root 1 0 R"));
  ASSERT_FALSE(pages);
  EXPECT_EQ(pages.error().kind(), ErrorKind::Corrupt);
  EXPECT_EQ(pages.error().text().rfind("the PDF is damaged beyond repair: damaged PDF: ", 0), 0U)
      << pages.error().text();
}

TEST(PdfReader, EndsWhereThePageTreeIsACircle) {
  const auto file = read(pdf_of({say("The ferry")}, "", "", "4 0 R 2 0 R 4 0 R"));
  EXPECT_TRUE(!file || file->pages.size() <= 10U);
}

TEST(PdfReader, KeepsToItsLimits) {
  PdfLimits limits;
  limits.most_pages = 2;
  const auto few = read(pdf_of({say("one"), say("two"), say("three")}), limits);
  ASSERT_TRUE(few);
  EXPECT_EQ(few->pages.size(), 2U);
  EXPECT_EQ(few->notes, Words{"only the first 2 of 3 pages were read"});
  limits = {};
  limits.most_page_words = 1;
  const auto first = read(pdf_of({say("one two")}), limits);
  ASSERT_TRUE(first);
  EXPECT_EQ(words(first->pages[0]), Words{"one"});
  EXPECT_EQ(first->notes.size(), 1U);
  limits = {};
  limits.most_page_steps = 10;
  std::string long_page;
  for (int i = 0; i < 2000; ++i) long_page += say("word", 50 + i % 300, 500 - i % 400);
  const auto cut = read(pdf_of({long_page, say("next")}), limits);
  ASSERT_TRUE(cut);
  EXPECT_LT(cut->pages[0].words.size(), 2000U);
  EXPECT_EQ(words(cut->pages[1]), Words{"next"});
}

// Its font file is no font at all, and is what the pages draw, packed.
TEST(PdfReader, UnpacksFontFilesWithoutHarm) {
  std::string hex;
  for (const char c : say("The ferry")) {
    char digits[3];
    std::snprintf(digits, sizeof digits, "%02x", static_cast<unsigned>(c));
    hex += digits;
  }
  const std::string page =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 5 0 R /Resources << /Font << /F 3 0 R "
      ">> "
      ">> >>";
  PdfWriter writer;
  writer.add("<< /Type /Catalog /Pages 2 0 R >>");
  writer.add("<< /Type /Pages /Kids [6 0 R 7 0 R] /Count 2 >>");
  writer.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FontDescriptor 4 0 R >>");
  writer.add("<< /Type /FontDescriptor /FontName /Helvetica /Flags 32 /FontFile 5 0 R /FontFile3 5 0 R >>");
  writer.add("<< /Filter /ASCIIHexDecode /Length " + std::to_string(hex.size() + 1) + " >>\nstream\n" + hex +
             ">\nendstream");
  writer.add(page);
  writer.add(page);
  const auto file = read(writer.finish("/Root 1 0 R"));
  ASSERT_TRUE(file) << file.error().text();
  ASSERT_EQ(file->pages.size(), 2U);
  for (const PdfPage& each : file->pages) EXPECT_EQ(words(each), (Words{"The", "ferry"}));
}

TEST(PdfReader, FramesOfManyPagesMakeOneFile) {
  std::vector<std::string> pages;
  for (int i = 0; i < 100; ++i) pages.push_back(say("page" + std::to_string(i)));
  const auto file = read(pdf_of(pages));
  ASSERT_TRUE(file);
  ASSERT_EQ(file->pages.size(), 100U);
  EXPECT_EQ(words(file->pages[99]), Words{"page99"});
}

const std::string kSquare = "q 200 0 0 200 100 200 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x01 EI Q ";

TEST(PdfReader, SaysWherePagesWantOcr) {
  const std::string scan = "q 390 0 0 590 5 5 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x01 EI Q ";
  std::string words;
  for (int i = 0; i < 30; ++i) words += say("word", 50, 500 - 12 * i);
  const std::vector<std::pair<std::string, bool>> cases = {
      {kSquare, true},
      {"", false},
      {kSquare + say("words"), false},
      {scan + say("ARD 000123"), true},  // a stamp
      {"q .5 0 0 .5 0 0 cm " + scan + "Q " + say("words"), false},
      {scan + words, false},
      {words, false},
  };
  for (const auto& [content, expected] : cases) {
    const auto file = read(pdf_of({content}));
    ASSERT_TRUE(file);
    EXPECT_EQ(file->pages[0].wants_ocr, expected) << content.substr(0, 100);
  }
}

TEST(PdfReader, SaysOfTheFirstOddPagesOnly) {
  PdfLimits limits;
  limits.most_page_words = 1;
  const auto file = read(pdf_of(std::vector<std::string>(40, say("one two"))), limits);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->pages.size(), 40U);
  EXPECT_EQ(file->notes.size(), 6U);
}

TEST(PdfReader, DrawsPages) {
  ASSERT_TRUE(read(pdf_of({""})));
  const std::string bytes = pdf_of({kSquare});
  const auto picture = draw_pdf_page(bytes, 0, 36, {});
  ASSERT_TRUE(picture) << picture.error().text();
  const std::string head = "P5\n200 300\n255\n";
  ASSERT_EQ(picture->substr(0, head.size()), head);
  ASSERT_EQ(picture->size(), head.size() + 200 * 300);
  EXPECT_EQ(static_cast<unsigned char>((*picture)[head.size()]), 255);
  EXPECT_LT(static_cast<unsigned char>((*picture)[head.size() + 150 * 200 + 100]), 10);
  EXPECT_FALSE(draw_pdf_page(bytes, 1, 36, {}));
  PdfLimits limits;
  limits.most_picture_pixels = 10'000;
  const auto small = draw_pdf_page(bytes, 0, 1200, limits);
  ASSERT_TRUE(small);
  EXPECT_LT(small->size(), 11'000U);
}

}  // namespace
}  // namespace hearsay
