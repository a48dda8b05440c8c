#include "text/mail.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/document_check.h"
#include "text/document_wire.h"

namespace hearsay {
namespace {

using Lines = std::vector<std::string>;

Document read(const std::string& mail) {
  Capture capture;
  capture.bytes = mail;
  capture.media_type = "message/rfc822";
  Result<Document> document = read_document(capture, {});
  EXPECT_TRUE(document.ok()) << mail;
  if (!document) return {};
  EXPECT_EQ(document_fault(*document, mail.size()), "") << mail;
  return std::move(document).value();
}

const std::string kFrom = "From: Ada Finch <ada@example.org>\n";

std::string html_mail(const std::string& body) {
  return kFrom + "To: Jon Lind <jon@example.org>\nContent-Type: text/html; charset=utf-8\n\n" + body;
}

// The words below the headers.
std::string body_of(const Document& document) {
  const size_t end = document.text.find("\n\n");
  return end == std::string::npos ? "" : document.text.substr(end + 2);
}

struct TextCase {
  std::string mail;
  std::string body;
};

std::string alternative(const std::string& plain, const std::string& html) {
  return kFrom + "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n" +
         plain + "\n--b\nContent-Type: text/html\n\n" + html + "\n--b--\n";
}

TEST(Mail, ReadsTheWords) {
  const std::string flowed = kFrom + "Content-Type: text/plain; format=flowed\n\n";
  const std::string long_html = "<p>" + std::string(600, 'w') + " <b>end</b></p>";
  const TextCase cases[] = {
      {kFrom + "\nwords\n", "words\n"},
      {kFrom + "Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; "
               "charset=iso-8859-1\n\ncaf=E9 =\nmenu",
       "café menu"},
      {kFrom + "Content-Transfer-Encoding: base64\nContent-Type: text/plain; charset=utf-8\n\nY2Fmw6k=\n",
       "café"},
      {kFrom + "Content-Type: text/plain; charset=iso-2022-jp\n\n\x1B$B$_$1$k\x1B(B", "みける"},
      {flowed + "one \ntwo\n three\n-- \nAda", "one two\nthree\n-- \nAda"},
      {flowed + "> quoted \n> words\n>> deeper \n> not one\n", "> quoted words\n>> deeper \n> not one\n"},
      {kFrom + "Content-Type: text/plain; format=flowed; delsp=yes\n\nDonau \ndampfer", "Donaudampfer"},
      {html_mail("<p>One<br>two<p>three &eacute;"), "One\ntwo\n\nthree é"},
      {html_mail("<div>a</div><div>b</div><div><br></div><div>c</div>"), "a\nb\n\nc"},
      {html_mail("a<br><br>b"), "a\n\nb"},
      // Of two forms the plain one, unless it says less.
      {alternative("plain words", "<p>rich words</p>"), "plain words"},
      {alternative("", "<p>rich words</p>"), "rich words"},
      {alternative("View this mail in your browser",
                   "<p>The harbour office says it is closed on Monday.</p>"),
       "The harbour office says it is closed on Monday."},
      {alternative("short", long_html), std::string(600, 'w') + " end"},
      // Text between pictures; an attached message is never inlined.
      {kFrom + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\nContent-Type: "
               "image/png\n\nx\n--b\n\ntwo\n"
               "--b\nContent-Type: message/rfc822\n\nSubject: inner\n\ninner\n--b--\n",
       "one\n\ntwo"},
      {kFrom + "Content-Type: multipart/mixed\n\nno boundary\n", "no boundary\n"},
  };
  for (const TextCase& c : cases) EXPECT_EQ(body_of(read(c.mail)), c.body) << c.mail;
}

TEST(Mail, ShowsItsHeaders) {
  const Document document = read(
      "Received: from a by b\nDate: Mon, 3 Mar 2014 11:05:07 +0100\nSubject: =?utf-8?q?caf=C3=A9?=\n menu\n"
      "From: \"Finch, Ada\" <ada@example.org>\nTo: Jon Lind\n <jon@example.org>\nX-Mailer: x\n\nwords");
  EXPECT_EQ(document.text,
            "From: \"Finch, Ada\" <ada@example.org>\nTo: Jon Lind <jon@example.org>\nDate: Mon, 3 Mar 2014 "
            "11:05:07 "
            "+0100\nSubject: café menu\n\nwords");
  EXPECT_EQ(document.title, "café menu");
  EXPECT_EQ(document.author, "Ada Finch");
  EXPECT_EQ(document.published, "2014-03-03T11:05:07+01:00");
}

TEST(Mail, KnowsItsSender) {
  const TextCase cases[] = {
      {"From: ada@example.org\n\nx", "ada@example.org"},
      {"From: <ada@example.org>\n\nx", "ada@example.org"},
      {"From: ada finch <ada@example.org>\n\nx", "ada finch"},
      {"From: ada@example.org (Ada Finch)\n\nx", "Ada Finch"},
      {"From: =?utf-8?q?S=C3=B8ren?= Lind <s@example.org>\n\nx", "Søren Lind"},
      {"From ada@example.org Mon Mar  3 11:05:07 2014\nFrom: Ada Finch <a@example.org>\n\nx", "Ada Finch"},
      {"Subject: x\n\nx", ""},
      {"no header at all", ""}};
  for (const TextCase& c : cases) EXPECT_EQ(read(c.mail).author, c.body) << c.mail;
}

// Nothing but marks of quotation, or blanks of other alphabets at the ends.
TEST(Mail, KeepsWhatIsNoLine) {
  for (const std::string body : {">", "> > \n>", "words\u00A0", ">\nwords\n>", ""})
    EXPECT_EQ(read("Message-ID: <1@example.org>\n\n" + body).passages.size(), body.empty() ? 0U : 1U) << body;
}

struct SourceCase {
  std::string mail;
  std::string words;   // in the text
  std::string source;  // in the mail
};

TEST(Mail, LeadsBackToItsBytes) {
  const std::string quoted =
      kFrom + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n";
  const SourceCase cases[] = {
      {kFrom + "\nsome words\n", "words", "words"},
      {kFrom + "\nwords", "Ada Finch", "Ada Finch"},
      {"Subject: =?utf-8?q?caf=C3=A9?= menu\n" + kFrom + "\nx", "café", "=?utf-8?q?caf=C3=A9?="},
      {"Subject: =?utf-8?q?caf=C3=A9?= menu\n" + kFrom + "\nx", "menu", "menu"},
      {quoted + "the caf=C3=A9 menu=2E", "café", "caf=C3=A9"},
      {quoted + "soft =\nbreak", "soft break", "soft =\nbreak"},
      {kFrom + "Content-Transfer-Encoding: base64\n\nVGhlIHRlYSBpcyBjb2xkLg==", "tea", "IHRlYSBp"},
      {kFrom +
           "Content-Transfer-Encoding: base64\nContent-Type: text/plain; charset=utf-8\n\nYeKAk+KAlOKAk2I=",
       "—", "k+KAlOKA"},
      {quoted + "the caf=C3=\n=A9 =E2=80=93 menu", "café", "caf=C3=\n=A9"},
      {kFrom + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "
               "quoted-printable\n\ncaf\xC3=\n\xA9 x",
       "é", "\xC3=\n\xA9"},
      {html_mail("<p>The <b>t&eacute;a</b> is cold"), "téa is", "t&eacute;a</b> is"},
      {kFrom + "Content-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: "
               "quoted-printable\n\n<p>t=E9=\n<i>a</i>",
       "téa", "t=E9=\n<i>a"},
      {kFrom + "Content-Type: text/plain; format=flowed\n\none \n two", "one two", "one \n two"},
  };
  for (const SourceCase& c : cases) {
    const Document document = read(c.mail);
    const size_t at = document.text.find(c.words);
    ASSERT_NE(at, std::string::npos) << document.text;
    const Span text{static_cast<uint32_t>(at), static_cast<uint32_t>(at + c.words.size())};
    EXPECT_EQ(document.map.to_source(text).of(c.mail), c.source) << c.mail;
  }
}

TEST(Mail, SaysNotTooMuchOfWhatWasOdd) {
  std::string mail = kFrom + "Content-Type: multipart/mixed; boundary=b\n\n";
  for (size_t i = 0; i < kMostNotes + 7; ++i) mail += "--b\nContent-Type: text/plain\n\nodd \x81\xFE\x81\n";
  const Document document = read(mail);
  ASSERT_EQ(document.notes.size(), kMostNotes + 1);
  EXPECT_TRUE(document.notes.back().ends_with(" more notes")) << document.notes.back();
}

// "kind(author, published): words" of the passages in the mail's own, but for boilerplate; indented by depth.
Lines inner_passages(const Document& document) {
  Lines lines;
  std::vector<size_t> depth;
  for (const Passage& passage : document.passages) {
    depth.push_back(passage.parent < 0 ? 0 : depth[static_cast<size_t>(passage.parent)] + 1);
    const std::string_view words = passage.span.of(document.text);
    if (passage.parent < 0 || passage.kind == PassageKind::Boilerplate) continue;
    std::string line(depth.back() * 2 - 2, ' ');
    line += name_of(passage.kind);
    if (!passage.author.empty() || !passage.published.empty())
      line.append("(").append(passage.author).append(", ").append(passage.published).append(")");
    line.append(": ").append(words);
    std::replace(line.begin(), line.end(), '\n', '/');
    lines.push_back(std::move(line));
  }
  return lines;
}

struct PassageCase {
  std::string mail;
  Lines passages;
};

TEST(Mail, FindsWhatIsQuotedAndForwarded) {
  const std::string head =
      "From: Jon Lind <jon@example.org>\nTo: Ada Finch <ada@example.org>\nSubject: Re: x\n\n";
  const std::string wrote = "On Mon, 3 Mar 2014 at 11:05, Ada Finch <ada@example.org> wrote:";
  const PassageCase cases[] = {
      {head + "Yes.\n\n" + wrote + "\n> Is it dry?\n> Ada\n",
       {"quotation(Ada Finch, 2014-03-03): Is it dry?/> Ada"}},
      {head + "> Is it dry?\nYes.\n> Is it far?\nNo.\n",
       {"quotation(Ada Finch, ): Is it dry?", "quotation(Ada Finch, ): Is it far?"}},
      {html_mail("<div>Yes.</div><div class=gmail_quote><div class=gmail_attr>" + wrote +
                 "<br></div><blockquote class=gmail_quote><div>Is it dry?</div></blockquote></div>"),
       {"quotation(Ada Finch, 2014-03-03): Is it dry?"}},
      {html_mail("<div class=moz-cite-prefix>" + wrote +
                 "</div><blockquote type=cite><p>One?</p></blockquote>"
                 "<p>Yes.</p><blockquote type=cite><p>Two?</p></blockquote><p>No.</p>"),
       {"quotation(Ada Finch, 2014-03-03): One?", "quotation: Two?"}},
      // Some programs quote in a div; what stands below it is not quoted.
      {html_mail("<div>Yes.</div><div class=yahoo_quoted><div>" + wrote +
                 "</div><div><br></div><div>Is it dry?</div></div><div>No more of this.</div>"),
       {"quotation(Ada Finch, 2014-03-03): Is it dry?"}},
      {html_mail("<div>FYI</div><div class=moz-forward-container>-------- Forwarded Message "
                 "--------<br>From: Mara Orr"
                 "<br>Date: 3 March 2014<br>Subject: wall<br><br>It is dry.</div><div>So it is.</div>"),
       {"message(Mara Orr, 2014-03-03): -------- Forwarded Message --------/From: Mara Orr/Date: 3 March "
        "2014/Subject: "
        "wall//It is dry."}},
      {html_mail("<p>See:</p><blockquote>a proverb</blockquote><p>So.</p>"), {"quotation: a proverb"}},
      {html_mail("<p>See:</p><blockquote>a proverb&nbsp;</blockquote>"), {"quotation: a proverb"}},
      {html_mail("<p>FYI</p><div id=divRplyFwdMsg><b>From:</b> Mara Orr "
                 "&lt;mara@example.org&gt;<br><b>Sent:</b> 3 March 2014 "
                 "11:05<br><b>To:</b> Ada Finch<br><b>Subject:</b> wall</div><div>It is dry.</div>"),
       {"message(Mara Orr, 2014-03-03): From: Mara Orr <mara@example.org>/Sent: 3 March 2014 11:05/To: Ada "
        "Finch/Subject: wall/It is dry."}},
      {html_mail("<p>FYI</p><div>Begin forwarded message:</div><br><div><b>From: </b>Mara "
                 "Orr</div><div><b>Date: </b>3 March "
                 "2014</div><div><b>Subject: </b>wall</div><br><div>It is dry.</div>"),
       {"message(Mara Orr, 2014-03-03): Begin forwarded message://From: Mara Orr/Date: 3 March 2014/Subject: "
        "wall//It is dry."}},
      {head + "Yes.\n\n-- \nJon Lind\nHarbour Office\n", {"signature: -- /Jon Lind/Harbour Office"}},
      {head + "Yes.\n\nSent from my phone\n", {"signature: Sent from my phone"}},
      // An mbox escaped the line.
      {head + "It is far.\n>From here on it is dry.\nYes.\n", {}},
  };
  for (const PassageCase& c : cases) {
    EXPECT_EQ(inner_passages(read(c.mail)), c.passages) << c.mail;
  }
}

// The line above a quotation in the languages of mail programs.
TEST(Mail, KnowsWhoWroteInManyLanguages) {
  for (const std::string line : {
           "On Mon, Mar 3, 2014 at 11:05 AM Ada Finch <ada@example.org> wrote:",
           "Am 3. März 2014 um 11:05 schrieb Ada Finch <ada@example.org>:",
           "Am 03.03.2014 um 11:05 schrieb Ada Finch:",
           "Le 3 mars 2014 à 11:05, Ada Finch <ada@example.org> a écrit :",
           "El 3 de marzo de 2014, Ada Finch <ada@example.org> escribió:",
           "Il 3 marzo 2014 alle ore 11:05 Ada Finch <ada@example.org> ha scritto:",
           "Op 3 maart 2014 om 11:05 schreef Ada Finch <ada@example.org>:",
           "Den 3 mars 2014 kl 11:05 skrev Ada Finch <ada@example.org>:",
           "Em 3 de março de 2014, Ada Finch <ada@example.org> escreveu:",
           "W dniu 3 marca 2014 11:05 Ada Finch <ada@example.org> napisał(a):",
           "3 марта 2014 г., 11:05, Ada Finch <ada@example.org> написал:",
           "2014-03-03 11:05 GMT+01:00 Ada Finch <ada@example.org>:",
       }) {
    const Lines expected = {"quotation(Ada Finch, 2014-03-03): Is it dry?"};
    EXPECT_EQ(
        inner_passages(read("From: Jon Lind <jon@example.org>\n\nYes.\n\n" + line + "\n> Is it dry?\n")),
        expected)
        << line;
  }
}

// Sentences that say who wrote something, with nothing quoted below them.
TEST(Mail, ASentenceIsNotTheLineAboveAQuotation) {
  for (const std::string line : {
           "Am 3. März 2014 schrieb die Zeitung über das Wehr:",
           "Am 3. März 2014 um 11 Uhr schrieb das Hafenamt in einem Brief an Ada Finch:",
           "Am 3. März 2014 wurde bekannt, was die Zeitung um 11:05 schrieb und Ada Finch las:",
           "Den 3 mars 2014 skrev Sjöbladet om muren:",
           "On 3 March 2014 the Ledger wrote:",
           "On 3 March 2014 at 11:05 the harbour office wrote:",
       })
    EXPECT_EQ(inner_passages(read("From: Jon Lind <jon@example.org>\n\nYes.\n\n" + line + "\nIt is dry.\n")),
              Lines{})
        << line;
}

// Mails without marks of quotation: all below the line is quoted.
TEST(Mail, QuotationsWithoutMarks) {
  for (const std::string line :
       {"Am 03.03.2014 um 11:05 schrieb Ada Finch:", "On 3/3/2014 11:05 AM, Ada Finch wrote:",
        "On 3 March 2014, Ada Finch <ada@example.org> wrote:"})
    EXPECT_EQ(
        inner_passages(read("From: Jon Lind <jon@example.org>\n\nYes.\n\n" + line + "\n\nIs it dry?\n")),
        Lines{"quotation(Ada Finch, 2014-03-03): Is it dry?"})
        << line;
}

TEST(Mail, KnowsForwardsInManyLanguages) {
  for (const std::string block : {
           "-----Original Message-----\nFrom: Mara Orr\nSent: 3 March 2014\nSubject: wall\n",
           "-----Ursprüngliche Nachricht-----\nVon: Mara Orr\nGesendet: 3. März 2014\nAn: Jon\nBetreff: "
           "wall\n",
           "-------- Message transféré --------\nDe : Mara Orr\nDate : 3 mars 2014\nObjet : wall\n",
           "---------- Messaggio inoltrato ---------\nDa: Mara Orr\nData: 3 marzo 2014\nOggetto: wall\n",
           "---------- Mensaje reenviado ---------\nDe: Mara Orr\nFecha: 3 de marzo de 2014\nAsunto: wall\n",
           "-----Oorspronkelijk bericht-----\nVan: Mara Orr\nVerzonden: 3 maart 2014\nOnderwerp: wall\n",
           "---------- Mensagem encaminhada ---------\nDe: Mara Orr\nData: 3 de março de 2014\nAssunto: "
           "wall\n",
       }) {
    const Document document =
        read("From: Jon Lind <jon@example.org>\n\nSee below.\n\n" + block + "\nIt is dry.\n");
    const auto inner = std::find_if(
        document.passages.begin(), document.passages.end(),
        [](const Passage& passage) { return passage.kind == PassageKind::Message && passage.parent == 0; });
    ASSERT_NE(inner, document.passages.end()) << block;
    EXPECT_EQ(inner->author, "Mara Orr") << block;
    EXPECT_EQ(inner->published, "2014-03-03") << block;
  }
}

}  // namespace
}  // namespace hearsay
