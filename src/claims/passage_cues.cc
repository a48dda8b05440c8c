#include <algorithm>

#include "claims/layout_cues.h"
#include "claims/word_tests.h"

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

// The body of a forwarded mail: what follows its header.
Span body_of(const std::vector<Passage>& passages, size_t index) {
  Span body = passages[index].span;
  for (size_t i = index + 1; i < passages.size() && passages[i].span.begin < body.end; ++i) {
    const bool header =
        passages[i].parent == static_cast<int>(index) && passages[i].kind == PassageKind::Boilerplate;
    if (header) return {passages[i].span.end, body.end};
  }
  return body;
}

Span without_blanks(std::string_view text, Span span) {
  while (span.begin < span.end && static_cast<unsigned char>(text[span.begin]) <= ' ') ++span.begin;
  while (span.end > span.begin && static_cast<unsigned char>(text[span.end - 1]) <= ' ') --span.end;
  return span;
}

// A name in the words that announce a reposted article: "the Lantern piece", "From tonight's Advertiser:". A
// lone capital at the sentence's begin is none.
bool name_outlet(const SentenceReader& reader, Attribution& found) {
  const Words& words = reader.words();
  const WordRange all = reader.range();
  for (int i = all.begin; i < all.end; ++i) {
    if (!words[i].is(kCapital) || words[i].is(kTime | kNumber | kDeterminer | kSubject)) continue;
    int begin = i;
    int end = i + 1;
    while (end < all.end && words[end].is(kCapital) && !words[end].is(kTime)) ++end;
    if (begin > all.begin && words[begin - 1].is(kDeterminer)) --begin;
    if (begin == all.begin && end == begin + 1) continue;
    found.source = {reader.span_of({begin, end})};
    if (begin > all.begin) {
      found.cue = {reader.span_of({all.begin, begin})};
    } else if (const int g = reader.clauses().group_from(end); g >= 0) {
      const VerbGroup& group = reader.clauses().groups()[static_cast<size_t>(g)];
      found.cue = {reader.span_of({group.begin, group.head + 1})};
    }
    return true;
  }
  return false;
}

// "Nobody has posted this yet": no one who could hand it on.
bool is_indefinite(const SentenceReader& reader, WordRange phrase) {
  return phrase.end - phrase.begin == 1 &&
         is_one_of(reader.words()[phrase.begin].text(),
                   {"nobody", "somebody", "someone", "anybody", "anyone", "everybody", "everyone", "none"});
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
  if (passage.kind == PassageKind::Article) {
    if (name_outlet(reader, found)) return true;
    if (!passage.author.empty() || !passage.outlet.empty()) return false;  // its byline says who
  }
  for (const VerbGroup& group : reader.clauses().groups()) {
    if (!group.finite || group.subject.empty() || is_indefinite(reader, group.subject)) continue;
    found.source = {reader.span_of(group.subject)};
    found.cue = {reader.span_of({group.begin, group.head + 1})};
    return true;
  }
  return false;
}

}  // namespace

void read_passage_cues(const Document& document, const Annotation& annotation, const Page& page,
                       std::vector<Attribution>& found) {
  for (size_t p = 0; p < document.passages.size(); ++p) {
    const Passage& passage = document.passages[p];
    const bool forwarded =
        passage.kind == PassageKind::Message && passage.parent >= 0 && !passage.author_span.empty();
    const bool quoted = passage.kind == PassageKind::Quotation;
    const bool reposted = passage.kind == PassageKind::Article && passage.parent >= 0;
    if ((!quoted && !reposted && !forwarded) || passage.span.empty()) continue;
    Attribution attribution;
    const bool named = quoted && !passage.author_span.empty() && !passage.span.contains(passage.author_span);
    if (forwarded) {
      attribution.source = {passage.author_span};
    } else if (named) {
      attribution.source = {passage.author_span};
      const Span cue = words_beside(document.text, passage);
      if (!cue.empty()) attribution.cue = {cue};
    } else if (!read_announcement(document, annotation, page, passage, attribution)) {
      if (reposted || passage.author_span.empty()) continue;  // the passage itself is the link
      attribution.source = {passage.author_span};
    }
    attribution.content = {
        without_blanks(document.text, forwarded ? body_of(document.passages, p) : passage.span)};
    if (attribution.content.front().empty()) continue;
    attribution.form = Form::Direct;
    found.push_back(std::move(attribution));
  }
}

}  // namespace hearsay
