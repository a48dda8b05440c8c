#include "claims/continuation.h"

#include <algorithm>

namespace hearsay {
namespace {

constexpr int kMostQuotations = 40;  // of one content that are looked at

class Continuation {
 public:
  Continuation(const Annotation& annotation, const Page& page, std::vector<Attribution>& found)
      : annotation_(annotation), page_(page), found_(found) {}

  void run() {
    mark_attributed();
    mark_speakers();
    for (size_t q = 0; q < page_.quotations.size(); ++q) {
      if (!attributed_[q]) carry(q);
    }
    for (Attribution& attribution : found_) std::sort(attribution.content.begin(), attribution.content.end());
  }

 private:
  void mark_attributed() {
    attributed_.assign(page_.quotations.size(), false);
    owner_.assign(page_.quotations.size(), -1);
    for (size_t a = 0; a < found_.size(); ++a) {
      for (const Span span : found_[a].content) {
        auto next = std::partition_point(
            page_.quotations.begin(), page_.quotations.end(),
            [&](const Quotation& quotation) { return quotation.span.begin < span.begin; });
        for (int n = 0; n < kMostQuotations && next != page_.quotations.end() && next->span.begin < span.end;
             ++n, ++next) {
          const auto q = static_cast<size_t>(next - page_.quotations.begin());
          attributed_[q] = true;
          if (next->span.end == span.end && owner_[q] < 0) owner_[q] = static_cast<int>(a);
        }
      }
    }
  }

  // For each sentence the attribution that a quotation after it carries on: the first made in it, one with a
  // quotation before others.
  void mark_speakers() {
    speaker_.assign(annotation_.sentences.size(), -1);
    for (size_t a = 0; a < found_.size(); ++a) {
      const Attribution& attribution = found_[a];
      if (attribution.cue.empty() || attribution.content.empty()) continue;
      const int sentence = sentence_at(attribution.cue.front().begin);
      if (sentence < 0) continue;
      int& speaker = speaker_[static_cast<size_t>(sentence)];
      if (speaker < 0 || (!is_quoted(found_[static_cast<size_t>(speaker)]) && is_quoted(attribution)))
        speaker = static_cast<int>(a);
    }
  }

  bool is_quoted(const Attribution& attribution) const {
    return form_of(page_.text, page_.quotations, attribution.content) != Form::Indirect;
  }

  // The sentence that holds the offset, or -1.
  int sentence_at(uint32_t at) const {
    const auto next = std::partition_point(annotation_.sentences.begin(), annotation_.sentences.end(),
                                           [&](const Sentence& sentence) { return sentence.span.end <= at; });
    if (next == annotation_.sentences.end() || next->span.begin > at) return -1;
    return static_cast<int>(next - annotation_.sentences.begin());
  }

  void carry(size_t q) {
    const Quotation& quotation = page_.quotations[q];
    if (quotation.single && quotation.parent >= 0) return;
    if (quotation.continues && q > 0 && owner_[q - 1] >= 0) {
      owner_[q] = owner_[q - 1];
      found_[static_cast<size_t>(owner_[q])].content.push_back(quotation.span);
      return;
    }
    const int first = sentence_at(quotation.span.begin);
    const int last = sentence_at(quotation.span.end - 1);
    if (first < 1 || last < 0) return;
    const Sentence& begin = annotation_.sentences[static_cast<size_t>(first)];
    const Sentence& end = annotation_.sentences[static_cast<size_t>(last)];
    const int speaker = speaker_[static_cast<size_t>(first - 1)];
    if (begin.span.begin != quotation.span.begin || end.span.end != quotation.span.end || speaker < 0) return;

    Attribution& attribution = found_[static_cast<size_t>(speaker)];

    const int level = quotation.parent;
    const int cue = page_.words.first_from(attribution.cue.front().begin);
    if (cue >= page_.words.size() || page_.words[cue].quotation != level) return;
    attribution.content.push_back(quotation.span);
    for (int s = first; s <= last; ++s) speaker_[static_cast<size_t>(s)] = speaker;
  }

  const Annotation& annotation_;
  const Page& page_;
  std::vector<Attribution>& found_;
  std::vector<bool> attributed_;
  std::vector<int> owner_;  // of each quotation the attribution whose content ends with it, or -1
  std::vector<int> speaker_;
};

}  // namespace

void carry_on(const Annotation& annotation, const Page& page, std::vector<Attribution>& found) {
  Continuation(annotation, page, found).run();
}

}  // namespace hearsay
