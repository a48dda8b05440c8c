#include <algorithm>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/case_reader.h"
#include "store/case_writer.h"
#include "store/fold.h"
#include "store/query.h"
#include "store/test_files.h"

namespace hearsay {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kWords[] = {"bridge", "toll", "Inspector", "river", "croft", "élan"};
constexpr const char* kSources[] = {"Adela Croft", "two officials", "the Harbour Board"};
constexpr SourceType kTypes[] = {SourceType::Named, SourceType::Anonymous, SourceType::Institution};
constexpr Stance kStances[] = {Stance::Asserted, Stance::Denied};
constexpr const char* kOutlets[] = {"", "The Orrin Courier", "Mallow Post"};
constexpr const char* kDates[] = {"", "2013", "2014-03-02", "2015-07"};

// What the slow twin looks at: a sentence, its document and its claims, all as plain values.
struct SlowClaim {
  std::string source;
  SourceType type;
  Stance stance;
  int depth;
};
struct SlowSentence {
  std::string text, outlet, published;
  std::vector<SlowClaim> claims;
};

bool holds_phrase(const std::string& text, const std::string& phrase) {
  const auto words = folded_words(text), wanted = folded_words(phrase);
  const auto same = [](const FoldedWord& a, const FoldedWord& b) { return a.word == b.word; };
  return std::search(words.begin(), words.end(), wanted.begin(), wanted.end(), same) != words.end();
}

// The meaning of a query, written down as plainly as possible. `claim` may be null.
bool holds(const Query& query, const SlowSentence& sentence, const SlowClaim* claim) {
  const auto inner = [&](const Query& child) { return holds(child, sentence, claim); };
  switch (query.kind) {
    case Query::Kind::And:
      return std::ranges::all_of(query.children, inner);
    case Query::Kind::Or:
      return std::ranges::any_of(query.children, inner);
    case Query::Kind::Not:
      return !inner(query.children[0]);
    case Query::Kind::Words:
      return holds_phrase(sentence.text, query.text);
    case Query::Kind::Outlet:
      return fold(sentence.outlet).find(fold(query.text)) != std::string::npos;
    case Query::Kind::Date:
      return may_be_within(sentence.published, query.from, query.to);
    case Query::Kind::Source:
      return claim && fold(claim->source).find(fold(query.text)) != std::string::npos;
    case Query::Kind::Stance:
      return claim && claim->stance == query.stance;
    case Query::Kind::Type:
      return claim && claim->type == query.type;
    case Query::Kind::Depth:
      return claim && query.min_depth <= claim->depth && claim->depth <= query.max_depth;
    case Query::Kind::OutletIs:
      return sentence.outlet == query.text;
    case Query::Kind::Heard:
      break;  // ids of the case, which the plain sentences do not have
  }
  return false;
}

bool holds(const Query& query, const SlowSentence& sentence) {
  if (sentence.claims.empty()) return holds(query, sentence, nullptr);
  return std::ranges::any_of(sentence.claims,
                             [&](const SlowClaim& claim) { return holds(query, sentence, &claim); });
}

class SearchTest : public testing::Test {
 protected:
  template <typename List>
  const auto& pick(const List& list) {
    return list[random_() % std::size(list)];
  }

  std::string random_words() {
    std::string text;
    for (size_t i = 0, n = 1 + random_() % 5; i < n; ++i)
      text.append(text.empty() ? "" : " ").append(pick(kWords));
    return text;
  }

  // Sentences are numbered in the order of documents, as their ids are.
  ReadFile random_file(int number) {
    std::vector<SlowSentence> sentences;
    std::string text;
    struct Place {
      Span source, content;
      SlowClaim claim;
      int parent;
    };
    std::vector<Place> places;
    const std::string outlet = pick(kOutlets), published = pick(kDates);
    text = "Document " + std::to_string(number) + "\n";
    sentences.push_back({text.substr(0, text.size() - 1), outlet, published, {}});
    for (int line = 0; line < 4; ++line) {
      const size_t begin = text.size();
      SlowSentence sentence{"", outlet, published, {}};
      for (size_t claim = 0, n = random_() % 3; claim < n; ++claim) {
        const size_t who = random_() % std::size(kSources);
        const Span source = append(text, kSources[who]);
        text += " said ";
        const Span content = append(text, random_words());
        text += "; ";
        // The second claim of a sentence may stand in the first.
        const int parent = claim == 1 && random_() % 2 ? static_cast<int>(places.size()) - 1 : -1;
        const int depth = parent < 0 ? 1 : 2;
        places.push_back({source, content, {kSources[who], kTypes[who], pick(kStances), depth}, parent});
        sentence.claims.push_back(places.back().claim);
      }
      append(text, random_words());
      sentence.text = text.substr(begin);
      sentences.push_back(sentence);
      text += "\n";
    }
    ReadFile file = plain_file("file" + std::to_string(number), text);
    file.document.outlet = outlet;
    file.document.published = published;
    for (const Place& place : places) {
      Attribution attribution;
      attribution.parent = place.parent;
      attribution.source = {place.source};
      attribution.content = {place.content};
      attribution.source_type = place.claim.type;
      attribution.stance = place.claim.stance;
      file.reading.attributions.push_back(attribution);
    }
    sentences_.insert(sentences_.end(), sentences.begin(), sentences.end());
    return file;
  }

  static Span append(std::string& text, const std::string& words) {
    const auto begin = static_cast<uint32_t>(text.size());
    text += words;
    return {begin, static_cast<uint32_t>(text.size())};
  }

  std::string random_query(int nesting) {
    switch (random_() % (nesting > 0 ? 12 : 8)) {
      case 0:
      case 1:
        return pick(kWords);
      case 2:
        return std::string("\"").append(pick(kWords)).append(" ").append(pick(kWords)).append("\"");
      case 3:
        return pick({"source:croft", "source:\"two off\"", "source:board", "source:Ádela"});
      case 4:
        return pick({"stance:denied", "stance:asserted", "type:anonymous", "type:named"});
      case 5:
        return pick({"depth:1", "depth:>1", "depth:1..2"});
      case 6:
        return pick({"outlet:courier", "outlet:post", "outlet:\"the orrin\""});
      case 7:
        return pick({"date:2014", "date:2013..2014", "date:2014-03..", "date:..2015-06"});
      case 8:
        return random_query(nesting - 1) + " " + random_query(nesting - 1);
      case 9:
        return random_query(nesting - 1) + " OR " + random_query(nesting - 1);
      case 10:
        return "(" + random_query(nesting - 1) + ")";
      default:
        return pick({"-", "NOT "}) + ("(" + random_query(nesting - 1) + ")");
    }
  }
  std::string pick(std::initializer_list<const char*> list) { return list.begin()[random_() % list.size()]; }

  void fill(int documents) {
    auto writer = CaseWriter::open(path_);
    ASSERT_TRUE(writer.ok());
    for (int i = 0; i < documents; ++i) ASSERT_TRUE((*writer)->add(random_file(i), 1700000000).ok());
    ASSERT_TRUE((*writer)->update_index().ok());
    auto reader = CaseReader::open(path_);
    ASSERT_TRUE(reader.ok());
    reader_ = *std::move(reader);
  }

  TestFolder folder_;
  std::string path_ = folder_.file("s.hearsay");
  std::mt19937 random_{7};
  std::vector<SlowSentence> sentences_;
  std::unique_ptr<CaseReader> reader_;
};

TEST_F(SearchTest, FindsWhatTheSlowTwinFinds) {
  fill(40);
  size_t found = 0, queries_with_hits = 0;
  for (int i = 0; i < 600; ++i) {
    const std::string text = random_query(3);
    const Result<Query> query = parse_query(text);
    ASSERT_TRUE(query.ok()) << text << ": " << query.error().text();
    std::set<int64_t> expected;
    for (size_t s = 0; s < sentences_.size(); ++s) {
      if (holds(*query, sentences_[s])) expected.insert(static_cast<int64_t>(s) + 1);
    }
    const Result<SearchResult> result = reader_->search(text, -1);
    ASSERT_TRUE(result.ok()) << text << ": " << result.error().text();
    std::set<int64_t> sentences;
    for (const Hit& hit : result->hits) sentences.insert(hit.sentence);
    ASSERT_EQ(sentences, expected) << text;
    ASSERT_EQ(result->total, static_cast<int64_t>(expected.size())) << text;
    found += expected.size();
    queries_with_hits += !expected.empty();
  }
  EXPECT_GT(queries_with_hits, 400u);
  EXPECT_GT(found, 8000u);
}

// Nothing that people or their clipboards type is a command to the database.
TEST_F(SearchTest, HostileQueriesAreWords) {
  fill(5);
  const std::string queries[] = {"\"",
                                 "\"\"",
                                 "\"\"\"",
                                 "'",
                                 "''",
                                 "';",
                                 "--",
                                 "; DROP TABLE document; --",
                                 "' OR '1'='1",
                                 "bridge' OR 'a'='a",
                                 "*",
                                 "bridge*",
                                 "*bridge",
                                 "\"bridge*\"",
                                 "\"bridge\"*",
                                 "^bridge",
                                 "\"^bridge\"",
                                 "bridge^2",
                                 "+",
                                 "bridge + toll",
                                 "bridge+toll",
                                 "NEAR",
                                 "NEAR(bridge toll)",
                                 "NEAR(bridge toll, 5)",
                                 "bridge NEAR toll",
                                 "bridge NEAR/2 toll",
                                 "\"NEAR(a b)\"",
                                 "text:bridge",
                                 "\"text:bridge\"",
                                 "{text}:bridge",
                                 "- text:bridge",
                                 "rowid:1",
                                 "rank:bm25",
                                 "\"rank\" MATCH 'x'",
                                 "sentence_index",
                                 "(",
                                 ")",
                                 "(()",
                                 "())",
                                 "((bridge)",
                                 "(bridge))",
                                 ")(",
                                 "AND",
                                 "OR",
                                 "NOT",
                                 "AND AND",
                                 "OR OR OR",
                                 "NOT NOT",
                                 "bridge AND",
                                 "AND bridge",
                                 "bridge OR",
                                 "NOT(bridge",
                                 "bridge NOT",
                                 "-",
                                 "--bridge",
                                 "---",
                                 ":",
                                 "::",
                                 "a:",
                                 ":a",
                                 "source:",
                                 "source::",
                                 "source:\"",
                                 "source:\"\"",
                                 "source:%",
                                 "source:_",
                                 "source:*",
                                 "source:'",
                                 "source:\\",
                                 "source:?1",
                                 "?1",
                                 "?",
                                 ":a @b $c",
                                 "$1",
                                 "%",
                                 "_",
                                 "\\",
                                 "\\\"",
                                 "[bridge]",
                                 "`bridge`",
                                 "{bridge}",
                                 "<script>alert(1)</script>",
                                 "\x01\x02",
                                 std::string("a\0b", 3),
                                 std::string("\"a\0b\"", 5),
                                 "\xff\xfe",
                                 "\xed\xa0\x80",
                                 "\xe2\x80\xae"
                                 "bridge",
                                 "\xef\xbb\xbf"
                                 "bridge",
                                 "ﬁ",
                                 "İ",
                                 "ß",
                                 "мост",
                                 "橋",
                                 "🌉",
                                 "e\xcc\x81",
                                 "\xcc\x81",
                                 "٣",
                                 "\xf0\x9d\x94\x9f",
                                 "“",
                                 "”",
                                 "“bridge”",
                                 "„bridge“",
                                 "«bridge»",
                                 "date:2014'--",
                                 "depth:1;--",
                                 "delete-all",
                                 "\"delete-all\"",
                                 "integrity-check",
                                 "rebuild",
                                 "optimize",
                                 "outlet:%",
                                 "type:%",
                                 "stance:'",
                                 "1e9",
                                 std::string(1999, '"'),
                                 std::string(1999, '('),
                                 std::string(1999, '-'),
                                 std::string(1999, '*')};
  ASSERT_GE(std::size(queries), 60u);
  for (const std::string& query : queries) {
    const Result<SearchResult> result = reader_->search(query, 10);
    if (!result.ok()) {
      EXPECT_TRUE(result.error().kind() == ErrorKind::Invalid || result.error().kind() == ErrorKind::Limit)
          << query << ": " << result.error().text();
      EXPECT_THAT(result.error().text(), HasSubstr("column ")) << query;
    }
  }
  // Signs around a word change nothing.
  for (const char* query :
       {"bridge", "bridge*", "^bridge", "[bridge]", "«bridge»", "\"bridge\"", "BRIDGE", "brìdge"}) {
    EXPECT_EQ(reader_->search(query, -1)->total, reader_->search("bridge", -1)->total) << query;
  }
  EXPECT_TRUE(reader_->verify({})->problems.empty());
}

ReadFile lines(const std::string& path, const std::string& text) { return plain_file(path, text); }

TEST(Search, RanksMarksAndCounts) {
  const TestFolder folder;
  const std::string path = folder.file("s.hearsay");
  auto writer = CaseWriter::open(path);
  ASSERT_TRUE(writer.ok());
  ReadFile first = lines(
      "a", "The brídge, the Bridge and a well-known toll: é.\nA long line on the bridge over a river.\n");
  first.document.title = "First";
  add_claim(first, {"The brídge", "", "toll", -1, -1, SourceType::Named});
  ASSERT_TRUE((*writer)->add(first, 1).ok());
  ASSERT_TRUE((*writer)->update_index().ok());
  ASSERT_TRUE((*writer)->add(lines("b", "Another bridge.\n"), 1).ok());
  ASSERT_TRUE((*writer)->commit().ok());

  auto reader = CaseReader::open(path);
  ASSERT_TRUE(reader.ok());
  const Result<SearchResult> found = (*reader)->search("bridge -nothing", 1);
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->total, 2);
  EXPECT_EQ(found->not_indexed, 1);
  ASSERT_EQ(found->hits.size(), 1u);
  const Hit& best = found->hits[0];
  EXPECT_EQ(best.sentence, 1);
  EXPECT_EQ(best.path, "a");
  EXPECT_EQ(best.title, "First");
  EXPECT_EQ(best.text, "The brídge, the Bridge and a well-known toll: é.");
  EXPECT_THAT(best.claims, ElementsAre(1));
  std::vector<std::string> marked;
  for (const Span mark : best.marks) marked.emplace_back(mark.of(best.text));
  EXPECT_THAT(marked, ElementsAre("brídge", "Bridge"));

  const Result<SearchResult> phrase = (*reader)->search("\"WELL known\"", -1);
  ASSERT_EQ(phrase->hits.size(), 1u);
  ASSERT_EQ(phrase->hits[0].marks.size(), 1u);
  EXPECT_EQ(phrase->hits[0].marks[0].of(phrase->hits[0].text), "well-known");

  const Result<SearchResult> second = (*reader)->search("river", -1);
  ASSERT_EQ(second->hits.size(), 1u);
  EXPECT_EQ(second->hits[0].position, 49);  // in characters: two of the first line have two bytes
  EXPECT_EQ(second->hits[0].span.begin, 51u);

  EXPECT_THAT((*reader)->search("another", -1)->hits, IsEmpty());
  EXPECT_THAT((*reader)->search("NOT bridge", -1)->hits, IsEmpty());
  ASSERT_TRUE((*writer)->update_index().ok());
  EXPECT_EQ((*reader)->search("another", -1)->total, 1);
}

// One claim of the sentence must satisfy all that is asked of claims.
TEST(Search, ConditionsHoldOfOneClaim) {
  const TestFolder folder;
  const std::string path = folder.file("s.hearsay");
  auto writer = CaseWriter::open(path);
  ReadFile file =
      lines("a", "Adela Croft denied the delay and Lio Marsh confirmed the cost.\nNobody else spoke.\n");
  add_claim(file, {"Adela Croft", "denied", "the delay", -1, -1, SourceType::Named, Stance::Denied});
  add_claim(file, {"Lio Marsh", "confirmed", "the cost", -1, -1, SourceType::Named, Stance::Confirmed});
  ASSERT_TRUE((*writer)->add(file, 1).ok());
  ASSERT_TRUE((*writer)->update_index().ok());
  auto reader = CaseReader::open(path);
  const std::pair<const char*, int64_t> cases[] = {
      {"source:croft stance:denied", 1},
      {"source:croft stance:confirmed", 0},
      {"source:croft NOT stance:denied", 0},
      {"source:marsh NOT stance:denied", 1},
      {"stance:denied OR stance:asked", 1},
      {"NOT stance:denied", 2},
      {"-source:croft -source:marsh", 1},
      {"(source:croft OR nobody)", 2},
      {"cost source:croft", 1},
      {"spoke source:croft", 0},
  };
  for (const auto& [query, total] : cases) EXPECT_EQ((*reader)->search(query, -1)->total, total) << query;
}

}  // namespace
}  // namespace hearsay
