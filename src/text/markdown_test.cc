#include "text/markdown.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "text/document_check.h"

namespace hearsay {
namespace {

Document read(const std::string& markdown) {
  Capture capture;
  capture.bytes = markdown;
  capture.media_type = "text/markdown";
  Result<Document> document = read_document(capture, {});
  EXPECT_TRUE(document.ok());
  EXPECT_EQ(document_fault(*document, markdown.size()), "") << markdown;
  return std::move(document).value();
}

TEST(Markdown, TextWithoutTheMarks) {
  const struct {
    const char* markdown;
    const char* text;
  } cases[] = {
      {"# Title #\n\nWords.", "Title\n\nWords."},
      {"Title\n===\nWords.", "Title\n\nWords."},
      {"#hashtag stays", "#hashtag stays"},
      {"*a* **b** ***c*** _d_ __e__", "a b c d e"},
      {"**bold *inner* bold**", "bold inner bold"},
      {"over *two\nlines* here", "over two\nlines here"},
      {"snake_case_name 2*3*4 * alone", "snake_case_name 234 * alone"},
      {"\\*kept\\* a\\b", "*kept* a\\b"},
      {"`code *x*` and ``a ` b``", "code *x* and a ` b"},
      {"open ` tick", "open ` tick"},
      {"[text](http://x.example/a_b_(c) \"t\") end", "text end"},
      {"[text][ref] [sic] [a]", "text [sic] [a]"},
      {"![picture](x.png)", "picture"},
      {"[ref]: http://x.example/\nWords.", "\nWords."},
      {"<http://x.example/a> <b>bold</b> a < b", "http://x.example/a bold a < b"},
      {"said.[^3] Next", "said. Next"},
      {"[^3]: See [page](x).", "[3] See page."},
      {"- a\n* b\n+ c\n1. d", "- a\n* b\n+ c\n1. d"},
      {"> quoted\n> words\n\nown", "quoted\nwords\n\nown"},
      {"| a | b |\n|---|:-:|\n| **c** | d |", " a \t b \n\n c \t d "},
      {"```\n*x* # y\n```\nz", "\n*x* # y\n\nz"},
      {"a\n\n---\n\nb", "a\n\n\n\nb"},
      {"AT&amp;T &#8212; &eacute; &", "AT&T — &eacute; &"},
      {"~~gone~~ ~ 5", "gone ~ 5"},
      {"a\r\n# b\r\n", "a\r\nb\r\n"},
      {"---\ntitle: x\n---\nWords", "Words"},
      {"---\nnever closed", "\nnever closed"},
      {"", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(read(c.markdown).text, c.text) << c.markdown;
}

TEST(Markdown, WordsLeadToTheirBytes) {
  const std::string markdown = "> **Ada** said [so](http://x.example) &amp; left";
  const Document document = read(markdown);
  EXPECT_EQ(document.text, "Ada said so & left");
  const auto source_of = [&](std::string_view words) {
    const auto at = static_cast<uint32_t>(document.text.find(words));
    return document.map.to_source({at, at + static_cast<uint32_t>(words.size())}).of(markdown);
  };
  EXPECT_EQ(source_of("Ada"), "Ada");
  EXPECT_EQ(source_of("said so"), "said [so");
  EXPECT_EQ(source_of("&"), "&amp;");
  EXPECT_EQ(source_of("left"), "left");
}

TEST(Markdown, QuotationsNest) {
  const Document document =
      read("Lio wrote:\n\n> She said:\n>\n> > It is open.\n>\n> I doubt it.\nEven now.\n\nSo he wrote.");
  ASSERT_EQ(document.passages.size(), 3U);
  const auto words = [&](size_t i) { return document.passages[i].span.of(document.text); };
  EXPECT_EQ(document.passages[1].kind, PassageKind::Quotation);
  EXPECT_EQ(words(1), "She said:\n\nIt is open.\n\nI doubt it.\nEven now.");
  EXPECT_EQ(words(2), "It is open.");
  EXPECT_EQ(document.passages[2].parent, 1);
}

TEST(Markdown, TheHeadSaysWhatItIs) {
  const Document document = read(
      "---\ntitle: \"A 'short' report\"\nauthors:\n  - Oda Fell\n  - Per Holt\npublished_at: October "
      "1986\npublisher: The Orrin Courier\n---\n# Other\n");
  EXPECT_EQ(document.title, "A 'short' report");
  EXPECT_EQ(document.author, "Oda Fell, Per Holt");
  EXPECT_EQ(document.published, "1986-10");
  EXPECT_EQ(document.outlet, "The Orrin Courier");
  EXPECT_EQ(document.passages[0].author, "Oda Fell, Per Holt");
  EXPECT_EQ(read("## The *harbour*\n\nWords").title, "The harbour");
}

TEST(Markdown, AnySoupMakesADocument) {
  constexpr std::string_view kParts[] = {
      "# ",  "> ",   ">",      "*",     "**",    "_",  "`",     "```\n", "[",    "](",   ")",     "]",
      "![",  "[^1]", "[^1]: ", "|",     "|-|\n", "\n", "\n\n",  "    ",  "- ",   "1. ",  "---\n", "===\n",
      "<b>", "<",    "<!--",   "&amp;", "&#65;", "\\", "word ", "é",     "\xE9", "\r\n", "~~"};
  std::mt19937 random(12);
  for (int round = 0; round < 5000; ++round) {
    std::string markdown;
    const size_t count = random() % 40;
    for (size_t i = 0; i < count; ++i) markdown += kParts[random() % std::size(kParts)];
    read(markdown);
  }
}

// Each would take minutes if a mark were looked for again and again.
TEST(Markdown, HostileMarksAreNotSlow) {
  const auto times = [](std::string_view motif, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += motif;
    return out;
  };
  for (const char* motif : {"[", "](", "[a](", "`", "*a ", "*a **b ", "<a ", "&", "[^", "[^a\n", "|", "> ",
                            "_a", "# \n", "```\n", "a\n=\n", "![["})
    read(times(motif, 200000));
  read(times("[", 200000) + times("](", 200000));
}

}  // namespace
}  // namespace hearsay
