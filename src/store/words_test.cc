#include "store/words.h"

#include <string>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

ChainRow passage(const std::string& who) {
  ChainRow link;
  link.who = who;
  link.what = "article";
  return link;
}

ChainRow source(const std::string& who, Stance stance, const std::string& quote,
                const std::string& name = "") {
  ChainRow link;
  link.kind = ChainLink::Kind::Attribution;
  link.who = who;
  link.name = name;
  link.stance = stance;
  link.quote = quote;
  return link;
}

TEST(Words, AChainIsAlwaysWhatSomebodySaid) {
  const struct {
    std::vector<ChainRow> links;
    std::string sentence;
  } cases[] = {
      {{passage("Ada Brook"), source("Pia Lund", Stance::Asserted, "the ferry sank")},
       "Ada Brook wrote that Pia Lund said: “the ferry sank”"},
      {{passage(""), source("she", Stance::Denied, "it sank", "Pia Lund")},
       "an author whom the text does not name wrote that she [read as Pia Lund] denied: “it sank”"},
      {{passage("Ada Brook"), source("the Tarn Post", Stance::Asserted, "…"),
        source("two clerks", Stance::Hedged, "it sank")},
       "Ada Brook wrote that the Tarn Post said that two clerks said with reserve: “it sank”"},
      {{passage("Ada Brook"), source("Pia Lund", Stance::Asked, "…"), source("", Stance::Alleged, "it sank")},
       "Ada Brook wrote that Pia Lund asked whether somebody alleged: “it sank”"},
      {{passage("Ada Brook"), source("the company", Stance::Declined, "")},
       "Ada Brook wrote that the company declined to comment"},
      {{passage("Ada Brook"), source("the company", Stance::NoResponse, "")},
       "Ada Brook wrote that the company did not respond"},
      {{}, ""},
  };
  for (const auto& one : cases) {
    Chain chain;
    chain.links = one.links;
    EXPECT_EQ(sentence_of(chain), one.sentence);
  }
}

TEST(Words, QuotationMarksAreNotDoubled) {
  EXPECT_EQ(in_quotes("it sank"), "“it sank”");
  EXPECT_EQ(in_quotes("“it sank”"), "“it sank”");
  EXPECT_EQ(in_quotes("\"it sank\", and so on"), "\"it sank\", and so on”");
  EXPECT_EQ(in_quotes("it “sank”"), "“it “sank”");
  EXPECT_EQ(in_quotes(""), "“”");
}

TEST(Words, MarksOfQuotedMailAreLeftOut) {
  EXPECT_EQ(without_line_marks("that\n> a lorry had been\n> > there"), "that\na lorry had been\nthere");
  EXPECT_EQ(without_line_marks("> > Hello,\n>\n> we counted"), "Hello,\n\nwe counted");
  EXPECT_EQ(without_line_marks("5 > 3\n  indented"), "5 > 3\n  indented");
  EXPECT_EQ(without_line_marks(">"), "");
}

TEST(Words, WhatWritersOfPassagesDid) {
  EXPECT_EQ(wrote("comment"), "wrote this comment");
  EXPECT_EQ(wrote("quotation"), "wrote what is quoted here");
  EXPECT_EQ(wrote("boilerplate"), "wrote this part of the page");
}

TEST(Words, Counts) {
  EXPECT_EQ(count_of(0, "document"), "0 documents");
  EXPECT_EQ(count_of(1, "document"), "1 document");
  EXPECT_EQ(count_of(2, "document"), "2 documents");
}

}  // namespace
}  // namespace hearsay
