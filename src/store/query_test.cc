#include "store/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hearsay {
namespace {

using testing::HasSubstr;

// The tree in one line: (and "bridge" (not stance=denied)).
std::string show(const Query& query) {
  switch (query.kind) {
    case Query::Kind::Words:
      return std::string("\"").append(query.text).append("\"");
    case Query::Kind::Source:
      return "source=" + query.text;
    case Query::Kind::Outlet:
      return "outlet=" + query.text;
    case Query::Kind::Stance:
      return std::string("stance=").append(name_of(query.stance));
    case Query::Kind::Type:
      return std::string("type=").append(name_of(query.type));
    case Query::Kind::Depth:
      return "depth=" + std::to_string(query.min_depth) + ".." +
             (query.max_depth > 1000 ? "" : std::to_string(query.max_depth));
    case Query::Kind::Date:
      return "date=" + query.from + ".." + query.to;
    default:
      break;
  }
  std::string text = query.kind == Query::Kind::And ? "(and" : query.kind == Query::Kind::Or ? "(or" : "(not";
  for (const Query& child : query.children) text.append(" ").append(show(child));
  return text.append(")");
}

TEST(Query, Understands) {
  const std::pair<const char*, const char*> cases[] = {
      {"bridge", R"("bridge")"},
      {"bridge toll", R"((and "bridge" "toll"))"},
      {"bridge AND toll", R"((and "bridge" "toll"))"},
      {"bridge and toll", R"((and "bridge" "and" "toll"))"},
      {"a OR b c", R"((or "a" (and "b" "c")))"},
      {"(a OR b) c", R"((and (or "a" "b") "c"))"},
      {"a NOT b", R"((and "a" (not "b")))"},
      {"a -b", R"((and "a" (not "b")))"},
      {"a -(b OR c)", R"((and "a" (not (or "b" "c"))))"},
      {"-\"b c\"", R"((not "b c"))"},
      {"NOT NOT a", R"((not (not "a")))"},
      {"\"never inspected\"", R"("never inspected")"},
      {"“never inspected”", R"("never inspected")"},
      {"well-known", R"("well-known")"},
      {"10:30", R"("10:30")"},
      {"\"http://x.example\"", R"("http://x.example")"},
      {"source:croft", "source=croft"},
      {"source:\"Adela Croft\"", "source=Adela Croft"},
      {"source:“Adela Croft”", "source=Adela Croft"},
      {"outlet:courier", "outlet=courier"},
      {"stance:no_response", "stance=no_response"},
      {"type:anonymous", "type=anonymous"},
      {"depth:2", "depth=2..2"},
      {"depth:>1", "depth=2.."},
      {"depth:>=1", "depth=1.."},
      {"depth:<3", "depth=0..2"},
      {"depth:<=3", "depth=0..3"},
      {"depth:1..3", "depth=1..3"},
      {"depth:2..", "depth=2.."},
      {"date:2014", "date=2014..2014"},
      {"date:2014..2015", "date=2014..2015"},
      {"date:2014-03..", "date=2014-03.."},
      {"date:..2015-06-30", "date=..2015-06-30"},
      {"date:2014-03..2014", "date=2014-03..2014"},
      {"  a\tb\n", R"((and "a" "b"))"},
      {"(((a)))", R"("a")"},
      {"мост", "\"мост\""},
  };
  for (const auto& [text, expected] : cases) {
    const Result<Query> query = parse_query(text);
    EXPECT_EQ(query.ok() ? show(*query) : query.error().text(), expected) << text;
  }
}

TEST(Query, SaysWhatItDoesNotUnderstandAndWhere) {
  const std::pair<std::string, const char*> cases[] = {
      {"", "column 1: expected a word"},
      {"   ", "column 4: expected a word"},
      {"()", "column 2: expected a word"},
      {"(a", "column 1: this parenthesis is never closed"},
      {"a)", "column 2: this parenthesis closes nothing"},
      {"a OR", "column 5: expected a word"},
      {"OR a", "column 1: expected a word"},
      {"a AND AND b", "column 7: expected a word"},
      {"a NOT", "column 6: expected a word"},
      {"a - b", "column 3: expected what '-' leaves out"},
      {"\"a", "column 1: this quotation mark is never closed"},
      {"é \"a", "column 3: this quotation mark is never closed"},
      {"\"\"", "column 1: expected a word"},
      {"a ***", "column 3: expected a word"},
      {"sauce:a", "column 1: there is no field 'sauce'"},
      {"http://x.example", "column 1: there is no field 'http'"},
      {"a source:", "column 10: expected a value after 'source:'"},
      {"source: a", "column 8: expected a value"},
      {"stance:lied", "column 1: there is no stance 'lied'"},
      {"type:Anonymous", "column 1: there is no source type 'Anonymous'"},
      {"depth:two", "column 1: expected a depth"},
      {"depth:", "column 7: expected a value"},
      {"depth:3..1", "column 1: expected a depth"},
      {"depth:-1", "column 1: expected a depth"},
      {"depth:..", "column 1: expected a depth"},
      {"depth:99999999999", "column 1: expected a depth"},
      {"date:14", "column 1: expected a date"},
      {"date:2014-13", "column 1: expected a date"},
      {"date:2014-3", "column 1: expected a date"},
      {"date:2015..2014", "column 1: expected a date"},
      {"date:..", "column 1: expected a date"},
      {"a \xff", "column 3: this is not UTF-8"},
      {std::string(40, '('), "nested too deep"},
      {std::string(kMaxQueryBytes + 1, 'a'), "longer than"},
  };
  for (const auto& [text, expected] : cases) {
    const Result<Query> query = parse_query(text);
    EXPECT_THAT(query.ok() ? show(*query) : query.error().text(), HasSubstr(expected)) << text;
  }
}

TEST(Query, LongNotsEnd) {
  std::string text;
  while (text.size() + 5 < kMaxQueryBytes) text += "NOT ";
  EXPECT_FALSE(parse_query(text + "a").ok());
  EXPECT_FALSE(parse_query(std::string(kMaxQueryBytes - 1, '-') + "a").ok());
}

TEST(Query, DatesMayBeWithinARange) {
  struct Case {
    const char *date, *from, *to;
    bool within;
  };
  const Case cases[] = {
      {"2014-03-02", "2014", "2014", true},
      {"2014-03-02T10:00:00Z", "2014-03-02", "2014-03-02", true},
      {"2014-03-02", "2014-03-03", "", false},
      {"2014-03-02", "", "2014-03-01", false},
      {"2014-03", "2014-03-15", "", true},
      {"2014", "2014-03", "2014-04", true},
      {"2013", "2014", "2015", false},
      {"2015-12-31", "2014", "2015", true},
      {"2016-01-01", "2014", "2015", false},
      {"", "", "2015", false},
      {"14", "", "2015", false},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(may_be_within(c.date, c.from, c.to), c.within) << c.date << " in " << c.from << ".." << c.to;
  }
}

}  // namespace
}  // namespace hearsay
