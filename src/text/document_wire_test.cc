#include "text/document_wire.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "text/document_check.h"

namespace hearsay {
namespace {

Capture capture_of(const char* media_type, std::string bytes) {
  Capture capture;
  capture.media_type = media_type;
  capture.bytes = std::move(bytes);
  return capture;
}

const Capture kCaptures[] = {
    capture_of(
        "text/html",
        "<html lang=en><head><title>Rain &amp; fog</title></head><body><article><h1>Rain</h1><p>By Ada "
        "Finch, 4 June 2019<p>It rained, Bo Lind said.<blockquote>“Not here,” wrote "
        "Pia.</blockquote></article></body></html>"),
    capture_of("text/markdown", "# Rain\n\nBy Ada Finch\n\nIt *rained*.\n\n> Not here.\n"),
    capture_of("text/plain",
               "Caf\xe9 Tarsk\nBy Ada Finch\n\nIt rained.\n\nComments\n\nBo · 9 June 2019\nNo.\n"),
};

constexpr size_t kLong = 10'000;  // more than all of the texts

Document document_of(const Capture& capture) {
  Result<Document> document = read_document(capture, {"", "", "The Courier", ""});
  EXPECT_TRUE(document);
  return *std::move(document);
}

TEST(DocumentWire, GivesTheSameBack) {
  for (const Capture& capture : kCaptures) {
    Document document = document_of(capture);
    document.parts = {{"a.xml", {0, 7}}, {"b.xml", {7, static_cast<uint32_t>(capture.bytes.size())}}};
    document.passages.back().link = "#9";
    document.notes.emplace_back("odd");
    const std::string bytes = encode_document(document);
    const Result<Document> decoded = decode_document(bytes, 0, kLong);
    ASSERT_TRUE(decoded) << decoded.error().text();
    EXPECT_EQ(encode_document(*decoded), bytes);
    EXPECT_EQ(decoded->text, document.text);
    EXPECT_EQ(decoded->map.pieces(), document.map.pieces());
    EXPECT_EQ(decoded->outlet, "The Courier");
    EXPECT_EQ(decoded->parts.back().name, "b.xml");
    EXPECT_EQ(decoded->passages.size(), document.passages.size());
    EXPECT_EQ(decoded->passages.back().link, "#9");
    EXPECT_EQ(decoded->notes.back(), "odd");
  }
}

TEST(DocumentWire, BreaksNoPromiseWhateverTheBytes) {
  std::mt19937 random(5);
  int good = 0, bad = 0;
  for (const Capture& capture : kCaptures) {
    const std::string bytes = encode_document(document_of(capture));
    for (int round = 0; round < 3000; ++round) {
      std::string changed = bytes;
      for (unsigned i = 0; i <= random() % 3; ++i) {
        const size_t at = random() % changed.size();
        if (random() % 4 == 0)
          changed.erase(at, 1 + random() % 3);
        else
          changed[at] = static_cast<char>(random() % 2 == 0 ? random() % 256 : changed[at] ^ 1);
      }
      const Result<Document> decoded = decode_document(changed, capture.bytes.size(), kLong);
      ++(decoded ? good : bad);
      if (decoded) {
        EXPECT_EQ(document_fault(*decoded, capture.bytes.size()), "");
      }
    }
  }
  EXPECT_GT(good, 100);
  EXPECT_GT(bad, 100);
}

TEST(DocumentWire, TakesNothingThatDoesNotFitTheCapture) {
  const Document document = document_of(kCaptures[0]);
  const std::string bytes = encode_document(document);
  const size_t size = kCaptures[0].bytes.size();
  EXPECT_TRUE(decode_document(bytes, size, kLong));
  EXPECT_FALSE(decode_document(bytes, 20, kLong));
  EXPECT_FALSE(decode_document(bytes + '\0', size, kLong));
  EXPECT_FALSE(decode_document(bytes.substr(0, bytes.size() - 1), size, kLong));
  EXPECT_FALSE(decode_document(bytes, size, document.text.size() - 1));
  Document broken = document;
  broken.passages[0].span.end += 1000;
  EXPECT_FALSE(decode_document(encode_document(broken), size, kLong));
  broken = document;
  broken.author = "\xff";
  EXPECT_FALSE(decode_document(encode_document(broken), size, kLong));
  broken = document;
  broken.notes = {std::string(kLong, 'x'), "x"};
  EXPECT_FALSE(decode_document(encode_document(broken), size, kLong));
  broken = document;
  broken.parts = {{"a.xml", {7, 9}}};
  EXPECT_FALSE(decode_document(encode_document(broken), size, kLong));
}

}  // namespace
}  // namespace hearsay
