#include "text/pdf_layout.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "text/document_check.h"

namespace hearsay {
namespace {

// A line of words as a file draws it, each letter half a font size wide; '|' parts words without a blank.
struct Drawn {
  float left, baseline;
  std::string text;
  float size = 10;
  bool bold = false;
};

float draw(PdfPage& page, const Drawn& line) {
  const float letter = line.size / 2;
  float x = line.left;
  for (size_t at = 0; at < line.text.size();) {
    const size_t end = std::min(line.text.find_first_of(" |", at), line.text.size());
    PdfWord word;
    word.text = line.text.substr(at, end - at);
    word.left = x;
    word.right = x + letter * static_cast<float>(word.text.size());
    word.top = line.baseline - 0.8F * line.size;
    word.bottom = line.baseline + 0.2F * line.size;
    word.baseline = line.baseline;
    word.size = line.size;
    word.bold = line.bold;
    word.space_after = end < line.text.size() && line.text[end] == ' ';
    x = word.right + (word.space_after ? letter : 0);
    if (!word.text.empty()) page.words.push_back(word);
    at = end + 1;
  }
  return x;
}

PdfFile file_of(const std::vector<std::vector<Drawn>>& pages) {
  PdfFile file;
  for (const std::vector<Drawn>& lines : pages) {
    PdfPage& page = file.pages.emplace_back();
    page.width = 400;
    page.height = 600;
    for (const Drawn& line : lines) draw(page, line);
  }
  return file;
}

Document read(const PdfFile& file) {
  Document document = read_pdf(file, {});
  EXPECT_EQ(document_fault(document, 0), "");
  return document;
}

std::vector<std::string> passages(const Document& document, PassageKind kind) {
  std::vector<std::string> out;
  for (const Passage& passage : document.passages)
    if (passage.kind == kind) out.emplace_back(passage.span.of(document.text));
  return out;
}

struct TextCase {
  std::string name;
  std::vector<std::vector<Drawn>> pages;
  std::string expected;
};

class PdfText : public testing::TestWithParam<TextCase> {};

TEST_P(PdfText, IsReadAsPeopleWouldReadIt) {
  EXPECT_EQ(read(file_of(GetParam().pages)).text, GetParam().expected);
}

std::vector<Drawn> column(float left, float top, const std::vector<std::string>& lines) {
  std::vector<Drawn> out;
  for (const std::string& line : lines) {
    out.push_back({left, top, line});
    top += 12;
  }
  return out;
}

std::vector<Drawn> operator+(std::vector<Drawn> a, const std::vector<Drawn>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

INSTANTIATE_TEST_SUITE_P(
    Layout, PdfText,
    testing::Values(
        TextCase{
            "lines",
            {column(50, 50,
                    {"The mayor of Arden said on Monday that the", "ferry would sail again in the spring of",
                     "next year."})},
            "The mayor of Arden said on Monday that the ferry would sail again in the spring of next year."},
        TextCase{
            "indented",
            {{{50, 50, "Mr Vane said that the ledger was kept in"},
              {50, 62, "the harbour office until the spring of that year"},
              {65, 74, "Nobody else who was asked about it had"},
              {50, 86, "seen the ledger or knew of one at all."}}},
            "Mr Vane said that the ledger was kept in the harbour office until the spring of that year\n\n"
            "Nobody else who was asked about it had seen the ledger or knew of one at all."},
        TextCase{"spaced",
                 {column(50, 50, {"Mr Vane said that the ledger was kept in", "the harbour office."}) +
                  column(50, 82, {"Nobody else who was asked about it had", "seen the ledger."})},
                 "Mr Vane said that the ledger was kept in the harbour office.\n\n"
                 "Nobody else who was asked about it had seen the ledger."},
        TextCase{"short_last_line",
                 {column(50, 50,
                         {"Mr Vane said that the ledger was kept in", "the harbour office.",
                          "Nobody else who was asked about it had", "seen the ledger."})},
                 "Mr Vane said that the ledger was kept in the harbour office.\n\n"
                 "Nobody else who was asked about it had seen the ledger."},
        TextCase{
            "two_columns",
            {std::vector<Drawn>{{50, 40, "A heading over both columns", 16}} +
             column(50, 70, {"The left column comes", "first and is read to its", "end before the right"}) +
             column(220, 70, {"one, which goes on with", "the same sentence and", "then it ends."})},
            "A heading over both columns\n\n"
            "The left column comes first and is read to its end before the right one, which goes on with the "
            "same sentence and then it ends."},
        TextCase{"columns_drawn_out_of_order",
                 {column(220, 70, {"The right column is the", "one that was drawn first."}) +
                  column(50, 70, {"The left column comes", "before it all the same."})},
                 "The left column comes before it all the same.\n\n"
                 "The right column is the one that was drawn first."},
        TextCase{"table",
                 {{{50, 50, "Year"},
                   {150, 50, "Boats"},
                   {250, 50, "Crew"},
                   {50, 62, "2031"},
                   {150, 62, "12"},
                   {250, 62, "40"}}},
                 "Year\tBoats\tCrew\n2031\t12\t40"},
        TextCase{"bold_drawn_last",
                 {{{50, 50, "He"}, {88, 50, "never saw the boat."}, {64, 50, "said", 10, true}}},
                 "He said never saw the boat."},
        TextCase{
            "drawn_twice", {{{50, 50, "Harbour report"}, {50.3F, 50, "Harbour report"}}}, "Harbour report"},
        TextCase{"heading_in_bold",
                 {{{50, 50, "The harbour master", 10, true},
                   {50, 62, "Ms Lark said that she had never been told"},
                   {50, 74, "of the plan."}}},
                 "The harbour master\n\nMs Lark said that she had never been told of the plan."},
        TextCase{"superscript",
                 {{{50, 50, "He denied it."}, {117, 46.5F, "12", 6}, {132, 50, "She did not."}}},
                 "He denied it.\xC2\xB9\xC2\xB2 She did not."},
        TextCase{"raised_alone",  // a word that was drawn later parts it from its line
                 {{{50, 30, "The harbour"}, {50, 50, "He"}, {200, 48.5F, "12", 6}, {120, 50, "saw"}}},
                 "The harbour He saw\n\n12"},
        TextCase{"numbered",
                 {{{50, 50, "12. The committee heard that the ledger was lost"},
                   {65, 62, "in the flood of that year."},
                   {50, 74, "13. The committee did not see it."}}},
                 "12. The committee heard that the ledger was lost in the flood of that year.\n\n"
                 "13. The committee did not see it."}),
    [](const auto& each) { return each.param.name; });

TEST(PdfLayout, UndoesLineEndsInsideWords) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"He spoke of an inter-", "national inquiry."}, "He spoke of an international inquiry."},
      {{"He spoke of an inter\xC2\xAD", "national inquiry."}, "He spoke of an international inquiry."},
      {{"A well-known man said that this well-", "known boat was his."},
       "A well-known man said that this well-known boat was his."},
      {{"The boat house and the house boat were boat-", "house enough."},
       "The boat house and the house boat were boat-house enough."},
      {{"The boathouse was no other boat-", "house than ours."},
       "The boathouse was no other boathouse than ours."},
      {{"In the years 2031-", "2033 nobody came."}, "In the years 2031-2033 nobody came."},
      {{"The Arden-", "Vane treaty was lost."}, "The Arden-Vane treaty was lost."},
      {{"Both pre-", "and post-war boats were lost."}, "Both pre- and post-war boats were lost."},
      {{"He came back -", "nobody knew why."}, "He came back - nobody knew why."},
      {{"He was for many years the for-", "mer mayor of Arden."},
       "He was for many years the former mayor of Arden."},
      {{"He spoke of an inter|-", "national inquiry."}, "He spoke of an international inquiry."},
      {{"He was seen in the all\xC3\xA9|-", "e of limes."},
       "He was seen in the all\xC3\xA9"
       "e of limes."},
      {{"Nobody knew\xE2\x80\x94", "he least of all."}, "Nobody knew\xE2\x80\x94he least of all."},
      {{"Seen at 8:15\xE2\x80\x93", "8:25 in the morning."},
       "Seen at 8:15\xE2\x80\x93"
       "8:25 in the morning."},
      {{"Read https://ferry.example/minutes/", "may.html first."},
       "Read https://ferry.example/minutes/may.html first."},
  };
  for (const auto& [lines, expected] : cases)
    EXPECT_EQ(read(file_of({column(50, 50, lines)})).text, expected);
}

TEST(PdfLayout, GivesEveryWordItsBox) {
  const Document document = read(file_of({column(50, 50, {"He spoke of an inter-", "national inquiry."})}));
  ASSERT_EQ(document.boxes.size(), 7U);
  EXPECT_EQ(document.boxes[4].text.of(document.text), "inter");
  EXPECT_EQ(document.boxes[5].text.of(document.text), "national");
  EXPECT_EQ(document.boxes[5].page, 1U);
  EXPECT_FLOAT_EQ(document.boxes[5].left, 50);
  EXPECT_FLOAT_EQ(document.boxes[5].bottom, 64);
}

TEST(PdfLayout, HasNoBoxForAHyphenThatIsDropped) {
  const Document document = read(file_of({column(50, 50, {"He spoke of an inter|-", "national inquiry."})}));
  ASSERT_EQ(document.boxes.size(), 7U);
  EXPECT_EQ(document.boxes[4].text.of(document.text), "inter");
  EXPECT_EQ(document.boxes[5].text.of(document.text), "national");
}

TEST(PdfLayout, BoxesThatDoNotFitTheTextAreAFault) {
  const Document sound = read(file_of({column(50, 50,
                                              {"The ferry of S\xC3\xA9"
                                               "e"})}));
  const auto end = static_cast<uint32_t>(sound.text.size());
  const std::vector<PageBox> wrong = {
      {{0, 0}, 1}, {{15, end}, 1}, {{4, end + 1}, 1}, {{0, 3}, 0}, {{0, 3}, 2}};
  for (const PageBox& box : wrong) {
    Document document = sound;
    document.boxes = {box};
    EXPECT_NE(document_fault(document, 0), "") << box.text.begin << " " << box.text.end << " " << box.page;
  }
  Document turned = sound;
  std::swap(turned.boxes[0], turned.boxes[1]);
  EXPECT_NE(document_fault(turned, 0), "");
}

// Three pages: a running head, a page number, a sentence that goes on over the page's end, a footnote.
PdfFile report() {
  std::vector<std::vector<Drawn>> pages;
  const std::vector<std::string> words = {"harbour", "ferry", "lantern"};
  for (int i = 0; i < 3; ++i) {
    const std::string number = std::to_string(i + 1);
    std::vector<Drawn> page = {{50, 30, "Report on the Arden ferry"}};
    for (int line = 0; line < 8; ++line)
      page.push_back({50, 60.0F + 12 * static_cast<float>(line),
                      "and the witness said of the " + words[static_cast<size_t>(i)] + " that it was so"});
    page.push_back({50, 500, number, 6});
    page.push_back({56, 504, "Interview with witness " + number + ", at " + number, 8});
    page.push_back({200, 560, number});
    pages.push_back(page);
  }
  return file_of(pages);
}

TEST(PdfLayout, KeepsRunningHeadsAndPageNumbersApart) {
  EXPECT_THAT(passages(read(report()), PassageKind::Boilerplate).size(), 6U);
}

TEST(PdfLayout, KnowsPageNumbersAboveAnAdvertNobodyCanRead) {
  PdfFile file = report();
  draw(file.pages[2], {5, 590, "Made by Arden Press", 1});
  EXPECT_EQ(passages(read(file), PassageKind::Boilerplate).size(), 7U);
  EXPECT_EQ(passages(read(file), PassageKind::Boilerplate).back(), "Made by Arden Press");
}

// A head of two lines whose second one changes with the chapter.
TEST(PdfLayout, KnowsTheHeadOfANewChapter) {
  std::vector<std::vector<Drawn>> pages;
  for (const std::string chapter : {"I. The ferry", "I. The ferry", "II. The ledger"})
    pages.push_back(
        {{50, 30, "Report 7"}, {50, 42, chapter}, {50, 80, "On " + chapter + " he said nothing."}});
  EXPECT_EQ(passages(read(file_of(pages)), PassageKind::Boilerplate).back(), "II. The ledger");
}

TEST(PdfLayout, JoinsParagraphsOverPageEnds) {
  const Document document = read(report());
  EXPECT_NE(document.text.find("harbour that it was so and the witness said of the ferry"), std::string::npos)
      << document.text;
}

TEST(PdfLayout, KeepsFootnotesApart) {
  const std::vector<std::string> expected = {"\xC2\xB9 Interview with witness 1, at 1",
                                             "\xC2\xB2 Interview with witness 2, at 2",
                                             "\xC2\xB3 Interview with witness 3, at 3"};
  EXPECT_EQ(passages(read(report()), PassageKind::Caption), expected);
}

TEST(PdfLayout, KnowsCaptionsAndCorrections) {
  const Document document =
      read(file_of({{{50, 50, "The ferry sails twice a day, its owner said in a letter."},
                     {50, 90, "Figure 3: The ferry at its berth."},
                     {50, 130, "Correction, 8 June: an earlier version named the wrong ferry."}}}));
  EXPECT_EQ(passages(document, PassageKind::Caption),
            std::vector<std::string>{"Figure 3: The ferry at its berth."});
  EXPECT_EQ(passages(document, PassageKind::Correction).size(), 1U);
}

TEST(PdfLayout, TakesTitleAndAuthorWhereTheyMakeSense) {
  struct Case {
    std::string title, author, expected_title, expected_author;
  };
  const std::vector<Case> cases = {
      {"The ferry inquiry", "Ada Brook", "The ferry inquiry", "Ada Brook"},
      {"Microsoft Word - draft7.doc", "admin", "Who sold the ferry?", "Ben Carr"},
      {"ferry_final_3", "abrook", "Who sold the ferry?", "Ben Carr"},
      {"", "", "Who sold the ferry?", "Ben Carr"},
  };
  for (const Case& c : cases) {
    PdfFile file = file_of({{{50, 50, "Who sold the ferry?", 20},
                             {50, 80, c.expected_author == "Ben Carr" ? "By Ben Carr" : "Arden"},
                             {50, 110, "The ferry was sold in spring, two men said."},
                             {50, 122, "Nobody has seen the money since."}}});
    file.title = c.title;
    file.author = c.author;
    const Document document = read(file);
    EXPECT_EQ(document.title, c.expected_title);
    EXPECT_EQ(document.author, c.expected_author);
  }
}

TEST(PdfLayout, TakesNoAuthorFromTheMiddleOfASentence) {
  const Document document = read(file_of({column(
      50, 50, {"The inquiry was told of a letter that was", "by Ada Brook", "and of another one."})}));
  EXPECT_EQ(document.author, "");
}

TEST(PdfLayout, LeavesWhatIsKnownAlready) {
  PdfFile file = file_of({{{50, 50, "The ferry was sold."}}});
  file.title = "The ferry inquiry";
  file.created = "2031-03-04T10:00:00Z";
  Document known;
  known.title = "Known";
  known.published = "2030";
  const Document document = read_pdf(file, known);
  EXPECT_EQ(document.title, "Known");
  EXPECT_EQ(document.published, "2030");
}

TEST(PdfLayout, ReadsPagesThatAreTurned) {
  PdfFile file = file_of({{{50, 50, "Turned words"}}});
  for (PdfWord& word : file.pages[0].words) {  // a quarter clockwise
    const PdfWord upright = word;
    word.rotation = 1;
    word.top = upright.left;
    word.bottom = upright.right;
    word.left = 400 - upright.bottom;
    word.right = 400 - upright.top;
    word.baseline = 400 - upright.baseline;
  }
  EXPECT_EQ(read(file).text, "Turned words");
}

// Words as they stand on the line, from the left; '|' parts such as touch.
TEST(PdfLayout, ReadsRightToLeft) {
  const std::string alef = "\xD7\x90", bet = "\xD7\x91", twelve = "\xD9\xA1\xD9\xA2", three = "\xD9\xA3";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {bet + " " + alef, alef + " " + bet},
      {bet + " Arden harbour " + alef + " " + bet, bet + " " + alef + " Arden harbour " + bet},
      {bet + " " + alef + " " + twelve + " " + alef, alef + " " + twelve + " " + alef + " " + bet},
      {bet + " " + twelve + " " + three + " " + alef, alef + " " + three + " " + twelve + " " + bet},
      {bet + " " + alef + " 3|.|5 " + alef, alef + " 3.5 " + alef + " " + bet},
      {twelve + " " + three, twelve + " " + three},
  };
  for (const auto& [drawn, expected] : cases)
    EXPECT_EQ(read(file_of({{{50, 50, drawn}}})).text, expected) << drawn;
}

TEST(PdfLayout, WritesLigaturesAsTheirLetters) {
  EXPECT_EQ(read(file_of({{{50, 50,
                            "o\xEF\xAC\x83"
                            "ce"}}}))
                .text,
            "office");
}

TEST(PdfLayout, BoundsHostilePages) {
  PdfFile file = file_of({{}});
  uint32_t seed = 1;
  for (int i = 0; i < 60'000; ++i) {
    PdfWord word;
    word.text = std::to_string(i);  // no two alike: such are drawn twice
    seed = seed * 1664525U + 1013904223U;
    word.left = static_cast<float>(seed >> 8 & 0x3FF);
    word.baseline = static_cast<float>(seed >> 20);
    word.right = word.left + 3;
    word.top = word.baseline - 5;
    word.bottom = word.baseline + 1;
    word.size = static_cast<float>(1 + (seed >> 4 & 15));
    word.rotation = static_cast<uint8_t>(seed >> 30);
    file.pages[0].words.push_back(word);
  }
  EXPECT_EQ(read(file).boxes.size(), 60'000U);
}

}  // namespace
}  // namespace hearsay
