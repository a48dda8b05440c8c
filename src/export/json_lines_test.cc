#include "export/json_lines.h"

#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace hearsay {
namespace {

using Json = nlohmann::json;

Span find(const std::string& text, std::string_view part) {
  const size_t at = text.find(part);
  EXPECT_NE(at, std::string::npos) << part;
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + part.size())};
}

// The words that a code point span of the reading format covers, found the slow way.
std::string words_at(const std::string& text, const Json& span) {
  std::string words;
  int64_t point = -1;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++point;
    if (span[0].get<int64_t>() <= point && point < span[1].get<int64_t>()) words += c;
  }
  return words;
}

// One byte, two, three and four byte characters, a combining accent, and far more than a few hundred bytes.
ReadFile sample() {
  ReadFile file;
  std::string& text = file.document.text;
  text = "🙂 “Zoe\u0308 Brook” said: \"太郎 ‘left’ early\".\n";
  for (int i = 0; i < 300; ++i) text += "Ä𝔉 ";
  text += "according to the Tårn Post, it rained.";
  file.capture.path = "reports/naïve.txt";
  file.capture.sha256 = std::string(64, 'a');
  file.capture.media_type = "text/plain";
  file.document.title = "A \"title\"\n";
  file.document.published = "2031-02";
  const auto size = static_cast<uint32_t>(text.size());
  file.document.passages.push_back({-1, PassageKind::Article, {0, size}, "Ada Brook", "", "2031-02-01", {}});
  file.document.passages.push_back({0, PassageKind::Quotation, find(text, "太郎 ‘left’"), "", "", "", {}});
  file.annotation.sentences.push_back(
      {find(text, "“Zoe\u0308 Brook” said: \"太郎 ‘left’ early\"."), 0, 2, false});
  file.annotation.tokens.push_back({find(text, "Brook"), TokenKind::Word});
  file.annotation.tokens.push_back({find(text, "rained"), TokenKind::Word});
  file.annotation.tokens.push_back({find(text, "said"), TokenKind::Word});  // back: order must not matter

  Attribution outer;
  outer.source = {find(text, "the Tårn Post")};
  outer.cue = {find(text, "according to")};
  outer.content = {find(text, "it rained"), find(text, "太郎 ‘left’ early")};
  outer.source_entity = 0;
  outer.source_type = SourceType::Outlet;
  Attribution inner;
  inner.parent = 0;
  inner.content = {find(text, "rained")};
  inner.form = Form::Direct;
  inner.stance = Stance::NoResponse;
  file.reading.attributions = {outer, inner};
  file.reading.entities = {{EntityType::Outlet, "the Tårn Post", {"the Post"}}};
  file.reading.findings = {{FindingKind::OpenQuestion, "nobody says when", {find(text, "early")}}};
  return file;
}

TEST(ReadingJson, SpansCoverTheSameWordsInCodePoints) {
  const ReadFile file = sample();
  const std::string& text = file.document.text;
  const Json json = Json::parse(reading_json(file));
  EXPECT_EQ(json["document"]["text"], text);
  EXPECT_EQ(words_at(text, json["passages"][0]["span"]), text);
  EXPECT_EQ(words_at(text, json["passages"][1]["span"]), "太郎 ‘left’");
  EXPECT_EQ(words_at(text, json["sentences"][0]), "“Zoe\u0308 Brook” said: \"太郎 ‘left’ early\".");
  EXPECT_EQ(words_at(text, json["tokens"][0]["span"]), "Brook");
  EXPECT_EQ(words_at(text, json["tokens"][1]["span"]), "rained");
  EXPECT_EQ(words_at(text, json["tokens"][2]["span"]), "said");
  const Json& outer = json["attributions"][0];
  EXPECT_EQ(words_at(text, outer["source"][0]), "the Tårn Post");
  EXPECT_EQ(words_at(text, outer["cue"][0]), "according to");
  EXPECT_EQ(words_at(text, outer["content"][1]), "太郎 ‘left’ early");
  EXPECT_EQ(words_at(text, json["findings"][0]["evidence"][0]), "early");
}

TEST(ReadingJson, HasTheFieldsOfTheFormatAndNoneThatIsNotKnown) {
  const Json json = Json::parse(reading_json(sample()));
  EXPECT_EQ(json["document"]["id"], "sha256:" + std::string(64, 'a'));
  EXPECT_EQ(json["document"]["path"], "reports/naïve.txt");
  EXPECT_EQ(json["document"]["title"], "A \"title\"\n");
  EXPECT_EQ(json["document"]["published"], "2031-02");
  EXPECT_FALSE(json["document"].contains("outlet"));
  EXPECT_FALSE(json["document"].contains("language"));
  EXPECT_EQ(json["passages"][0]["author"], "Ada Brook");
  EXPECT_TRUE(json["passages"][0]["parent"].is_null());
  EXPECT_EQ(json["passages"][1]["id"], 1);
  EXPECT_EQ(json["passages"][1]["parent"], 0);
  EXPECT_EQ(json["passages"][1]["kind"], "quotation");
  EXPECT_FALSE(json["passages"][1].contains("author"));
  const Json& inner = json["attributions"][1];
  EXPECT_EQ(inner["id"], 1);
  EXPECT_EQ(inner["parent"], 0);
  EXPECT_EQ(inner["source"], Json::array());
  EXPECT_FALSE(inner.contains("source_entity"));
  EXPECT_EQ(inner["source_type"], "none");
  EXPECT_EQ(inner["form"], "direct");
  EXPECT_EQ(inner["stance"], "no_response");
  EXPECT_EQ(json["attributions"][0]["source_entity"], 0);
  EXPECT_EQ(json["entities"][0],
            (Json{{"id", 0}, {"type", "Outlet"}, {"name", "the Tårn Post"}, {"aliases", {"the Post"}}}));
  EXPECT_EQ(json["findings"][0]["kind"], "open_question");
  EXPECT_FALSE(json.contains("relations"));
}

TEST(ReadingJson, IsOneLineOfValidJsonWhateverTheBytes) {
  ReadFile file;
  file.capture.path = "odd-\xe9\n\x1b.txt";
  file.document.text = "control \x01 \u202e \u2028 and \"quotes\" \\";
  const std::string line = reading_json(file);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  const Json json = Json::parse(line);
  EXPECT_EQ(json["document"]["path"], "odd-�\n\x1b.txt");
  EXPECT_EQ(json["document"]["text"], file.document.text);
}

TEST(RowJson, ClaimsKeepBytesAndLeaveOutWhatIsNotKnown) {
  ClaimRow row;
  row.id = 7;
  row.document = 2;
  row.depth = 2;
  row.position = 31;
  row.path = "a.txt";
  row.source = "she";
  row.source_type = SourceType::Named;
  row.stance = Stance::Denied;
  row.content = "it sank";
  row.source_spans = {{3, 6}};
  row.content_spans = {{10, 17}, {20, 21}};
  row.access = "who saw it";
  row.access_spans = {{40, 50}};
  row.confidence = 7;
  EXPECT_EQ(
      Json::parse(claim_json(row)),
      Json::parse(R"({"id": 7, "document": 2, "path": "a.txt", "depth": 2, "position": 31, "source": "she",
              "source_type": "named", "form": "indirect", "stance": "denied", "content": "it sank",
              "access": "who saw it", "confidence": 0.07,
              "bytes": {"source": [[3, 6]], "cue": [], "content": [[10, 17], [20, 21]], "access": [[40, 50]]}})"));
}

TEST(RowJson, Chains) {
  Chain chain;
  chain.document = 2;
  chain.path = "a.txt";
  chain.sha256 = "ff";
  chain.text = "not printed";
  ChainRow author;
  author.who = "Ada Brook";
  author.what = "article";
  author.when = "2031-02-01";
  author.source_bytes = {0, 90};
  ChainRow source;
  source.kind = ChainLink::Kind::Attribution;
  source.claim = 7;
  source.who = "she";
  source.name = "Pia Lund";
  source.what = "said";
  source.quote = "it sank";
  source.source_type = SourceType::Named;
  source.who_spans = {{3, 6}};
  source.source_bytes = {3, 17};
  chain.links = {author, source};
  EXPECT_EQ(Json::parse(chain_json(chain)),
            Json::parse(R"({"document": 2, "path": "a.txt", "sha256": "ff", "links": [
      {"link": "passage", "who": "Ada Brook", "kind": "article", "when": "2031-02-01",
       "bytes": {"who": [], "cue": [], "quote": []}, "file_bytes": [0, 90]},
      {"link": "attribution", "claim": 7, "who": "she", "name": "Pia Lund", "cue": "said", "quote": "it sank",
       "source_type": "named", "stance": "asserted",
       "bytes": {"who": [[3, 6]], "cue": [], "quote": []}, "file_bytes": [3, 17]}]})"));
}

TEST(RowJson, TheOthers) {
  EXPECT_EQ(
      Json::parse(source_json({"Pia Lund", SourceType::Named, 3, 1, 2})),
      Json::parse(
          R"({"name": "Pia Lund", "source_type": "named", "direct": 3, "relayed": 1, "documents": 2})"));
  EXPECT_EQ(Json::parse(offer_json({"a.txt", LedgerEntry::Fate::Read, ""})),
            Json::parse(R"({"path": "a.txt", "fate": "read"})"));
  EXPECT_EQ(Json::parse(offer_json({"b.txt", LedgerEntry::Fate::Failed, "is empty"})),
            Json::parse(R"({"path": "b.txt", "fate": "failed", "reason": "is empty"})"));
  Hit hit;
  hit.document = 2;
  hit.sentence = 9;
  hit.path = "a.txt";
  hit.span = {10, 18};
  hit.position = 8;
  hit.text = "it sank.";
  hit.marks = {{3, 7}};
  hit.claims = {7, 8};
  EXPECT_EQ(Json::parse(hit_json(hit)),
            Json::parse(R"({"document": 2, "path": "a.txt", "sentence": 9, "position": 8,
      "text": "it sank.", "claims": [7, 8], "bytes": {"sentence": [10, 18], "marks": [[3, 7]]}})"));
  VerifyReport report;
  report.captures = 1;
  report.problems = {{"document 2", "quote differs"}};
  EXPECT_EQ(Json::parse(verify_json(report)),
            Json::parse(R"({"captures": 1, "documents": 0, "spans": 0, "quotes": 0,
                            "problems": [{"where": "document 2", "what": "quote differs"}]})"));
  LedgerSummary ledger;
  ledger.offered = 2;
  ledger.read = ledger.failed = 1;
  ledger.reasons = {{LedgerEntry::Fate::Failed, "is empty", 1, "b.txt"}};
  const Json json = Json::parse(ledger_json(ledger));
  EXPECT_EQ(json["offered"], 2);
  EXPECT_EQ(json["reasons"],
            Json::parse(R"([{"fate": "failed", "reason": "is empty", "count": 1, "example": "b.txt"}])"));
}

}  // namespace
}  // namespace hearsay
