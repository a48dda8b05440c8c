#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "text/document.h"
#include "text/document_check.h"

namespace hearsay {
namespace {

Document read(const std::string& html) {
  Capture capture;
  capture.bytes = html;
  capture.media_type = "text/html";
  Result<Document> document = read_document(capture, {});
  EXPECT_TRUE(document.ok()) << html;
  if (!document) return {};
  EXPECT_EQ(document_fault(*document, html.size()), "") << html;
  return std::move(document).value();
}

// Paragraphs of running text, P1 to P4 in the tables below.
constexpr std::string_view kParagraphs[] = {
    "The harbour office said on Monday that it had received the letter, and would answer it in due time.",
    "Oda Fell, who keeps the books of the ferry, said that nobody had asked her for the figures so far.",
    "The council will hear the engineers on Thursday, as its clerk told this newspaper in a short note.",
    "According to the clerk, the hearing is open to everybody who lives between the bridge and the mill."};

// With the marks P1 to P4 replaced by the paragraphs.
std::string filled(std::string html) {
  for (size_t i = 0; i < std::size(kParagraphs); ++i) {
    const std::string mark = "P" + std::to_string(i + 1);
    for (size_t at = html.find(mark); at != std::string::npos; at = html.find(mark, at + 1))
      html.replace(at, mark.size(), kParagraphs[i]);
  }
  return html;
}

// The same the other way round, blocks parted by a bar.
std::string marked(std::string text) {
  for (size_t i = 0; i < std::size(kParagraphs); ++i)
    for (size_t at; (at = text.find(kParagraphs[i])) != std::string::npos;)
      text.replace(at, kParagraphs[i].size(), "P" + std::to_string(i + 1));
  for (size_t at; (at = text.find('\n')) != std::string::npos;)
    text.replace(at, std::min(text.find_first_not_of("\n\t ", at), text.size()) - at, "|");
  return text;
}

// The words of the articles, without what stands in them but is no part of them.
std::string article_of(const Document& document) {
  std::string words;
  for (uint32_t at = 0; at < document.text.size(); ++at) {
    bool inside = false;
    for (int i = passage_of(document.passages, {at, at + 1}); i >= 0;
         i = document.passages[static_cast<size_t>(i)].parent) {
      const PassageKind kind = document.passages[static_cast<size_t>(i)].kind;
      inside |= kind == PassageKind::Article;
      if (kind == PassageKind::Boilerplate || kind == PassageKind::Caption || kind == PassageKind::Comment) {
        inside = false;
        break;
      }
    }
    if (inside)
      words.push_back(document.text[at]);
    else if (!words.empty() && words.back() != '\n')
      words.push_back('\n');
  }
  while (words.ends_with('\n')) words.pop_back();
  return marked(words);
}

TEST(HtmlArticle, WhereItStands) {
  const struct {
    const char *what, *html, *article;
  } cases[] = {
      {"named body", "<div class=top><p>P4</div><div class=article-body><p>P1<p>P2</div>", "P1|P2"},
      {"body named in one word", "<div><p>P4</div><div id=storyText><p>P1<p>P2</div>", "P1|P2"},
      {"article element", "<div><p>P3</div><article><p>P1<p>P2</article>", "P1|P2"},
      {"main element", "<div><p>P3</div><main><p>P1<p>P2</main>", "P1|P2"},
      {"the body before the main", "<main><div class=entry-content><p>P1<p>P2</div><div><p>P3</div></main>",
       "P1|P2"},
      {"a name over too little",
       "<div class=post-content><p>It rained on the mill, and on the bridge as "
       "well.</div><div><p>P1<p>P2<p>P3</div>",
       "P1|P2|P3"},
      {"no names: the densest",
       "<ul><li><p>It rained on the mill, and on the bridge as well.</ul><div><p>P1<p>P2<p>P3</div>",
       "P1|P2|P3"},
      {"no paragraphs", "<div>P1<br><br>P2<br>P3</div><div>Imprint</div>", "P1|P2|P3"},
      {"a box for each paragraph", "<div><div><p>P1</div><div><p>P2</div><div><p>P3</div></div>", "P1|P2|P3"},
      {"a table for the layout", "<table><tr><td><p>P1<p>P2</td></tr><tr><td><p>P3</td></tr></table>",
       "P1|P2|P3"},
      {"several parts",
       "<div class=page><div class=story-body><p>P1</div><figure></figure><div "
       "class=story-body><p>P2</div></div>",
       "P1|P2"},
      {"names that leave nothing",
       "<article><div "
       "class=share-body><p>P1<p>P2<p>P3</div></article><footer><p>P4<p>P4</footer><aside><p>P4</aside>",
       "P1|P2|P3"},
      {"a lone entry numbered like a post",
       "<article id=post-12 class='post'><div class=entry-content><p>P1<p>P2</div></article>", "P1|P2"},
  };
  for (const auto& c : cases) EXPECT_EQ(article_of(read(filled(c.html))), c.article) << c.what;
}

TEST(HtmlArticle, WhatBelongsToIt) {
  const struct {
    const char *what, *body, *article;
  } cases[] = {
      {"lists, tables, preformatted text",
       "<p>P1<ul><li>Mill<li>Bridge</ul><table><tr><td>1<td>2</table><pre>a b</pre>",
       "P1|Mill|Bridge|1\t2|a b"},
      {"headings over text", "<p>P1<h2>The hearing</h2><p>P2", "P1|The hearing|P2"},
      {"a heading over nothing", "<p>P1<p>P2<h2>Follow the Courier</h2>", "P1|P2"},
      {"a heading over links",
       "<p>P1<h3>More</h3><ul><li><a href=a>Mill burns again</a><li><a href=b>Bridge shut</a></ul><p>P2",
       "P1|P2"},
      {"short first and last paragraphs", "<p>It rained.<p>P1<p>P2<p>Then it stopped.",
       "It rained.|P1|P2|Then it stopped."},
      {"links in the text", "<p>P1 See <a href=x>the letter</a>.<p>P2", "P1 See the letter.|P2"},
      {"a link to another page", "<p>P1<p>Read also: <a href=x>Mill burns again</a><p>P2", "P1|P2"},
      {"the same in any language", "<p>P1<p>Luek myös: <a href=x>Mill burns again</a><p>P2", "P1|P2"},
      {"a paragraph that is a link", "<p>P1<p><a href=x>Mill burns again</a><p>P2", "P1|P2"},
      {"named parts",
       "<p>P1<div class=related-stories><p>P3</div><p>P2<div class=newsletterBox>Sign up</div>", "P1|P2"},
      {"unnamed words between paragraphs", "<p>P1<div>Advert</div><div>Close</div><p>P2", "P1|P2"},
      {"cards of other articles",
       "<p>P1<p>P2<article><h3><a href=x>Mill burns</a></h3><p>It burnt at night, as neighbours said, "
       "again.</article>",
       "P1|P2"},
      {"captions",
       "<p>P1<figure><img><figcaption>The mill</figcaption></figure><div class=photo-credit>Bo "
       "Lind</div><p>P2",
       "P1|P2"},
      {"words in a box around a picture",
       "<p>P1<div class=image><img><p>The mill, seen from the bridge.</div><p>P2", "P1|P2"},
      {"a table in a figure", "<p>P1<figure><table><tr><td>Tolls<td>7</table></figure><p>P2",
       "P1|Tolls\t7|P2"},
      {"block quotations", "<p>P1<blockquote><p>We know of no letter.</blockquote><p>P2",
       "P1|We know of no letter.|P2"},
      {"an embedded post",
       "<p>P1<div class=tweet-embed><blockquote class=twitter-tweet><p>No letter here.</p>— Oda (@oda) <a "
       "href=x>June 4, 2019</a></blockquote></div><p>P2",
       "P1|No letter here.|— Oda (@oda) June 4, 2019|P2"},
      {"buttons of the same names", "<p>P1<div class=twitter>Tweet it</div><p>P2", "P1|P2"},
      {"hidden text",
       "<p>P1<p>P2 <span style='display: none'>Oda Fell news</span><div class=sr-only><p>P3</div>", "P1|P2"},
      {"labels that are hidden, not texts",
       "<div class=field--label-hidden><p>P1</div><div class=field--label-hidden><p>P2</div>", "P1|P2"},
      {"letters that make no word", "<div class=sc-qAdQz><p>P1</div><div class=fAdx><p>P2</div>", "P1|P2"},
      {"comments", "<p>P1<p>P2<ol><li class=comment id=comment-3><div class=comment-body><p>P3</div></ol>",
       "P1|P2"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(article_of(read(filled("<div class=article-body>" + std::string(c.body) + "</div>"))),
              c.article)
        << c.what;
}

TEST(HtmlArticle, HeadAndSummary) {
  const struct {
    const char *what, *head, *article;
  } cases[] = {
      {"headline, byline and date", "<h1>A letter</h1><p class=byline>By Lio Marsh</p><p>4 June 2019</p>",
       "P1|P2"},
      {"summary in a header",
       "<header><h1>A letter</h1><p class=standfirst>Engineers are to be heard this week</p></header>",
       "Engineers are to be heard this week|P1|P2"},
      {"summary as second heading",
       "<h1>A letter</h1><h2>Engineers are to be heard by the council this week</h2>",
       "Engineers are to be heard by the council this week|P1|P2"},
      {"summary called teaser", "<h1>A letter</h1><div class=teaser><p>P3</p></div>", "P3|P1|P2"},
      {"caption of the first picture", "<h1>A letter</h1><figure><figcaption>P3</figcaption></figure>",
       "P1|P2"},
      {"what stands above the headline", "<p>P3</p><h1>A letter</h1>", "P1|P2"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(article_of(read(filled("<title>A letter</title><div>" + std::string(c.head) +
                                     "<div class=article-body><p>P1<p>P2</div></div>"))),
              c.article)
        << c.what;
}

TEST(HtmlArticle, WhoIsQuoted) {
  const struct {
    const char *quote, *author, *published;
  } cases[] = {
      {"<p>No letter here.</p>", "", ""},
      {"<p>No letter here.</p><cite>Oda Fell</cite>", "Oda Fell", ""},
      {"<p>No letter here.</p><footer>— Oda Fell, clerk of Orrin</footer>", "Oda Fell", ""},
      {"<p>No letter here.</p><p>— Oda Fell</p>", "Oda Fell", ""},
      {"<p>No letter here.</p>— Oda Fell (@oda) <a href=x>June 4, 2019</a>", "Oda Fell", "2019-06-04"},
      {"No letter here. — Oda Fell (@oda) <a href=x>June 4, 2019</a>", "Oda Fell", "2019-06-04"},
      {"<p>No letter here.</p><p>A post shared by Oda Fell (@oda) on Jun 4, 2019 at 5:01pm PDT</p>",
       "Oda Fell", "2019-06-04"},
      {"<p>No letter here.</p>Posted by <a href=x>Oda Fell</a> on <a href=y>Tuesday, June 4, 2019</a>",
       "Oda Fell", "2019-06-04"},
      {"<a href=x>No letter here</a><br>by <a href=y>u/oda_fell</a> in <a href=z>r/orrin</a>", "u/oda_fell",
       ""},
      {"<p>The mill burnt – again – and nobody came.</p>", "", ""},
      {"<p>No letter here.</p>— oda of the mill (@oda) <a href=x>June 4, 2019</a>", "oda of the mill",
       "2019-06-04"},
      {"<p>No letter here. <cite>— Oda Fell</cite></p>", "Oda Fell", ""},
      {"<p>No letter here.</p><footer><cite>Oda Fell</cite>, clerk</footer>", "Oda Fell", ""},
      // A dash of a dialogue, a list, a sentence.
      {"<p>— We know nothing of it.</p>", "", ""},
      {"<p>— Nobody</p>", "", ""},
      {"<p>— Who has it?</p><p>— Nobody.</p>", "", ""},
      {"Demands:<br>- more pay<br>- less work", "", ""},
      {"Demands:<br>- Bread<br>- Work", "", ""},
      {"<p>No letter here.</p><p>— or so we hear</p>", "", ""},
      // The title of a work.
      {"<p>As <cite>Harbour Lights</cite> has it, there is no letter here.</p>", "", ""},
      {"<p>There is no letter here.</p><footer>from the minutes of the council</footer>", "", ""},
  };
  for (const auto& c : cases) {
    const Document document =
        read(filled("<article><p>P1<blockquote>" + std::string(c.quote) + "</blockquote><p>P2</article>"));
    ASSERT_EQ(document.passages.size(), 2U) << c.quote;
    const Passage& quote = document.passages[1];
    EXPECT_EQ(quote.kind, PassageKind::Quotation) << c.quote;
    EXPECT_EQ(quote.author, c.author) << c.quote;
    EXPECT_EQ(quote.published, c.published) << c.quote;
    EXPECT_EQ(quote.author_span.of(document.text), c.author) << c.quote;
  }
}

TEST(HtmlArticle, NoticesOfCorrectionAreNeverDropped) {
  for (const char* notice : {"<p>Correction: an earlier version named the wrong mill.</p>",
                             "<div class=correction>We named the wrong mill.</div>",
                             "<div class=related><p>Correction, 4 June: the mill stands.</p></div>"})
    for (const char* html : {"<article><p>P1NOTICE<p>P2</article>", "<article><p>P1<p>P2NOTICE</article>"}) {
      std::string page = html;
      page.replace(page.find("NOTICE"), 6, notice);
      const Document document = read(filled(page));
      int corrections = 0;
      for (const Passage& passage : document.passages) corrections += passage.kind == PassageKind::Correction;
      EXPECT_EQ(corrections, 1) << page;
    }
}

}  // namespace
}  // namespace hearsay
