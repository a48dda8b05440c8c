#include "text/docx.h"

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

const char* const kSpaces = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";

std::string part(const std::string& root, const std::string& content) {
  return "<?xml version='1.0' encoding='UTF-8'?><w:" + root + " " + kSpaces + ">" + content + "</w:" + root +
         ">";
}

std::string body(const std::string& blocks) { return part("document", "<w:body>" + blocks + "</w:body>"); }

std::string p(const std::string& words) { return "<w:p><w:r><w:t>" + words + "</w:t></w:r></w:p>"; }

// The parts of a document with relations to each part whose name is a kind of relation.
Parts with_relations(Parts parts) {
  std::string relations = "<Relationships>";
  for (const auto& [name, content] : parts) {
    const size_t slash = name.rfind('/');
    const std::string file = name.substr(slash + 1);
    std::string kind = file.substr(0, file.find('.'));
    while (kind.back() >= '0' && kind.back() <= '9') kind.pop_back();
    relations += "<Relationship Type='http://example.org/" + kind + "' Target='" + file + "'/>";
  }
  parts["word/_rels/document.xml.rels"] = relations + "</Relationships>";
  return parts;
}

Document read(Parts parts) {
  Result<Document> document = read_docx(Package::of(with_relations(std::move(parts))), {});
  EXPECT_TRUE(document.ok()) << document.error().text();
  if (!document) return {};
  EXPECT_EQ(document_fault(*document, 0), "");
  return *std::move(document);
}

std::string text_of(const std::string& blocks) { return read({{"word/document.xml", body(blocks)}}).text; }

// "kind author published: words", indented by depth.
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

TEST(Docx, Text) {
  const std::pair<std::string, const char*> cases[] = {
      {p("One.") + p("") + p("Two."), "One.\n\nTwo."},
      {"<w:p><w:r><w:t>Ada </w:t></w:r><w:r><w:t xml:space='preserve'>said</w:t></w:r></w:p>", "Ada said"},
      {p("R &amp; D &#233;&#xE9; &lt;b&gt; &none;"), "R & D éé <b> &none;"},
      {p("co\u00ADoperate"), "cooperate"},
      {"<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></"
       "w:p>",
       "a\tb\nc\u2011d"},
      {"<w:p><w:r><w:sym w:font='Symbol' w:char='00B1'/></w:r></w:p>", "±"},
      {"<w:p><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t> "
       "tag</w:t></w:r></w:smartTag>"
       "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t> box</w:t></w:r></w:sdtContent></w:sdt></w:p>",
       "link tag box"},
      {"<w:sdt><w:sdtContent>" + p("Inside.") + "</w:sdtContent></w:sdt>", "Inside."},
      {"<w:p><w:r><w:fldChar "
       "w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>no</w:t></w:r>"
       "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>7</w:t></w:r>"
       "<w:r><w:fldChar w:fldCharType='end'/><w:t>!</w:t></w:r></w:p>",
       "7!"},
      // Fields that do not end.
      {"<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>a</w:t>"
       "</w:r></w:p>" +
           p("b"),
       "a\n\nb"},
      {"<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='begin'/><w:t>no</w:t>"
       "<w:fldChar w:fldCharType='end'/><w:t>a</w:t></w:r></w:p>" +
           p("b"),
       "a\n\nb"},
      {"<w:tbl><w:tr><w:tc>" + p("a") + p("b") + "</w:tc><w:tc>" + p("c") + "</w:tc></w:tr><w:tr><w:tc>" +
           p("d") + "</w:tc></w:tr></w:tbl>" + p("After."),
       "a\nb\tc\nd\n\nAfter."},
      // Cells without words.
      {p("Before.") + "<w:tbl><w:tr><w:tc>" + p("") + "</w:tc></w:tr><w:tr><w:tc>" + p("a") +
           "</w:tc><w:tc>" + p("") + "</w:tc><w:tc>" + p("b") + "</w:tc></w:tr><w:tr><w:tc>" + p("") +
           "</w:tc><w:tc>" + p("c") + "</w:tc></w:tr></w:tbl>" + p("After."),
       "Before.\n\na\tb\nc\n\nAfter."},
      {"<w:p><w:r><w:t>Before</w:t><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>" +
           p("Boxed.") +
           "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" +
           p("Boxed.") +
           "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> "
           "after</w:t></w:r></w:p>",
       "Before after\n\nBoxed."},
      {"<w:p><w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>y</w:t></w:r></"
       "w:rubyBase></w:ruby>"
       "</w:r></w:p>",
       "y"},
      {"<ns0:p><ns0:r><ns0:t>Other prefix.</ns0:t></ns0:r></ns0:p>", "Other prefix."},
  };
  for (const auto& [blocks, text] : cases) EXPECT_EQ(text_of(blocks), text) << blocks;
}

TEST(Docx, Numbers) {
  const std::string level =
      "<w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
      "<w:lvl w:ilvl='1'><w:numFmt w:val='lowerRoman'/><w:lvlText w:val='%1.(%2)'/></w:lvl>";
  const std::string numbering =
      part("numbering", "<w:abstractNum w:abstractNumId='0'>" + level +
                            "</w:abstractNum>"
                            "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt "
                            "w:val='bullet'/></w:lvl></w:abstractNum>"
                            "<w:num w:numId='5'><w:abstractNumId w:val='0'/></w:num>"
                            "<w:num w:numId='6'><w:abstractNumId w:val='1'/></w:num>");
  const auto item = [](const char* list, const char* depth, const char* words) {
    return std::string("<w:p><w:pPr><w:numPr><w:ilvl w:val='") + depth + "'/><w:numId w:val='" + list +
           "'/></w:numPr></w:pPr><w:r><w:t>" + words + "</w:t></w:r></w:p>";
  };
  const Document document =
      read({{"word/document.xml",
             body(item("5", "0", "a") + item("5", "1", "b") + item("5", "1", "c") + item("5", "0", "d") +
                  item("5", "1", "e") + item("6", "0", "f") + item("0", "0", "g") + item("9", "0", "h"))},
            {"word/numbering.xml", numbering}});
  EXPECT_EQ(document.text, "3. a\n\n3.(i) b\n\n3.(ii) c\n\n4. d\n\n4.(i) e\n\n• f\n\ng\n\nh");
}

TEST(Docx, NumbersAreShort) {
  std::string shape = "a";
  for (int i = 0; i < 1000; ++i) shape += "\u00A7%1";
  const std::string numbering = part(
      "numbering", "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:lvlText w:val='" + shape +
                       "'/></w:lvl></w:abstractNum><w:num w:numId='5'><w:abstractNumId w:val='0'/></w:num>");
  const Document document = read(
      {{"word/document.xml", body("<w:p><w:pPr><w:numPr><w:numId w:val='5'/></w:numPr></w:pPr><w:r><w:t>b"
                                  "</w:t></w:r></w:p>")},
       {"word/numbering.xml", numbering}});
  EXPECT_LT(document.text.size(), 100U);
  EXPECT_TRUE(document.text.starts_with("a\u00A71\u00A71")) << document.text;
}

TEST(Docx, NotesCommentsAndMarginsStandApart) {
  const Document document =
      read({{"word/document.xml", body(p("Ada said that it rained."))},
            {"word/footnotes.xml",
             part("footnotes", "<w:footnote w:type='separator' w:id='-1'>" + p("-") + "</w:footnote>" +
                                   "<w:footnote w:id='1'>" + p("The log of May.") + "</w:footnote>")},
            {"word/comments.xml",
             part("comments", "<w:comment w:author='Pia Lund' w:date='2021-05-03T10:00:00Z'>" +
                                  p("Did she?") + "</w:comment>")},
            {"word/header1.xml", part("hdr", p("") + p("Draft"))},
            {"word/header2.xml", part("hdr", p("Draft"))},
            {"word/footer1.xml", part("ftr", p("Page"))},
            {"docProps/core.xml",
             "<cp:coreProperties><dc:title>Rain</dc:title><dc:creator>Ada Brook</dc:creator>"
             "<dcterms:created>2021-05-02T08:00:00Z</dcterms:created><dcterms:modified>2021-05-04T08:00:00Z"
             "</dcterms:modified></cp:coreProperties>"}});
  EXPECT_EQ(passages(document), (Lines{"article: Ada said that it rained.", "caption: 1 The log of May.",
                                       "comment Pia Lund 2021-05-03T10:00:00Z: Did she?",
                                       "boilerplate: Draft", "boilerplate: Page"}));
  EXPECT_EQ(document.title, "Rain");
  EXPECT_EQ(document.author, "Ada Brook");
  EXPECT_EQ(document.published, "2021-05-02T08:00:00Z");
  EXPECT_EQ(document.notes, Lines{"last changed 2021-05-04T08:00:00Z"});
}

TEST(Docx, TrackedChanges) {
  const std::string by = " w:author='Pia Lund' w:date='2021-05-03T10:00:00Z'>";
  const Document document =
      read({{"word/document.xml",
             body("<w:p><w:r><w:t xml:space='preserve'>It </w:t></w:r><w:del" + by +
                  "<w:r><w:delText xml:space='preserve'>never </w:delText></w:r></w:del><w:ins" + by +
                  "<w:r><w:t>rained</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>" + "<w:p><w:ins" + by +
                  "<w:r><w:t>All of this is new.</w:t></w:r></w:ins></w:p>" + "<w:p><w:moveFrom" + by +
                  "<w:r><w:t>Moved.</w:t></w:r></w:moveFrom></w:p>" + "<w:p><w:moveTo" + by +
                  "<w:r><w:t>Moved.</w:t></w:r></w:moveTo></w:p>")}});
  EXPECT_EQ(passages(document),
            (Lines{"article: It rained.\n\nAll of this is new.\n\nMoved.",
                   "  article Pia Lund 2021-05-03T10:00:00Z: All of this is new.", "boilerplate: never "}));
  EXPECT_EQ(document.notes, (Lines{"1 deletion by Pia Lund kept behind the text",
                                   "1 insertion by Pia Lund within paragraphs"}));
}

// The blanks at its ends are not what the body's passage holds.
TEST(Docx, AnInsertedParagraphMayEndInANoBreakSpace) {
  const Document document = read(
      {{"word/document.xml", body(p("It rained.") + "<w:p><w:ins w:author='Pia Lund'><w:r><w:t>\u00A0All new."
                                                    "\u00A0</w:t></w:r></w:ins></w:p>")}});
  EXPECT_EQ(passages(document),
            (Lines{"article: It rained.\n\n\u00A0All new.", "  article Pia Lund: All new."}));
}

TEST(Docx, TheTitleIsWhatItsParagraphShows) {
  const std::pair<const char*, const char*> cases[] = {
      {"<w:r><w:t>Rain</w:t><w:br/><w:t>in May</w:t></w:r>", "Rain in May"},
      {"<w:r><w:t xml:space='preserve'>Rain </w:t></w:r><w:del><w:r><w:delText>and hail "
       "</w:delText></w:r></w:del>"
       "<w:r><w:t>in May</w:t></w:r>",
       "Rain in May"},
      {"<w:r><w:fldChar "
       "w:fldCharType='begin'/></w:r><w:r><w:instrText>TITLE</w:instrText></w:r><w:r><w:fldChar "
       "w:fldCharType='separate'/><w:t>Rain</w:t><w:fldChar w:fldCharType='end'/></w:r>",
       "Rain"},
  };
  for (const auto& [words, title] : cases)
    EXPECT_EQ(read({{"word/document.xml",
                     body(std::string("<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr>") + words + "</w:p>")}})
                  .title,
              title);
}

TEST(Docx, SaysThatTextElsewhereIsNotRead) {
  EXPECT_EQ(read({{"word/document.xml", body(p("Ada said.") + "<w:altChunk r:id='r1'/>")}}).notes,
            Lines{"text kept in files of its own is not read, in 1 place"});
  EXPECT_EQ(
      read({{"word/document.xml", body("<w:p><w:subDoc r:id='r1'/></w:p><w:p><w:subDoc r:id='r2'/></w:p>")}})
          .notes,
      Lines{"text kept in files of its own is not read, in 2 places"});
}

TEST(Docx, EveryWordLeadsBackToItsPart) {
  const std::string main = body(p("R &amp; D said") + p("caf\u00E9"));
  const std::string notes = part("footnotes", "<w:footnote>" + p("a note") + "</w:footnote>");
  const Document document = read({{"word/document.xml", main}, {"word/footnotes.xml", notes}});
  ASSERT_EQ(document.parts.size(), 2U);
  EXPECT_EQ(document.parts[1].name, "word/footnotes.xml");
  EXPECT_EQ(document.parts[1].source,
            (Span{static_cast<uint32_t>(main.size()), static_cast<uint32_t>(main.size() + notes.size())}));
  const std::string sources = main + notes;
  const std::pair<const char*, const char*> cases[] = {{"R & D", "R &amp; D"},
                                                       {"&", "&amp;"},
                                                       {"said", "said"},
                                                       {"caf\u00E9", "caf\u00E9"},
                                                       {"a note", "a note"}};
  for (const auto& [words, raw] : cases) {
    const auto at = static_cast<uint32_t>(document.text.find(words));
    const Span source = document.map.to_source({at, at + static_cast<uint32_t>(std::string(words).size())});
    EXPECT_EQ(source.of(sources), raw);
  }
}

TEST(Docx, PastedThreadsAreReadAsThreads) {
  const Document document =
      read({{"word/document.xml", body(p("On 3 May 2021, Pia Lund wrote:") + p("&gt; It rained.") +
                                       p("&gt; All day.") + p("No, it did not."))}});
  bool quoted = false;
  for (const Passage& passage : document.passages) quoted = quoted || passage.kind == PassageKind::Quotation;
  EXPECT_TRUE(quoted);
}

// No-break spaces and byte order marks are no words that a passage must hold.
TEST(Docx, BlanksAtTheEndsOfTheBody) {
  const Document document = read({{"word/document.xml", body(p("\uFEFFWords.\u00A0") + p("\u00A0"))},
                                  {"word/footer1.xml", part("ftr", p("Page"))}});
  EXPECT_EQ(passages(document), (Lines{"article: Words.", "boilerplate: Page"}));
}

TEST(Docx, SaysWhyNot) {
  const auto failure = [](Parts parts) {
    const Result<Document> document = read_docx(Package::of(std::move(parts)), {});
    return document.ok() ? "" : document.error().text();
  };
  EXPECT_EQ(failure({{"a.xml", "<a/>"}}), "it has no part word/document.xml");
  std::string laughs = "<!DOCTYPE lolz [<!ENTITY lol 'lol'><!ENTITY lol2 '&lol;&lol;'>]><w:document/>";
  EXPECT_EQ(failure({{"word/document.xml", laughs}}),
            "word/document.xml: it declares XML entities of its own");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<w:p>";
  EXPECT_EQ(failure({{"word/document.xml", deep}}), "word/document.xml: elements nested more than 256 deep");
  const Document cut = read({{"word/document.xml", body(p("Ada said.")).substr(0, 150)}});
  ASSERT_FALSE(cut.notes.empty());
  EXPECT_NE(cut.notes[0].find("not well-formed"), std::string::npos);
}

}  // namespace
}  // namespace hearsay
