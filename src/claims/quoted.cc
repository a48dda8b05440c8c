#include "claims/quoted.h"

#include <algorithm>

namespace hearsay {

namespace {

bool is_paragraph_end(std::string_view gap) { return std::count(gap.begin(), gap.end(), '\n') > 1; }

}  // namespace

std::vector<bool> quoted_tokens(std::string_view text, const Annotation& annotation) {
  std::vector<bool> quoted(annotation.tokens.size(), false);
  bool open = false;
  uint32_t last_end = 0;
  for (const Sentence& sentence : annotation.sentences) {
    if (is_paragraph_end(text.substr(last_end, sentence.span.begin - last_end))) open = false;
    last_end = sentence.span.end;
    for (uint32_t at = sentence.begin; at < sentence.end; ++at) {
      const std::string_view word = annotation.tokens[at].span.of(text);
      if (word == "\xE2\x80\x9C" || word == "\xE2\x80\x9E" || word == "``") {
        open = true;
      } else if (word == "\xE2\x80\x9D" || word == "''") {
        open = false;
      } else if (word == "\"") {
        open = !open;
      } else {
        quoted[at] = open;
      }
    }
  }
  return quoted;
}

}  // namespace hearsay
