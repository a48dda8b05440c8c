#include "text/places.h"

#include <string>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

// "The quay / is sound" over two lines of page 1, "The end" on page 2.
Document three_lines() {
  Document document;
  document.text = "The quay is sound. The end";
  document.page_labels = {"xiv", "2"};
  document.boxes = {{{0, 3}, 1, 72, 100, 90.5F, 112}, {{4, 8}, 1, 95, 100, 120, 112},
                    {{9, 11}, 1, 72, 114, 80, 126},   {{12, 18}, 1, 84, 114.2F, 120, 126},
                    {{19, 22}, 2, 72, 72, 90, 84},    {{23, 26}, 2, 95, 72, 110, 84}};
  document.parts = {{"word/document.xml", {0, 40}}, {"word/footnotes.xml", {40, 60}}};
  return document;
}

TEST(Places, AreKeptToATenthOfAPoint) {
  const Document document = three_lines();
  const std::string bytes = encode_places(document);
  EXPECT_LT(bytes.size(), 120U);
  Document again;
  ASSERT_TRUE(decode_places(bytes, again).ok());
  EXPECT_EQ(again.page_labels, document.page_labels);
  ASSERT_EQ(again.parts.size(), 2U);
  EXPECT_EQ(again.parts[1].name, "word/footnotes.xml");
  EXPECT_EQ(again.parts[1].source, (Span{40, 60}));
  ASSERT_EQ(again.boxes.size(), document.boxes.size());
  for (size_t i = 0; i < again.boxes.size(); ++i) {
    EXPECT_EQ(again.boxes[i].text, document.boxes[i].text);
    EXPECT_EQ(again.boxes[i].page, document.boxes[i].page);
    EXPECT_NEAR(again.boxes[i].left, document.boxes[i].left, 0.051);
    EXPECT_NEAR(again.boxes[i].top, document.boxes[i].top, 0.051);
    EXPECT_NEAR(again.boxes[i].right, document.boxes[i].right, 0.051);
    EXPECT_NEAR(again.boxes[i].bottom, document.boxes[i].bottom, 0.051);
  }
}

// A footnote of page 1 behind a paragraph that ends on page 2.
TEST(Places, APageMayComeBack) {
  Document document;
  document.text = "The quay is sound. Ten years old.";
  document.page_labels = {"", ""};
  document.boxes = {
      {{0, 8}, 1, 72, 700, 120, 712}, {{9, 18}, 2, 72, 72, 130, 84}, {{19, 33}, 1, 72, 760, 150, 770}};
  Document again;
  ASSERT_TRUE(decode_places(encode_places(document), again).ok());
  ASSERT_EQ(again.boxes.size(), 3U);
  for (size_t i = 0; i < 3; ++i) EXPECT_EQ(again.boxes[i].page, document.boxes[i].page);
  EXPECT_EQ(pages_of(document, {0, 33}), "pages 1–2");
  EXPECT_EQ(pages_of(document, {9, 33}), "pages 1–2");
  EXPECT_EQ(pages_of(document, {19, 33}), "page 1");
}

TEST(Places, NoneAreNothing) {
  EXPECT_EQ(encode_places({}), "");
  Document document = three_lines();
  ASSERT_TRUE(decode_places("", document).ok());
  EXPECT_TRUE(document.boxes.empty() && document.parts.empty() && document.page_labels.empty());
}

TEST(Places, DamagedBytesAreRefused) {
  const std::string bytes = encode_places(three_lines());
  for (size_t size = 1; size < bytes.size(); ++size) {
    Document document;
    EXPECT_FALSE(decode_places(bytes.substr(0, size), document).ok()) << size;
  }
  Document document;
  EXPECT_FALSE(decode_places(bytes + "x", document).ok());
  EXPECT_FALSE(decode_places(std::string(40, '\xFF'), document).ok());
}

TEST(Places, WordsOfALineAreMarkedTogether) {
  const Document document = three_lines();
  const auto lines = boxes_of(document.boxes, {4, 20});
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].text, (Span{4, 8}));
  EXPECT_EQ(lines[1].text, (Span{9, 18}));
  EXPECT_FLOAT_EQ(lines[1].left, 72);
  EXPECT_FLOAT_EQ(lines[1].right, 120);
  EXPECT_EQ(lines[2].page, 2U);
}

TEST(Places, PagesAreToldAsTheDocumentNumbersThem) {
  const Document document = three_lines();
  EXPECT_EQ(pages_of(document, {0, 8}), "page xiv (1)");
  EXPECT_EQ(pages_of(document, {19, 26}), "page 2");
  EXPECT_EQ(pages_of(document, {12, 26}), "pages xiv (1)–2");
  EXPECT_EQ(pages_of(document, {8, 9}), "");
  EXPECT_EQ(pages_of({}, {0, 3}), "");
}

TEST(Places, APartIsFoundByItsBytes) {
  const Document document = three_lines();
  EXPECT_EQ(part_of(document.parts, 39), &document.parts[0]);
  EXPECT_EQ(part_of(document.parts, 40), &document.parts[1]);
  EXPECT_EQ(part_of(document.parts, 60), nullptr);
}

}  // namespace
}  // namespace hearsay
