#include "cli/safe_text.h"

#include <string>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

struct Case {
  std::string text, lines, line;  // line empty: as `lines`
};

TEST(SafeText, MakesVisibleWhatActsOrHides) {
  const Case cases[] = {
      {"the ferry was late", "the ferry was late", ""},
      {"", "", ""},
      {"Zoë, Ἀδα, Ада, 太郎, 🙂, e\u0301", "Zoë, Ἀδα, Ада, 太郎, 🙂, e\u0301", ""},
      {"red \x1b[31malert\x1b[0m", "red ␛[31malert␛[0m", ""},
      {"title \x1b]0;x\x07", "title ␛]0;x␇", ""},
      {std::string("nul \0 byte", 10), "nul ␀ byte", ""},
      {"back\b\x7f", "back␈␡", ""},
      {"c1 \u009b31m and \u0085", "c1 ‹U+009B›31m and ‹U+0085›", ""},
      {"over\u202eride\u202c", "over‹U+202E›ride‹U+202C›", ""},
      {"iso\u2066late\u2069", "iso‹U+2066›late‹U+2069›", ""},
      {"marks \u200e\u200f\u061c", "marks ‹U+200E›‹U+200F›‹U+061C›", ""},
      {"zero\u200bwidth\u200djoiner\ufeff", "zero‹U+200B›width‹U+200D›joiner‹U+FEFF›", ""},
      {"soft\u00adhyphen", "soft‹U+00AD›hyphen", ""},
      {"tag \U000e0041", "tag ‹U+E0041›", ""},
      {"line\u2028separator", "line‹U+2028›separator", ""},
      {"not \xff utf-8 \xc3", "not � utf-8 �", ""},
      {"two\nlines\tand a tab", "two\nlines\tand a tab", "two lines and a tab"},
      {"carriage\rreturn", "carriage␍return", "carriage return"},
      {"  runs \u00a0 of\n\n space  ", "  runs \u00a0 of\n\n space  ", "runs of space"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(safe_text(one.text), one.lines);
    EXPECT_EQ(safe_line(one.text), one.line.empty() ? one.lines : one.line);
  }
}

}  // namespace
}  // namespace hearsay
