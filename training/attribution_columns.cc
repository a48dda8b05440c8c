// Prints what training/attributions.py learns from, one JSON object a document. Reads lines
//     PATH<tab>BEGIN END<tab>BEGIN END…
// from standard input: a text file and the cues that people marked in it, in UTF-8 bytes.

#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "capture/capture.h"
#include "claims/attribution_features.h"
#include "language/analysis.h"
#include "language/word_parts.h"

namespace {

using namespace hearsay;

template <typename Values, typename Show>
void print_list(const char* name, const Values& values, Show show) {
  std::printf(",\"%s\":[", name);
  bool first = true;
  for (const auto& value : values) {
    if (!first) std::putchar(',');
    first = false;
    show(value);
  }
  std::putchar(']');
}

void print_spans(const char* name, const std::vector<Span>& spans) {
  print_list(name, spans, [](Span span) { std::printf("[%u,%u]", span.begin, span.end); });
}

void print_pairs(const Annotation& annotation, AttributionFeatures& features, Span cue) {
  const auto& tokens = annotation.tokens;
  uint32_t begin = 0;
  while (begin < tokens.size() && tokens[begin].span.end <= cue.begin) ++begin;
  uint32_t end = begin;
  while (end < tokens.size() && tokens[end].span.begin < cue.end) ++end;
  if (begin == end) {
    std::printf("null");
    return;
  }
  const uint32_t anchor = features.anchor(begin, end);
  const uint32_t from = anchor < kAttributionReach ? 0 : anchor - kAttributionReach;
  const auto to = std::min(static_cast<uint32_t>(tokens.size()), anchor + kAttributionReach + 1);
  features.set_anchor(anchor);
  std::vector<PairFeatures> pairs;
  for (uint32_t token = from; token < to; ++token) pairs.push_back(features.pair(token));
  std::printf("{\"anchor\":%u,\"begin\":%u", anchor, from);
  print_list("rows", pairs, [](const PairFeatures& pair) {
    std::printf("%u,%u,%u,%u,%u", pair.rows[0], pair.rows[1], pair.rows[2], pair.rows[3], pair.rows[4]);
  });
  std::printf("}");
}

void print_document(const std::string& path, const std::vector<Span>& cues) {
  Result<Capture> capture = capture_file(path, {});
  if (!capture.ok()) return;
  const Result<Document> read = read_document(capture.value(), {});
  if (!read.ok()) return;
  const Document& document = read.value();
  Annotation annotation = annotate(document);
  const Reading reading = read_claims(document, annotation);
  analyse(document, LanguageModel::builtin(), annotation);
  if (annotation.syntax.empty()) return;
  Words words(document.text, printed_words(annotation).tokens);
  const std::vector<Quotation> quotations = find_quotations(document.text, words);
  AttributionFeatures features(annotation, words, quotations, reading.attributions);
  features.add(annotation.sentences);
  std::printf("{\"path\":\"%s\",\"bytes\":%zu", path.c_str(), document.text.size());
  print_list("tokens", annotation.tokens, [](const Token& token) { std::printf("[%u,%u]", token.span.begin, token.span.end); });
  print_list("sentences", annotation.sentences, [](const Sentence& s) { std::printf("[%u,%u]", s.begin, s.end); });
  print_list("hints", features.hints(), [](uint8_t hint) { std::printf("%u", hint); });
  print_list("rules", reading.attributions, [](const Attribution& rule) {
    std::printf("{\"parent\":%d", rule.parent);
    print_spans("source", rule.source);
    print_spans("cue", rule.cue);
    print_spans("content", rule.content);
    std::printf("}");
  });
  print_list("pairs", cues, [&](Span cue) { print_pairs(annotation, features, cue); });
  std::printf("}\n");
}

}  // namespace

int main() {
  const auto sizes = pair_feature_sizes(LanguageModel::builtin().relation_labels.size());
  std::printf("[%u,%u,%u,%u,%u]\n", sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]);
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream fields(line);
    std::string path;
    std::getline(fields, path, '\t');
    std::vector<Span> cues;
    for (uint32_t begin = 0, end = 0; fields >> begin >> end;) cues.push_back({begin, end});
    print_document(path, cues);
  }
  return 0;
}
