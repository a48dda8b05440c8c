#include "language/times.h"

#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace hearsay {
namespace {

Document document_of(std::string text, std::string published) {
  Document document;
  document.text = std::move(text);
  const auto size = static_cast<uint32_t>(document.text.size());
  document.passages.push_back({-1, PassageKind::Article, {0, size}, "", "", std::move(published), {}});
  return document;
}

// "words = TYPE value begin..end" of each time; the days only where they follow.
std::string listed(const Document& document) {
  const Annotation annotation = annotate(document);
  std::string out;
  uint32_t last = 0;
  for (const Time& time : annotation.times) {
    EXPECT_GE(time.span.begin, last);
    EXPECT_LT(time.span.begin, time.span.end);
    EXPECT_TRUE(is_boundary(document.text, time.span.begin) && is_boundary(document.text, time.span.end));
    last = time.span.end;
    if (!out.empty()) out += "; ";
    out +=
        std::string(time.span.of(document.text)) + " = " + std::string(name_of(time.type)) + " " + time.value;
    if (!time.begin.empty() || !time.end.empty()) out += " " + time.begin + ".." + time.end;
    if (time.until >= 0) out += " until " + std::string(annotation.times[time.until].span.of(document.text));
  }
  return out;
}

struct Case {
  std::string text;
  std::string published;
  std::string expected;
};

class Times : public testing::TestWithParam<Case> {};
TEST_P(Times, AreFoundAndResolved) {
  EXPECT_EQ(listed(document_of(GetParam().text, GetParam().published)), GetParam().expected)
      << GetParam().text;
}

// 2014-09-17 is a Wednesday.
INSTANTIATE_TEST_SUITE_P(
    Calendar, Times,
    testing::Values(
        Case{"The ferry sank on March 3, 2011.", "2014-09-17",
             "March 3, 2011 = DATE 2011-03-03 2011-03-03..2011-03-03"},
        Case{"It was signed on 3 March 2011 in Tarn.", "",
             "3 March 2011 = DATE 2011-03-03 2011-03-03..2011-03-03"},
        Case{"Ms Lund resigned on 2013-11-05.", "", "2013-11-05 = DATE 2013-11-05 2013-11-05..2013-11-05"},
        Case{"The 5th of May 1987 was a Tuesday.", "",
             "The 5th of May 1987 = DATE 1987-05-05 1987-05-05..1987-05-05; Tuesday = DATE 1987-05-05 "
             "1987-05-05..1987-05-05"},
        Case{"He left in May 2012 and came back in June.", "2014-09-17",
             "May 2012 = DATE 2012-05 2012-05-01..2012-05-31; June = DATE 2014-06 2014-06-01..2014-06-30"},
        Case{"The clerk said on Sept. 2 that it was closed.", "2014-09-17",
             "Sept. 2 = DATE 2014-09-02 2014-09-02..2014-09-02"},
        Case{"It will open in January.", "2014-09-17", "January = DATE 2015-01 2015-01-01..2015-01-31"},
        Case{"The pier opened in January.", "2014-09-17", "January = DATE 2014-01 2014-01-01..2014-01-31"},
        Case{"It opened in January.", "", "January = DATE XXXX-01"},
        Case{"From 1999 to 2003 she worked there.", "2014-09-17",
             "1999 = DATE 1999 1999-01-01..1999-12-31 until 2003; 2003 = DATE 2003 2003-01-01..2003-12-31"},
        Case{"He was mayor 1999-2003 and 2005–07.", "2014-09-17",
             "1999 = DATE 1999 1999-01-01..1999-12-31 until 2003; 2003 = DATE 2003 2003-01-01..2003-12-31; "
             "2005 = DATE 2005 2005-01-01..2005-12-31 until 07; 07 = DATE 2007 2007-01-01..2007-12-31"},
        Case{"They met between May and July 2010.", "2014-09-17",
             "May = DATE 2010-05 2010-05-01..2010-05-31 until July 2010; July 2010 = DATE 2010-07 "
             "2010-07-01..2010-07-31"},
        Case{"It began around early 2013 and ended in mid-March.", "2014-09-17",
             "around early 2013 = DATE 2013 2013-01-01..2013-05-01; mid-March = DATE 2014-03 "
             "2014-03-11..2014-03-21"},
        Case{"Rents fell in the 1920s, in the late '80s and in the nineties.", "2014-09-17",
             "the 1920s = DATE 192 1920-01-01..1929-12-31; the late '80s = DATE 198 1986-09-02..1989-12-31; "
             "the nineties = DATE 199 1990-01-01..1999-12-31"},
        Case{"A house of the 19th century, and a wall from the twenty-first century.", "",
             "the 19th century = DATE 18 1800-01-01..1899-12-31; the twenty-first century = DATE 20 "
             "2000-01-01..2099-12-31"},
        Case{"Sales fell in the third quarter of 2013; first-quarter sales rose.", "2014-09-17",
             "the third quarter of 2013 = DATE 2013-Q3 2013-07-01..2013-09-30; first-quarter = DATE 2014-Q1 "
             "2014-01-01..2014-03-31"},
        Case{"In fiscal 2012 and in Q3 2013 the bank lost money.", "2014-09-17",
             "fiscal 2012 = DATE 2012 2012-01-01..2012-12-31; Q3 2013 = DATE 2013-Q3 2013-07-01..2013-09-30"},
        Case{"In the first half of 2012 nothing was paid.", "2014-09-17",
             "the first half of 2012 = DATE 2012-H1 2012-01-01..2012-06-30"},
        Case{"She moved in the summer of 2009 and again last fall.", "2014-09-17",
             "the summer of 2009 = DATE 2009-SU 2009-06-01..2009-08-31; last fall = DATE 2013-FA "
             "2013-09-01..2013-11-30"},
        Case{"He was arrested on Christmas Eve 2012.", "2014-09-17",
             "Christmas Eve 2012 = DATE 2012-12-24 2012-12-24..2012-12-24"},
        Case{"They met on Good Friday.", "2014-05-17",
             "Good Friday = DATE 2014-04-18 2014-04-18..2014-04-18"},
        Case{"On Thanksgiving the shop was shut.", "2014-12-17",
             "Thanksgiving = DATE 2014-11-27 2014-11-27..2014-11-27"},
        Case{"The temple burned in 480 BC.", "", "480 BC = DATE BC0480"},
        Case{"The strike lasted from 12-14 July 1998.", "",
             "12 = DATE 1998-07-12 1998-07-12..1998-07-12 until 14 July 1998; 14 July 1998 = DATE 1998-07-14 "
             "1998-07-14..1998-07-14"},
        Case{"It ran until November 2009 through March 2010.", "2014-09-17",
             "November 2009 = DATE 2009-11 2009-11-01..2009-11-30 until March 2010; March 2010 = DATE "
             "2010-03 2010-03-01..2010-03-31"},
        Case{"From November to March 1985 the road was closed.", "",
             "November = DATE 1984-11 1984-11-01..1984-11-30 until March 1985; March 1985 = DATE 1985-03 "
             "1985-03-01..1985-03-31"},
        Case{"The wars of 499-493 BC and 264 to 241 BC.", "",
             "499 = DATE BC0499; 493 BC = DATE BC0493; 264 = DATE BC0264; 241 BC = DATE BC0241"},
        Case{"The 1777 campaign and a 1908 interview.", "",
             "1777 = DATE 1777 1777-01-01..1777-12-31; 1908 = DATE 1908 1908-01-01..1908-12-31"},
        Case{"Founded in 1204, it burned down in 1530.", "",
             "1204 = DATE 1204 1204-01-01..1204-12-31; 1530 = DATE 1530 1530-01-01..1530-12-31"},
        Case{"She was born in '68 and left in the summer of '89.", "2014-09-17",
             "'68 = DATE 1968 1968-01-01..1968-12-31; the summer of '89 = DATE 1989-SU "
             "1989-06-01..1989-08-31"},
        Case{"Nineteen ninety-six was a good year.", "",
             "Nineteen ninety-six = DATE 1996 1996-01-01..1996-12-31"},
        Case{"The meeting of 03.04.2009 was followed by one on 25.04.2009.", "",
             "03.04.2009 = DATE 2009-04-03 2009-04-03..2009-04-03; 25.04.2009 = DATE 2009-04-25 "
             "2009-04-25..2009-04-25"},
        Case{"Filed on 04/25/2009 and again on 05/03/2009.", "",
             "04/25/2009 = DATE 2009-04-25 2009-04-25..2009-04-25; 05/03/2009 = DATE 2009-05-03 "
             "2009-05-03..2009-05-03"},
        Case{"The 9/11 report and the Sept. 11 attacks.", "2014-09-17",
             "9/11 = DATE 2001-09-11 2001-09-11..2001-09-11; Sept. 11 = DATE 2001-09-11 "
             "2001-09-11..2001-09-11"},
        Case{"It opened on Labor Day 2012 and shut on Memorial Day.", "2014-09-17",
             "Labor Day 2012 = DATE 2012-09-03 2012-09-03..2012-09-03; Memorial Day = DATE 2014-05-26 "
             "2014-05-26..2014-05-26"},
        Case{"The bank paid in the fiscal first quarter, against the year-ago quarter.", "2014-09-17",
             "the fiscal first quarter = DATE 2014-Q1 2014-01-01..2014-03-31; the year-ago quarter = DATE "
             "2013-Q1 2013-01-01..2013-03-31"},
        Case{"Third-quarter profit rose from a year earlier.", "2014-09-17",
             "Third-quarter = DATE 2014-Q3 2014-07-01..2014-09-30; a year earlier = DATE 2013-Q3 "
             "2013-07-01..2013-09-30"},
        Case{"Jan. 5 and 6, 2012, were cold.", "2014-09-17",
             "Jan. 5 = DATE 2012-01-05 2012-01-05..2012-01-05; 2012 = DATE 2012 2012-01-01..2012-12-31"},
        Case{"Saturday, April 25, 1998, was dry.", "",
             "Saturday, April 25, 1998 = DATE 1998-04-25 1998-04-25..1998-04-25"},
        Case{"The year ended March 31 was its best.", "2014-09-17",
             "The year = DURATION P1Y; March 31 = DATE 2014-03-31 2014-03-31..2014-03-31"},
        Case{"1994 or later", "2014-09-17", "1994 or later = DATE 1994 1994-01-01.."}));

INSTANTIATE_TEST_SUITE_P(
    Relative, Times,
    testing::Values(
        Case{"She said on Tuesday that he left yesterday.", "2014-09-17",
             "Tuesday = DATE 2014-09-16 2014-09-16..2014-09-16; yesterday = DATE 2014-09-16 "
             "2014-09-16..2014-09-16"},
        Case{"The board will meet on Tuesday.", "2014-09-17",
             "Tuesday = DATE 2014-09-23 2014-09-23..2014-09-23"},
        Case{"He spoke last Friday and will speak next Friday.", "2014-09-17",
             "last Friday = DATE 2014-09-12 2014-09-12..2014-09-12; next Friday = DATE 2014-09-19 "
             "2014-09-19..2014-09-19"},
        Case{"Last week, this month and next year count.", "2014-09-17",
             "Last week = DATE 2014-W37 2014-09-08..2014-09-14; this month = DATE 2014-09 "
             "2014-09-01..2014-09-30; next year = DATE 2015 2015-01-01..2015-12-31"},
        Case{"Last week he was told.", "", "Last week = DATE XXXX-WXX"},
        Case{"Yesterday he was told.", "", "Yesterday = DATE XXXX-XX-XX"},
        Case{"Now and today he denies it.", "", "Now = DATE PRESENT_REF; today = DATE PRESENT_REF"},
        Case{"He joined two years ago, left six weeks ago and died three days ago.", "2014-09-17",
             "two years ago = DATE 2012 2012-01-01..2012-12-31; six weeks ago = DATE 2014-W32 "
             "2014-08-04..2014-08-10; three days ago = DATE 2014-09-14 2014-09-14..2014-09-14"},
        Case{"He joined a few years ago.", "2014-09-17", "a few years ago = DATE PAST_REF"},
        Case{"The firm moved late last year.", "2014-09-17",
             "late last year = DATE 2013 2013-09-02..2013-12-31"},
        Case{"He called last night, and again this morning.", "2014-09-17",
             "last night = TIME 2014-09-16TNI 2014-09-16..2014-09-16; this morning = TIME 2014-09-17TMO "
             "2014-09-17..2014-09-17"},
        Case{"He wrote in June last year.", "2014-09-17",
             "June last year = DATE 2013-06 2013-06-01..2013-06-30"},
        Case{
            "In 2011 he joined; the following year he left.", "2014-09-17",
            "2011 = DATE 2011 2011-01-01..2011-12-31; the following year = DATE 2012 2012-01-01..2012-12-31"},
        Case{"They quarrelled days after his conviction.", "2014-09-17", "days = DURATION PXD"},
        Case{"He recently moved, and currently lives abroad; soon he will return.", "2014-09-17",
             "recently = DATE PAST_REF; currently = DATE PRESENT_REF; soon = DATE FUTURE_REF"},
        Case{"Over the weekend she wrote.", "2014-09-17",
             "the weekend = DATE 2014-W37-WE 2014-09-13..2014-09-14"},
        Case{"He arrived at 9 a.m. on Monday and left at 10:30 p.m.", "2014-09-17",
             "9 a.m. = TIME 2014-09-15T09:00 2014-09-15..2014-09-15; Monday = DATE 2014-09-15 "
             "2014-09-15..2014-09-15; 10:30 p.m. = TIME 2014-09-15T22:30 2014-09-15..2014-09-15"},
        Case{"The week before, on the day after tomorrow, later this month.", "2014-09-17",
             "the day after tomorrow = DATE 2014-09-19 2014-09-19..2014-09-19; later this month = DATE "
             "2014-09 2014-09-21..2014-09-30"},
        Case{"On Wednesday of last week he wrote.", "2014-09-17",
             "Wednesday of last week = DATE 2014-09-10 2014-09-10..2014-09-10"},
        Case{"He is due back on Monday until 9 a.m. Tuesday.", "2014-09-17",
             "Monday = DATE 2014-09-22 2014-09-22..2014-09-22; 9 a.m. Tuesday = TIME 2014-09-23T09:00 "
             "2014-09-23..2014-09-23"},
        Case{"This Friday and the following Friday.", "2014-09-17",
             "This Friday = DATE 2014-09-19 2014-09-19..2014-09-19; the following Friday = DATE 2014-09-26 "
             "2014-09-26..2014-09-26"},
        Case{"In 1931 he moved, in 1932 he taught, on May 3, 1933, he married. In January he left. Two years "
             "later he died.",
             "2014-09-17",
             "1931 = DATE 1931 1931-01-01..1931-12-31; 1932 = DATE 1932 1932-01-01..1932-12-31; May 3, 1933 "
             "= DATE 1933-05-03 1933-05-03..1933-05-03; January = DATE 1934-01 1934-01-01..1934-01-31; Two "
             "years later = DATE 1936 1936-01-01..1936-12-31"},
        Case{"The paper came out in the weeks ahead of the vote, in the days after his conviction.",
             "2014-09-17", "the weeks ahead = DURATION PXW; the days = DURATION PXD"},
        Case{"A year ago he knew nothing; three hours ago he knew all.", "2014-09-17",
             "A year ago = DATE 2013 2013-01-01..2013-12-31; three hours ago = DATE PAST_REF"},
        Case{"Over the past decade, in recent months, in the near future.", "2014-09-17",
             "the past decade = DURATION P10Y 2004-09-17..2014-09-17; recent months = DURATION PXM; the near "
             "future = DATE FUTURE_REF"},
        Case{"It was sold two decades ago.", "2014-09-17",
             "two decades ago = DATE 1994 1994-01-01..1994-12-31"},
        Case{"They will return in five years, ten years from now.", "2014-09-17",
             "five years = DURATION P5Y; ten years from now = DATE 2024 2024-01-01..2024-12-31"},
        Case{"It happened on Tuesday night, or early yesterday.", "2014-09-17",
             "Tuesday night = TIME 2014-09-16TNI 2014-09-16..2014-09-16; early yesterday = DATE 2014-09-16 "
             "2014-09-16..2014-09-16"},
        Case{"He left yesterday.", "2014", "yesterday = DATE XXXX-XX-XX"},
        Case{"Last month he left.", "2014-03", "Last month = DATE 2014-02 2014-02-01..2014-02-28"},
        Case{"This Tuesday is fine, the weekend too.", "2014-09-17T23:10:00Z",
             "This Tuesday = DATE 2014-09-16 2014-09-16..2014-09-16; the weekend = DATE 2014-W37-WE "
             "2014-09-13..2014-09-14"},
        Case{"The quarter was bad; in the latest quarter it was worse.", "2014-09-17",
             "the latest quarter = DATE 2014-Q3 2014-07-01..2014-09-30"}));

INSTANTIATE_TEST_SUITE_P(
    Durations, Times,
    testing::Values(
        Case{"He was held for three years, then for two and a half years.", "",
             "three years = DURATION P3Y; two and a half years = DURATION P2Y6M"},
        Case{"A five-year plan and a 10-day strike.", "", "five-year = DURATION P5Y; 10-day = DURATION P10D"},
        Case{"In the last two years and over the next three weeks.", "2014-09-17",
             "the last two years = DURATION P2Y 2012-09-17..2014-09-17; the next three weeks = DURATION P3W "
             "2014-09-17..2014-10-08"},
        Case{"It took nearly forty years, at least 20 days and more than four hours.", "",
             "nearly forty years = DURATION P40Y; at least 20 days = DURATION P20D; more than four hours = "
             "DURATION PT4H"},
        Case{"For several months and for decades.", "",
             "several months = DURATION PXM; decades = DURATION PXY"},
        Case{"Half an hour, a couple of weeks, half a century.", "",
             "Half an hour = DURATION PT30M; a couple of weeks = DURATION P2W; half a century = DURATION "
             "P50Y"},
        Case{"They meet every Tuesday, each month, daily and twice a year.", "2014-09-17",
             "every Tuesday = SET XXXX-WXX-2; each month = SET P1M; daily = SET P1D; twice a year = SET P1Y"},
        Case{"She works Sundays.", "2014-09-17", "Sundays = SET XXXX-WXX-7"},
        Case{"It took two to three weeks, ten or twelve days or 5-10 minutes.", "",
             "two to three weeks = DURATION P2W; ten or twelve days = DURATION P10D; 5-10 minutes = DURATION "
             "PT5M"},
        Case{"A three-year period, a two-month-long trip, years-long talks.", "",
             "A three-year period = DURATION P3Y; two-month-long = DURATION P2M; years-long = DURATION PXY"},
        Case{"Two hours and 30 minutes, two hundred and fifty days, a dozen years.", "",
             "Two hours and 30 minutes = DURATION PT2H30M; two hundred and fifty days = DURATION P250D; a "
             "dozen years = DURATION P12Y"},
        Case{"Every other week, every two years, each summer, weekday mornings, Tuesday nights.", "",
             "Every other week = SET P2W; every two years = SET P2Y; each summer = SET XXXX-SU; Tuesday "
             "nights = SET XXXX-WXX-2TNI"},
        Case{"He waited for a year or so, and more than a decade.", "",
             "a year or so = DURATION P1Y; more than a decade = DURATION P10Y"},
        Case{"For the first nine months the firm paid.", "2014-09-17",
             "the first nine months = DURATION P9M"}));

INSTANTIATE_TEST_SUITE_P(
    Others, Times,
    testing::Values(
        Case{"You may march there; may I? The second fall of the spring broke in the sun.", "2014-09-17", ""},
        Case{"He counted 2,013 people, 2013 votes and $2014.", "2014-09-17", ""},
        Case{"April Stone and June Marsh met Mr. August.", "2014-09-17", ""},
        Case{"The 37-year-old clerk is 52 years old.", "2014-09-17", ""},
        Case{"It costs $5 a year and a quarter of his pay.", "2014-09-17", ""},
        Case{"The fall of the wall and the hot spring; a second chance, a third man.", "2014-09-17", ""},
        Case{"Page 1987, $1,987, #1999, 1999 votes, 1500 men.", "2014-09-17", ""},
        Case{"The ratio was 10:30 and the verse John 3:16.", "2014-09-17", ""},
        Case{"He works at 21st Century Fox and watches 60 Minutes.", "2014-09-17", ""},
        Case{"May Lund and Jan Moor had august company; march on.", "2014-09-17", ""},
        Case{"He is in his seventies; support is in the mid-20s.", "2014-09-17", ""},
        Case{"Three quarters of them left within a quarter of the town.", "2014-09-17", ""},
        Case{"The current of the river; a minute detail.", "2014-09-17", ""}));

// No figure, however long, no row of words and no bytes stop the reader.
TEST(HostileTimes, AreReadToTheEnd) {
  const std::string digits(100'000, '9');
  std::string texts[] = {"in " + digits,
                         "for " + digits + " years",
                         digits + " years ago",
                         "999999999 centuries ago and 2000000 days ago",
                         "February 31, 2013 and 99/99/9999 and 0000-00-00",
                         "on 31 February in year 0000, 9999 BC, 0 BC, AD 0000"};
  for (const std::string_view words :
       {"two hundred ", "early late mid ", "1990-", "of the last ", "5 March ", "the "}) {
    std::string text;
    while (text.size() < 300'000) text += words;
    listed(document_of(text, "2014-09-17"));
    listed(document_of(text, "9999-12-31"));
  }
  for (const std::string& text : texts)
    for (const char* published :
         {"", "2014-09-17", "0001-01-01", "9999-12-31", "2013", "nonsense", "2013-99-99"})
      listed(document_of(text, published));
}

TEST(Times, CountFromTheirOwnPassage) {
  Document document = document_of("He wrote yesterday. She wrote yesterday.", "2014-09-17");
  document.passages.push_back({0, PassageKind::Quotation, {20, 40}, "", "", "2010-01-01", {}});
  EXPECT_EQ(listed(document),
            "yesterday = DATE 2014-09-16 2014-09-16..2014-09-16; yesterday = DATE 2009-12-31 "
            "2009-12-31..2009-12-31");
}

}  // namespace
}  // namespace hearsay
