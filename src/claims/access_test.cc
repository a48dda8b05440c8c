// What is said of a source's position and access, read from whole sentences by the trained reader. All names
// are invented.
#include "claims/access.h"

#include <string>

#include <gtest/gtest.h>

#include "claims/attribution_model.h"
#include "claims/test_documents.h"
#include "language/language_model.h"

namespace hearsay {
namespace {

// "source: access, access" of each attribution that has access, one a line.
std::string accesses(std::string text) {
  const Document document = document_of(std::move(text));
  Annotation annotation = annotate(document);
  const Reading reading =
      analyse_and_read(document, LanguageModel::builtin(), AttributionModel::builtin(), annotation);
  std::string out;
  for (const Attribution& attribution : reading.attributions) {
    if (attribution.access.empty()) continue;
    out += (out.empty() ? "" : "; ") + words_of(document.text, attribution.access);
  }
  return out;
}

struct Case {
  const char* text;
  const char* expected;
};

constexpr Case kCases[] = {
    // Clauses and adjectives that hang on the source.
    {"The letter was a forgery, according to a person briefed on the talks.", "briefed on the talks"},
    {"Two people familiar with the inquiry said that the bridge was unsafe.", "familiar with the inquiry"},
    {"An official with knowledge of the sale said that the price was too low.", "with knowledge of the sale"},
    {"A detective who had investigated him said that he had lied.", "who had investigated him"},
    {"A woman who attended the meeting said that nobody had voted.", "who attended the meeting"},
    {"Sources inside the ministry said that the minister would resign.", "inside the ministry"},
    // Offices and ties, as soon as more is said of them than the word.
    {"A former officer of the port said that the boats were old.", "former officer of the port"},
    {"Pia Lund, a former clerk at the harbour office, said that the boats were old.",
     "former clerk at the harbour office"},
    {"A spokeswoman for the port said that the boats were new.", "spokeswoman for the port"},
    {"Officials said that the boats were new.", ""},
    // What it knew of, in the sentence behind.
    {"An officer said that the list was long. He was familiar with the first page but did not know the "
     "others.",
     "was familiar with the first page but did not know the others"},
    {"An officer said that the list was long. They were familiar with the first page.", ""},
    {"An officer said that the list was long. He was tired.", ""},
    // None of the source's own.
    {"A man who wore a green coat said that the bridge was unsafe.", ""},
    {"A man whom the police investigated said that the bridge was unsafe.", ""},
    {"An official who asked not to be named said that the bridge was unsafe.", ""},
    {"The Orrin Courier reported that the bridge was unsafe.", ""},
};

TEST(Access, IsWhatTheTextSaysOfTheSource) {
  for (const Case& one : kCases) EXPECT_EQ(accesses(one.text), one.expected) << one.text;
}

}  // namespace
}  // namespace hearsay
