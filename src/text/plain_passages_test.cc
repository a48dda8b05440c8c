#include "text/plain_passages.h"

#include <ctime>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "text/lines.h"

namespace hearsay {
namespace {

constexpr const char* kKindNames[] = {"article", "post",       "comment",   "message",    "quotation",
                                      "caption", "correction", "signature", "boilerplate"};

// One passage a line: kind, author, day and outlet in brackets, its words with what stands in it cut out.
std::string outline(const Document& document) {
  std::ostringstream out;
  for (size_t i = 0; i < document.passages.size(); ++i) {
    const Passage& passage = document.passages[i];
    size_t depth = 0;
    for (int p = passage.parent; p >= 0; p = document.passages[static_cast<size_t>(p)].parent) ++depth;
    out << std::string(depth * 2, ' ') << kKindNames[static_cast<size_t>(passage.kind)];
    if (!passage.author.empty()) out << " <" << passage.author << ">";
    if (!passage.published.empty()) out << " " << passage.published;
    if (!passage.outlet.empty()) out << " [" << passage.outlet << "]";
    const std::string_view words = passage.span.of(document.text);
    const size_t first_line = std::min(words.find_first_of("\r\n"), words.size());
    const size_t last_break = words.find_last_of("\r\n");
    out << " | " << trim(words.substr(0, first_line));
    if (last_break != std::string_view::npos) out << " ~ " << words.substr(last_break + 1);
    out << "\n";
  }
  return out.str();
}

Document read(std::string text) {
  Document document;
  document.text = std::move(text);
  find_plain_passages(document);
  return document;
}

// What Document::passages promises, read off the header.
void expect_invariants(const Document& document) {
  const std::vector<Passage>& all = document.passages;
  for (size_t i = 0; i < all.size(); ++i) {
    const Passage& passage = all[i];
    ASSERT_FALSE(passage.span.empty());
    ASSERT_LE(passage.span.end, document.text.size());
    ASSERT_TRUE(is_boundary(document.text, passage.span.begin));
    ASSERT_TRUE(is_boundary(document.text, passage.span.end));
    ASSERT_LE(passage.author_span.end, document.text.size());
    ASSERT_EQ(passage.author.empty(), passage.author_span.empty());
    ASSERT_LT(passage.parent, static_cast<int>(i));
    if (i > 0) {
      ASSERT_LE(all[i - 1].span.begin, passage.span.begin);
    }
    if (passage.parent >= 0) {
      ASSERT_TRUE(all[static_cast<size_t>(passage.parent)].span.contains(passage.span));
    }
    for (size_t j = 0; j < i; ++j) {
      ASSERT_FALSE(all[j].parent == passage.parent && all[j].span.overlaps(passage.span))
          << i << " and " << j;
    }
  }
}

struct Case {
  const char* name;
  const char* text;
  const char* outline;
};

const Case kCases[] = {
    {"one article over the words of a text without shape",
     "\n  It rained in Tarsk. Nobody came.  \n\nNobody left.\n\n",
     "article | It rained in Tarsk. Nobody came. ~ Nobody left.\n"},
    {"an article with its head, caption and notices",
     "Mayor of Tarsk denies sale of bridge\n\nBy Ada Finch and Bo Lind\nThe Tarsk Lamp, 4 June 2019, "
     "10:04\n\n"
     "The mayor said on Monday that no bridge was for sale.\n\nPhoto: The bridge at noon. (The Tarsk "
     "Lamp)\n\n"
     "By Tuesday he had said it twice.\n\n"
     "Correction, 6 June: An earlier version of this article gave the bridge as sold.\n",
     "article <Ada Finch and Bo Lind> 2019-06-04 | Mayor of Tarsk denies sale of bridge ~ Correction, 6 "
     "June: An earlier "
     "version of this article gave the bridge as sold.\n"
     "  caption | Photo: The bridge at noon. (The Tarsk Lamp)\n"
     "  correction 2019-06-06 | Correction, 6 June: An earlier version of this article gave the bridge as "
     "sold.\n"},
    {"quoted blocks in a report",
     "2.1 Mr Lind answered as follows:\n\n> \"I was not there.\"\n\n2.2 The report leaves it at that.\n",
     "article | 2.1 Mr Lind answered as follows: ~ 2.2 The report leaves it at that.\n"
     "  quotation | \"I was not there.\"\n"},
    {"a blog with comments",
     "THE SLOW READER\nnotes from Tarsk\n\nWho sold the bridge?\nPosted by Ada Finch on 9 May 2022 · 2 "
     "comments\n\n"
     "Everybody asks; nobody answers.\n\nComments\n\nBo L. · 9 May 2022\nNot me.\n\nQuill · 10 May 2022\nNor "
     "me.\nReally.\n",
     "boilerplate | THE SLOW READER ~ notes from Tarsk\n"
     "post <Ada Finch> 2022-05-09 | Who sold the bridge? ~ Everybody asks; nobody answers.\n"
     "comment <Bo L.> 2022-05-09 | Bo L. · 9 May 2022 ~ Not me.\n"
     "comment <Quill> 2022-05-10 | Quill · 10 May 2022 ~ Really.\n"},
    {"comments in the form of a well-known blog program",
     "Who sold the bridge?\nBy Ada Finch\n\nEverybody asks.\n\n2 thoughts on \"Who sold the bridge?\"\n\n"
     "Bo says:\nMay 9, 2022 at 10:04 am\nNot me.\n\nQuill says:\nMay 10, 2022 at 9:15 pm\nNor me.\n",
     "post <Ada Finch> | Who sold the bridge? ~ Everybody asks.\n"
     "comment <Bo> 2022-05-09 | Bo says: ~ Not me.\n"
     "comment <Quill> 2022-05-10 | Quill says: ~ Nor me.\n"},
    {"a thread with a reposted article, quotations within quotations, and its page",
     "Tarsk Talk\nHome | Forums | Log in\nWho sold the bridge?\nThread starter heron7 · Start date Jun 4, "
     "2019\n\n"
     "heron7\nWell-known member\nJoined May 2, 2011\nMessages 1,530\nCountry Tarsk\n\nJun 4, 2019 #1\n"
     "The Lamp has this:\n\nMayor denies sale\nBy Ada Finch, The Tarsk Lamp, 3 June 2019\n\n"
     "The mayor said that no bridge was for sale.\n\nPicture: The bridge. (Bo Lind)\n\n"
     "Amended 5 June: the article first called it a tunnel.\n\nI do not believe a word.\nLast edited: Jun 5, "
     "2019\n\n"
     "otter\nMember\nJoined Sep 2, 2018\nMessages 7\nCountry Tarsk\n\nJun 5, 2019 #2\nheron7 said: ↑\n"
     "The mayor said that no bridge was for sale.\nClick to expand...\nMy aunt says he did sell it.\n\n"
     "heron7\nWell-known member\nJoined May 2, 2011\nMessages 1,531\nCountry Tarsk\n\nJun 6, 2019 #3\notter "
     "said: ↑\n"
     "heron7 said: ↑\nThe mayor said that no bridge was for sale.\nMy aunt says he did sell it.\nClick to "
     "expand...\n"
     "Which aunt?\n\nLike (3) | Reply | Report\n\nLatest posts\nFerries — Jun 6, 2019\n",
     "boilerplate | Tarsk Talk ~ Thread starter heron7 · Start date Jun 4, 2019\n"
     "boilerplate | heron7 ~ Country Tarsk\n"
     "post <heron7> 2019-06-04 | The Lamp has this: ~ Last edited: Jun 5, 2019\n"
     "  article <Ada Finch> 2019-06-03 [The Tarsk Lamp] | Mayor denies sale ~ Amended 5 June: the article "
     "first called it "
     "a tunnel.\n"
     "    caption | Picture: The bridge. (Bo Lind)\n"
     "    correction 2019-06-05 | Amended 5 June: the article first called it a tunnel.\n"
     "boilerplate | otter ~ Country Tarsk\n"
     "post <otter> 2019-06-05 | heron7 said: ↑ ~ My aunt says he did sell it.\n"
     "  quotation <heron7> | The mayor said that no bridge was for sale.\n"
     "boilerplate | heron7 ~ Country Tarsk\n"
     "post <heron7> 2019-06-06 | otter said: ↑ ~ Which aunt?\n"
     "  quotation <otter> | heron7 said: ↑ ~ My aunt says he did sell it.\n"
     "    quotation <heron7> | The mayor said that no bridge was for sale.\n"
     "boilerplate | Like (3) | Reply | Report ~ Ferries — Jun 6, 2019\n"},
    {"a thread with numbers first and quotations without an end",
     "Index » Bridges » Who sold it?\n\n#1   04-06-2019, 11:05\nheron_7\nOld hand\nJoin Date: Apr "
     "2009\nPosts: 1,530\n\n"
     "The mayor sold it. I saw the paper.\n\nReply With Quote   Thanks (5)\n\n#2   14-06-2019, "
     "09:02\notter\nNew member\n"
     "Join Date: Jul 2018\nPosts: 9\n\nQuote:\nOriginally Posted by heron_7\nI saw the paper.\n\nWhich "
     "paper?\n\n"
     "#3   15-06-2019, 10:00\nheron_7\nOld hand\nJoin Date: Mar 2012\nPosts: 1,531\n\nQuote:\nOriginally "
     "Posted by otter\n"
     "Quote:\nOriginally Posted by heron_7\nI saw the paper.\nWhich paper?\nThe one on his "
     "desk.\n__________________\nheron\n",
     "boilerplate | Index » Bridges » Who sold it?\n"
     "boilerplate | heron_7 ~ Posts: 1,530\n"
     "post <heron_7> 2019-06-04 | The mayor sold it. I saw the paper.\n"
     "boilerplate | Reply With Quote   Thanks (5)\n"
     "boilerplate | otter ~ Posts: 9\n"
     "post <otter> 2019-06-14 | Quote: ~ Which paper?\n"
     "  quotation <heron_7> | I saw the paper.\n"
     "boilerplate | heron_7 ~ Posts: 1,531\n"
     "post <heron_7> 2019-06-15 | Quote: ~ heron\n"
     "  quotation <otter> | Quote: ~ Which paper?\n"
     "    quotation <heron_7> | I saw the paper.\n"
     "  signature | __________________ ~ heron\n"},
    {"a card with every value on its own line",
     "H\nheron7\nWell-known member\nJoined\nMay 2, 2011\nMessages\n1,530\nReaction score\n12\nJun 4, "
     "2019\n#1\n"
     "The mayor sold it.\n\nO\notter\nMember\nJoined\nSep 2, 2018\nMessages\n7\nReaction score\n0\nJun 5, "
     "2019\n#2\nWho says so?\n",
     "boilerplate | heron7 ~ 12\n"
     "post <heron7> 2019-06-04 | The mayor sold it.\n"
     "boilerplate | otter ~ 0\n"
     "post <otter> 2019-06-05 | Who says so?\n"},
    {"cards right below the buttons and names of the post before",
     "Who sold it?\nThread starter heron7\nheron7\nKnows the way\nJoined\nMay 2, 2011\nMessages\n1,530\nJun "
     "4, "
     "2019\n#1\nThe mayor sold it.\nReply\nReport\nReactions:\notter, Bo and 2 "
     "others\notter\nCrew\nJoined\nSep 2, "
     "2018\nMessages\n7\nJun 5, 2019\n#2\nheron7 said: ↑\nThe mayor sold it.\nClick to expand...\nSays "
     "who?\nfor "
     "once\nheron7\nKnows the way\nJoined\nMay 2, 2011\nMessages\n1,531\nJun 6, 2019\n#3\nMy "
     "aunt.\nReply\nYou "
     "must log in or register to reply here.\nShare:\nPinwall\n",
     "boilerplate | Who sold it? ~ Thread starter heron7\n"
     "boilerplate | heron7 ~ 1,530\n"
     "post <heron7> 2019-06-04 | The mayor sold it.\n"
     "boilerplate | Reply ~ otter, Bo and 2 others\n"
     "boilerplate | otter ~ 7\n"
     "post <otter> 2019-06-05 | heron7 said: ↑ ~ for once\n"
     "  quotation <heron7> | The mayor sold it.\n"
     "boilerplate | heron7 ~ 1,531\n"
     "post <heron7> 2019-06-06 | My aunt.\n"
     "boilerplate | Reply ~ Pinwall\n"},
    {"a thread whose stamps name the author",
     "Board ‹ Bridges\n\nby heron7 » Tue 4 Jun 2019, 21:05\nThe mayor sold it.\n\nby otter » Wed 5 Jun 2019, "
     "07:40\n"
     "heron7 wrote: ↑Tue 4 Jun 2019, 21:05\nThe mayor sold it.\nWho says so?\n\nTop\n",
     "boilerplate | Board ‹ Bridges\n"
     "post <heron7> 2019-06-04 | The mayor sold it.\n"
     "post <otter> 2019-06-05 | heron7 wrote: ↑Tue 4 Jun 2019, 21:05 ~ Who says so?\n"
     "  quotation <heron7> 2019-06-04 | The mayor sold it.\n"
     "boilerplate | Top\n"},
    {"a thread with subjects, small cards and quotations that name their day",
     "Tarsk Forum » General » Who sold it?\n\nheron7\nFull Member\nPosts: 212\nLocation: Tarsk\n\nWho sold "
     "it?\n"
     "« on: March 03, 2021, 10:12:44 »\nThe mayor sold it.\n\notter\nNewbie\nPosts: 4\n\nRe: Who sold it?\n"
     "« Reply #1 on: March 03, 2021, 11:02:01 »\nQuote from: heron7 on March 03, 2021, 10:12:44\nThe mayor "
     "sold it.\n"
     "Who says so?\n",
     "boilerplate | Tarsk Forum » General » Who sold it?\n"
     "boilerplate | heron7 ~ Location: Tarsk\n"
     "post <heron7> 2021-03-03 | The mayor sold it.\n"
     "boilerplate | otter ~ Posts: 4\n"
     "post <otter> 2021-03-03 | Quote from: heron7 on March 03, 2021, 10:12:44 ~ Who says so?\n"
     "  quotation <heron7> 2021-03-03 | The mayor sold it.\n"},
    {"a thread without days",
     "heron7 · Admin\nLocation: Lower Tarsk · Joined: Jun 2012 · Posts: 81\n\nYesterday at 10:04 #1\nThe "
     "mayor sold it.\n\n"
     "otter · Member\nLocation: Lower Tarsk · Joined: Jun 2019 · Posts: 3\n\nToday at 09:00 #2\nWho says "
     "so?\n",
     "boilerplate | heron7 · Admin ~ Location: Lower Tarsk · Joined: Jun 2012 · Posts: 81\n"
     "post <heron7> | The mayor sold it.\n"
     "boilerplate | otter · Member ~ Location: Lower Tarsk · Joined: Jun 2019 · Posts: 3\n"
     "post <otter> | Who says so?\n"},
    {"a blog whose comments end with their day",
     "THE SLOW READER\n\nPosted on 9 May 2022 by Ada Finch\n\nWho sold the bridge?\n\nEverybody "
     "asks.\n\nCOMMENTS (2)\n\n"
     "Bo L. said...\nNot me.\n10 May 2022 at 14:10\n\nQuill said...\nNor me.\n10 May 2022 at 15:10\n\nLeave "
     "a Reply\n",
     "boilerplate | THE SLOW READER\n"
     "post <Ada Finch> 2022-05-09 | Posted on 9 May 2022 by Ada Finch ~ Everybody asks.\n"
     "comment <Bo L.> 2022-05-10 | Bo L. said... ~ 10 May 2022 at 14:10\n"
     "comment <Quill> 2022-05-10 | Quill said... ~ 10 May 2022 at 15:10\n"
     "boilerplate | Leave a Reply\n"},
    {"prose that speaks of saying is no quotation",
     "heron7\nMember\nJoined May 2, 2011\nMessages 4\n\nJun 4, 2019 #1\nThe mayor wrote:\nNo bridge is for "
     "sale.\nHe lied.\n",
     "boilerplate | heron7 ~ Messages 4\n"
     "post <heron7> 2019-06-04 | The mayor wrote: ~ He lied.\n"},
    {"a mail that answers mails",
     "From: Ada Finch <ada@lamp.example>\nTo: Bo Lind <bo@lamp.example>\nDate: Tue, 4 Jun 2019 11:05:09 "
     "+0000\n"
     "Subject: Re: the bridge\n\nBo,\n\nthe clerk says he signed nothing.\n\nAda\n\n-- \nAda Finch\nThe "
     "Tarsk Lamp\n\n"
     "On Mon, 3 Jun 2019 at 18:20, Bo Lind <bo@lamp.example>\nwrote:\n> Ada,\n>\n> who signed?\n>\n"
     "> On Sun, 2 Jun 2019 at 12:10, Cleo Marsh wrote:\n>> The mayor says it was the clerk.\n>>\n>> Yours "
     "sincerely,\n"
     ">> Cleo Marsh\n>> Clerk's office\n",
     "message <Ada Finch> 2019-06-04 | From: Ada Finch <ada@lamp.example> ~ >> Clerk's office\n"
     "  boilerplate | From: Ada Finch <ada@lamp.example> ~ Subject: Re: the bridge\n"
     "  signature | -- ~ The Tarsk Lamp\n"
     "  quotation <Bo Lind> 2019-06-03 | Ada, ~ >> Clerk's office\n"
     "    quotation <Cleo Marsh> 2019-06-02 | The mayor says it was the clerk. ~ >> Clerk's office\n"
     "      signature | Yours sincerely, ~ >> Clerk's office\n"},
    {"a telegram below its letterhead",
     "OFFICE OF TARSK\n\nNR 7   4 JUN 2019\nTO: DESK\nFROM: CLERK\nSUBJ: BRIDGE\n\n1. NOBODY SOLD IT.\n",
     "boilerplate | OFFICE OF TARSK ~ NR 7   4 JUN 2019\n"
     "message <CLERK> 2019-06-04 | TO: DESK ~ 1. NOBODY SOLD IT.\n"
     "  boilerplate | TO: DESK ~ SUBJ: BRIDGE\n"},
    {"forwarded mails stand in each other",
     "From: Ada Finch\nSent: 4 June 2019 11:05\nTo: Desk\nSubject: FW: the bridge\n\nSee below.\n\n"
     "-----Original Message-----\nFrom: Lind, Bo [mailto:bo@lamp.example]\nSent: 3 June 2019 18:20\nTo: Ada "
     "Finch\n"
     "Subject: the bridge\n\nThe clerk wrote this to me:\n\n> I signed nothing.\n> C. Marsh\n\nBo\n\n"
     "---------- Forwarded message ---------\nFrom: reader mail\nDate: Sun, 2 Jun 2019 at 11:05\nSubject: "
     "bridge\n\nHe sold it.\n",
     "message <Ada Finch> 2019-06-04 | From: Ada Finch ~ He sold it.\n"
     "  boilerplate | From: Ada Finch ~ Subject: FW: the bridge\n"
     "  message <Bo Lind> 2019-06-03 | -----Original Message----- ~ He sold it.\n"
     "    boilerplate | From: Lind, Bo [mailto:bo@lamp.example] ~ Subject: the bridge\n"
     "    quotation <C. Marsh> | I signed nothing. ~ > C. Marsh\n"
     "    message 2019-06-02 | ---------- Forwarded message --------- ~ He sold it.\n"
     "      boilerplate | From: reader mail ~ Subject: bridge\n"},
    {"a mail with what mail programs of another language write",
     "*From:* Ada Finch\n*To:* Bo Lind\n*Date:* 4 June 2019\n\n> Am 03.06.2019 um 10:04 schrieb Cleo "
     "Marsh:\n>> Nobody sold it.\n\n"
     "Sent from my phone\n",
     "message <Ada Finch> 2019-06-04 | *From:* Ada Finch ~ Sent from my phone\n"
     "  boilerplate | *From:* Ada Finch ~ *Date:* 4 June 2019\n"
     "  quotation <Cleo Marsh> 2019-06-03 | Nobody sold it.\n"
     "  signature | Sent from my phone\n"},
    {"answers between the lines quote whom they go to",
     "From: Ada Finch\nTo: Bo Lind\nDate: 4 June 2019\nSubject: Re: the bridge\n\n> Who signed?\n\nThe "
     "clerk.\n\n> When?\n\nIn May.\n",
     "message <Ada Finch> 2019-06-04 | From: Ada Finch ~ In May.\n"
     "  boilerplate | From: Ada Finch ~ Subject: Re: the bridge\n"
     "  quotation <Bo Lind> | Who signed?\n"
     "  quotation <Bo Lind> | When?\n"},
};

TEST(PlainPassages, ReadsTheShapesOfPages) {
  for (const Case& c : kCases) {
    const Document document = read(c.text);
    EXPECT_EQ(outline(document), c.outline) << c.name;
    expect_invariants(document);
  }
}

TEST(PlainPassages, ReadsCarriageReturnsAlike) {
  for (const Case& c : kCases) {
    std::string text;
    for (const char letter : std::string_view(c.text))
      text += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
    EXPECT_EQ(outline(read(text)), c.outline) << c.name;
  }
}

TEST(PlainPassages, FillsWhatTheDocumentLacks) {
  const Document article =
      read("Rain over Tarsk\n\nTuesday, June 4, 2019 \n\nIt rained in Tarsk on Monday.\n");
  EXPECT_EQ(article.title, "Rain over Tarsk");
  EXPECT_EQ(article.published, "2019-06-04");
  const Document mail =
      read("From: Ada Finch\nDate: 4 June 2019\nSubject: Re: the bridge\n\nNobody sold it.\n");
  EXPECT_EQ(mail.title, "Re: the bridge");
  EXPECT_EQ(mail.author, "Ada Finch");
  EXPECT_EQ(mail.published, "2019-06-04");
  Document known;
  known.text = "Rain over Tarsk\nBy Ada Finch\n4 June 2019\n\nIt rained.\n";
  known.title = "A title";
  known.author = "An author";
  known.published = "2001";
  find_plain_passages(known);
  EXPECT_EQ(known.title, "A title");
  EXPECT_EQ(known.author, "An author");
  EXPECT_EQ(known.published, "2001");
}

TEST(PlainPassages, KeepsItsPromisesOnAnyText) {
  std::vector<std::string> lines = {"",
                                    "",
                                    "> ",
                                    "Comments",
                                    "Correction: it",
                                    "By Ada Finch",
                                    "#7",
                                    "\xD0\x9F\xD1\x80 said: ↑",
                                    "--",
                                    "____",
                                    "Photo: x y z",
                                    "Joined",
                                    "3 May 2011",
                                    "otter",
                                    "[quote=otter]",
                                    "[/quote]"};
  for (const Case& c : kCases) {
    std::istringstream text(c.text);
    for (std::string line; std::getline(text, line);) lines.push_back(line);
  }
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (size_t i = random() % 40; i > 0; --i) {
      text += std::string(random() % 8 == 0 ? random() % 4 : 0, '>') + lines[random() % lines.size()] + "\n";
    }
    const Document document = read(text);
    expect_invariants(document);
    if (HasFatalFailure()) FAIL() << text;
    EXPECT_EQ(document.passages.empty(),
              text.find_first_not_of("\n> ") == std::string::npos && text.find('>') == std::string::npos)
        << text;
  }
}

std::string repeat(std::string_view piece, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += piece;
  return text;
}

// Texts whose sizes grow with `scale`.
std::vector<std::string> hostile_texts(size_t scale) {
  const std::string card = "Ada\nMember\nJoined: 3 May 2011\nMessages: 3\n\n";
  std::string deeper;
  for (size_t i = 1; i < 100; ++i)
    deeper += std::string(4 * scale * i, '>') + " On 3 May 2021, Ada Finch wrote:\n";
  return {repeat("a", 200'000 * scale),
          repeat("word ", 50'000 * scale),
          repeat("ab\n", 12'000 * scale),
          repeat(">", 60'000 * scale) + " x",
          deeper,
          repeat("> x\n", 12'000 * scale),
          repeat("\n", 200'000 * scale),
          repeat("Originally posted by A\n", 3'000 * scale),
          card + repeat("Ada said: ↑\n", 3'000 * scale) + repeat("Click to expand...\n", 3'000 * scale),
          card + repeat("Ada said: ↑\nwords of hers\n", 3'000 * scale),
          repeat(card + "Ada wrote:\nwords\n\n", 600 * scale),
          repeat("Ada\nMember\nJoined: 3 May 2011\nMessages: 3\nReactions:\n", 600 * scale),
          repeat("From: a\n", 6'000 * scale),
          repeat("-----Original Message-----\nFrom: A B\nTo: C D\n\nx\n", 1'200 * scale),
          repeat("On 3 May 2021, Ada Finch wrote:\n", 3'000 * scale),
          repeat("On 3 May 2021\n", 6'000 * scale),
          repeat("Correction: x\n", 6'000 * scale),
          "t\n\nComments\n\n" + repeat("Ann · 9 May 2022\nhi\n\n", 2'000 * scale)};
}

double seconds_to_read(const std::string& text) {
  const std::clock_t begin = std::clock();  // of this process alone, whatever else the machine does
  const Document document = read(text);
  const std::clock_t end = std::clock();
  EXPECT_EQ(document.passages.empty(), text.find_first_not_of('\n') == std::string::npos);
  return static_cast<double>(end - begin) / CLOCKS_PER_SEC;
}

TEST(PlainPassages, StaysLinearOnHostileText) {
  constexpr double kNoise = 0.05;  // seconds
  const std::vector<std::string> small = hostile_texts(1);
  const std::vector<std::string> large = hostile_texts(4);
  for (size_t i = 0; i < small.size(); ++i) {
    const double bound = 8 * seconds_to_read(small[i]) + kNoise;
    EXPECT_LT(seconds_to_read(large[i]), bound) << large[i].substr(0, 60);
  }
}

}  // namespace
}  // namespace hearsay
