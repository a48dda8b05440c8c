#include "language/quoted_speech.h"

#include <algorithm>
#include <string_view>

#include "language/syntax_view.h"

namespace hearsay {

namespace {

constexpr uint32_t kNear = 24;  // tokens around a quotation in which its verb of saying is looked for

bool is_saying(std::string_view lemma) {
  static constexpr std::string_view kVerbs[] = {
      "accept",  "acknowledge", "add",     "admit",   "advise", "agree",   "allege",   "announce",
      "answer",  "argue",       "ask",     "assert",  "claim",  "comment", "complain", "conclude",
      "confirm", "continue",    "cry",     "declare", "deny",   "exclaim", "explain",  "insist",
      "joke",    "mention",     "note",    "observe", "post",   "quip",    "recall",   "remark",
      "reply",   "report",      "respond", "retort",  "say",    "shout",   "state",    "stress",
      "suggest", "tell",        "testify", "think",   "tweet",  "urge",    "warn",     "whisper",
      "wonder",  "write"};
  return std::binary_search(std::begin(kVerbs), std::end(kVerbs), lemma);
}

enum class Mark : uint8_t { None, Opens, Closes, Either };

Mark mark_of(std::string_view word) {
  if (word == "\"" || word == "''" || word == "``") return word == "``" ? Mark::Opens : Mark::Either;
  if (word == "“" || word == "„" || word == "«") return Mark::Opens;
  if (word == "”" || word == "»") return Mark::Closes;
  return Mark::None;
}

class Finder {
 public:
  Finder(const Document& document, const Annotation& annotation)
      : text_(document.text), annotation_(annotation), syntax_(text_, annotation) {}

  QuotedSpeech run() {
    const auto& sentences = annotation_.sentences;
    found_.at.assign(annotation_.tokens.size(), -1);
    uint32_t paragraph = 0;
    for (size_t s = 0; s < sentences.size(); ++s) {
      if (s > 0 && parted(sentences[s - 1].span.end, sentences[s].span.begin)) {
        ++paragraph;
        close(sentences[s].begin);
      }
      found_.paragraph.push_back(paragraph);
      for (uint32_t t = sentences[s].begin; t < sentences[s].end; ++t) read_mark(t);
    }
    close(static_cast<uint32_t>(annotation_.tokens.size()));
    for (Quote& quote : found_.quotes) quote.speaker = speaker_of(quote);
    return std::move(found_);
  }

 private:
  bool parted(uint32_t begin, uint32_t end) const {
    const std::string_view between = text_.substr(begin, end - begin);
    return std::count(between.begin(), between.end(), '\n') > 1;
  }

  void read_mark(uint32_t token) {
    const Mark mark = mark_of(syntax_.word(token));
    if (mark == Mark::None) return;
    if (open_) {
      if (mark != Mark::Opens) close(token);
    } else if (mark != Mark::Closes) {
      open_ = true;
      begin_ = token + 1;
    }
  }

  void close(uint32_t end) {
    if (open_ && begin_ < end) {
      std::fill(found_.at.begin() + begin_, found_.at.begin() + end,
                static_cast<int32_t>(found_.quotes.size()));
      found_.quotes.push_back({begin_, end, -1});
    }
    open_ = false;
  }

  // The subject of a verb of saying, outside quotations, that governs or stands beside the quotation.
  int32_t speaker_of(const Quote& quote) const {
    const uint32_t after = std::min(quote.end + kNear, syntax_.size());
    for (uint32_t t = quote.end; t < after && found_.at[t] < 0 && !ends_sentence(t); ++t)
      if (speaks(t)) return static_cast<int32_t>(t);
    for (uint32_t t = quote.begin; t-- > (quote.begin > kNear ? quote.begin - kNear : 0);) {
      if (found_.at[t] >= 0 || (t + 1 < quote.begin && ends_sentence(t))) break;
      if (speaks(t)) return static_cast<int32_t>(t);
    }
    return -1;
  }

  bool speaks(uint32_t token) const {
    if (syntax_.relation(token) != Relation::Subject) return false;
    const uint32_t verb = syntax_.head(token);
    return found_.at[verb] < 0 && is_saying(syntax_.lemma(verb));
  }

  bool ends_sentence(uint32_t token) const {
    const std::string_view word = syntax_.word(token);
    return word == "." || word == "!" || word == "?";
  }

  std::string_view text_;
  const Annotation& annotation_;
  SyntaxView syntax_;
  QuotedSpeech found_;
  bool open_ = false;
  uint32_t begin_ = 0;
};

}  // namespace

QuotedSpeech find_quoted_speech(const Document& document, const Annotation& annotation) {
  return Finder(document, annotation).run();
}

}  // namespace hearsay
