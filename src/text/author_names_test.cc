#include "text/author_names.h"

#include <string>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(AuthorNames, LeavesOutWhatNamesNobody) {
  const struct {
    const char* line;
    AuthorMark mark;
    const char* expected;  // joined by "; "
  } cases[] = {
      {"By Ada Finch", AuthorMark::None, "Ada Finch"},
      {"By Ada Finch and Bo Lind, arts correspondents | 3 March 2021", AuthorMark::None,
       "Ada Finch; Bo Lind"},
      {"Von Ada Finch und Bo Lind", AuthorMark::None, "Ada Finch; Bo Lind"},
      {"Par Ada Finch, publié le 3 mars 2021", AuthorMark::None, "Ada Finch"},
      {"Texto: Ada Finch", AuthorMark::None, "Ada Finch"},
      {"Alle Artikel von Ada Finch", AuthorMark::Likely, "Ada Finch"},
      {"Ada Finch, PhD", AuthorMark::Sure, "Ada Finch"},
      {"Ada Finch, TNA", AuthorMark::Sure, "Ada Finch"},
      {"Ada Finch, Jr.", AuthorMark::Sure, "Ada Finch Jr."},
      {"Ada Finch\nReporter\nFollow", AuthorMark::Likely, "Ada Finch"},
      {"Ada\nFounder", AuthorMark::Likely, "Ada"},
      {"Ada", AuthorMark::None, ""},
      {"Ada", AuthorMark::Likely, "Ada"},
      {"ada_finch", AuthorMark::Likely, "ada_finch"},
      {"tarsk lamp", AuthorMark::Likely, ""},
      {"tarsk lamp", AuthorMark::Sure, "tarsk lamp"},
      {"Staff and agencies", AuthorMark::Sure, "Staff and agencies"},
      {"Text & Fotos: Ada Finch", AuthorMark::Likely, "Ada Finch"},
      {"Text: Ada Finch, Fotos: Bo Lind", AuthorMark::Likely, "Ada Finch"},
      {"Photographs by Bo Lind", AuthorMark::Likely, ""},
      {"Analysis by Ada Finch, TNA Editor-at-large", AuthorMark::Sure, "Ada Finch"},
      {"By Ada Finch on Monday, March 3, 2021", AuthorMark::None, "Ada Finch"},
      {"By Ada Finch in Tarsk", AuthorMark::None, "Ada Finch"},
      {"Текст: Ада Финч", AuthorMark::Likely, "Ада Финч"},
      {"Ada Finch, Bo Lind, Associated Press", AuthorMark::Sure, "Ada Finch; Bo Lind"},
      {"Ada Finch", AuthorMark::None, ""},
      {"By:", AuthorMark::Sure, ""},
      {"Reuters", AuthorMark::Sure, "Reuters"},
      {"Ursula von der Finch", AuthorMark::Likely, "Ursula von der Finch"},
      {"Di Brown, Da Silva", AuthorMark::Sure, "Di Brown; Da Silva"},
      {"By Ada Finch and Di Brown", AuthorMark::None, "Ada Finch; Di Brown"},
      {"Di Ada Finch", AuthorMark::None, "Ada Finch"},
      {"Ada Finch, Von Lind", AuthorMark::Likely, "Ada Finch; Von Lind"},
      {"3 March 2021 | By Ada Finch", AuthorMark::Likely, "Ada Finch"},
      {"Bo Fuhrmann", AuthorMark::Likely, "Bo Fuhrmann"},
      {"Ada Finch, 10 Uhr", AuthorMark::Likely, "Ada Finch"},
      {"Bo Lind, Sportredakteur", AuthorMark::Likely, "Bo Lind"},
      {"admin", AuthorMark::Sure, ""},
      {"ada@tarsk.example", AuthorMark::Sure, ""},
      {"https://tarsk.example/ada", AuthorMark::Sure, ""},
      {"3 March 2021", AuthorMark::Sure, ""},
      {"Harbour, Ferries, Weather", AuthorMark::Likely, ""},  // topics
      {"ByAda Finch", AuthorMark::Likely, "Ada Finch"},
      {"Posted by Ada at 10:04", AuthorMark::None, "Ada"},
      {"This entry was posted by Ada on Friday, March 5, 2021", AuthorMark::None, "Ada"},
      {"3 March 2021 by Ada Finch", AuthorMark::None, "Ada Finch"},
      {"Ada Finch 3 March 2021", AuthorMark::Likely, "Ada Finch"},
      {"About Ada Finch", AuthorMark::Likely, "Ada Finch"},
      {"Ada Finch/TNA", AuthorMark::Likely, "Ada Finch"},
      {"Ada FinchAda Finch", AuthorMark::Likely, "Ada Finch"},
      {"Ein Beitrag geteilt von Bo Lind", AuthorMark::None, ""},
      {"By the river", AuthorMark::None, ""},
      {"", AuthorMark::Sure, ""},
  };
  for (const auto& c : cases) {
    std::string shown;
    for (const std::string& name : author_names(c.line, c.mark)) shown += (shown.empty() ? "" : "; ") + name;
    EXPECT_EQ(shown, c.expected) << c.line;
  }
}

TEST(AuthorNames, KnowsNamesThatNothingMarks) {
  const struct {
    const char *line, *expected;
  } cases[] = {
      {"Andrea Finch", "Andrea Finch"},
      {"ANDREA FINCH", "ANDREA FINCH"},
      {"Anna-Lena Finch and Peter Lind", "Anna-Lena Finch; Peter Lind"},
      {"04.02.2022 | 13:10 Uhr | Andrea Finch", "Andrea Finch"},
      {"Andrea Finch, arts correspondent", "Andrea Finch"},
      {"Andrea", "Andrea"},
      {"Tarsk Ferries", ""},
      {"Andrea Finch | Harbour news", ""},
      {"Andrea Finch sold the boat", ""},
      {"", ""},
  };
  for (const auto& c : cases) {
    std::string shown;
    for (const std::string& name : bare_names(c.line)) shown += (shown.empty() ? "" : "; ") + name;
    EXPECT_EQ(shown, c.expected) << c.line;
  }
}

}  // namespace
}  // namespace hearsay
