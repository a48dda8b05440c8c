#include "text/json_ld.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(JsonLd, FindsTheArticle) {
  const struct {
    const char* json;
    const char* title;
    const char* published;
    const char* outlet;
    std::vector<std::string> authors;
  } cases[] = {
      {R"({"@type":"NewsArticle","headline":"A \"new\" harbour","datePublished":"2021-03-05","author":{"@type":"Person","name":"Lio Marsh"},"publisher":{"name":"The Orrin Courier"}})",
       "A \"new\" harbour",
       "2021-03-05",
       "The Orrin Courier",
       {"Lio Marsh"}},
      {R"([{"@type":"WebSite","name":"x"},{"@type":["Thing","BlogPosting"],"headline":"B","author":[{"name":"A"},{"name":"C"}]}])",
       "B",
       "",
       "",
       {"A", "C"}},
      {R"({"@graph":[{"@type":"Person","name":"x"},{"@type":"Article","headline":"B","author":"Oda Fell"}]})",
       "B",
       "",
       "",
       {"Oda Fell"}},
      {R"({"@type":"Article","headline":"B","author":["A","C","A"],})", "B", "", "", {"A", "C"}},
      {R"({"@type":"Article","headline":"Zo\u00eb \ud83d\ude00 \ud83d","author":"https://x.example"})",
       "Zo\u00EB \U0001F600 \uFFFD",
       "",
       "",
       {}},
      {"{\"@type\":\"Article\",\"headline\":\"two\nlines", "two lines", "", "", {}},
      {R"({"@type":"Organization","headline":"no article"})", "", "", "", {}},
      {"", "", "", "", {}},
      {"]]}}{{\"", "", "", "", {}},
      {"{\"a\":\"\\u12", "", "", "", {}},
      {"\\", "", "", "", {}},
  };
  for (const auto& c : cases) {
    const LinkedData data = read_json_ld({c.json});
    const ArticleFacts facts = data.articles.empty() ? ArticleFacts() : data.articles.front();
    EXPECT_EQ(facts.title, c.title) << c.json;
    EXPECT_EQ(facts.published, c.published) << c.json;
    EXPECT_EQ(facts.outlet, c.outlet) << c.json;
    EXPECT_EQ(facts.authors, c.authors) << c.json;
  }
}

}  // namespace
}  // namespace hearsay
