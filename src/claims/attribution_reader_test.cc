// What the trained reader finds, as far as any reader must: plain sentences, nesting, and the same everywhere
// in a text and on every processor. How good it is on real text, bench/quality.py measures. All names are
// invented.
#include "claims/attribution_reader.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "claims/attribution_model.h"
#include "claims/reading.h"
#include "claims/test_documents.h"
#include "language/word_parts.h"

namespace hearsay {
namespace {

// "source | cue | content", a line each; what stands in another's content is indented.
std::string shown(const Document& document, const Reading& reading) {
  std::string out;
  for (const Attribution& attribution : reading.attributions) {
    for (int parent = attribution.parent; parent >= 0;
         parent = reading.attributions[static_cast<size_t>(parent)].parent)
      out += "  ";
    out += words_of(document.text, attribution.source) + " | " + words_of(document.text, attribution.cue) +
           " | " + words_of(document.text, attribution.content) + "\n";
  }
  return out;
}

std::string read(std::string text) {
  const Document document = document_of(std::move(text));
  Annotation annotation = annotate(document);
  return shown(document,
               analyse_and_read(document, LanguageModel::builtin(), AttributionModel::builtin(), annotation));
}

struct Row {
  std::string_view text;
  std::string_view expected;
};

class TrainedReader : public testing::TestWithParam<Row> {};

TEST_P(TrainedReader, FindsWhoSaysWhat) {
  EXPECT_EQ(read(std::string(GetParam().text)), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Plain, TrainedReader,
    testing::Values(Row{"Ann Hale said on Tuesday that the bridge was unsafe.",
                        "Ann Hale | said | that the bridge was unsafe\n"},
                    Row{"The bridge, according to the council, will stay shut.",
                        "the council | according to | The bridge … will stay shut\n"},
                    Row{"“The pier will be sold,” said Brenn, the harbour master.",
                        "Brenn, the harbour master | said | “The pier will be sold,”\n"},
                    Row{"The Courier reported that an official told it that the pier would be sold.",
                        "The Courier | reported | that an official told it that the pier would be sold\n"
                        "  an official | told | that the pier would be sold\n"},
                    Row{"The mayor of Tarn seems to have left the town before the flood.",
                        " | seems | The mayor of Tarn … to have left the town before the flood\n"},
                    Row{"The clerk seemed to admit that the ledger was lost.",
                        "The clerk | seemed to admit | that the ledger was lost\n"},
                    Row{"The boats left the harbour at noon. It rained.", ""}));

// The last sentence reads alike wherever a stretch of the analysis ends in it.
TEST(TrainedReaderOnLongTexts, DoesNotSeeWhereStretchesEnd) {
  std::string filler;
  for (int sentences = 0; sentences < 90; ++sentences) {
    filler += "The boats left the harbour at noon. ";
    if (sentences < 30) continue;
    const std::string found =
        read(filler + "Ann Hale told the council that the bridge across the river was unsafe.");
    EXPECT_EQ(found, "Ann Hale | told | that the bridge across the river was unsafe\n") << sentences;
  }
}

std::vector<FoundAttribution> found_with(const Kernels& kernels, const Document& document) {
  Annotation annotation = annotate(document);
  const std::vector<Attribution> no_rules;
  const Annotation printed = printed_words(annotation);
  Words words(document.text, printed.tokens);
  const std::vector<Quotation> quotations = find_quotations(document.text, words);
  AttributionFeatures features(annotation, words, quotations, no_rules);
  AttributionReader reader(AttributionModel::builtin(), kernels, annotation, features, 0);
  analyse(document, LanguageModel::builtin(), annotation, kernels, &reader);
  return reader.finish();
}

TEST(TrainedReaderOnEveryProcessor, FindsTheSame) {
  const Document document = document_of(
      "The mayor said the harbour would close. “It is over,” she told the Courier, which had asked her about "
      "the "
      "lease. Officials who would not be named denied that the lease was ever signed, and Brenn's lawyers "
      "claimed it "
      "was forged. According to the minutes, nobody asked why.");
  const std::vector<FoundAttribution> plain = found_with(plain_kernels(), document);
  const std::vector<FoundAttribution> best = found_with(best_kernels(), document);
  EXPECT_GE(plain.size(), 3U);
  ASSERT_EQ(plain.size(), best.size());
  for (size_t i = 0; i < plain.size(); ++i) {
    EXPECT_EQ(plain[i].margin, best[i].margin);
    EXPECT_EQ(plain[i].cue.begin, best[i].cue.begin);
    EXPECT_EQ(plain[i].source.begin, best[i].source.begin);
    ASSERT_EQ(plain[i].content.size(), best[i].content.size());
    for (size_t k = 0; k < plain[i].content.size(); ++k) {
      EXPECT_EQ(plain[i].content[k].begin, best[i].content[k].begin);
      EXPECT_EQ(plain[i].content[k].end, best[i].content[k].end);
    }
  }
}

}  // namespace
}  // namespace hearsay
