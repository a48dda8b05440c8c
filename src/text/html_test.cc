#include "text/html.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "text/document_check.h"

namespace hearsay {
namespace {

Capture page(std::string bytes) {
  Capture capture;
  capture.bytes = std::move(bytes);
  capture.media_type = "text/html";
  return capture;
}

Document read(const std::string& html) {
  Result<Document> document = read_document(page(html), {});
  EXPECT_TRUE(document.ok()) << html;
  if (!document) return {};
  EXPECT_EQ(document_fault(*document, html.size()), "") << html;
  return std::move(document).value();
}

// "kind(author, published): words", indented by depth.
std::vector<std::string> outline(const Document& document) {
  std::vector<std::string> lines;
  std::vector<size_t> depth;
  for (const Passage& passage : document.passages) {
    depth.push_back(passage.parent < 0 ? 0 : depth[static_cast<size_t>(passage.parent)] + 1);
    std::string line(depth.back() * 2, ' ');
    line += name_of(passage.kind);
    if (!passage.author.empty() || !passage.published.empty())
      line.append("(").append(passage.author).append(", ").append(passage.published).append(")");
    std::string words(passage.span.of(document.text));
    std::replace(words.begin(), words.end(), '\n', '/');
    lines.push_back(line.append(": ").append(words));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(Html, TextIsWhatAReaderSees) {
  const struct {
    const char* html;
    const char* text;
  } cases[] = {
      {"<p>One<p>Two", "One\n\nTwo"},
      {"  <p> a \n\t b  </p>  ", "a b"},
      {"a<b>b</b> <i> c</i>d", "ab cd"},
      {"<div><div>a</div></div><div>b</div>", "a\n\nb"},
      {"a<br>b<br><br>c", "a\nb\nc"},
      {"<ul><li>a</li><li>b</li></ul>", "a\nb"},
      {"<table><tr><td>a</td><td>b</td></tr><tr><td>c<td>d</table>", "a\tb\nc\td"},
      {"<pre>\n a\n  b</pre>", " a\n  b"},
      {"caf&eacute; &amp; bar &lt;b&gt; &#8212; &hellip;", "café & bar <b> — …"},
      {"AT&T &copy 2020 &notit; &notin; &unknown; &", "AT&T © 2020 ¬it; ∉ &unknown; &"},
      {"a<script>x</script>b<style>y</style><template>z</template><!-- w -->c", "abc"},
      {"<head><title>t</title></head><body>b", "b"},
      {"<a href=x>one</a><a href=y>two</a>", "one two"},
      {"<button>a</button><button>b</button>", "a b"},
      {"a&nbsp;b", "a\u00A0b"},
      {"<textarea>a <b> &amp;\nc</textarea>", "a <b> &\nc"},
      {"a < b and a <3", "a < b and a <3"},
      {"<p>a</p></div></nothing><p>b</p>", "a\n\nb"},
      {"line\r\nbreak\rhere", "line break here"},
      {"<b>1<p>2</b>3</p>", "1\n\n23"},
      {"<table>out<tr><td>in</table>", "out\n\nin"},
      {"a<iframe src=\"x\"/>b <i title=\"1>0\"/>c<script src=\"y\"/>d", "ab cd"},
      {"a<script src=\"y\"/></script>b", "ab"},
      {"<p/>a<p/>b", "a\n\nb"},
      {"", ""},
      {"<", "<"},
      {"<p", ""},
      {"</", "</"},
      {"<!-- never closed", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(read(c.html).text, c.text) << c.html;
}

// Each stretch of the text leads to its bytes: the same ones, or a reference that stands for them.
TEST(Html, EveryWordLeadsToItsBytes) {
  const struct {
    const char* html;
    const char* words;
    const char* source;
  } cases[] = {
      {"<p>Ada <b>said</b> so", "Ada said so", "Ada <b>said</b> so"},
      {"<p>Ada <b>said</b> so", "said", "said"},
      {"<p>caf&eacute; bar", "café", "caf&eacute;"},
      {"<p>caf&eacute; bar", "é", "&eacute;"},
      {"<p>caf&eacute; bar", "bar", "bar"},
      {"<p>&ldquo;No&rdquo;, he said", "“No”", "&ldquo;No&rdquo;"},
      {"<p>&notit; x", "it", "it"},
      {"<p>&#x201C;No&#8221", "No”", "No&#8221"},
      {"<p>a   \n  b", "a b", "a   \n  b"},
      {"<p>one</nothing>two", "onetwo", "one</nothing>two"},
      {"<p>one</nothing>two", "two", "two"},
      {"<table>out<tr><td>in</table>", "out", "out"},
      {"<table><tr><td>in</td></tr>out</table>", "out", "out"},
      {"<pre>\r\na\r\nb</pre>", "a\nb", "a\r\nb"},
      {"<p>x &NotEqualTilde; y", "y", "y"},
      {"<p>&NotEqualTilde;y", "≂̸", "&NotEqualTilde;"},
      {"<textarea>&lt;a&gt; b</textarea>", "<a>", "&lt;a&gt;"},
      {"<p>a\xC2\x92s", "s", "s"},
  };
  for (const auto& c : cases) {
    const std::string html = c.html;
    const Document document = read(html);
    const size_t at = document.text.find(c.words);
    ASSERT_NE(at, std::string::npos) << html << " gives " << document.text;
    const Span text{static_cast<uint32_t>(at), static_cast<uint32_t>(at + std::string_view(c.words).size())};
    EXPECT_EQ(document.map.to_source(text).of(html), c.source) << html << ": " << c.words;
    EXPECT_TRUE(document.notes.empty()) << html << ": " << document.notes[0];
  }
}

TEST(Html, CharsetsLeadToTheBytesOfTheFile) {
  const std::string html = "<meta charset=windows-1252><p>Caf\xE9: &eacute;t\xE9 \x93no\x94";
  const Document document = read(html);
  EXPECT_EQ(document.text, "Café: été “no”");
  const auto source_of = [&](std::string_view words) {
    const auto at = static_cast<uint32_t>(document.text.find(words));
    return document.map.to_source({at, at + static_cast<uint32_t>(words.size())}).of(html);
  };
  EXPECT_EQ(source_of("Café"), "Caf\xE9");
  EXPECT_EQ(source_of("été"), "&eacute;t\xE9");
  EXPECT_EQ(source_of("“"), "\x93");
}

TEST(Html, AQuotationIsTheQuotedWordsAlone) {
  const struct {
    const char *html, *words, *author;
  } cases[] = {
      {"<blockquote data-quote=Oda><div>Oda said:</div><div>It rained.</div><a>Click to "
       "expand...</a></blockquote>",
       "It rained.", "Oda"},
      {"<blockquote><p>Oda wrote:</p><p>It rained.</p></blockquote>", "It rained.", "Oda"},
      {"<blockquote data-quote=Oda>It rained.</blockquote>", "It rained.", "Oda"},
      {"<blockquote>Oda said: it rained.</blockquote>", "Oda said: it rained.", "Oda"},
      {"<blockquote>It rained, said the clerk.</blockquote>", "It rained, said the clerk.", ""},
      {"<blockquote>The clerk said it rained.</blockquote>", "The clerk said it rained.", ""},
      {"<blockquote>Oda said:</blockquote>", "Oda said:", "Oda"},
      {"<blockquote data-quote=Oda><div>Oda said</div><div>It rained.</div></blockquote>", "It rained.",
       "Oda"},
      {"<blockquote><p>That is what he said</p><p>It rained.</p></blockquote>",
       "That is what he said\n\nIt rained.", ""},
      {"<blockquote><p>What the clerk of the mill said:</p><p>It rained.</p></blockquote>",
       "What the clerk of the mill said:\n\nIt rained.", ""},
  };
  for (const auto& c : cases) {
    const Document document =
        read("<div class=post id=post-7>" + std::string(c.html) + "<p>So what?</p></div>");
    std::string found;
    for (const Passage& passage : document.passages) {
      if (passage.kind != PassageKind::Quotation) continue;
      found.append(passage.author).append(": ").append(passage.span.of(document.text));
    }
    EXPECT_EQ(found, std::string(c.author) + ": " + c.words) << c.html;
  }
}

constexpr std::string_view kProse =
    "The harbour office said on Monday that it had received the letter, and that the matter would be looked "
    "into.";

std::string prose(int paragraphs) {
  std::string out;
  for (int i = 0; i < paragraphs; ++i) out.append("<p>").append(kProse).append("</p>");
  return out;
}

TEST(Html, BylinesThatNothingMarks) {
  const struct {
    const char *html, *author;
  } cases[] = {
      {"<p><b>By &Eacute;dith Marsh</b><br>4 June 2019</p>", "\u00C9dith Marsh"},
      {"<p>By Lio Marsh</p>", "Lio Marsh"},
      {"<p>Reporting by Lio Marsh; editing by Oda Fell</p>", "Lio Marsh"},
      {"<p>By Lio Marsh</p><p>By Oda Fell</p>", ""},  // teasers
      {"<p>By Monday</p><p>By the river</p>", ""},
  };
  for (const auto& c : cases)
    EXPECT_EQ(read("<div>" + std::string(c.html) + prose(4) + "</div>").author, c.author) << c.html;
}

TEST(Html, CorrectionsHaveTheirDay) {
  const Document document =
      read("<article><h1>Rain</h1><time datetime=2019-06-04>4 June</time>" + prose(4) +
           "<p>Correction, 6 June: An earlier version of this article said that it rained.</p></article>");
  ASSERT_EQ(document.passages.back().kind, PassageKind::Correction);
  EXPECT_EQ(document.passages.back().published, "2019-06-06");
}

TEST(Html, AnArticleAndWhatStandsAroundIt) {
  const Document document = read(
      "<html lang=en-GB><head><title>Letter received | The Orrin Courier</title>"
      "<meta property=og:site_name content='The Orrin Courier'>"
      "<meta property='article:published_time' content='2021-03-05T10:00:00Z'></head><body>"
      "<nav><a href=/>Home</a> <a href=/s>Sport</a></nav>"
      "<article><h1>Letter received</h1><p class=author>By Lio Marsh</p>" +
      prose(2) + "<figure><img src=x><figcaption>The harbour</figcaption></figure>" + prose(1) +
      "<blockquote>We know of no letter, she wrote.</blockquote>"
      "<p>Correction, 6 March: an earlier version of this article gave a wrong day.</p>"
      "<div class=share-bar>Share this</div></article>"
      "<footer>All rights reserved</footer></body></html>");
  EXPECT_EQ(document.title, "Letter received");
  EXPECT_EQ(document.author, "Lio Marsh");
  EXPECT_EQ(document.outlet, "The Orrin Courier");
  EXPECT_EQ(document.published, "2021-03-05T10:00:00Z");
  EXPECT_EQ(document.language, "en");
  std::vector<std::string> kinds;
  for (const Passage& passage : document.passages) kinds.emplace_back(name_of(passage.kind));
  EXPECT_EQ(kinds, (Lines{"boilerplate", "article", "caption", "quotation", "correction", "boilerplate"}));
  EXPECT_EQ(document.passages[1].author, "Lio Marsh");
  EXPECT_EQ(document.passages[1].author_span.of(document.text), "Lio Marsh");
  EXPECT_EQ(document.passages[2].span.of(document.text), "The harbour");
  EXPECT_EQ(document.passages[3].parent, 1);
}

TEST(Html, CommentsUnderAnArticle) {
  const Document document = read("<article>" + prose(3) +
                                 "</article><div id=comments><h3>Comments</h3><ol>"
                                 "<li class=comment id=comment-11><span class=author>Oda Fell</span> <time "
                                 "datetime=2021-03-06T08:00:00Z>now</time>"
                                 "<div class=comment-content><p>I heard the same.</p></div>"
                                 "<ol><li class=comment id=comment-12><span class=author>Per Holt</span><div "
                                 "class=comment-content><p>So did I.</p></div></li></ol>"
                                 "</li></ol></div>");
  const Lines lines = outline(document);
  const Lines expected = {
      "boilerplate: Comments",
      "comment(Oda Fell, 2021-03-06): Oda Fell now//I heard the same.//Per Holt//So did I.",
      "  boilerplate: Oda Fell",
      "  boilerplate: now",
      "  comment(Per Holt, ): Per Holt//So did I.",
      "    boilerplate: Per Holt"};
  ASSERT_EQ(lines.size(), expected.size() + 1);
  EXPECT_EQ(Lines(lines.begin() + 1, lines.end()), expected);
}

TEST(Html, PostsOfForumPrograms) {
  const struct {
    const char* program;
    const char* html;
    Lines outline;
  } cases[] = {
      {"XenForo 2",
       "<article class='message message--post' data-author='Oda' id=js-post-5><section "
       "class=message-user>Oda Member</section>"
       "<time datetime=2020-04-19T00:01:00Z>then</time><div class=message-content><article "
       "class=message-body>"
       "<div class=bbWrapper><blockquote class='bbCodeBlock' data-quote='Per'>Per said: ↑ It is "
       "open.</blockquote>No, it is not.</div>"
       "</article></div><aside class=message-signature>Be kind.</aside></article>",
       {"post(Oda, 2020-04-19): Oda Member//then//Per said: ↑ It is open.//No, it is not.//Be kind.",
        "  boilerplate: Oda Member", "  boilerplate: then", "  quotation(Per, ): Per said: ↑ It is open.",
        "  signature: Be kind."}},
      {"phpBB",
       "<div id=p12 class='post bg1'><div class=postbody><p class=author>by <strong><a class=username "
       "href=x>Oda</a></strong> "
       "» Mon Mar 01, 2010 9:57 pm</p><div class=content>It was open.</div><div class=signature>Be "
       "kind.</div></div></div>",
       {"post(Oda, 2010-03-01): by Oda » Mon Mar 01, 2010 9:57 pm//It was open.//Be kind.",
        "  boilerplate: by Oda » Mon Mar 01, 2010 9:57 pm", "  signature: Be kind."}},
      {"vBulletin",
       "<table id=post77 class=tborder><tr><td class=thead>Apr 11, 2020, 3:04 PM</td></tr><tr><td><a "
       "class=bigusername href=x>Oda</a>"
       "<div>Join Date: Jan 2009</div></td></tr><tr><td id=td_post_77><div id=post_message_77>It was "
       "open.</div></td></tr></table>",
       {"post(Oda, 2020-04-11): Apr 11, 2020, 3:04 PM/Oda//Join Date: Jan 2009//It was open.",
        "  boilerplate: Apr 11, 2020, 3:04 PM", "  boilerplate: Oda//Join Date: Jan 2009"}},
  };
  for (const auto& c : cases) EXPECT_EQ(outline(read(c.html)), c.outline) << c.program;
}

TEST(Html, DeepMarkupIsReadSideBySide) {
  const struct {
    int depth;
    Lines notes;
  } cases[] = {{400, {}},
               {600, {"90 elements nested more than 512 deep were put side by side"}},
               {1'000'000, {"999490 elements nested more than 512 deep were put side by side"}}};
  for (const auto& c : cases) {
    std::string html = "<!DOCTYPE html>";
    for (int i = 0; i < c.depth; ++i) html += "<div>";
    const Document document = read(html + "In the deep.");
    EXPECT_EQ(document.text, "In the deep.");
    EXPECT_EQ(document.notes, c.notes);
  }
}

TEST(Html, ScriptsInTheDeepAreNoText) {
  std::string html = "<!DOCTYPE html>";
  for (int i = 0; i < 300; ++i) html += "<form><div></form>";
  const Document document =
      read(html + "In<script>var a;</script><style>p {}</style><iframe><p></iframe> the deep.");
  EXPECT_EQ(document.text, "In the deep.");
  EXPECT_EQ(document.notes, Lines{"93 elements nested more than 512 deep were put side by side"});
}

// Shapes that make other parsers take minutes or gigabytes.
TEST(Html, HostileShapesEndSoon) {
  const auto times = [](const std::string& motif, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += motif;
    return out;
  };
  std::string attributes = "<p ";
  for (int i = 0; i < 50000; ++i) attributes.append("a").append(std::to_string(i)).append(" ");
  std::string formatting;
  for (int i = 0; i < 20000; ++i) formatting.append("<p><b id=").append(std::to_string(i)).append(">x</p>");
  std::string equal = "<b";
  for (int i = 0; i < 5000; ++i) equal.append(" a").append(std::to_string(i));
  const std::string post = "<div class=post id=post-1>It rained on the quay.</div>";
  const std::string anchors = "<b id=a1>It rained.</b><i><b id=a2>It rained.</b></i>";
  const std::string unseen = times("<span itemprop=author>", 200);
  const std::string cases[] = {
      times("<div>", 200000),
      post + post + "<div class=post id=post-3>" + times("word<br>", 60000) + "</div>",
      times(anchors, 60000),
      "<p>x</p>" + unseen + times("<meta itemprop=name content='Ada Finch'>", 8000),
      "<div style='" + times("a: b; ", 50000) + "'>" + times("<h2 class=logo>x</h2>", 2) +
          times("<h2>x", 5000),
      times("<link rel=canonical href=//a.b/c>", 20000) + times("<i class=author>Ada Finch</i>", 20000),
      "<p>" + times("<i class=date>x</i> ", 50000),
      "<h1>x</h1>" + times("<p><b>Andrea Finch</b></p><p></p><p></p>", 20000),
      "<title>" + std::string(300, 'x') + "</title>" + times("<b>" + std::string(300, 'y'), 5000),
      times("<b>", 100000),
      times("<a href=x>y", 100000),
      times("<table><tr><td>", 50000),
      times("<svg>", 50000),
      "<svg><div></div>" + times("<path/>", 50000),
      "<select><svg></select>" + times("<path/>", 50000),
      times("<b><i><div></b></i>", 50000),
      times("<h1><span><h2></h1>", 50000),
      times("<desc></th>", 50000),
      "<table>" + times("x<tr>", 20000),
      "<p>" + times("&", 500000),
      times("<", 500000),
      times("<!--", 100000),
      times("<script>", 100000),
      times("<td>1", 20000),
      "<script type=application/ld+json>{" + times("\"author\":\"x\",", 100000),
      times("<object>", 200000) + times("<b></b>", 200000),
      "<table>" + times("&", 2000000),
      "<table>" + times("&amp;", 500000),
      attributes,
      formatting,
      times(equal + ">", 100),
  };
  for (const std::string& html : cases) {
    const auto start = std::chrono::steady_clock::now();
    const Result<Document> document = read_document(page("<!DOCTYPE html>" + html), {});
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    EXPECT_LT(seconds.count(), 5) << html.substr(0, 40);
    EXPECT_TRUE(document.ok() || document.error().kind() == ErrorKind::Limit);
  }
}

// Whatever the tags: no crash, and every promise of document.h is kept.
TEST(Html, AnySoupMakesADocument) {
  constexpr std::string_view kParts[] = {"<div>",
                                         "</div>",
                                         "<p>",
                                         "</p>",
                                         "<b>",
                                         "</b>",
                                         "<a href=x>",
                                         "</a>",
                                         "<table>",
                                         "</table>",
                                         "<tr>",
                                         "<td>",
                                         "</td>",
                                         "<li>",
                                         "<svg>",
                                         "</svg>",
                                         "<path/>",
                                         "<select>",
                                         "<option>",
                                         "</select>",
                                         "<article>",
                                         "</article>",
                                         "<figcaption>",
                                         "<blockquote>",
                                         "</blockquote>",
                                         "<pre>",
                                         "</pre>",
                                         "<nav>",
                                         "</nav>",
                                         "<li class=comment id=comment-1>",
                                         "<div class=post id=post-2>",
                                         "<div class=content>",
                                         "<span class=author>",
                                         "<time datetime=2020-01-02>",
                                         "&eacute;",
                                         "&amp",
                                         "&",
                                         "é",
                                         "\xE9",
                                         "word ",
                                         " \n",
                                         "Correction: a word. ",
                                         "<script>",
                                         "</script>",
                                         "<title>",
                                         "</title>",
                                         "<!--",
                                         "-->",
                                         "<template>",
                                         "</template>",
                                         "<h1>",
                                         "</h1>",
                                         "<br>",
                                         "<",
                                         ">",
                                         "<body>",
                                         "</body>",
                                         "<frameset>",
                                         "\r",
                                         "\0x"};
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    std::string html;
    const size_t count = random() % 60;
    for (size_t i = 0; i < count; ++i) html += kParts[random() % std::size(kParts)];
    const Result<Document> document = read_document(page(html), {});
    ASSERT_TRUE(document.ok()) << html;
    ASSERT_EQ(document_fault(*document, html.size()), "") << html;
  }
}

}  // namespace
}  // namespace hearsay
