#include "language/annotation.h"

#include <algorithm>
#include <array>

#include "language/sentences.h"
#include "language/times.h"
#include "language/tokenizer.h"
#include "language/word_parts.h"

namespace hearsay {

std::string_view name_of(TimeType type) {
  switch (type) {
    case TimeType::Date:
      return "DATE";
    case TimeType::Time:
      return "TIME";
    case TimeType::Duration:
      return "DURATION";
    case TimeType::Set:
      return "SET";
  }
  return "";
}

std::string_view name_of(MentionType type) {
  static constexpr std::array<std::string_view, 9> kNames{
      "Person", "Organization", "Place", "Group", "Outlet", "Work", "Event", "Law", "Other"};
  return kNames[static_cast<size_t>(type)];
}

std::string_view name_of(MentionForm form) {
  static constexpr std::array<std::string_view, 3> kNames{"name", "nominal", "pronoun"};
  return kNames[static_cast<size_t>(form)];
}

Annotation annotate(const Document& document) {
  const auto size = static_cast<uint32_t>(document.text.size());
  std::vector<uint32_t> edges{0, size};
  for (const Passage& passage : document.passages) {
    edges.push_back(std::min(passage.span.begin, size));
    edges.push_back(std::min(passage.span.end, size));
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());

  Annotation annotation;
  annotation.tokens.reserve(size / 5);
  for (size_t i = 1; i < edges.size(); ++i) {
    const auto first = static_cast<uint32_t>(annotation.tokens.size());
    tokenize(document.text, {edges[i - 1], edges[i]}, annotation.tokens);
    split_sentences(document.text, first, annotation);
  }
  annotation.times = find_times(document, annotation);
  split_words(document.text, annotation);
  return annotation;
}

}  // namespace hearsay
