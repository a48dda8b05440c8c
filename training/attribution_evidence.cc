// Prints what training/confidence.py fits to: for each text file named, one JSON object with what the trained
// reader proposes and the evidence for it. Spans are UTF-8 bytes.

#include <cstdio>

#include "capture/capture.h"
#include "claims/attribution_features.h"
#include "claims/confidence.h"
#include "language/word_parts.h"

namespace {

using namespace hearsay;

void print_spans(const char* name, const std::vector<Span>& spans) {
  std::printf("\"%s\":[", name);
  for (size_t i = 0; i < spans.size(); ++i)
    std::printf("%s[%u,%u]", i == 0 ? "" : ",", spans[i].begin, spans[i].end);
  std::printf("],");
}

void print_candidates(const char* path) {
  Result<Capture> capture = capture_file(path, {});
  if (!capture.ok()) return;
  const Result<Document> read = read_document(capture.value(), {});
  if (!read.ok()) return;
  const Document& document = read.value();
  Annotation annotation = annotate(document);
  const std::vector<Attribution> by_rules = read_claims(document, annotation).attributions;
  Words words(document.text, printed_words(annotation).tokens);
  const std::vector<Quotation> quotations = find_quotations(document.text, words);
  AttributionFeatures features(annotation, words, quotations, by_rules);
  AttributionReader reader(AttributionModel::builtin(), best_kernels(), annotation, features, kLeastMargin);
  analyse(document, LanguageModel::builtin(), annotation, best_kernels(), &reader);
  if (annotation.syntax.empty()) return;
  std::printf("{\"path\":\"%s\",\"candidates\":[", path);
  bool first = true;
  for (const Candidate& candidate : candidates_of(reader.finish(), by_rules, annotation.tokens)) {
    std::printf("%s{", first ? "" : ",");
    first = false;
    print_spans("source", candidate.attribution.source);
    print_spans("cue", candidate.attribution.cue);
    print_spans("content", candidate.attribution.content);
    std::printf("\"evidence\":[");
    for (size_t i = 0; i < kEvidence; ++i) std::printf("%s%.6g", i == 0 ? "" : ",", candidate.evidence[i]);
    std::printf("]}");
  }
  std::printf("]}\n");
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) print_candidates(argv[i]);
  return 0;
}
