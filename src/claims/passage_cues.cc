#include <algorithm>

#include "claims/layout_cues.h"

namespace hearsay {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The letters in `range` from the first to the last; empty when there are none.
Span words_in(std::string_view text, Span range) {
  while (range.begin < range.end && !is_letter(text[range.begin])) ++range.begin;
  while (range.end > range.begin && !is_letter(text[range.end - 1])) --range.end;
  return range;
}

// The words beside the author's name on its line: "said" after it, or "Originally posted by" before it.
Span words_beside(std::string_view text, const Passage& passage) {
  const Span author = passage.author_span;
  uint32_t line_begin = author.begin;
  while (line_begin > 0 && text[line_begin - 1] != '\n' && author.begin - line_begin < 200) --line_begin;
  uint32_t line_end = author.end;
  while (line_end < passage.span.begin && text[line_end] != '\n' && line_end - author.end < 200) ++line_end;
  const Span after = words_in(text, {author.end, line_end});
  constexpr uint32_t kLongestVerb = 12;  // "said", "wrote"; not a date, not an address
  if (!after.empty() && after.size() <= kLongestVerb) return after;
  const Span before = words_in(text, {line_begin, author.begin});
  if (before.of(text).ends_with("by") || before.of(text).ends_with("from")) return before;
  // "… <address> wrote:"
  if (!after.empty() && after.of(text).ends_with("wrote")) return {after.end - 5, after.end};
  return {};
}

// The last sentence that ends at `at` or before it, or -1.
int sentence_before(const Annotation& annotation, uint32_t at) {
  const auto next = std::partition_point(annotation.sentences.begin(), annotation.sentences.end(),
                                         [&](const Sentence& sentence) { return sentence.span.end <= at; });
  return static_cast<int>(next - annotation.sentences.begin()) - 1;
}

// "The Courier has this today:" before a passage: who hands it on, and by what verb.
bool read_announcement(const Document& document, const Annotation& annotation, const Page& page,
                       const Passage& passage, Attribution& found) {
  const int before = sentence_before(annotation, passage.span.begin);
  if (before < 0) return false;
  const Sentence& sentence = annotation.sentences[static_cast<size_t>(before)];
  const bool colon = document.text[sentence.span.end - 1] == ':';
  if (!colon && passage.kind != PassageKind::Article) return false;
  if (passage.parent >= 0 &&
      !document.passages[static_cast<size_t>(passage.parent)].span.contains(sentence.span))
    return false;
  const int end = static_cast<int>(sentence.end);
  const SentenceReader reader(page, {std::max(static_cast<int>(sentence.begin), end - 80), end}, false);
  for (const VerbGroup& group : reader.clauses().groups()) {
    if (!group.finite || group.subject.empty()) continue;
    found.source = {reader.span_of(group.subject)};
    found.cue = {reader.span_of({group.begin, group.head + 1})};
    return true;
  }
  return false;
}

}  // namespace

void read_passage_cues(const Document& document, const Annotation& annotation, const Page& page,
                       std::vector<Attribution>& found) {
  for (const Passage& passage : document.passages) {
    const bool quoted = passage.kind == PassageKind::Quotation;
    const bool reposted = passage.kind == PassageKind::Article && passage.parent >= 0;
    if ((!quoted && !reposted) || passage.span.empty()) continue;
    Attribution attribution;
    const bool named = quoted && !passage.author_span.empty() && !passage.span.contains(passage.author_span);
    if (named) {
      attribution.source = {passage.author_span};
      const Span cue = words_beside(document.text, passage);
      if (!cue.empty()) attribution.cue = {cue};
    } else if (!read_announcement(document, annotation, page, passage, attribution)) {
      if (passage.author_span.empty()) continue;
      attribution.source = {passage.author_span};
    }
    attribution.content = {passage.span};
    attribution.form = Form::Direct;
    found.push_back(std::move(attribution));
  }
}

}  // namespace hearsay
