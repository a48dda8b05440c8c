#include "text/epub.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "text/document_check.h"

namespace hearsay {
namespace {

using Parts = std::map<std::string, std::string, std::less<>>;
using Lines = std::vector<std::string>;

const char* const kContainer =
    "<container><rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles></container>";

std::string book(const std::string& spine) {
  return "<package><metadata><dc:title>Rain</dc:title><dc:creator>Ada "
         "Brook</dc:creator><dc:date>2021-05-03</dc:date>"
         "<dc:publisher>Tarn Press</dc:publisher><dc:language>en</dc:language></metadata><manifest>"
         "<item id='nav' href='nav.xhtml' properties='nav'/><item id='one' href='text/one.xhtml'/>"
         "<item id='two' href='text/two%20b.xhtml'/></manifest><spine>" +
         spine + "</spine></package>";
}

std::string page(const std::string& words) {
  return "<?xml version='1.0' encoding='UTF-8'?><html><head><title/></head><body>" + words + "</body></html>";
}

Parts parts() {
  return {{"META-INF/container.xml", kContainer},
          {"OEBPS/book.opf", book("<itemref idref='nav'/><itemref idref='two'/><itemref idref='one'/>"
                                  "<itemref idref='gone'/>")},
          {"OEBPS/nav.xhtml", page("<nav><ol><li><a href='text/one.xhtml'>One</a></li></ol></nav>")},
          {"OEBPS/text/one.xhtml", page("<h1>One</h1><p>Ada &amp; Pia said that it rained.</p>")},
          {"OEBPS/text/two b.xhtml",
           page("<h1>Two</h1><p><a id='x'/>It was late.</p><blockquote><p>It was not late at "
                "all.</p></blockquote>")}};
}

TEST(Epub, ChaptersInTheOrderOfTheSpine) {
  const Parts all = parts();
  const Result<Document> document = read_epub(Package::of(all), {}, {});
  ASSERT_TRUE(document.ok()) << document.error().text();
  EXPECT_EQ(document_fault(*document, 0), "");
  Lines passages;
  for (const Passage& passage : document->passages)
    passages.push_back(std::string(name_of(passage.kind)) + " " + passage.author + ": " +
                       std::string(passage.span.of(document->text)));
  EXPECT_EQ(passages, (Lines{"boilerplate Ada Brook: One",
                             "article Ada Brook: Two\n\nIt was late.\n\nIt was not late at all.",
                             "quotation : It was not late at all.",
                             "article Ada Brook: One\n\nAda & Pia said that it rained."}));
  EXPECT_EQ(document->title, "Rain");
  EXPECT_EQ(document->published, "2021-05-03");
  EXPECT_EQ(document->outlet, "Tarn Press");
  EXPECT_EQ(document->language, "en");

  std::string sources;
  for (const Part& part : document->parts) sources += all.find(part.name)->second;
  const auto at = static_cast<uint32_t>(document->text.find("Ada & Pia"));
  EXPECT_EQ(document->map.to_source({at, at + 9}).of(sources), "Ada &amp; Pia");
}

TEST(Epub, SaysWhyNot) {
  const auto failure = [](Parts changed) {
    const Result<Document> document = read_epub(Package::of(std::move(changed)), {}, {});
    return document.ok() ? "" : document.error().text();
  };
  EXPECT_EQ(failure({{"a.xml", ""}}), "it has no part META-INF/container.xml");
  EXPECT_EQ(failure({{"META-INF/container.xml", kContainer}}), "it has no part OEBPS/book.opf");
  Parts locked = parts();
  locked["META-INF/encryption.xml"] =
      "<encryption><enc:EncryptedData><enc:CipherData><enc:CipherReference URI='OEBPS/text/one.xhtml'/>"
      "</enc:CipherData></enc:EncryptedData></encryption>";
  EXPECT_EQ(failure(locked), "encrypted: its seller allows no other program to read it");
  Parts empty = parts();
  empty["OEBPS/book.opf"] = book("");
  EXPECT_EQ(failure(empty), "its list of chapters names none");
  Parts missing = parts();
  missing.erase("OEBPS/text/one.xhtml");
  const Result<Document> document = read_epub(Package::of(missing), {}, {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->notes, Lines{"OEBPS/text/one.xhtml is missing"});
}

TEST(Epub, AChapterNamedManyTimesStandsOnce) {
  Parts many = parts();
  std::string spine;
  for (int i = 0; i < 50'000; ++i) spine += "<itemref idref='one'/>";
  many["OEBPS/book.opf"] = book(spine);
  const Result<Document> document = read_epub(Package::of(many), {}, {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->parts.size(), 1U);
  EXPECT_EQ(document->notes, Lines{});
}

TEST(Epub, ElementsClosedAtOnceSwallowNothing) {
  const std::pair<const char*, const char*> cases[] = {
      {"<title/>a", "        a"}, {"<a id='x'/>b", "           b"},
      {"<br/>c", "<br/>c"},       {"<img src='x'/>d", "<img src='x'/>d"},
      {"<p/>e", "<br>e"},         {"<p class='x'/>f", "<br>          f"},
      {"a /> b", "a /> b"},       {"<!-- x/> -->", "<!-- x/> -->"},
      {"</p/>", "</p/>"},
  };
  for (const auto& [page, blanked] : cases) {
    std::string text = page;
    blank_self_closed(text);
    EXPECT_EQ(text, blanked);
  }
}

}  // namespace
}  // namespace hearsay
