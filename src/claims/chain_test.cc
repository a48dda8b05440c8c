#include "claims/chain.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

constexpr auto kPassage = ChainLink::Kind::Passage;
constexpr auto kAttribution = ChainLink::Kind::Attribution;

Passage passage(int parent, PassageKind kind, Span span, std::string author) {
  Passage made;
  made.parent = parent;
  made.kind = kind;
  made.span = span;
  made.author = std::move(author);
  return made;
}

Attribution attribution(int parent, Span cue, Span content) {
  Attribution made;
  made.parent = parent;
  made.cue = {cue};
  made.content = {content};
  return made;
}

std::vector<std::pair<ChainLink::Kind, int>> links(const Document& document, const Reading& reading,
                                                   int index) {
  std::vector<std::pair<ChainLink::Kind, int>> out;
  for (const ChainLink& link : chain_of(document, reading, index)) out.emplace_back(link.kind, link.index);
  return out;
}

using Links = std::vector<std::pair<ChainLink::Kind, int>>;

TEST(ChainOf, RunsFromTheAuthorThroughAttributions) {
  Document document;
  document.text = std::string(100, 'x');
  document.passages = {passage(-1, PassageKind::Article, {0, 100}, "")};
  Reading reading;
  reading.attributions = {attribution(-1, {5, 9}, {10, 60}), attribution(0, {20, 24}, {25, 50})};
  EXPECT_EQ(links(document, reading, 0), (Links{{kPassage, 0}, {kAttribution, 0}}));
  EXPECT_EQ(links(document, reading, 1), (Links{{kPassage, 0}, {kAttribution, 0}, {kAttribution, 1}}));
  EXPECT_EQ(depth_of(chain_of(document, reading, 0)), 1);
  EXPECT_EQ(depth_of(chain_of(document, reading, 1)), 2);
}

TEST(ChainOf, CountsAHandedOnPassageOnce) {
  Document document;
  document.text = std::string(100, 'x');
  document.passages = {passage(-1, PassageKind::Post, {0, 100}, "Ann"),
                       passage(0, PassageKind::Quotation, {20, 80}, "Ben")};
  Reading reading;  // "Ben said: ↑" and his words
  reading.attributions = {attribution(-1, {10, 14}, {20, 80}), attribution(0, {30, 34}, {35, 60})};
  EXPECT_EQ(links(document, reading, 1), (Links{{kPassage, 0}, {kAttribution, 0}, {kAttribution, 1}}));
}

TEST(ChainOf, TakesTheBylineOfARepostedArticle) {
  Document document;
  document.text = std::string(100, 'x');
  document.passages = {passage(-1, PassageKind::Post, {0, 100}, "Ann"),
                       passage(0, PassageKind::Article, {20, 80}, "Ben")};
  Reading reading;  // "From tonight's Courier:" and Ben's article
  reading.attributions = {attribution(-1, {10, 14}, {20, 80}), attribution(0, {30, 34}, {35, 60})};
  EXPECT_EQ(links(document, reading, 1), (Links{{kPassage, 0}, {kPassage, 1}, {kAttribution, 1}}));
  EXPECT_EQ(links(document, reading, 0), (Links{{kPassage, 0}, {kAttribution, 0}}));
}

TEST(ChainOf, KeepsAnAuthoredPassageThatNobodyHandsOn) {
  Document document;
  document.text = std::string(100, 'x');
  document.passages = {passage(-1, PassageKind::Post, {0, 100}, "Ann"),
                       passage(0, PassageKind::Article, {20, 80}, "Ben"),
                       passage(1, PassageKind::Caption, {60, 80}, "")};
  Reading reading;
  reading.attributions = {attribution(-1, {62, 64}, {65, 70})};
  EXPECT_EQ(links(document, reading, 0), (Links{{kPassage, 0}, {kPassage, 1}, {kAttribution, 0}}));
}

}  // namespace
}  // namespace hearsay
