// What the language engine costs alone, on one thread: reads the plain text files given and prints, in
// processor time, microseconds a token for the rules (sentences, tokens, times) and for the model, with each
// kind of kernels that this processor has, and for coreference, and how long the model took to load. Fails
// where two kinds of kernels read a text in two ways.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <ios>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "language/analysis.h"
#include "language/coreference.h"

namespace {

double seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

hearsay::Document read(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  hearsay::Document document;
  document.text = text.str();
  document.passages.push_back({-1,
                               hearsay::PassageKind::Article,
                               {0, static_cast<uint32_t>(document.text.size())},
                               {},
                               {},
                               {},
                               {},
                               {}});
  return document;
}

bool same(const hearsay::Annotation& a, const hearsay::Annotation& b) {
  const auto ends = [](const hearsay::Sentence& x, const hearsay::Sentence& y) { return x.end == y.end; };
  const auto alike = [](const hearsay::Mention& x, const hearsay::Mention& y) {
    return x.begin == y.begin && x.end == y.end && x.head == y.head && x.type == y.type && x.form == y.form;
  };
  const hearsay::Syntax &left = a.syntax, &right = b.syntax;
  return std::ranges::equal(a.sentences, b.sentences, ends) &&
         std::ranges::equal(a.mentions, b.mentions, alike) && left.universal == right.universal &&
         left.tag == right.tag && left.relation == right.relation && left.head == right.head &&
         left.lemmas == right.lemmas && left.lemma_ends == right.lemma_ends;
}

}  // namespace

int main(int count, char** paths) {
  std::vector<hearsay::Document> documents;
  for (int at = 1; at < count; ++at) documents.push_back(read(paths[at]));

  double began = seconds();
  std::vector<hearsay::Annotation> annotations;
  double tokens = 0;
  for (const hearsay::Document& document : documents) {
    annotations.push_back(hearsay::annotate(document));
    tokens += static_cast<double>(annotations.back().tokens.size());
  }
  const double rules = seconds() - began;
  began = seconds();
  const hearsay::LanguageModel& model = hearsay::LanguageModel::builtin();
  std::printf("%.0f tokens; model ready in %.2f ms\n%-10s %6.3f us/token\n", tokens,
              (seconds() - began) * 1e3, "rules", rules / tokens * 1e6);
  std::vector<hearsay::Annotation> read_before;
  size_t otherwise = 0;  // documents that one kind of kernels reads otherwise than the one before
  double model_took = 0;
  for (const hearsay::Kernels* kernels :
       {&hearsay::plain_kernels(), hearsay::avx2_kernels(), hearsay::avx512_kernels()}) {
    if (kernels == nullptr) continue;
    auto copy = annotations;
    began = seconds();
    for (size_t i = 0; i < documents.size(); ++i) hearsay::analyse(documents[i], model, copy[i], *kernels);
    model_took = seconds() - began;
    std::printf("%-10s %6.3f us/token, with the rules %.0f tokens/s\n", kernels->name,
                model_took / tokens * 1e6, tokens / (rules + model_took));
    for (size_t i = 0; i < read_before.size(); ++i) otherwise += same(read_before[i], copy[i]) ? 0 : 1;
    read_before = std::move(copy);
  }
  const hearsay::CoreferenceModel& words = hearsay::CoreferenceModel::builtin();
  began = seconds();
  for (size_t i = 0; i < documents.size(); ++i)
    hearsay::find_coreference(documents[i], words, read_before[i]);
  const double coreference = seconds() - began;
  std::printf("%-10s %6.3f us/token, with all of the above %.0f tokens/s\n", "coreference",
              coreference / tokens * 1e6, tokens / (rules + model_took + coreference));
  std::printf("%zu of %zu documents read otherwise by other kernels\n", otherwise, documents.size());
  return otherwise == 0 ? 0 : 1;
}
