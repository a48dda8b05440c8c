#include "text/document.h"

#include <string>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

// "kind(author, published)" of the outermost passages.
std::string outermost(const std::string& text, const Metadata& metadata) {
  Capture capture;
  capture.bytes = text;
  capture.media_type = "text/plain";
  const Result<Document> document = read_document(capture, metadata);
  if (!document) return document.error().text();
  std::string out;
  for (const Passage& passage : document->passages) {
    if (passage.parent >= 0 || passage.kind == PassageKind::Boilerplate) continue;
    out += std::string(name_of(passage.kind)) + "(" + passage.author + ", " + passage.published + ")";
  }
  return out;
}

TEST(Document, PassagesTakeWhatIsKnownOfTheDocument) {
  const Metadata known{"", "Bo Lind", "", "2019-06-18"};
  const struct {
    const char *text, *expected;
  } cases[] = {
      {"It rained in Tarsk. Nobody came.\n", "article(Bo Lind, 2019-06-18)"},
      {"Rain over Tarsk\nBy Ada Finch\n4 June 2019\n\nIt rained.\n", "article(Ada Finch, 2019-06-04)"},
      {"TO: DESK\nFROM: CLERK\nSUBJ: RAIN\n\nIT RAINED.\n", "message(CLERK, 2019-06-18)"},
      {"Rain over Tarsk\nBy Ada Finch\n\nIt rained.\n\nComments\n\nBo · 9 June 2019\nNot here.\n",
       "post(Ada Finch, 2019-06-18)comment(Bo, 2019-06-09)"},
      {"heron7 · Admin\nLocation: Tarsk · Joined: Jun 2012 · Posts: 81\n\nYesterday at 10:04 #1\nIt "
       "rained.\n\notter · Member\nLocation: Tarsk · Joined: Jun 2019 · Posts: 3\n\nToday at 09:00 #2\nWho "
       "says "
       "so?\n",
       "post(heron7, )post(otter, )"},
  };
  for (const auto& c : cases) EXPECT_EQ(outermost(c.text, known), c.expected) << c.text;
}

}  // namespace
}  // namespace hearsay
