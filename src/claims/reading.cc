#include "claims/reading.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "claims/access.h"
#include "claims/attribution_reader.h"
#include "claims/confidence.h"
#include "claims/confidence_weights.h"
#include "claims/continuation.h"
#include "claims/cues.h"
#include "claims/findings.h"
#include "claims/layout_cues.h"
#include "claims/nesting.h"
#include "claims/sources.h"
#include "language/word_parts.h"

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

// What the rules make of a document; they read words as they are printed.
class RuleReader {
 public:
  RuleReader(const Document& document, const Annotation& annotation)
      : document_(document),
        annotation_(printed_words(annotation)),
        words_(document.text, annotation_.tokens),
        quotations_(find_quotations(document.text, words_)),
        page_{document.text, words_, quotations_} {}

  const Words& words() const { return words_; }
  const std::vector<Quotation>& quotations() const { return quotations_; }

  std::vector<Attribution> read() const {
    std::vector<Attribution> found;
    for (const Sentence& sentence : annotation_.sentences) read_sentence(page_, sentence, found);
    carry_on(annotation_, page_, found);
    read_labels(page_, found);
    settle(found);
    return found;
  }

  // What belongs to passages and layout comes before what was found in words; then they are nested.
  void settle(std::vector<Attribution>& found) const {
    drop_boilerplate(document_, found);
    add_passage_cues(document_, annotation_, page_, found);
    nest(found);
  }

  // Forms, sources and findings.
  Reading finish(std::vector<Attribution> found) const {
    Reading reading;
    reading.attributions = std::move(found);
    for (Attribution& attribution : reading.attributions) {
      if (attribution.form == Form::Direct) continue;  // a quoted passage needs no marks
      attribution.form = form_of(document_.text, quotations_, attribution.content);
    }
    resolve_sources(document_, annotation_, reading);
    find_findings(document_, annotation_, reading);
    return reading;
  }

 private:
  const Document& document_;
  Annotation annotation_;
  Words words_;
  std::vector<Quotation> quotations_;
  Page page_;
};

// The trained reader's attributions take the place of those that rules found by a cue. Those without a cue
// stay, and so do refusals to answer.
std::vector<Attribution> revised(const std::vector<Attribution>& by_rules,
                                 const std::vector<FoundAttribution>& trained,
                                 const std::vector<Token>& tokens, float least_confidence) {
  std::vector<Attribution> revised;
  for (const Attribution& rule : by_rules)
    if (rule.cue.empty() || refuses(rule)) revised.push_back(rule);
  for (Candidate& candidate : candidates_of(trained, by_rules, tokens))
    if (candidate.attribution.confidence >= least_confidence)
      revised.push_back(std::move(candidate.attribution));
  return revised;
}

bool begins_with_to(std::string_view words) { return words.starts_with("to ") || words.starts_with("to\n"); }

bool is_appearance(std::string_view cue) {
  const size_t last = cue.find_last_of(" \n");
  const std::string_view verb = last == std::string_view::npos ? cue : cue.substr(last + 1);
  return verb == "seem" || verb == "seems" || verb == "seemed" || verb == "appear" || verb == "appears" ||
         verb == "appeared";
}

// "The mayor seems to have left" is what the writer makes of it: the mayor is not the source but part of the
// content. (Not so "seemed to admit", where the cue goes on.)
void take_back_appearances(std::string_view text, std::vector<Attribution>& found) {
  for (Attribution& one : found) {
    if (one.source.size() != 1 || one.cue.size() != 1 || one.content.empty()) continue;
    const Span cue = one.cue.front();
    const bool in_order = one.source.front().end <= cue.begin && cue.end <= one.content.front().begin;
    if (!in_order || !is_appearance(cue.of(text)) || !begins_with_to(one.content.front().of(text))) continue;
    one.content.insert(one.content.begin(), one.source.front());
    one.source.clear();
  }
}

}  // namespace

bool refuses(const Attribution& attribution) {
  return attribution.stance == Stance::Declined || attribution.stance == Stance::NoResponse;
}

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
  const RuleReader rules(document, annotation);
  return rules.finish(rules.read());
}

Reading analyse_and_read(const Document& document, const LanguageModel& model,
                         const AttributionModel& attributions, Annotation& annotation, Precision precision) {
  const RuleReader rules(document, annotation);
  std::vector<Attribution> by_rules = rules.read();
  AttributionFeatures features(annotation, rules.words(), rules.quotations(), by_rules);
  AttributionReader reader(attributions, best_kernels(), annotation, features, kLeastMargin);
  analyse(document, model, annotation, best_kernels(), &reader);
  if (annotation.syntax.empty()) return rules.finish(std::move(by_rules));
  const float least = precision == Precision::High ? kHighConfidence : kNormalConfidence;
  std::vector<Attribution> found = revised(by_rules, reader.finish(), annotation.tokens, least);
  take_back_appearances(document.text, found);
  rules.settle(found);
  Reading reading = rules.finish(std::move(found));
  find_access(document.text, annotation, reading);
  return reading;
}

}  // namespace hearsay
