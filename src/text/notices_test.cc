#include "text/notices.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(Notices, TellsCorrectionsFromProse) {
  for (const char* notice :
       {"Correction: it was a tunnel.",
        "Correction, 8 June: An earlier version of this article called it a tunnel.",
        "CORRECTION: it was a tunnel.", "* Amended 2 July: at first we called it a tunnel.",
        "AMENDED 2 Dec. We first called it a tunnel.", "Amended 2 July 2018: we called it a tunnel.",
        "11.15 CORRECTION: it was a tunnel.", "UPDATE 2: it was a tunnel.",
        "Update, 2 July: it was a tunnel.", "Clarification (5 March): it was a tunnel.",
        "This article was amended on 2 July 2018 to remove a tunnel.",
        "This story has been updated with the mayor's answer.",
        "An earlier version of this article misstated the length of the tunnel.",
        "Editor's note: this report has been updated.", "[Correction: it was a tunnel.]"}) {
    EXPECT_TRUE(is_correction_notice(notice)) << notice;
  }
  for (const char* prose :
       {"", "Correction officers said on Monday that the tunnel was closed.",
        "Corrections are the mayor's trade.", "The article was amended, the mayor said.",
        "Updated plans for the tunnel were shown to the council.", "Update your address before June.",
        "Amended plans, which the council saw on 5 May, show a tunnel.",
        "An earlier version of the tunnel was built in 1910.", "This article of the law was ignored.",
        "Correctional staff: 14"}) {
    EXPECT_FALSE(is_correction_notice(prose)) << prose;
  }
  for (const char* heading :
       {"Corrections", "CORRECTION:", "07.30 - Correction", "Corrections and clarifications"}) {
    EXPECT_TRUE(is_correction_heading(heading)) << heading;
  }
  for (const char* other :
       {"Update", "Correction of the tunnel", "Corrections and clarifications were promised.", ""}) {
    EXPECT_FALSE(is_correction_heading(other)) << other;
  }
}

TEST(Notices, TellsCaptionsFromProse) {
  for (const char* caption :
       {"Photo: The bridge at noon.", "[Image: The bridge at noon]", "[Photo] The bridge. (B. Lind)",
        "PHOTO: The bridge", "The bridge at noon. Picture: Bo Lind",
        "The bridge at noon. (Photo: Bo Lind/The Lamp)", "Foto: Bo Lind",
        "The bridge, which the mayor denies having sold. Picture by B. Lind",
        "The bridge at noon. (AP Photo/Bo Lind)"}) {
    EXPECT_TRUE(is_caption(caption)) << caption;
  }
  for (const char* prose :
       {"", "Photo", "Photographs of the bridge were shown to the council.", "Picture the bridge at noon.",
        "The mayor has a poor image: nobody believes him. He said so himself on Monday.",
        "The photo: a bridge. It was taken at noon. Nobody knows by whom.", "He sent a picture by mail."}) {
    EXPECT_FALSE(is_caption(prose)) << prose;
  }
}

TEST(Notices, TellsFurnitureFromProse) {
  for (const char* furniture :
       {"Advertisement", "SEE ALSO: Ten bridges", "Scroll down for video", "Related articles",
        "Follow Bo Lind on Twitter", "Ada Finch contributed to this report.", "Leave a comment"}) {
    EXPECT_TRUE(is_page_furniture(furniture)) << furniture;
  }
  for (const char* prose : {"", "Related to the mayor by marriage, the clerk denied it.",
                            "Follow the money, she said.", "Advertising the bridge was the clerk's idea."}) {
    EXPECT_FALSE(is_page_furniture(prose)) << prose;
  }
  EXPECT_TRUE(is_mail_disclaimer("This e-mail is confidential. Please delete it."));
  EXPECT_TRUE(is_mail_disclaimer("NOTICE: This message is intended only for whom it names."));
  EXPECT_FALSE(is_mail_disclaimer("This message came from the clerk."));
}

}  // namespace
}  // namespace hearsay
