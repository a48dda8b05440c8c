// The test program is its own child, as `hearsay` is.
#include "pipeline/document_reader.h"

#include <cstdio>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/document_wire.h"

namespace hearsay {
namespace {

Capture capture_of(std::string media_type, std::string bytes) {
  Capture capture;
  capture.path = "a";
  capture.media_type = std::move(media_type);
  capture.bytes = std::move(bytes);
  return capture;
}

// Everything about a document, or the error.
std::string in_bytes(const Result<Document>& document) {
  return document ? encode_document(*document) : document.error().text();
}

std::vector<Capture> captures() {
  std::vector<Capture> all = {
      capture_of("text/html", "<title>Rain &amp; fog</title><p>It rained, Ada Finch said.<p>“No,” said Bo."),
      capture_of("text/html", "<meta charset=shift_jis><p>\x89\x4a\x82\xaa\x8d\x7e\x82\xc1\x82\xbd\x81\x42"),
      capture_of("text/html", "<meta charset=koi8-r><p>\xe4\xcf\xd6\xc4\xd8 \xdb\xa3\xcc."),
      capture_of("text/html", "<meta charset=windows-1252><p>\x93It rained,\x94 Ada Finch said."),
      capture_of("text/html", std::string(5000, '<')),
      capture_of("text/markdown", "# Rain\n\nIt *rained*, Ada Finch said.\n\n> “No,” said Bo.\n"),
      capture_of("text/plain", "Caf\xe9 Tarsk\n\nIt rained, Ada Finch said.\n"),
      capture_of("application/x-nothing", "It rained."),
      capture_of("text/html", [] {
        std::string deep;
        for (int i = 0; i < 100'000; ++i) deep += "<div>";
        return deep;
      }())};
  return all;
}

TEST(DocumentReader, ReadsInAChildWhatReadDocumentReads) {
  DocumentReader reader({});
  const Metadata metadata{"", "Bo Lind", "The Courier", "2019-06-18"};
  for (const Capture& capture : captures())
    EXPECT_EQ(in_bytes(reader.read(capture, metadata)), in_bytes(read_document(capture, metadata)))
        << capture.bytes;
}

TEST(DocumentReader, UnpacksInAChild) {
  std::string tar(512, '\0');  // one empty file
  tar.replace(0, 5, "a.txt");
  tar.replace(100, 7, "0000644");
  tar.replace(124, 11, "00000000005");
  tar.replace(257, 8, std::string("ustar\00000", 8));
  unsigned sum = 8 * ' ';
  for (const char byte : tar) sum += static_cast<unsigned char>(byte);
  char digits[8];
  std::snprintf(digits, sizeof digits, "%06o", sum);
  tar.replace(148, 8, std::string(digits, 7) + ' ');
  tar += std::string("ferry") + std::string(507 + 1024, '\0');
  DocumentReader reader({});
  std::string found;
  const Status status = reader.unpack(capture_of("application/x-tar", tar), [&](const Member& member) {
    found += member.name + "=" + member.bytes + member.problem + ";";
    return true;
  });
  EXPECT_TRUE(status) << status.error().text();
  EXPECT_EQ(found, "a.txt=ferry;");
  EXPECT_FALSE(reader.unpack(capture_of("text/html", "<p>Rain"), [](const Member&) { return true; }));
}

TEST(DocumentReader, ReadsPdfInTheOtherProgram) {
  const std::string pdf =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 "
      "R>>>>>>endobj "
      "4 0 obj<</Length 54>>stream\nBT /F 12 Tf 20 100 Td (It rained, Ada said.) Tj ET     \nendstream "
      "endobj "
      "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj trailer<</Root 1 0 R>>";
  DocumentReader reader({});
  for (int i = 0; i < 2; ++i) {
    const Result<Document> document =
        reader.read(capture_of("application/pdf", pdf), {"", "Bo Lind", "", ""});
    ASSERT_TRUE(document) << document.error().text();
    EXPECT_EQ(document->text, "It rained, Ada said.");
    EXPECT_EQ(document->passages.at(0).author, "Bo Lind");
    EXPECT_EQ(document->boxes.size(), 4U);
    EXPECT_FALSE(reader.read(capture_of("application/pdf", "%PDF-1.7 no"), {}));
  }
}

// A PDF of a page of text and so many pages that are pictures.
std::string pictures(int count) {
  std::string kids, pages;
  for (int number = 7; number < 7 + count; ++number) {
    kids += std::to_string(number) + " 0 R ";
    pages += std::to_string(number) +
             " 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 30 20]/Contents 6 0 R>>endobj ";
  }
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R " + kids +
         "]/Count " + std::to_string(1 + count) +
         ">>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<<"
         "/F 5 0 R>>>>>>endobj 4 0 obj<</Length 41>>stream\nBT /F 12 Tf 20 100 Td (It rained.) Tj ET  "
         "\nendstream endobj 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj "
         "6 0 obj<</Length 62>>stream\nq 20 0 0 10 5 5 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q         "
         "\nendstream endobj " +
         pages + "trailer<</Root 1 0 R>>";
}

TEST(DocumentReader, GivesUpOcrThatFails) {
  const auto notes = [](OcrOptions ocr) {
    ocr.starter = "/bin/false";
    DocumentReader reader({.ocr = ocr});
    const Result<Document> document = reader.read(capture_of("application/pdf", pictures(7)), {});
    std::vector<std::string> said = document ? document->notes : std::vector{document.error().text()};
    std::erase_if(said, [](const std::string& note) { return note.starts_with("damaged PDF"); });
    return said;
  };
  const std::string all = "pages 2, 3, 4, 5, 6, 7, 8";
  EXPECT_EQ(notes({}), std::vector<std::string>{"a picture without text, needs OCR (--ocr): " + all});
  const auto failed = notes({.program = "/usr/bin/tesseract"});
  ASSERT_EQ(failed.size(), 6U);
  EXPECT_EQ(failed[4], "page 6 could not be read by OCR: /usr/bin/tesseract failed");
  EXPECT_EQ(failed[5], "too much for OCR, not read: " + all);
  EXPECT_EQ(notes({.program = "/usr/bin/tesseract", .most_pages = 0}),
            std::vector<std::string>{"too much for OCR, not read: " + all});
}

TEST(DocumentReader, HasALimitForTheTextOfAPdf) {
  DocumentReader reader({.text = {.max_text_bytes = 5}});
  const auto read = reader.read(capture_of("application/pdf", pictures(0)), {});
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind(), ErrorKind::Limit);
}

TEST(DocumentReader, SaysWhenItHasNoChild) {
  DocumentReader reader({.program = "/nowhere/hearsay"});
  EXPECT_EQ(in_bytes(reader.read(capture_of("text/html", "<p>Rain"), {})),
            "cannot start /nowhere/hearsay: No such file or directory");
  EXPECT_TRUE(reader.read(capture_of("text/plain", "Rain."), {}));
}

}  // namespace
}  // namespace hearsay

int main(int count, char** words) {
  if (count == 2 && words[1] == hearsay::kServeDocuments) return hearsay::serve_documents();
  testing::InitGoogleTest(&count, words);
  return RUN_ALL_TESTS();
}
