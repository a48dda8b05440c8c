#include "text/odt.h"

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

std::string content(const std::string& blocks) {
  return "<?xml version='1.0'?><office:document-content><office:body><office:text>" + blocks +
         "</office:text></office:body></office:document-content>";
}

Document read(Parts parts) {
  Result<Document> document = read_odt(Package::of(std::move(parts)), {});
  EXPECT_TRUE(document.ok()) << document.error().text();
  if (!document) return {};
  EXPECT_EQ(document_fault(*document, 0), "");
  return *std::move(document);
}

Lines passages(const Document& document) {
  Lines out;
  for (const Passage& passage : document.passages) {
    std::string line(passage.parent >= 0 ? 2 : 0, ' ');
    line += name_of(passage.kind);
    for (const std::string& field : {passage.author, passage.published})
      if (!field.empty()) line.append(" ").append(field);
    out.push_back(line.append(": ").append(passage.span.of(document.text)));
  }
  return out;
}

TEST(Odt, Text) {
  const std::pair<std::string, std::string> cases[] = {
      {"<text:h>Rain</text:h><text:p>Ada\n   said <text:span>it</text:span> rained.</text:p>",
       "Rain\n\nAda said it rained."},
      {"<text:p>a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d</text:p>", "a   b\tc\nd"},
      {"<text:p>a<text:s text:c='2000000000'/>b</text:p>", "a" + std::string(64, ' ') + "b"},
      {"<text:p>R &amp; D</text:p><text:p/><text:p>x</text:p>", "R & D\n\nx"},
      {"<text:list><text:list-item><text:p>one</text:p></text:list-item><text:list-item><text:p>two</text:p>"
       "</text:list-item></text:list>",
       "one\n\ntwo"},
      {"<table:table><table:table-column/"
       "><table:table-header-rows><table:table-row><table:table-cell><text:p>a</text:p>"
       "</table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>"
       "</table:table-header-rows><table:table-row><table:table-cell><text:p>c</text:p></table:table-cell>"
       "</table:table-row></table:table><text:p>After.</text:p>",
       "a\tb\nc\n\nAfter."},
      // Cells without words.
      {"<text:p>Before.</text:p><table:table><table:table-row><table:table-cell><text:p/></table:table-cell>"
       "</table:table-row><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
       "<table:table-cell><text:p/></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell>"
       "</table:table-row><table:table-row><table:table-cell><text:p/></table:table-cell><table:table-cell>"
       "<text:p>c</text:p></table:table-cell></table:table-row></table:table>",
       "Before.\n\na\tb\nc"},
      {"<text:h><text:title>Rain</text:title> in "
       "<text:span><text:title>May</text:title></text:span></text:h>",
       "Rain in May"},
      {"<text:p>Before<draw:frame><draw:text-box><text:p>Boxed.</text:p></draw:text-box><svg:title>no</"
       "svg:title>"
       "</draw:frame> after</text:p>",
       "Before after\n\nBoxed."},
      {"<text:section><text:p>Inside.</text:p></text:section>", "Inside."},
  };
  for (const auto& [blocks, text] : cases)
    EXPECT_EQ(read({{"content.xml", content(blocks)}}).text, text) << blocks;
}

TEST(Odt, WhatHangsOnTheTextStandsBehindIt) {
  const Document document = read(
      {{"content.xml",
        content(
            "<text:p>It rained<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A "
            "log."
            "</text:p></text:note-body></text:note> in May<office:annotation><dc:creator>Pia "
            "Lund</dc:creator>"
            "<dc:date>2021-05-03T10:00:00</dc:date><text:p>Did it?</text:p></office:annotation>.</text:p>")},
       {"styles.xml",
        "<office:document-styles><office:master-styles><style:master-page><style:header><text:p>Draft</"
        "text:p>"
        "</style:header><style:header-left><text:p>Draft</text:p></style:header-left></style:master-page>"
        "</office:master-styles></office:document-styles>"},
       {"meta.xml",
        "<office:document-meta><office:meta><dc:title>Rain</dc:title><meta:initial-creator>Ada Brook"
        "</meta:initial-creator><meta:creation-date>2021-05-02T08:00:00</meta:creation-date>"
        "<dc:creator>Pia "
        "Lund</dc:creator><dc:date>2021-05-04T08:00:00</dc:date></office:meta></office:document-meta>"}});
  EXPECT_EQ(passages(document),
            (Lines{"article: It rained in May.", "caption: 1 A log.",
                   "comment Pia Lund 2021-05-03T10:00:00: Did it?", "boilerplate: Draft"}));
  EXPECT_EQ(document.title, "Rain");
  EXPECT_EQ(document.author, "Ada Brook");
  EXPECT_EQ(document.published, "2021-05-02T08:00:00");
  EXPECT_EQ(document.notes, Lines{"last changed 2021-05-04T08:00:00 by Pia Lund"});
}

TEST(Odt, TrackedChanges) {
  const auto region = [](const char* id, const std::string& kind, const char* words) {
    return std::string("<text:changed-region text:id='") + id + "'><text:" + kind +
           "><office:change-info><dc:creator>Pia "
           "Lund</dc:creator><dc:date>2021-05-03</dc:date></office:change-info>" +
           words + "</text:" + kind + "></text:changed-region>";
  };
  const Document document =
      read({{"content.xml",
             content("<text:tracked-changes>" + region("c1", "deletion", "<text:p>never</text:p>") +
                     region("c2", "insertion", "") + region("c3", "insertion", "") +
                     "</text:tracked-changes><text:p>It <text:change text:change-id='c1'/><text:change-start "
                     "text:change-id='c2'/>rained<text:change-end "
                     "text:change-id='c2'/>.</text:p><text:p><text:change-start "
                     "text:change-id='c3'/>All new.\u00A0<text:change-end text:change-id='c3'/></text:p>")}});
  EXPECT_EQ(passages(document), (Lines{"article: It rained.\n\nAll new.",
                                       "  article Pia Lund 2021-05-03: All new.", "boilerplate: never"}));
  EXPECT_EQ(document.notes, (Lines{"1 insertion by Pia Lund within paragraphs",
                                   "1 deletion by Pia Lund kept behind the text"}));
}

TEST(Odt, EncryptedIsSaid) {
  const Result<Document> document = read_odt(
      Package::of({{"content.xml", "\x01\x02"}, {"META-INF/manifest.xml", "<manifest:encryption-data/>"}}),
      {});
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().text(), "encrypted: save it without the password");
}

}  // namespace
}  // namespace hearsay
