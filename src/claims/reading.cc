#include "claims/reading.h"

#include <algorithm>

#include "claims/continuation.h"
#include "claims/cues.h"
#include "claims/findings.h"
#include "claims/layout_cues.h"
#include "claims/nesting.h"
#include "claims/sources.h"

namespace hearsay {
namespace {

// Longer sentences are read in pieces of this many words, so that no text costs more than its length.
constexpr int kLongestPiece = 300;

// A headline or a text in capitals: most words of some length begin with a capital.
bool is_title_case(const Words& words, WordRange range) {
  int longer = 0;
  int capitals = 0;
  for (int i = range.begin; i < range.end; ++i) {
    if (words[i].is(kPunctuation) || words[i].text().size() < 4) continue;
    ++longer;
    capitals += words[i].is(kCapital) ? 1 : 0;
  }
  return longer >= 3 && capitals * 10 >= longer * 7;
}

void read_sentence(const Page& page, const Sentence& sentence, std::vector<Attribution>& found) {
  const int end = static_cast<int>(sentence.end);
  const bool title_case = is_title_case(page.words, {static_cast<int>(sentence.begin), end});
  for (int begin = static_cast<int>(sentence.begin); begin < end; begin += kLongestPiece) {
    const SentenceReader reader(page, {begin, std::min(end, begin + kLongestPiece)}, title_case);
    read_verb_cues(reader, found);
    read_phrase_cues(reader, found);
  }
}

// Menus, member cards, related links, mail headers: words of the page, whose writer says nothing in them.
void drop_boilerplate(const Document& document, std::vector<Attribution>& found) {
  std::erase_if(found, [&](const Attribution& attribution) {
    const auto& anchor = attribution.cue.empty() ? attribution.content : attribution.cue;
    if (anchor.empty()) return false;
    const int passage = passage_of(document.passages, anchor.front());
    if (passage < 0) return !document.passages.empty();
    return document.passages[static_cast<size_t>(passage)].kind == PassageKind::Boilerplate;
  });
}

// The cue of a quoted passage ("Ann said: ↑") belongs to the passage alone: what its line was read as gives
// way.
void add_passage_cues(const Document& document, const Annotation& annotation, const Page& page,
                      std::vector<Attribution>& found) {
  std::vector<Attribution> passages;
  read_passage_cues(document, annotation, page, passages);
  std::vector<Span> taken;  // apart, since passages' cues stand outside each other
  for (const Attribution& attribution : passages) {
    taken.insert(taken.end(), attribution.cue.begin(), attribution.cue.end());
  }
  std::sort(taken.begin(), taken.end());
  std::erase_if(found, [&](const Attribution& attribution) {
    if (attribution.cue.empty()) return false;
    const Span cue = attribution.cue.front();
    const auto next =
        std::partition_point(taken.begin(), taken.end(), [&](Span span) { return span.end <= cue.begin; });
    return next != taken.end() && next->begin < cue.end;
  });
  found.insert(found.end(), passages.begin(), passages.end());
}

}  // namespace

Span extent_of(const Attribution& attribution) {
  Span extent;
  bool any = false;
  for (const auto* spans : {&attribution.source, &attribution.cue, &attribution.content}) {
    for (const Span span : *spans) {
      extent = any ? join(extent, span) : span;
      any = true;
    }
  }
  return extent;
}

Reading read_claims(const Document& document, const Annotation& annotation) {
  Reading reading;
  Words words(document.text, annotation.tokens);
  const std::vector<Quotation> quotations = find_quotations(document.text, words);
  const Page page{document.text, words, quotations};
  for (const Sentence& sentence : annotation.sentences) read_sentence(page, sentence, reading.attributions);
  carry_on(annotation, page, reading.attributions);
  read_labels(page, reading.attributions);
  drop_boilerplate(document, reading.attributions);
  add_passage_cues(document, annotation, page, reading.attributions);
  nest(reading.attributions);
  for (Attribution& attribution : reading.attributions) {
    if (attribution.form == Form::Direct) continue;  // a quoted passage needs no marks
    attribution.form = form_of(document.text, quotations, attribution.content);
  }
  resolve_sources(document, annotation, reading);
  find_findings(document, annotation, reading);
  return reading;
}

}  // namespace hearsay
