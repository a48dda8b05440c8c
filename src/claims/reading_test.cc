// What the reader finds in sentences of every construction, in a plain notation: {1s …} is the source of
// attribution 1, {1c …} its cue, {1t …} its content; spans nest, and one in pieces is written in pieces.
// After the text stands what else is known: "1 asserted; 2^1 hedged" (2 stands in 1). All names are invented.
#include "claims/reading.h"

#include <algorithm>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "claims/chain.h"
#include "claims/test_documents.h"

namespace hearsay {
namespace {

struct Case {
  std::string_view name;
  std::string_view text;
  std::string_view known;
};

struct Marked {
  std::string text;
  std::map<char, Attribution> attributions;
};

// Takes the marks out of the text. A span's marks and the words of its pieces stand where they stand.
Marked read_marks(std::string_view marked) {
  Marked result;
  std::vector<std::pair<std::string, uint32_t>> open;
  for (size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] == '{') {
      open.emplace_back(std::string(marked.substr(i + 1, 2)), static_cast<uint32_t>(result.text.size()));
      i += 3;  // "{1s "
    } else if (marked[i] == '}') {
      Attribution& attribution = result.attributions[open.back().first[0]];
      const char role = open.back().first[1];
      const Span span{open.back().second, static_cast<uint32_t>(result.text.size())};
      (role == 's'   ? attribution.source
       : role == 'c' ? attribution.cue
                     : attribution.content)
          .push_back(span);
      open.pop_back();
    } else {
      result.text += marked[i];
    }
  }
  return result;
}

// One line: source | cue | content | parent's cue | stance.
std::string line_of(std::string_view text, const Attribution& attribution, const Attribution* parent) {
  return words_of(text, attribution.source) + " | " + words_of(text, attribution.cue) + " | " +
         words_of(text, attribution.content) + " | " +
         (parent == nullptr ? "" : words_of(text, parent->cue) + "@" + words_of(text, parent->content)) +
         " | " + std::string(name_of(attribution.stance)) + "\n";
}

std::string expected_lines(const Marked& marked, std::string_view known) {
  std::map<char, char> parents;
  std::map<char, Attribution> all = marked.attributions;
  std::istringstream parts{std::string(known)};
  for (std::string part; std::getline(parts, part, ';');) {
    part.erase(0, part.find_first_not_of(' '));
    if (part.empty()) continue;
    if (part.size() > 2 && part[1] == '^') parents[part[0]] = part[2];
    const std::string stance = part.substr(part.find(' ') + 1);
    EXPECT_TRUE(parse_name(stance, all[part[0]].stance)) << stance;
  }
  std::vector<std::string> lines;
  for (auto& [id, attribution] : all) {
    std::sort(attribution.content.begin(), attribution.content.end());
    const auto parent = parents.find(id);
    lines.push_back(
        line_of(marked.text, attribution, parent == parents.end() ? nullptr : &all[parent->second]));
  }
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const std::string& line : lines) out += line;
  return out;
}

std::string found_lines(const Document& document, const Reading& reading) {
  std::vector<std::string> lines;
  for (const Attribution& attribution : reading.attributions) {
    const Attribution* parent =
        attribution.parent < 0 ? nullptr : &reading.attributions[static_cast<size_t>(attribution.parent)];
    lines.push_back(line_of(document.text, attribution, parent));
  }
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const std::string& line : lines) out += line;
  return out;
}

void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }

class Construction : public testing::TestWithParam<Case> {};

TEST_P(Construction, IsRead) {
  const Marked marked = read_marks(GetParam().text);
  const Document document = document_of(marked.text);
  const Reading reading = read_claims(document, annotate(document));
  EXPECT_EQ(found_lines(document, reading), expected_lines(marked, GetParam().known)) << marked.text;
}

constexpr Case kCases[] = {
    // Indirect speech
    {"that", "{1s The mayor} {1c said} {1t that the bridge was shut}.", "1 asserted"},
    {"bare_clause", "{1s The mayor} {1c said} {1t the bridge was shut}.", "1 asserted"},
    {"negated", "{1s Ada Brenn} {1c did not say} {1t that the pump had failed}.", "1 declined"},
    {"never", "{1s Ada Brenn} {1c never said} {1t that the pump had failed}.", "1 denied"},
    {"perfect", "{1s The union} {1c has repeatedly denied} {1t that it hid the log}.", "1 denied"},
    {"told", "{1s Mr Hale} {1c told} reporters {1t that the log was genuine}.", "1 asserted"},
    {"told_bare", "{1s Mr Hale} {1c told} them {1t the log was genuine}.", "1 asserted"},
    {"adjunct", "{1s Mr Hale} {1c said} on Tuesday {1t that the log was genuine}.", "1 asserted"},
    {"cue_after", "{1t The bridge was shut at noon}, {1s officials} {1c said}.", "1 asserted"},
    {"cue_between", "{1t The bridge}, {1s officials} {1c said}, {1t was shut at noon}.", "1 asserted"},
    {"cue_between_clauses", "{1t The bridge was shut}, {1s officials} {1c said}, {1t and it stayed so}.",
     "1 asserted"},
    {"inverted", "{1t The bridge was shut at noon}, {1c said} {1s Ada Brenn}.", "1 asserted"},
    {"as_aside", "{1t The bridge was shut}, as {1s the Courier} {1c reported}.", "1 asserted"},
    {"interposed_aside", "{1s The minister}, speaking in Larn, {1c said} {1t that the bridge was shut}.",
     "1 asserted"},
    {"apposition", "{1s The minister, Ada Brenn}, {1c said} {1t that the bridge was shut}.", "1 asserted"},
    {"relative", "{1s The driver}, who {1c said} {1t that he saw nothing}, left the town.", "1 asserted"},
    {"relative_of_a_name", "The letter went to {1s Ansel Orme}, who {1c said} {1t that he knew nothing}.",
     "1 asserted"},
    {"relative_of_a_thing", "They found a mixture that describes circles in water.", ""},
    {"paragraph_number", "2.3 {1s Cllr Tulk} {1c said} {1t that the bridge was shut}.", "1 asserted"},
    {"bracketed_source", "“[{1s Ted]} {1c knows} {1t he is late}.”", "1 asserted"},
    {"list_mark", "(a) {1s the board} {1c said} {1t that the bridge was shut}.", "1 asserted"},
    {"count", "{1s The harbour office} {1c says} {1t 41}.", "1 asserted"},
    {"that_of_the_level_above",
     "{1s She} {1c said} {1t that {2s she} {2c did not know} {2t whether it was shut} but that she had left "
     "early}.",
     "1 asserted; 2^1 hedged"},
    {"told_by_phone", "{1s She} {1c told} us by phone {1t that the bridge was shut}.", "1 asserted"},
    {"watching", "{1s A group watching the harbour} {1c said} {1t that the bridge was shut}.", "1 asserted"},
    {"left_open", "{1s She} {1c said}: {1t “The bridge is shut.}\n\n{1t “Nobody may cross. It is cold.”}\n",
     "1 asserted"},
    {"count_in_words", "{1s The harbour office} {1c says} {1t forty-one}.", "1 asserted"},
    // Direct and mixed speech
    {"quotation_after", "{1s Ada Brenn} {1c said}: {1t “The bridge is shut.”}", "1 asserted"},
    {"quotation_comma", "{1s Ada Brenn} {1c said}, {1t \"The bridge is shut.\"}", "1 asserted"},
    {"quotation_before", "{1t \"The bridge is shut,\"} {1s Ada Brenn} {1c said}.", "1 asserted"},
    {"quotation_inverted", "{1t “The bridge is shut,”} {1c said} {1s Ada Brenn, a former engineer}.",
     "1 asserted"},
    {"quotation_cut", "{1t \"The bridge,\"} {1s she} {1c said}, {1t \"is shut.\"}", "1 asserted"},
    {"two_apostrophes", "{1t ''The bridge is shut,''} {1s he} {1c said}.", "1 asserted"},
    {"single_marks", "{1t ‘The bridge is shut,’} {1s he} {1c said}.", "1 asserted"},
    {"straight_single", "{1s He} {1c said}: {1t 'The bridge is shut.'}", "1 asserted"},
    {"mixed", "{1s He} {1c said} {1t the bridge was \"a trap\" for lorries}.", "1 asserted"},
    {"question", "{1t \"Who shut the bridge?\"} {1s he} {1c asked}.", "1 asked"},
    {"two_sentences", "{1t “The bridge is shut. Nobody may cross,”} {1s she} {1c said}.", "1 asserted"},
    {"carries_on", "{1t “The bridge is shut,”} {1s she} {1c said}. {1t “Nobody may cross.”}", "1 asserted"},
    {"paragraphs", "{1s She} {1c said}: {1t “The bridge is shut.}\n\n{1t “Nobody may cross.”}\n",
     "1 asserted"},
    {"block", "{1s Mr Orme} {1c wrote}:\n\n{1t “The bridge is shut.”}\n", "1 asserted"},
    {"unbalanced", "{1s She} {1c said}: {1t “The bridge is shut.}\n\nThe rain went on.\n", "1 asserted"},
    // Who knows it from whom
    {"according_after", "{1t The bridge was shut}, {1c according to} {1s the harbour office}.", "1 asserted"},
    {"according_before", "{1c According to} {1s the harbour office}, {1t the bridge was shut}.",
     "1 asserted"},
    {"according_between", "{1t The bridge}, {1c according to} {1s the harbour office}, {1t was shut}.",
     "1 asserted"},
    {"claim_noun", "{1s The mayor}'s {1c claim} {1t that the bridge was shut} surprised the town.",
     "1 alleged"},
    {"possessive", "{1s Her} {1c belief} {1t that the bridge was shut} was wrong.", "1 hedged"},
    {"noun_is", "{1s His} {1c answer was} {1t that the bridge was shut}.", "1 asserted"},
    {"adjective", "{1s She} {1c was certain} {1t that the bridge was shut}.", "1 asserted"},
    {"reportedly", "{1t The pilot} {1c reportedly} {1t left the harbour at dawn}.", "1 asserted"},
    {"passive_thought", "{1t The bridge} {1c is expected} {1t to open in May}.", "1 hedged"},
    {"it_was_alleged", "{1c It was alleged} {1t that the pilot drank}.", "1 alleged"},
    {"accused", "{1t The pilot} {1c was accused} {1t of drinking}.", "1 alleged"},
    {"told_by", "The crew {1c was told by} {1s the owner} {1t that the pump worked}.", "1 asserted"},
    {"no_evidence", "{1c There was no evidence} {1t that the pump had failed}.", "1 denied"},
    {"asked_whether", "{1s The coroner} {1c asked} {1t whether the pump had failed}.", "1 asked"},
    {"order", "{1s The owner} {1c ordered} the crew {1t to leave}.", "1 asked"},
    {"intention", "{1s The owner} {1c plans} {1t to sell the ferry}.", "1 asserted"},
    {"noun_phrase", "{1s The owner} {1c denied} {1t the charge}.", "1 denied"},
    {"describes", "{1s The owner} {1c described} {1t the ferry as sound}.", "1 asserted"},
    {"no_knowledge", "{1s The owner} {1c did not know} {1t whether the ferry was sound}.", "1 hedged"},
    // Saying nothing
    {"declined", "{1s The owner} {1c declined to comment}.", "1 declined"},
    {"declined_on", "{1s The owner} {1c declined to comment} {1t on the log}.", "1 declined"},
    {"refused", "{1s The owner} {1c refused to say} {1t whether the log was genuine}.", "1 declined"},
    {"would_not_say", "{1s The owner} {1c would not say}.", "1 declined"},
    {"would_not_say_and_left", "{1s The owner} {1c would not say}, walking away.", "1 declined"},
    {"no_reply", "{1s The owner} {1c did not respond} to a request for comment.", "1 no_response"},
    {"unreached", "{1s The owner} {1c could not be reached}.", "1 no_response"},
    // Two cues and more
    {"and_added",
     "{1s {2s She}} {1c said} {1t the bridge was shut} and {2c added} {2t that it would stay so}.", ""},
    {"saying", "{1s {2s The owner}} {1c denied} {1t the charge}, {2c saying} {2t the log was genuine}.",
     "1 denied"},
    {"nested",
     "{1s The Courier} {1c reported} {1t that {2s an official} {2c said} {2t the bridge was shut}}.",
     "1 asserted; 2^1 asserted"},
    {"three_deep",
     "{1s The Courier} {1c reported} {1t that {2s a clerk} {2c told} it {2t that {3s the owner} {3c knew} "
     "{3t the "
     "pump had failed}}}.",
     "1 asserted; 2^1 asserted; 3^2 asserted"},
    {"nested_in_marks", "{1t \"{2s The owner} {2c told} me {2t that the pump worked},\"} {1s she} {1c said}.",
     "1 asserted; 2^1 asserted"},
    {"citing",
     "{1t {2t The bridge was shut}}, {1s the Courier} {1c reported}, {1t {2c citing} {2s two officials}}.",
     "1 asserted; 2^1 asserted"},
    // Labels
    {"questions_and_answers", "{1s Q.} {1t Was the pump sound?}\n\n{2s A.} {2t It was not.}\n",
     "1 asked; 2 asserted"},
    {"speakers",
     "{1s BRENN}: {1t The pump was sound.}\n\n{2s HALE}: {2t Was it?}\n\n{3s BRENN}: {3t It had been "
     "mended.}\n\n"
     "{4s HALE}: {4t I saw it burn.}\n",
     "1 asserted; 2 asked; 3 asserted; 4 asserted"},
    // Nothing is attributed
    {"plain", "The bridge was shut at noon and the ferry left an hour later.", ""},
    {"noun_not_verb", "The reports and claims were kept in a box.", ""},
    {"scare_marks", "The \"bridge\" was two planks over a ditch.", ""},
    {"posted", "Nobody has posted this, so here it is.", ""},
    {"when_only", "I wrote yesterday evening.", ""},
    {"whom_only", "The paper replied to me at last.", ""},
    {"noun_like_a_verb", "There were crude remarks he had made about ships.", ""},
    {"own_thought", "I think the bridge is shut.", ""},
    {"empty", "", ""},
};

INSTANTIATE_TEST_SUITE_P(Reading, Construction, testing::ValuesIn(kCases),
                         [](const auto& one) { return std::string(one.param.name); });

// Passages as the text folder finds them: a post that quotes another, and one that reposts an article.
TEST(ReadClaims, TakesQuotedPassagesAsWordsOfTheirAuthors) {
  Document document;
  document.text = "brinegate said: ↑\nHale says the pump was sound.\nNobody believes that.\n";
  const auto at = [&](std::string_view words) {
    const auto begin = static_cast<uint32_t>(document.text.find(words));
    return Span{begin, begin + static_cast<uint32_t>(words.size())};
  };
  Passage post;
  post.kind = PassageKind::Post;
  post.span = {0, static_cast<uint32_t>(document.text.size())};
  post.author = "oldpilot";
  Passage quoted;
  quoted.parent = 0;
  quoted.kind = PassageKind::Quotation;
  quoted.span = at("Hale says the pump was sound.");
  quoted.author = "brinegate";
  quoted.author_span = at("brinegate");
  document.passages = {post, quoted};
  const Reading reading = read_claims(document, annotate(document));
  ASSERT_GE(reading.attributions.size(), 2u);
  const Attribution& outer = reading.attributions[0];
  EXPECT_EQ(words_of(document.text, outer.source), "brinegate");
  EXPECT_EQ(words_of(document.text, outer.cue), "said");
  EXPECT_EQ(outer.content, std::vector<Span>{quoted.span});
  EXPECT_EQ(outer.form, Form::Direct);
  const Attribution& inner = reading.attributions[1];
  EXPECT_EQ(words_of(document.text, inner.source), "Hale");
  EXPECT_EQ(inner.parent, 0);
  EXPECT_EQ(depth_of(chain_of(document, reading, 1)), 2);
}

// Menus and member cards say nothing, whatever verbs they hold; a repost without another hand is no
// attribution.
TEST(ReadClaims, FindsNothingInBoilerplateAndBareReposts) {
  Document document;
  document.text =
      "Most read\nMayor says the bridge is shut\n\nNobody has posted this, so here it is.\n\n"
      "Pump was sound\nBy Mirela Dusk\n\nThe pump was sound.\n";
  const auto from = [&](std::string_view words) { return static_cast<uint32_t>(document.text.find(words)); };
  Passage menu;
  menu.kind = PassageKind::Boilerplate;
  menu.span = {0, from("\n\nNobody")};
  Passage post;
  post.kind = PassageKind::Post;
  post.span = {from("Nobody"), static_cast<uint32_t>(document.text.size())};
  Passage article;
  article.parent = 1;
  article.kind = PassageKind::Article;
  article.span = {from("Pump was"), post.span.end - 1};
  article.author = "Mirela Dusk";
  document.passages = {menu, post, article};
  const Reading reading = read_claims(document, annotate(document));
  EXPECT_EQ(found_lines(document, reading), "");
}

TEST(ReadClaims, TakesARepostedArticleAsWordsOfItsOutlet) {
  Document document;
  document.text = "From tonight's Orrin Courier:\n\nPump was sound\nBy Mirela Dusk\n\nThe pump was sound.\n";
  Passage post;
  post.kind = PassageKind::Post;
  post.span = {0, static_cast<uint32_t>(document.text.size())};
  Passage article;
  article.parent = 0;
  article.kind = PassageKind::Article;
  article.span = {static_cast<uint32_t>(document.text.find("Pump was")), post.span.end - 1};
  document.passages = {post, article};
  const Reading reading = read_claims(document, annotate(document));
  ASSERT_FALSE(reading.attributions.empty());
  EXPECT_EQ(words_of(document.text, reading.attributions[0].source), "Orrin Courier");
  EXPECT_EQ(reading.attributions[0].content, std::vector<Span>{article.span});
}

}  // namespace
}  // namespace hearsay
