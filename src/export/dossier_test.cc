#include "export/dossier.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "export/dossier_page.h"

namespace hearsay {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(DossierPage, TextStaysText) {
  const struct {
    std::string text, html, markdown;
  } kCases[] = {
      {"a < b & c", "a &lt; b &amp; c", "a \\< b \\& c"},
      {"<script>x()</script>", "&lt;script&gt;x()&lt;/script&gt;", "\\<script\\>x\\(\\)\\</script\\>"},
      {"\" onload='x", "&quot; onload=&#39;x", "\\\" onload\\=\\'x"},
      {"# not a title\n- nor a list", "# not a title\n- nor a list", "\\# not a title \\- nor a list"},
      {"[a](javascript:x)", "[a](javascript:x)", "\\[a\\]\\(javascript\\:x\\)"},
      {std::string("a\x01\x00z", 4), "a\ufffd\ufffdz", "a\ufffd\ufffdz"},
      {"bad \xff byte", "bad \ufffd byte", "bad \ufffd byte"},
      {"\u202ereversed", "\u202ereversed", "\u2068\u202ereversed\u2069"},
  };
  for (const auto& each : kCases) {
    EXPECT_EQ(html_text(each.text), each.html);
    EXPECT_EQ(markdown_text(each.text), each.markdown);
  }
}

TEST(DossierPage, EveryPartIsEscaped) {
  const std::string evil = "<img src=x onerror=alert(1)>";
  Dossier dossier;
  dossier.title = dossier.made = evil;
  dossier.claims = {{1, 1, evil, {evil}, {{evil, evil, evil, evil, {{evil, evil}}}}, {evil}, {{evil, evil}}}};
  dossier.documents = {{1, {{"title", evil}}}};
  const std::string html = dossier_html(dossier);
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_THAT(html, HasSubstr("&lt;img src=x onerror=alert(1)&gt;"));
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
}

}  // namespace
}  // namespace hearsay
