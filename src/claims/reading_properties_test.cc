// What holds for every text: spans lie in it on character boundaries, parents make no circle, reading twice
// gives the same, and no text costs more than its length.
#include <chrono>
#include <random>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "claims/attribution_model.h"
#include "claims/chain.h"
#include "claims/reading.h"
#include "claims/test_documents.h"
#include "language/language_model.h"

namespace hearsay {
namespace {

void check_spans(std::string_view text, const std::vector<Span>& spans) {
  for (size_t i = 0; i < spans.size(); ++i) {
    ASSERT_LT(spans[i].begin, spans[i].end);
    ASSERT_LE(spans[i].end, text.size());
    ASSERT_TRUE(is_boundary(text, spans[i].begin) && is_boundary(text, spans[i].end));
    ASSERT_TRUE(i == 0 || spans[i - 1].end <= spans[i].begin);
  }
}

void check_reading(const Document& document, const Reading& reading) {
  const int count = static_cast<int>(reading.attributions.size());
  uint32_t begin = 0;
  for (int i = 0; i < count; ++i) {
    const Attribution& attribution = reading.attributions[static_cast<size_t>(i)];
    for (const auto* spans :
         {&attribution.source, &attribution.cue, &attribution.content, &attribution.access}) {
      ASSERT_NO_FATAL_FAILURE(check_spans(document.text, *spans));
    }
    const bool silent = attribution.stance == Stance::Declined || attribution.stance == Stance::NoResponse;
    ASSERT_TRUE(silent || !attribution.content.empty());
    ASSERT_LE(begin, extent_of(attribution).begin);
    begin = extent_of(attribution).begin;
    int steps = 0;
    for (int parent = attribution.parent; parent >= 0; ++steps) {
      ASSERT_LT(parent, count);
      ASSERT_LE(steps, count);
      parent = reading.attributions[static_cast<size_t>(parent)].parent;
    }
  }
}

// Words that the reader knows, in any order: no grammar, all paths.
std::string random_text(uint32_t seed, size_t words) {
  static constexpr std::string_view kWords[] = {
      "said",  "“",       "”",    "\"",    "'",       "‘",      "’",          ",",        ".",
      "\n",    "\n\n",    "that", "the",   "Brenn",   "told",   "according",  "to",       "he",
      "who",   "and",     "but",  "(",     ")",       "denied", "claim",      "was",      "not",
      "asked", "whether", ":",    "Q.",    "A.",      "—",      "reportedly", "citing",   "by",
      "Hale",  "bridge",  "shut", "on",    "Tuesday", "it",     "’s",         "é",        "Ж",
      "?",     "!",       ";",    "When",  "saying",  "is",     "expected",   "declined", "comment",
      "> ",    "call",    "for",  "''",    "``",      "as",     "reports",    "[Ted]",    "(a)",
      "2.3",   "[",       "]",    "which", "7."};
  std::mt19937 random(seed);
  std::string text;
  for (size_t i = 0; i < words; ++i) {
    text += kWords[random() % std::size(kWords)];
    if (random() % 8 != 0) text += ' ';
  }
  return text;
}

TEST(ReadClaims, KeepsItsPromisesOnAnyText) {
  for (uint32_t seed = 0; seed < 300; ++seed) {
    const Document document = document_of(random_text(seed, 200));
    const Annotation annotation = annotate(document);
    const Reading reading = read_claims(document, annotation);
    ASSERT_NO_FATAL_FAILURE(check_reading(document, reading)) << "seed " << seed;
    const Reading again = read_claims(document, annotation);
    ASSERT_EQ(again.attributions.size(), reading.attributions.size());
    for (size_t i = 0; i < reading.attributions.size(); ++i) {
      ASSERT_EQ(again.attributions[i].content, reading.attributions[i].content);
      ASSERT_EQ(again.attributions[i].parent, reading.attributions[i].parent);
      ASSERT_GE(depth_of(chain_of(document, reading, static_cast<int>(i))), 1);
    }
  }
}

TEST(AnalyseAndRead, KeepsItsPromisesOnAnyText) {
  for (uint32_t seed = 0; seed < 60; ++seed) {
    const Document document = document_of(random_text(seed, 400));
    Annotation annotation = annotate(document);
    const Reading reading =
        analyse_and_read(document, LanguageModel::builtin(), AttributionModel::builtin(), annotation);
    ASSERT_NO_FATAL_FAILURE(check_reading(document, reading)) << "seed " << seed;
  }
}

struct Hostile {
  std::string_view name;
  std::string_view piece;
};

void PrintTo(const Hostile& one, std::ostream* out) { *out << one.name; }

class HostileText : public testing::TestWithParam<Hostile> {};

double seconds_for(std::string_view piece, size_t size, bool analysed) {
  std::string text;
  while (text.size() < size) text += piece;
  const Document document = document_of(std::move(text));
  Annotation annotation = annotate(document);
  const auto start = std::chrono::steady_clock::now();
  const Reading reading =
      analysed ? analyse_and_read(document, LanguageModel::builtin(), AttributionModel::builtin(), annotation)
               : read_claims(document, annotation);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  check_reading(document, reading);
  return seconds;
}

// A quadratic reader takes minutes for a megabyte of these; the bound leaves room for slow machines and
// sanitizers.
TEST_P(HostileText, TakesLinearTime) { EXPECT_LT(seconds_for(GetParam().piece, 1 << 20, false), 20.0); }
TEST_P(HostileText, TakesLinearTimeAnalysed) {
  EXPECT_LT(seconds_for(GetParam().piece, 1 << 16, true), 20.0);
}

constexpr Hostile kHostile[] = {
    {"straight_marks", "\""},
    {"spaced_marks", "\" "},
    {"opening_marks", "“"},
    {"opening_and_word", "“a "},
    {"single_marks", " 'a"},
    {"said", "said "},
    {"he_said", "he said "},
    {"he_said_that", "he said that "},
    {"he_said_comma", "he said, "},
    {"brackets", "("},
    {"spaced_brackets", "( "},
    {"commas", ", "},
    {"nested_quotes", "he said “he said ‘"},
    {"according_to", "according to "},
    {"never", "never "},
    {"labels", "AB: said\n"},
    {"blank_lines", "\n\n\""},
    {"wrote", "Ann Hale wrote:\n> "},
};

INSTANTIATE_TEST_SUITE_P(Hostile, HostileText, testing::ValuesIn(kHostile),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace hearsay
