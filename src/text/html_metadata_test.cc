#include "text/html_metadata.h"

#include <string>

#include <gtest/gtest.h>

#include "text/document.h"

namespace hearsay {
namespace {

constexpr std::string_view kProse =
    "<p>The harbour office said on Monday that it had received the letter, and that the matter would be "
    "looked "
    "into.</p>";

Document read(const std::string& head, const std::string& body) {
  Capture capture;
  capture.media_type = "text/html";
  capture.bytes = "<html lang=en><head>" + head + "</head><body>" + body;
  for (int i = 0; i < 4; ++i) capture.bytes += kProse;
  capture.bytes += "</body></html>";
  const auto document = read_document(capture, {});
  EXPECT_TRUE(document) << head << body;
  return document ? *document : Document();
}

TEST(HtmlMetadata, Dates) {
  const struct {
    const char *head, *body, *published, *amended;
  } cases[] = {
      // What machines are told, with its zone.
      {"<meta property=article:published_time content='2021-03-05T10:04:00+01:00'>"
       "<meta property=article:modified_time content='2021-03-06T08:00:00+01:00'>",
       "<h1>The ferry is late</h1>", "2021-03-05T10:04:00+01:00", "2021-03-06T08:00:00+01:00"},
      {"<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"The ferry is late\","
       "\"datePublished\":\"2021-03-05\",\"dateModified\":\"2021-03-05\"}</script>",
       "<h1>The ferry is late</h1>", "2021-03-05", ""},
      // What the reader sees decides between two.
      {"<meta property=article:published_time content='2019-01-02'><meta name=pubdate content='2021-03-05'>",
       "<h1>The ferry is late</h1><p>5 March 2021</p>", "2021-03-05", ""},
      {"<meta property=article:published_time content='2021-03-06T02:04:00Z'><link rel=canonical "
       "href='https://tarsk.example/2021/03/05/ferry'>",
       "<h1>The ferry is late</h1>", "2021-03-05", ""},
      {"<meta name=pubdate content=2021-03-05><script type=application/ld+json>{\"@type\":\"NewsArticle\","
       "\"headline\":\"Rain\",\"datePublished\":\"2021-02-01\"}</script>",
       "<h1>The ferry is late</h1>", "2021-03-05", ""},
      // The reader's day, not that of Greenwich.
      {"<meta property=article:published_time content='2021-03-06T02:04:00Z'>",
       "<h1>The ferry is late</h1><p>March 5, 2021</p>", "2021-03-05", ""},
      {"", "<h1>The ferry is late</h1><p>Published 5 March 2021, updated 7 March 2021</p>", "2021-03-05", ""},
      {"", "<h1>The ferry is late</h1><p>Updated: 7 March 2021</p><p>Published: 5 March 2021</p>",
       "2021-03-05", "2021-03-07"},
      {"", "<h1>The ferry is late</h1><div class=meta>05.03.2021 10:04 | Harbour</div>", "2021-03-05", ""},
      {"<link rel=canonical href='https://tarsk.example/2021/03/05/ferry'>", "<h1>The ferry is late</h1>",
       "2021-03-05", ""},
      {"<meta property=og:url content='https://tarsk.example/ferry/25-03-2021'>",
       "<h1>The ferry is late</h1>", "2021-03-25", ""},
      {"", "<h1>The ferry is late</h1><div>Harbour in the morning by Ada <time>5 March 2021</time></div>",
       "2021-03-05", ""},
      {"<title>The ferry is late</title>", "<div class=top>The ferry is late</div><p>5 March 2021</p>",
       "2021-03-05", ""},
      {"", "<h1>The ferry is late</h1><div><b>Ada Finch</b><i>5.3.2021</i></div>", "2021-03-05", ""},
      {"", "<h1>The ferry is late</h1><time itemprop=datePublished datetime=2021-03-05 hidden></time>",
       "2021-03-05", ""},
      {"", "<h1>The ferry is late</h1><p>Updated 7 March 2021</p>", "2021-03-07", ""},
      {"", "<div class=modal-enabled><h1>The ferry is late</h1><p>5 March 2021</p>", "2021-03-05", ""},
      {"",
       "<h1>The ferry is late</h1><footer class=node-meta>Submitted by ada on <i>5 March 2021</i></footer>",
       "2021-03-05", ""},
      {"", "<h1>The ferry is late</h1><label>Last change:</label><div>5 March 2021 at 10:04</div>",
       "2021-03-05", ""},
      {"<link rel=canonical href='https://tarsk.uk/ferry'>", "<h1>The ferry is late</h1><p>05/03/2021</p>",
       "2021-03-05", ""},
      {"<link rel=canonical href='https://tarsk.us/ferry'>", "<h1>The ferry is late</h1><p>05/03/2021</p>",
       "", ""},
      {"", "<h1>The ferry is late</h1><p>Letzte Änderung: 7. März 2021</p><p>5. März 2021</p>", "2021-03-05",
       "2021-03-07"},
      {"<meta name='tarsk:publish_time' content='2021-03-05'><meta name='tarsk:event_date' "
       "content='2021-04-01'>"
       "<meta name=dateupdate content='2021-03-06'>",
       "<h1>The ferry is late</h1>", "2021-03-05", "2021-03-06"},
      {"", "<h1>The ferry is late</h1><p>By <a rel=author>Ada Finch</a> on Fri, Mar 5, 2021 at 10:04 am</p>",
       "2021-03-05", ""},
      // Days of other things.
      {"",
       "<h1>The ferry is late</h1><div class=comments><time datetime=2021-03-05>5 March 2021</time> "
       "Rain</div>",
       "", ""},
      {"",
       "<h1>The ferry is late</h1><p>Everybody who had been on the quay since the morning of 5 March 2021 "
       "said "
       "so.</p>",
       "", ""},
      {"<meta property=article:published_time content='1970-01-01T00:00:00Z'>", "<h1>The ferry is late</h1>",
       "", ""},
  };
  for (const auto& c : cases) {
    const Document document = read(c.head, c.body);
    EXPECT_EQ(document.published, c.published) << c.head << c.body;
    EXPECT_EQ(document.amended, c.amended) << c.head << c.body;
  }
}

TEST(HtmlMetadata, Authors) {
  const struct {
    const char *head, *body, *author;
  } cases[] = {
      {"<meta name=author content='Ada Finch'>", "<h1>Rain at last</h1>", "Ada Finch"},
      {"<meta name=author content='Ada Finch'><meta name=author content='Bo Lind'>", "<h1>Rain at last</h1>",
       "Ada Finch, Bo Lind"},
      // An outlet is nobody who writes.
      {"<meta name=author content='The Tarsk Lamp'><meta property=og:site_name content='The Tarsk Lamp'>",
       "<h1>Rain at last</h1>", ""},
      {"<meta name=author content='Tarsk Lamp'><link rel=canonical href='https://tarsk-lamp.example/rain'>",
       "<h1>Rain at last</h1>", ""},
      {"<title>Rain at last | The Tarsk Lamp</title><meta name=author content='The Tarsk Lamp'>",
       "<h1>Rain at last</h1><p class=byline>By Ada Finch</p>", "Ada Finch"},
      // A name told by reference.
      {"<script type=application/ld+json>{\"@graph\":[{\"@type\":\"Article\",\"headline\":\"Rain at last\","
       "\"author\":{\"@id\":\"#ada\"}},{\"@type\":\"Person\",\"@id\":\"#ada\",\"name\":\"Ada "
       "Finch\"}]}</script>",
       "<h1>Rain at last</h1>", "Ada Finch"},
      {"<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"Rain at last\",\"author\":"
       "{\"@type\":\"Organization\",\"name\":\"Lamp Media\"}}</script>",
       "<h1>Rain at last</h1>", ""},
      {"", "<h1>Rain at last</h1><span itemprop=author><meta itemprop=name content='Ada Finch'></span>",
       "Ada Finch"},
      {"", "<h1>Rain at last</h1><p class=storybyline>Ada Finch</p>", "Ada Finch"},
      // The byline goes beyond what machines are told, or against it.
      {"<meta name=author content='Ada Finch'>",
       "<h1>Rain at last</h1><p class=author>Ada Finch and Bo Lind</p>", "Ada Finch, Bo Lind"},
      {"<meta name=author content='Cleo Marsh'>", "<h1>Rain at last</h1><p>Von Ada Finch und Bo Lind</p>",
       "Ada Finch, Bo Lind"},
      {"<meta name=author content=ada>", "<h1>Rain at last</h1><p>By Ada Finch</p>", "Ada Finch"},
      {"", "<h1>Rain at last</h1><p class=byline>Biography Ada Finch</p><p class=byline>Ada Finch</p>",
       "Ada Finch"},
      {"", "<h1>Rain at last</h1><p>Eine Kolumne von Ada Finch</p>", "Ada Finch"},
      {"", "<h1>Rain at last</h1><span itemprop='author creator'>Ada Finch</span>", "Ada Finch"},
      {"<meta name=tl_author content='Ada Finch'>", "<h1>Rain at last</h1>", "Ada Finch"},
      {"", "<h1>Rain at last</h1><i>Andrea Finch</i><b>5.3.2021</b>", "Andrea Finch"},
      {"",
       "<h1>Rain at last</h1><p>It is said that on 5 March 2021 <b>Andrea Finch</b> was seen on the quay, in "
       "the "
       "rain, and that she then went away to the other side of the harbour.</p>",
       ""},
      {"", "<h1>Finch waits for rain</h1><p>Andrea Finch</p><p>5 March 2021</p>", ""},
      {"", "<h1>Rain at last</h1><p>Andrea Finch</p>", "Andrea Finch"},
      {"", "<h1>Rain at last</h1><p>Andrea Finch</p><p>Peter Lind</p>", ""},
      {"<title>Rain at last | Andrea Finch</title><meta name=author content='Andrea Finch'>",
       "<h1>Rain at last</h1>", "Andrea Finch"},
      // As programs write it.
      {"",
       "<h1>Rain at last</h1><div>Posted on <i>March 5, 2021</i> by <span class='author vcard'><a "
       "class=fn>der "
       "finch</a></span></div>",
       "der finch"},
      {"", "<h1>Rain at last</h1><p>Posted by Ada on March 5, 2021 at 10:04 | Permalink</p>", "Ada"},
      {"", "<h1>Rain at last</h1><p class=meta>Posted in Weather by Ada Finch on March 5, 2021</p>",
       "Ada Finch"},
      {"", "<h1>Rain at last</h1><p>05.03.2021 10:04 von Ada Finch (Kommentare: 0)</p>", "Ada Finch"},
      {"",
       "<h1>Rain at last</h1><div class=byline><span>By</span><span>Ada "
       "Finch</span><span>Reporter</span></div>",
       "Ada Finch"},
      {"", "<h1>Rain at last</h1><div><h5>Autor:</h5>Ada Finch/TNA</div>", "Ada Finch"},
      {"", "<h1>Rain at last</h1><dl><dt>Autorin</dt><dd>Andrea Finch</dd></dl>", "Andrea Finch"},
      {"", "<h1>Rain at last</h1><p class=author>Ada Finch</p><p class=author>Correspondent in Tarsk</p>",
       "Ada Finch"},
      {"", "<h1>Rain at last</h1><p class=author>Ada Finch, Reuters</p><p class=author>Redaktion</p>",
       "Ada Finch, Redaktion"},
      {"", "<h1>Rain at last</h1><p>Redaktion Tarsk</p><p>5.3.2021</p>", "Redaktion Tarsk"},
      {"", "<h1>Rain at last</h1><p>The Associated Press</p><p>Published March 5, 2021</p>",
       "The Associated Press"},
      {"",
       "<p><a href=/people/cleo>Cleo Marsh</a></p><h1>Rain at last</h1><p>By Ada Finch - March 5, 2021</p>",
       "Ada Finch"},
      {"", "<h1>Rain at last</h1><ul><li>Autoren</li><li>Tarsk Ferries</li></ul>", ""},
      {"", "<h1>Rain at last</h1><span class=author-day>Donnerstag, 4. März 2021</span>", ""},
      {"", "<h1>Rain at last</h1><b class=author>Redaktion 4. März 2021 10:29</b>", "Redaktion"},
      {"", "<h1>Rain at last</h1><b class=user-name>ada_finch</b>", "ada_finch"},
      {"", "<h1>Rain at last</h1><a href=/team/ada>Ada Finch</a>", "Ada Finch"},
      {"", "<h1>Rain at last</h1><p>It was <a href=/people/bo>Bo Lind</a> who was said to have seen it.</p>",
       ""},
      {"", "<h1>Rain at last</h1><b class=article-author>Tarsk</b><a rel=author>Ada Finch</a>", "Ada Finch"},
      {"<meta name=parsely-author content='Ada Finch, Bo Lind'><script type=application/ld+json>"
       "{\"@type\":\"Article\",\"headline\":\"Rain at last\",\"author\":\"Ada Finch\"}</script>",
       "<h1>Rain at last</h1>", "Ada Finch, Bo Lind"},
      {"", "<h1>Rain at last</h1><div class=author><i>AF</i><div>Ada Finch</div></div>", "Ada Finch"},
      {"", "<h1>Rain at last</h1><p>By Ada Finch ada@tarsk.example</p>", "Ada Finch"},
      {"", "<h1>Rain at last</h1><p class=author>Opinion</p><p class=author>Ada Finch</p>", "Ada Finch"},
      {"<meta name=author content='Tarsk Media GmbH www.tarsk.example'>", "<h1>Rain at last</h1>", ""},
      {"",
       "<h1>Rain at last</h1><p>Written by <a rel=author>Ada Finch</a></p>"
       "<p>Translated by <a rel=author>Bo Lind</a></p>",
       "Ada Finch"},
      // Whose site it is.
      {"<meta property=og:site_name content=\"Andrea Finch's Notes\">", "<h1>Rain at last</h1>",
       "Andrea Finch"},
      // The author of a book.
      {"", "<h1>The Rain, a review</h1><p>Author: Bo Lind</p><p>Publisher: Tarsk Press</p><p>Pages: 200</p>",
       ""},
      {"", "<h1>Rain at last</h1><p>Translator: <i>Andrea Finch</i></p><p>5.3.2021</p>", ""},
      // Somebody else's.
      {"", "<h1>Rain at last</h1><figure><i class=author>Bo Lind</i></figure>", ""},
      {"", "<h1>Rain at last</h1><div class=comments><span class=author>Bo Lind</span></div>", ""},
      {"", "<h1>Rain at last</h1><div class=related><a rel=author>Bo Lind</a></div>", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(read(c.head, c.body).author, c.author) << c.head << c.body;
}

TEST(HtmlMetadata, WhatStandsBelowTheText) {
  const struct {
    const char *foot, *author, *published;
  } cases[] = {
      {"<p>This entry was posted on Friday, March 5th, 2021 at 10:04 am and is filed under Rain.</p>", "",
       "2021-03-05"},
      {"<p>Dieser Beitrag wurde am Freitag, den 5. März 2021 um 10:04 Uhr veröffentlicht.</p>", "",
       "2021-03-05"},
      {"<p>The ferry was last seen on Friday, March 5th, 2021 at 10:04 am and is missed.</p>", "", ""},
      {"<p>© 2019-2021 Andrea Finch. All rights reserved.</p>", "Andrea Finch", ""},
      {"<p>© Tarsk Media</p>", "", ""},
      {"<p>By the sea</p><p>By Bo Lind</p><p>Posted by ada at 10:04 | Permalink</p>", "ada", ""},
      {"<p>Published by Tarsk Media Ltd</p>", "", ""},
      {"<p>About the author</p><p>Andrea Finch</p>", "Andrea Finch", ""},
  };
  for (const auto& c : cases) {
    std::string body = "<h1>Rain at last</h1>";
    for (int i = 0; i < 20; ++i) body += kProse;
    const Document document = read("", body + c.foot);
    EXPECT_EQ(document.author, c.author) << c.foot;
    EXPECT_EQ(document.published, c.published) << c.foot;
  }
}

TEST(HtmlMetadata, AuthorsSignAtTheEnd) {
  const struct {
    const char *signature, *author;
  } cases[] = {
      {"<p><b>Andrea Finch</b></p>", "Andrea Finch"},
      {"<p><i>(Andrea Finch)</i></p><p><br></p>", "Andrea Finch"},
      {"<p>- Andrea Finch</p>", "Andrea Finch"},
      {"<p>Andrea Finch</p>", ""},
      {"<p><b>Andrea</b></p>", ""},
      {"<p><b>The end</b></p>", ""},
  };
  for (const auto& c : cases) {
    std::string body = "<h1>Rain at last</h1><div>";
    for (int i = 0; i < 20; ++i) body += kProse;
    EXPECT_EQ(read("", body + c.signature + "</div><div>").author, c.author) << c.signature;
  }
}

TEST(HtmlMetadata, TitlesAndOutlets) {
  const struct {
    const char *head, *body, *title, *outlet;
  } cases[] = {
      {"<title>Rain at last | The Tarsk Lamp</title>", "<h1>Rain at last</h1>", "Rain at last",
       "The Tarsk Lamp"},
      {"<title>Rain at last - Weather - Tarsk Lamp</title>", "<p>Rain</p>",
       "Rain at last - Weather - Tarsk Lamp", ""},
      {"<title>Rain at last - Tarsk Lamp</title><meta property=og:site_name content='Tarsk Lamp'>",
       "<p>Rain</p>", "Rain at last", "Tarsk Lamp"},
      {"<title>Rain at last</title>", "<h1><span class=kicker>Weather</span> Rain at last</h1>",
       "Rain at last", ""},
      {"<title>Tarsk gets rain</title>", "<h1 class=logo>The Tarsk Lamp</h1><h1>Rain at last in Tarsk</h1>",
       "Rain at last in Tarsk", ""},
      {"<link rel=canonical href='https://www.tarsk-lamp.example/rain'>", "<h1>Rain at last</h1>",
       "Rain at last", "tarsk-lamp.example"},
  };
  for (const auto& c : cases) {
    const Document document = read(c.head, c.body);
    EXPECT_EQ(document.title, c.title) << c.head << c.body;
    EXPECT_EQ(document.outlet, c.outlet) << c.head << c.body;
  }
}

TEST(HtmlMetadata, TheTextTellsItsLanguage) { EXPECT_EQ(read("", "<h1>Rain</h1>").language, "en"); }

}  // namespace
}  // namespace hearsay
