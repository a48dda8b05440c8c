#include "claims/findings.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>

#include "claims/quoted.h"
#include "claims/source_words.h"

namespace hearsay {

namespace {

constexpr size_t kLongestQuote = 160;  // bytes of the text that a message repeats

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// The words of a span on one line, cut at a blank where they are long.
std::string one_line(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (!is_blank(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      if (out.size() >= kLongestQuote) return out + "\xE2\x80\xA6";
      out += ' ';
    }
    if (out.size() > 2 * kLongestQuote) return out.substr(0, out.rfind(' ')) + "\xE2\x80\xA6";
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

Span trimmed(std::string_view text, Span span) {
  while (span.begin < span.end && is_blank(text[span.begin])) ++span.begin;
  while (span.end > span.begin && is_blank(text[span.end - 1])) --span.end;
  return span;
}

void find_corrections(const Document& document, Reading& reading) {
  for (const Passage& passage : document.passages) {
    if (passage.kind != PassageKind::Correction) continue;
    const Span span = trimmed(document.text, passage.span);
    if (span.empty()) continue;
    reading.findings.push_back(
        {FindingKind::Correction, "The text was corrected: " + one_line(span.of(document.text)), {span}});
  }
}

void find_refusals(const Document& document, Reading& reading) {
  for (const Attribution& attribution : reading.attributions) {
    const bool silent = attribution.stance == Stance::NoResponse;
    if (attribution.stance != Stance::Declined && !silent) continue;
    Finding finding;
    finding.kind = FindingKind::Declined;
    finding.message = "Somebody";
    if (attribution.source_entity >= 0)
      finding.message = reading.entities[static_cast<size_t>(attribution.source_entity)].name;
    finding.message = one_line(finding.message) + (silent ? " did not answer" : " would not say");
    if (!attribution.content.empty()) {
      finding.message +=
          " (\xE2\x80\x9C" + one_line(attribution.content.front().of(document.text)) + "\xE2\x80\x9D)";
    }
    for (const std::vector<Span>* role : {&attribution.source, &attribution.cue, &attribution.content}) {
      finding.evidence.insert(finding.evidence.end(), role->begin(), role->end());
    }
    std::sort(finding.evidence.begin(), finding.evidence.end());
    if (!finding.evidence.empty()) reading.findings.push_back(std::move(finding));
  }
}

// ---- open questions

// Stretches that are somebody else's words, in text order and apart.
std::vector<Span> attributed_stretches(const Reading& reading) {
  std::vector<Span> spans;
  for (const Attribution& attribution : reading.attributions) {
    spans.insert(spans.end(), attribution.content.begin(), attribution.content.end());
  }
  std::sort(spans.begin(), spans.end());
  std::vector<Span> apart;
  for (const Span span : spans) {
    if (!apart.empty() && span.begin <= apart.back().end)
      apart.back().end = std::max(apart.back().end, span.end);
    else
      apart.push_back(span);
  }
  return apart;
}

bool is_attributed(const std::vector<Span>& stretches, Span span) {
  const auto next = std::partition_point(stretches.begin(), stretches.end(),
                                         [&](Span stretch) { return stretch.end <= span.begin; });
  return next != stretches.end() && next->overlaps(span);
}

bool ends_with_question_mark(std::string_view sentence) {
  while (!sentence.empty() && (sentence.back() == '?' || sentence.back() == '!' || sentence.back() == ')')) {
    if (sentence.back() == '?') return true;
    sentence.remove_suffix(1);
  }
  return false;
}

// Asks for something that could be known; what is asked of the reader ("Are you well?") is a letter's small
// talk.
bool asks(const std::string& word) {
  static const std::unordered_set<std::string> kWords = {
      "who", "whom", "whose", "what", "which", "when",   "where", "why",   "how",
      "did", "does", "do",    "is",   "are",   "was",    "were",  "has",   "have",
      "had", "can",  "could", "will", "would", "should", "may",   "might", "must"};
  return kWords.contains(word);
}

bool is_question(std::string_view text, const Annotation& annotation, const Sentence& sentence) {
  if (sentence.end - sentence.begin < 4 || !ends_with_question_mark(sentence.span.of(text))) return false;
  bool asking = false;
  for (uint32_t at = sentence.begin; at < sentence.end; ++at) {
    const std::string word = lower_case(annotation.tokens[at].span.of(text));
    if (word == "you" || word == "your") return false;
    asking = asking || asks(word);
  }
  return asking;
}

// The sentence that follows answers: it begins with "Yes", "No", "Because" or the like.
bool answers(std::string_view first_word) {
  static const std::unordered_set<std::string> kAnswers = {
      "yes", "no",   "because", "not",   "nobody",   "none",       "perhaps", "maybe",
      "of",  "well", "sure",    "never", "probably", "apparently", "simple",  "hardly"};
  return kAnswers.contains(lower_case(first_word));
}

bool is_writers_own(PassageKind kind) {
  return kind != PassageKind::Boilerplate && kind != PassageKind::Quotation && kind != PassageKind::Caption &&
         kind != PassageKind::Signature;
}

void find_open_questions(const Document& document, const Annotation& annotation, Reading& reading) {
  const std::vector<Span> stretches = attributed_stretches(reading);
  const std::vector<bool> quoted = quoted_tokens(document.text, annotation);
  const std::vector<Sentence>& sentences = annotation.sentences;
  for (size_t i = 0; i < sentences.size(); ++i) {
    const Sentence& sentence = sentences[i];
    if (sentence.heading || !is_question(document.text, annotation, sentence)) continue;
    if (quoted[sentence.begin] || quoted[sentence.end - 1] || is_attributed(stretches, sentence.span))
      continue;
    const int passage = passage_of(document.passages, sentence.span);
    if (passage >= 0 && !is_writers_own(document.passages[static_cast<size_t>(passage)].kind)) continue;
    if (i + 1 < sentences.size() && answers(annotation.tokens[sentences[i + 1].begin].span.of(document.text)))
      continue;
    reading.findings.push_back({FindingKind::OpenQuestion,
                                "Left open: " + one_line(sentence.span.of(document.text)),
                                {sentence.span}});
  }
}

}  // namespace

void find_findings(const Document& document, const Annotation& annotation, Reading& reading) {
  reading.findings.clear();
  find_corrections(document, reading);
  find_refusals(document, reading);
  find_open_questions(document, annotation, reading);
}

}  // namespace hearsay
