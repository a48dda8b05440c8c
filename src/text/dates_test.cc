#include "text/dates.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(Dates, ReadsEveryForm) {
  const struct {
    std::string text, iso, words;
    NumericOrder order = NumericOrder::Unknown;
  } cases[] = {
      {"Mar 9, 2014 #1", "2014-03-09", "Mar 9, 2014"},
      {"Joined 9 Mar 2014", "2014-03-09", "9 Mar 2014"},
      {"Mon, 3 Mar 2014 11:05:09 +0000", "2014-03-03", "3 Mar 2014"},
      {"Thu Feb 18 11:05:09 2021", "2021-02-18", "Feb 18 11:05:09 2021"},
      {"Thu Feb 18 11:05:09 UTC 2021", "2021-02-18", "Feb 18 11:05:09 UTC 2021"},
      {"Saturday, 9th March, 1912", "1912-03-09", "9th March, 1912"},
      {"the 3rd of May 2019.", "2019-05-03", "3rd of May 2019"},
      {"Posted: Mon Mar 03, 2014 7:05 pm", "2014-03-03", "Mar 03, 2014"},
      {"Sept. 9, 2012", "2012-09-09", "Sept. 9, 2012"},
      {"Mar-03-2021", "2021-03-03", "Mar-03-2021"},
      {"3 / März / 2021", "2021-03-03", "3 / März / 2021"},
      {"3. 4. 2021", "2021-04-03", "3. 4. 2021"},
      {"13 / 04 / 2021", "2021-04-13", "13 / 04 / 2021"},
      {"5-Nov-2020", "2020-11-05", "5-Nov-2020"},
      {"JUNE 7 1944", "1944-06-07", "JUNE 7 1944"},
      {"Join Date: Mar 2012", "2012-03", "Mar 2012"},
      {"2021-03-03T10:04:00Z", "2021-03-03", "2021-03-03"},
      {"on 2021/3/9 we", "2021-03-09", "2021/3/9"},
      {"27.03.2014", "2014-03-27", "27.03.2014"},
      {"5/21/2019", "2019-05-21", "5/21/2019"},
      {"03/04/2021", "2021-04-03", "03/04/2021", NumericOrder::DayFirst},
      {"03/04/2021", "2021-03-04", "03/04/2021", NumericOrder::MonthFirst},
      {"03/04/2021", "2021", "03/04/2021"},
      {"07/07/2021", "2021-07-07", "07/07/2021"},
      {"09/17/98 11:05 AM", "1998-09-17", "09/17/98"},
      {"03.04.2021", "2021-04-03", "03.04.2021"},
      {"am 14.03.12 um", "2012-03-14", "14.03.12"},
      {"14-03-12", "2012-03-14", "14-03-12", NumericOrder::DayFirst},
      {"12-Mar-21 07:05", "2021-03-12", "12-Mar-21"},
      {"Mar 9th '14", "2014-03-09", "Mar 9th '14"},
      {"march 3, 2021", "2021-03-03", "march 3, 2021"},
      {"Posted\u00A03\u00A0March\u00A02021\u00A0\u2013", "2021-03-03", "3\u00A0March\u00A02021"},
      {"\u00B73 March 2021\u2014Tarsk", "2021-03-03", "3 March 2021"},
      {"3. März 2021", "2021-03-03", "3. März 2021"},
      {"3. MÄRZ 2021", "2021-03-03", "3. MÄRZ 2021"},
      {"1er août 2014", "2014-08-01", "1er août 2014"},
      {"1º de maio de 2021", "2021-05-01", "1º de maio de 2021"},
      {"mayo 7, 2022", "2022-05-07", "mayo 7, 2022"},
      {"3 de marzo del 2021", "2021-03-03", "3 de marzo del 2021"},
      {"3 giugno 2021", "2021-06-03", "3 giugno 2021"},
      {"3 mei 2021", "2021-05-03", "3 mei 2021"},
      {"3 października 2021", "2021-10-03", "3 października 2021"},
      {"3. července 2021", "2021-07-03", "3. července 2021"},
      {"3. heinäkuuta 2021", "2021-07-03", "3. heinäkuuta 2021"},
      {"3 Ağustos 2021", "2021-08-03", "3 Ağustos 2021"},
      {"3 Μαρτίου 2021", "2021-03-03", "3 Μαρτίου 2021"},
      {"3 Agustus 2021", "2021-08-03", "3 Agustus 2021"},
      {"2021. március 3.", "2021-03-03", "2021. március 3"},
      {"2021-Mar-03", "2021-03-03", "2021-Mar-03"},
      {"\u00A9 2020 May 3, 2021", "2021-05-03", "May 3, 2021"},
      {"発表2021年3月3日", "2021-03-03", "2021年3月3日"},
      {"2021. 3. 3. 오전", "2021-03-03", "2021. 3. 3"},
      {"3 de marzo de 2021", "2021-03-03", "3 de marzo de 2021"},
      {"le 1 août 2014", "2014-08-01", "1 août 2014"},
      {"3 марта 2021", "2021-03-03", "3 марта 2021"},
      {" 1987 ", "1987", "1987"},
      {"29 February 2020", "2020-02-29", "29 February 2020"},
      {"31 April 2020", "2020-04", "April 2020"},
  };
  for (const auto& c : cases) {
    const auto found = find_date(c.text, c.order);
    ASSERT_TRUE(found) << c.text;
    EXPECT_EQ(found->iso, c.iso) << c.text;
    EXPECT_EQ(found->span.of(c.text), c.words) << c.text;
  }
}

TEST(Dates, LeavesAloneWhatIsNone) {
  for (const char* text : {"",
                           "Today at 10:04",
                           "Yesterday",
                           "Messages 2,381",

                           "3 March",
                           "it may 2019 do",
                           "13/13/2019",
                           "1.2.3.4",
                           "192.168.10.2001",
                           "version 2.3.2021.5",
                           "2019-45-45",
                           "in 1987",
                           "12345678",
                           "3 Marching 2021",
                           "room 4 2019",
                           "1.3.12",
                           "14-03-12",

                           "out of 3, 2021",
                           "paragraph 5.80.1",
                           "1/2/3",
                           "99-99-9999"}) {
    const auto found = find_date(text);
    EXPECT_FALSE(found) << text << " gives " << found->iso;
  }
}

TEST(Dates, TakesTheYearFromWhatIsCorrected) {
  const struct {
    std::string text, reference, iso;
  } cases[] = {{"Correction, 8 June: it was", "2021-06-03", "2021-06-08"},
               {"Amended May 7: at first", "2012-05-06", "2012-05-07"},
               {"Correction, 2 January:", "2020-12-30", "2021-01-02"},
               {"Amended 9 March 2014: it", "2012-05-06", "2014-03-09"},
               {"Correction: on 4 June", "", ""},
               {"Correction: 8 may have", "2021-06-03", ""}};
  for (const auto& c : cases) {
    const auto found = find_date_after(c.text, c.reference);
    EXPECT_EQ(found ? found->iso : "", c.iso) << c.text;
  }
}

TEST(Dates, FindsTheOrderByEvidence) {
  EXPECT_EQ(numeric_order("03-04-2016 and 21-04-2016"), NumericOrder::DayFirst);
  EXPECT_EQ(numeric_order("03-04-2016 and 04-21-2016"), NumericOrder::MonthFirst);
  EXPECT_EQ(numeric_order("11-08-2014, 11:05 and 8 November 2014"), NumericOrder::MonthFirst);
  EXPECT_EQ(numeric_order("08-11-2014, 11:05 and 8 November 2014"), NumericOrder::DayFirst);
  EXPECT_EQ(numeric_order("11-08-2014, 11:05 PM"), NumericOrder::MonthFirst);
  EXPECT_EQ(numeric_order("11-08-2014"), NumericOrder::Unknown);
  EXPECT_EQ(numeric_order(""), NumericOrder::Unknown);
}

TEST(Dates, CutsIsoTimesToTheDay) {
  EXPECT_EQ(iso_day("2021-03-03T10:04:00Z"), "2021-03-03");
  EXPECT_EQ(iso_day("2021-03-03"), "2021-03-03");
  for (const char* bad : {"", "2021", "2021-03", "2021-3-3", "2021-13-01", "2021-02-30", "3 March 2021"}) {
    EXPECT_EQ(iso_day(bad), "") << bad;
  }
}

TEST(Dates, StaysLinearOnHostileText) {
  for (const std::string& piece :
       {std::string("1"), std::string("Mar "), std::string("3 Mar "), std::string("1/"), std::string("a"),
        std::string("\xD0\xBC"), std::string("\xB7"), std::string("2021-"), std::string("2021. ")}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    EXPECT_FALSE(find_date(text)) << piece;
    numeric_order(text);
  }
}

}  // namespace
}  // namespace hearsay
