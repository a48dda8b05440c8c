// What the language engine costs alone, on one thread: reads the plain text files given and prints, in
// processor time, microseconds a token for the rules (sentences, tokens, times) and for the model, with each
// kind of kernels that this processor has, and for coreference, and how long the model took to load.

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
  std::vector<hearsay::Annotation> annotations_read;
  for (const hearsay::Kernels* kernels :
       {&hearsay::plain_kernels(), hearsay::avx2_kernels(), hearsay::avx512_kernels()}) {
    if (kernels == nullptr) continue;
    auto copy = annotations;
    began = seconds();
    for (size_t i = 0; i < documents.size(); ++i) hearsay::analyse(documents[i], model, copy[i], *kernels);
    const double took = seconds() - began;
    std::printf("%-10s %6.3f us/token, with the rules %.0f tokens/s\n", kernels->name, took / tokens * 1e6,
                tokens / (rules + took));
    annotations_read = std::move(copy);
  }
  const hearsay::CoreferenceModel& words = hearsay::CoreferenceModel::builtin();
  began = seconds();
  for (size_t i = 0; i < documents.size(); ++i)
    hearsay::find_coreference(documents[i], words, annotations_read[i]);
  std::printf("%-10s %6.3f us/token\n", "coreference", (seconds() - began) / tokens * 1e6);
  return 0;
}
