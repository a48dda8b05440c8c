#include "text/package.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(Package, LinksLeadFromPartToPart) {
  const struct {
    const char *from, *target, *part;
  } cases[] = {
      {"word/document.xml", "notes.xml", "word/notes.xml"},
      {"word/document.xml", "/word/notes.xml", "word/notes.xml"},
      {"word/document.xml", "../docProps/core.xml", "docProps/core.xml"},
      {"", "word/document.xml", "word/document.xml"},
      {"OEBPS/content.opf", "text/chapter%201.xhtml#p7", "OEBPS/text/chapter 1.xhtml"},
      {"a/b.xml", "../../../../etc/passwd", "etc/passwd"},
      {"a/b.xml", "./c//d.xml", "a/c/d.xml"},
      {"a.xml", "#here", ""},
      {"a.xml", "https://example.org/", ""},
      {"a.xml", "100%", "100%"},
  };
  for (const auto& c : cases) EXPECT_EQ(resolve_part(c.from, c.target), c.part) << c.target;
}

TEST(Package, FindsPartsWhateverTheirCase) {
  const Package package = Package::of({{"Word/Document.xml", "x"}, {"word/embeddings/a.xml", "y"}});
  ASSERT_NE(package.find("word/document.xml"), nullptr);
  EXPECT_EQ(*package.find("word/document.xml"), "x");
  EXPECT_EQ(package.find("word/none.xml"), nullptr);
  EXPECT_EQ(package.count("word/embeddings/"), 1U);
}

TEST(Package, SaysWhyItCannotBeOpened) {
  const Result<Package> package = Package::open("PK\x03\x04 no archive at all");
  ASSERT_FALSE(package.ok());
  EXPECT_EQ(package.error().kind(), ErrorKind::Corrupt);
}

}  // namespace
}  // namespace hearsay
