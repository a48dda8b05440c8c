#include "claims/sources.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "language/word_parts.h"

namespace hearsay {
namespace {

// A text whose sources stand in square brackets; the attributions have no content and no parent.
struct Marked {
  Document document;
  Reading reading;
};

Marked unmark(std::string_view marked, std::string author = "") {
  Marked out;
  std::string& text = out.document.text;
  for (const char c : marked) {
    if (c == '[') {
      out.reading.attributions.emplace_back().source.push_back({static_cast<uint32_t>(text.size()), 0});
    } else if (c == ']') {
      out.reading.attributions.back().source.back().end = static_cast<uint32_t>(text.size());
    } else {
      text += c;
    }
  }
  const auto size = static_cast<uint32_t>(text.size());
  out.document.passages.push_back({-1, PassageKind::Article, {0, size}, std::move(author), "", "", {}});
  return out;
}

// "named:Adela Croft, institution:the port" in the order of the attributions.
std::string resolved(Marked& marked) {
  resolve_sources(marked.document, printed_words(annotate(marked.document)), marked.reading);
  std::string out;
  for (const Attribution& attribution : marked.reading.attributions) {
    if (!out.empty()) out += ", ";
    out += name_of(attribution.source_type);
    if (attribution.source_entity < 0) continue;
    out += ':' + marked.reading.entities.at(static_cast<size_t>(attribution.source_entity)).name;
    out += '#' + std::to_string(attribution.source_entity);
  }
  return out;
}

struct Case {
  std::string text;
  std::string expected;  // type:name#entity of each source
};

class Sources : public testing::TestWithParam<Case> {};
TEST_P(Sources, AreTypedAndToldApart) {
  Marked marked = unmark(GetParam().text);
  EXPECT_EQ(resolved(marked), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Types, Sources,
    testing::Values(
        Case{"[Adela Croft] said so.", "named:Adela Croft#0"},
        Case{"[Dr Ora Pell, the board's chair,] said so.", "named:Ora Pell#0"},
        Case{"[state inspector Ludo Haske] said so.", "named:Ludo Haske#0"},
        Case{"[A clerk who asked not to be named] said so.", "anonymous:A clerk who asked not to be named#0"},
        Case{"[A clerk] said so, speaking on condition of anonymity.", "anonymous:A clerk#0"},
        Case{"[Two sources at the port] said so.", "anonymous:Two sources at the port#0"},
        Case{"[one of the residents] said so.", "described:one of the residents#0"},
        Case{"[Protesters] said so.", "described:Protesters#0"},
        Case{"[Nobody] said so.", "described:Nobody#0"},
        Case{"[the harbour board] said so.", "institution:the harbour board#0"},
        Case{"[a spokesman for Harl Shipping Company] said so.", "institution:Harl Shipping Company#0"},
        Case{"[A police spokeswoman] said so.", "institution:A police spokeswoman#0"},
        Case{"[the Ministry of Fisheries] said so.", "institution:Ministry of Fisheries#0"},
        Case{"[the Tolvey Examiner] said so.", "outlet:Tolvey Examiner#0"},
        Case{"[the local newspaper] said so.", "outlet:the local newspaper#0"},
        Case{"[local media reports] said so.", "outlet:local media reports#0"},
        Case{"[the minutes of the meeting] said so.", "document:the minutes of the meeting#0"},
        Case{"[a letter seen by this newspaper] said so.", "document:a letter seen by this newspaper#0"},
        Case{"[Croft's statement] said so.", "named:Croft#0"}, Case{"It was alleged that so.", ""}));

INSTANTIATE_TEST_SUITE_P(
    Names, Sources,
    testing::Values(
        // A surname goes to the one full name before it, a title or not, source or not.
        Case{"Adela Croft came. [Croft] said so, and [Ms Croft] left.",
             "named:Adela Croft#0, named:Adela Croft#0"},
        Case{"[Adela Croft] spoke. Ivo Croft heard it. [Croft] said so.",
             "named:Adela Croft#0, named:Croft#1"},
        Case{"[Mr Ivo Croft] spoke. Ms Adela Croft came. [Ms Croft] said so.",
             "named:Ivo Croft#0, named:Adela Croft#1"},
        Case{"[the World Lock Council (WLC)] said so. The [WLC] met.",
             "institution:World Lock Council#0, institution:World Lock Council#0"},
        Case{"[The Tolvey Examiner] wrote it. [The Examiner] says so.",
             "outlet:Tolvey Examiner#0, outlet:Tolvey Examiner#0"},
        Case{"[Adela Croft and Ivo Strand] said so. [Croft] left.",
             "named:Adela Croft and Ivo Strand#0, named:Adela Croft#1"},
        // Two who are withheld are two.
        Case{"[A source] said so. [Another source] denied it. [A source] said more.",
             "anonymous:A source#0, anonymous:Another source#1, anonymous:A source#2"},
        Case{"[A source] said so. [The source] left.", "anonymous:A source#0, anonymous:A source#0"},
        Case{"[A source] spoke. [Another source] spoke. [The source] left.",
             "anonymous:A source#0, anonymous:Another source#1, anonymous:The source#2"},
        Case{"[AGENT-1] said so. [AGENT-2] left. [AGENT-1] stayed.",
             "anonymous:AGENT-1#0, anonymous:AGENT-2#1, anonymous:AGENT-1#0"},
        Case{"[residents] said so. [Residents] denied it.", "described:residents#0, described:Residents#1"},
        Case{"[the warden, Tormod Eke,] said so. [The warden] left.",
             "named:Tormod Eke#0, named:Tormod Eke#0"}));

INSTANTIATE_TEST_SUITE_P(
    Pronouns, Sources,
    testing::Values(Case{"[Adela Croft] spoke. [She] said so.", "named:Adela Croft#0, named:Adela Croft#0"},
                    Case{"[Mr Ivo Strand] spoke. [She] said so.", "named:Ivo Strand#0, named:She#1"},
                    Case{"[A clerk] spoke. [He] said so.", "described:A clerk#0, described:A clerk#0"},
                    Case{"[The harbour board] met. [It] said so.",
                         "institution:The harbour board#0, institution:The harbour board#0"},
                    // In capitals nobody can tell whom the sentence between names.
                    Case{"[A clerk] spoke. It rained. [HE] SAID SO.", "described:A clerk#0, named:HE#1"},
                    Case{"[Nobody] spoke. [He] said so.", "described:Nobody#0, named:He#1"},
                    Case{"[Adela Croft] asked Ora Pell why [she] left. ",
                         "named:Adela Croft#0, named:Adela Croft#0"},
                    // Of two, the one whom the sentence begins with.
                    Case{"[Ora Pell] and [Ada Lund] came. One stayed. [She] said so.",
                         "named:Ora Pell#0, named:Ada Lund#1, named:Ora Pell#0"}));

// "He" and "she" among several: who is described counts as well as who is named.
INSTANTIATE_TEST_SUITE_P(
    PronounsAmongPeople, Sources,
    testing::Values(
        Case{"[Mr Strand] spoke. We asked Mr Strand's sister about it. [She] said so.",
             "named:Mr Strand#0, described:Mr Strand's sister#1"},
        Case{"Ivo Strand left. I asked Strand's brother. [He] said so.", "described:Strand's brother#0"},
        Case{"Ivo Strand's barge came in May. [He] said so.", "named:Ivo Strand#0"},
        Case{"The second worker did not see the barge. [He] said so.", "described:The second worker#0"},
        Case{"I asked the driver whether he was lost. [He] said so. [He] left.",
             "described:the driver#0, described:the driver#0"},
        Case{"I met a driver at the lock. [The driver] said so. [He] left.",
             "described:a driver#0, described:a driver#0"},
        Case{"The owner of the barge, Mr Ivo Strand, lives abroad. [He] said so.", "named:Ivo Strand#0"},
        Case{"[One of the porters] saw it. [He] said so.",
             "described:One of the porters#0, described:One of the porters#0"},
        Case{"[A spokeswoman for the Lock Board] called. [She] said so.",
             "institution:Lock Board#0, institution:Lock Board#0"},
        // Equally near, of the other sex, or perhaps nobody at all: she stays herself.
        Case{"Ivo Strand left in May. The second worker did not see the barge. [He] said so.", "named:He#0"},
        Case{"Ora Pell met Adela Croft. [She] said so.", "named:She#0"},
        Case{"A porter at the lock came in and [he] said so.", "named:he#0"},
        Case{"His brother, Tam Strand, left. [She] said so.", "named:She#0"},
        Case{"[Tam Strand] spoke. [He] left. [She] said so.",
             "named:Tam Strand#0, named:Tam Strand#0, named:She#1"},
        Case{"[The original] was shorter. [She] said so.", "described:The original#0, named:She#1"},
        // Nobody is no one, and two are not one.
        Case{"[Nobody] spoke. [Nobody] left. [He] said so.",
             "described:Nobody#0, described:Nobody#1, named:He#2"},
        Case{"[Both] spoke. [Both] left. [Neither] said so. [Neither] came. [All] went. [All] sang.",
             "described:Both#0, described:Both#1, described:Neither#2, described:Neither#3, described:All#4, "
             "described:All#5"},
        Case{"[Several officials] spoke. [Several officials] left.",
             "described:Several officials#0, described:Several officials#1"}));

INSTANTIATE_TEST_SUITE_P(
    Capitals, Sources,
    testing::Values(Case{"A SOURCE WHOSE REPORTING HAS BEEN [RELIABLE] SAYS SO.", "described:RELIABLE#0"},
                    Case{"[A CRANE DRIVER] SAID SO ON THE QUAY. [HE] LEFT.",
                         "described:A CRANE DRIVER#0, described:A CRANE DRIVER#0"},
                    Case{"[EVERYBODY HERE] SAYS SO. HE IS KNOWN HERE.", "described:EVERYBODY HERE#0"},
                    Case{"[A SOURCE IN THE LOCK OFFICE] SAYS SO.", "anonymous:A SOURCE IN THE LOCK OFFICE#0"},
                    Case{"[LOCAL AGENT IVO STRAND] SAID SO AND LEFT.", "named:IVO STRAND#0"}));

TEST(Sources, NobodyIsNoPerson) {
  Marked marked = unmark("[Nobody] said so.");
  resolved(marked);
  EXPECT_EQ(marked.reading.entities.at(0).type, EntityType::Group);
}

TEST(Sources, AuthorIsNotSheInHerOwnText) {
  Marked marked =
      unmark("Adela Croft wrote it. [She] said so. [Adela Croft] left. [She] did.", "Adela Croft");
  EXPECT_EQ(resolved(marked), "named:She#0, named:Adela Croft#1, named:She#2");
}

TEST(Sources, SubjectOfWhatIsSaidRivalsTheSpeaker) {
  Marked marked = unmark("[Ivo Strand] said that Tam Croft left because [he] knew it.");
  const auto size = static_cast<uint32_t>(marked.document.text.size());
  marked.reading.attributions[0].cue.push_back({11, 15});
  marked.reading.attributions[0].content.push_back({16, size});
  marked.reading.attributions[1].parent = 0;
  EXPECT_EQ(resolved(marked), "named:Ivo Strand#0, named:he#1");
}

TEST(Sources, FirstPersonIsWhoeverIsQuotedElseTheAuthor) {
  Marked marked = unmark("[Adela Croft] said: “[I] know that it fell.” And [I] believe her.", "Ivo Strand");
  const std::string& text = marked.document.text;
  Attribution& outer = marked.reading.attributions[0];
  const auto begin = static_cast<uint32_t>(text.find("“"));
  outer.content.push_back({begin, static_cast<uint32_t>(text.find("” And"))});
  outer.form = Form::Direct;
  marked.reading.attributions[1].parent = 0;
  EXPECT_EQ(resolved(marked), "named:Adela Croft#0, named:Adela Croft#0, named:Ivo Strand#1");
}

TEST(Sources, SomebodyQuotedIsNotWhoSheSpeaksOf) {
  Marked marked = unmark("[Adela Croft] said: “[She] knows that it fell.”");
  Attribution& outer = marked.reading.attributions[0];
  outer.content.push_back({18, static_cast<uint32_t>(marked.document.text.size())});
  outer.form = Form::Direct;
  marked.reading.attributions[1].parent = 0;
  EXPECT_EQ(resolved(marked), "named:Adela Croft#0, named:She#1");
}

TEST(Sources, KeepEveryFormAsAnAlias) {
  Marked marked = unmark("[The board's chair, Adela Croft,] spoke. [Ms Croft] left; [she] was angry.");
  resolved(marked);
  ASSERT_EQ(marked.reading.entities.size(), 1U);
  EXPECT_EQ(marked.reading.entities[0].name, "Adela Croft");
  EXPECT_EQ(marked.reading.entities[0].aliases,
            (std::vector<std::string>{"The board's chair", "The board's chair, Adela Croft", "Ms Croft"}));
}

// Thousands of namesakes, sources and pronouns, in bounded time.
TEST(Sources, ManyNamesakesCostNoMoreThanOthers) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) {
    text.append("A").append(std::to_string(i)).append(" Croft said so. [Croft] knew. [He] left. ");
  }
  Marked marked = unmark(text);
  EXPECT_NE(resolved(marked), "");
}

// Spans as a careless reader might hand them in: anywhere, overlapping, several a source.
TEST(Sources, AnySpansAreReadWithoutABug) {
  const std::string text =
      "“The Sunday Herald and Mr Croft, KC, of the Lock Board (LB),” wrote A. Lund, one of two, a clerk's "
      "son; "
      "the X camp, WLC, @tide, Q. He's 31, it said. US, she: “I—we” told you of Sens. Pell and Eke. The and "
      "of the. "
      "Mail on Sunday. Secretary of State of the. In Tarn, an NATO spokesman for, by the company, AGENT-1’s "
      "reports of";
  uint32_t random = 1;
  const auto next = [&](uint32_t limit) { return (random = random * 1664525 + 1013904223) / 65536 % limit; };
  for (int round = 0; round < 300; ++round) {
    Marked marked = unmark(text, round % 2 == 0 ? "" : "Ora Pell");
    const auto size = static_cast<uint32_t>(text.size());
    for (int i = 0; i < 20; ++i) {
      Attribution& attribution = marked.reading.attributions.emplace_back();
      const uint32_t begin = next(size);
      attribution.source.push_back({begin, begin + next(std::min(size - begin, 60U) + 1)});
      attribution.parent = static_cast<int>(next(static_cast<uint32_t>(i) + 1)) - 1;
      attribution.form = static_cast<Form>(next(3));
      attribution.stance = static_cast<Stance>(next(9));
    }
    resolve_sources(marked.document, printed_words(annotate(marked.document)), marked.reading);
    for (const Attribution& attribution : marked.reading.attributions) {
      ASSERT_LT(attribution.source_entity, static_cast<int>(marked.reading.entities.size()));
    }
  }
}

TEST(Sources, OddSpansAreNoBug) {
  Marked marked = unmark("[] said [  ] and [.] and [’s]");
  marked.reading.attributions.emplace_back().source.push_back({5, 5});
  resolved(marked);
  Marked empty = unmark("");
  EXPECT_EQ(resolved(empty), "");
}

}  // namespace
}  // namespace hearsay
