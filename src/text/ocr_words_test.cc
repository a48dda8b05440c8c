#include "text/ocr_words.h"

#include <string>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

const std::string kHead =
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";

TEST(OcrWords, StandWhereThePictureHasThem) {
  const auto words = read_ocr_words(kHead +
                                        "1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t\n"
                                        "2\t1\t1\t0\t0\t0\t300\t300\t900\t100\t-1\t\n"
                                        "4\t1\t1\t1\t1\t0\t300\t300\t900\t50\t-1\t\n"
                                        "5\t1\t1\t1\t1\t1\t300\t310\t150\t40\t96.5\tThe\n"
                                        "5\t1\t1\t1\t1\t2\t480\t300\t200\t50\t91.2\tferry\n"
                                        "5\t1\t1\t1\t1\t3\t700\t300\t20\t50\t95\t \n",
                                    300);
  ASSERT_TRUE(words) << words.error().text();
  ASSERT_EQ(words->size(), 2U);
  const PdfWord& first = words->front();
  const PdfWord& second = words->back();
  EXPECT_EQ(first.text, "The");
  EXPECT_FLOAT_EQ(first.left, 72);
  EXPECT_FLOAT_EQ(first.right, 108);
  EXPECT_FLOAT_EQ(first.top, 74.4F);
  EXPECT_FLOAT_EQ(first.baseline, second.baseline);
  EXPECT_FLOAT_EQ(first.size, second.size);
  EXPECT_TRUE(first.space_after);
}

TEST(OcrWords, RefuseWhatMakesNoSense) {
  for (const std::string row :
       {"5\t1\n", "5\t1\t1\t1\t1\t1\tx\t0\t1\t1\t90\tword\n", "5\t1\t1\t1\t1\t1\t-5\t0\t1\t1\t90\tword\n",
        "5\t1\t1\t1\t1\t1\t0\t0\t1\t1\t90\t\xC3\n"})
    EXPECT_FALSE(read_ocr_words(kHead + row, 300)) << row;
  EXPECT_TRUE(read_ocr_words(kHead, 300));
  EXPECT_TRUE(read_ocr_words("", 300));
}

}  // namespace
}  // namespace hearsay
