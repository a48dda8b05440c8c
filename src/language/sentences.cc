#include "language/sentences.h"

#include <algorithm>

#include "language/abbreviations.h"
#include "language/characters.h"

namespace hearsay {

namespace {

constexpr uint32_t kWidestWrap = 140;      // nobody wraps lines wider than this; a longer line is a paragraph
constexpr uint32_t kLongestHeading = 120;  // bytes

// A line of a block: tokens [begin, end).
struct Line {
  uint32_t begin = 0;
  uint32_t end = 0;
};

class Splitter {
 public:
  Splitter(std::string_view text, uint32_t first, Annotation& annotation)
      : text_(text), first_(first), tokens_(annotation.tokens), out_(annotation.sentences) {}

  // Blocks are parted by blank lines.
  void run() {
    const auto count = static_cast<uint32_t>(tokens_.size());
    uint32_t begin = first_;
    while (begin < count) {
      lines_.clear();
      Line line{begin, begin};
      uint32_t at = begin;
      for (;;) {
        line.end = ++at;
        const uint32_t breaks = at == count ? 2 : newlines_before(at);
        if (breaks == 0) continue;
        lines_.push_back(line);
        if (breaks > 1) break;
        line = {at, at};
      }
      split_block();
      begin = at;
    }
  }

 private:
  std::string_view word(uint32_t token) const { return tokens_[token].span.of(text_); }
  Character first_char(uint32_t token) const { return character_at(text_, tokens_[token].span.begin); }
  bool spaced(uint32_t token) const { return tokens_[token - 1].span.end != tokens_[token].span.begin; }
  bool starts_upper(uint32_t token) const { return is_upper(first_char(token).value); }
  bool starts_lower(uint32_t token) const { return is_lower(first_char(token).value); }

  // Line ends between a token and the one before it; a form feed ends a block.
  uint32_t newlines_before(uint32_t token) const {
    uint32_t count = 0;
    size_t at = tokens_[token - 1].span.end;
    while (at < tokens_[token].span.begin) {
      const Character here = character_at(text_, at);
      if (here.kind == CharKind::Newline) {
        if (here.value == '\f') return 2;
        if (here.value == '\r' && character_at(text_, at + 1).value == '\n') ++at;
        ++count;
      }
      at += here.length;
    }
    return count;
  }

  uint32_t width(const Line& line) const {
    return tokens_[line.end - 1].span.end - tokens_[line.begin].span.begin;
  }

  void split_block() {
    widest_ = 0;
    for (const Line& line : lines_) widest_ = std::max(widest_, width(line));
    begin_ = lines_.front().begin;
    for (size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      for (uint32_t token = line.begin + 1; token < line.end; ++token) {
        if (ends_before(token))
          close(token);
        else
          cut_if_long(token);
      }
      if (i + 1 == lines_.size()) continue;
      if (line_ends_sentence(line, lines_[i + 1]) || ends_before(line.end))
        close(line.end);
      else
        cut_if_long(line.end);
    }
    close(lines_.back().end);
  }

  void cut_if_long(uint32_t token) {
    if (tokens_[token].span.end - tokens_[begin_].span.begin > kLongestSentence) close(token);
  }

  // Ends the open sentence before `token`.
  void close(uint32_t token) {
    const Span span{tokens_[begin_].span.begin, tokens_[token - 1].span.end};
    out_.push_back({span, begin_, token, is_heading(begin_, token)});
    begin_ = token;
  }

  bool at_line_edges(uint32_t begin, uint32_t end) const {
    const auto starts = std::partition_point(lines_.begin(), lines_.end(),
                                             [&](const Line& line) { return line.begin < begin; });
    return starts != lines_.end() && starts->begin == begin && starts->end == end;
  }

  bool is_heading(uint32_t begin, uint32_t end) const {
    const uint32_t size = tokens_[end - 1].span.end - tokens_[begin].span.begin;
    if (size > kLongestHeading || !at_line_edges(begin, end)) return false;
    const std::string_view last = word(end - 1);
    if (last == "," || last == ";" || last == "-" || last == "--") return false;
    const Character closing = character_before(text_, tokens_[end - 1].span.end);
    if (closing.kind == CharKind::Terminal && last.size() <= 3) return false;
    if (closing.kind == CharKind::Quote && end - begin > 1 &&
        character_before(text_, tokens_[end - 2].span.end).kind == CharKind::Terminal) {
      return false;
    }
    return true;
  }

  // A single line end inside a block: whether it ends a sentence although no full stop says so.
  bool line_ends_sentence(const Line& line, const Line& next) const {
    if (width(line) > kWidestWrap) return true;
    const bool quoted = is_quote_mark(line.begin), next_quoted = is_quote_mark(next.begin);
    if (quoted || next_quoted) return quoted != next_quoted;
    if (is_list_item(next) || is_mail_header(next)) return true;
    const std::string_view last = word(line.end - 1);
    if (last == "," || last == "-" || last == "--" || last == "&" || last == "(") return false;
    if (starts_lower(next.begin)) return false;
    if (last == ":" && line.end - line.begin <= 4 && line.begin == begin_) return true;
    const bool shouting = is_shouting(line);
    if (shouting && line.begin == begin_ && !is_shouting(next)) return true;
    if (is_function_word(last)) return false;
    // The first word of the next line would have had room: the line was ended on purpose.
    const uint32_t room = widest_ > width(line) ? widest_ - width(line) : 0;
    const uint32_t needed = tokens_[next.begin].span.size() + 1;
    return room > needed + 12 && 4 * room > widest_;
  }

  // ">" before the lines of a message that is answered.
  bool is_quote_mark(uint32_t token) const { return word(token)[0] == '>'; }

  bool is_mail_header(const Line& line) const {
    static constexpr std::string_view kNames[] = {
        "From", "To", "Cc", "CC", "Bcc", "Subject", "Sent", "Date", "Importance", "Attachments", "Reply-To"};
    return line.end - line.begin > 2 && word(line.begin + 1) == ":" &&
           std::find(std::begin(kNames), std::end(kNames), word(line.begin)) != std::end(kNames);
  }

  bool is_list_item(const Line& line) const {
    const std::string_view mark = word(line.begin);
    if (mark == "-" || mark == "*" || mark == "\xE2\x80\xA2" || mark == "\xC2\xB7" ||
        mark == "\xE2\x80\x93" || mark == "\xE2\x97\x8F" || mark == "\xE2\x96\xAA" || mark == ">" ||
        mark == "--" || mark == "#") {
      return line.end - line.begin > 1 && (spaced(line.begin + 1) || mark == "#");
    }
    if (line.end - line.begin < 3) return false;
    const std::string_view second = word(line.begin + 1);
    if (tokens_[line.begin].kind == TokenKind::Number && mark.size() <= 3) {
      return (second == "." || second == ")") && !spaced(line.begin + 1) && spaced(line.begin + 2) &&
             starts_upper(line.begin + 2);
    }
    return mark == "(" && line.end - line.begin > 3 && word(line.begin + 2) == ")" && second.size() <= 3;
  }

  // Capitals only, at least four of them.
  bool is_shouting(const Line& line) const {
    const Span span{tokens_[line.begin].span.begin, tokens_[line.end - 1].span.end};
    uint32_t capitals = 0;
    for (const char c : span.of(text_).substr(0, kWidestWrap)) {
      if (c >= 'a' && c <= 'z') return false;
      capitals += c >= 'A' && c <= 'Z';
    }
    return capitals >= 4;
  }

  static bool is_function_word(std::string_view last) {
    static constexpr std::string_view kWords[] = {
        "the",   "a",      "an",     "of",   "in",    "on",      "at",      "to",   "for",   "by",    "with",
        "and",   "or",     "from",   "that", "as",    "is",      "was",     "were", "are",   "his",   "her",
        "their", "its",    "not",    "be",   "has",   "had",     "have",    "who",  "which", "than",  "Mr.",
        "Mrs.",  "Dr.",    "The",    "than", "but",   "between", "against", "been", "being", "would", "will",
        "can",   "could",  "may",    "this", "these", "my",      "our",     "into", "under", "about", "over",
        "after", "before", "during", "when", "if",    "because", "said",    "no",   "any",   "all",   "he",
        "she",   "they",   "it",     "we",   "I",     "via",     "near",    "while"};
    return std::find(std::begin(kWords), std::end(kWords), last) != std::end(kWords);
  }

  // Whether a sentence ends before `token` of the same block; `line_end`: a line ends there too.
  bool ends_before(uint32_t token) const {
    // Closing marks after the stop belong to the sentence; they never stand apart from it.
    if (!spaced(token) && is_closing(token)) return false;
    if (is_footnote(token)) return false;
    uint32_t stop = token - 1;
    bool quoted = false;
    for (;;) {
      if (stop >= begin_ + 3 && is_footnote(stop - 2)) {
        stop -= 3;
      } else if (stop > begin_ && is_closing(stop) && !spaced(stop)) {
        quoted = quoted || first_char(stop).kind == CharKind::Quote;
        --stop;
      } else {
        break;
      }
    }
    const std::string_view mark = word(stop);
    const Character last = character_before(text_, tokens_[stop].span.end);
    if (last.kind != CharKind::Terminal) return false;
    if (tokens_[stop].kind == TokenKind::Punctuation) return stop_ends(stop, token, quoted);
    return quoted ? !starts_lower(token) && abbreviation_ends(mark, token) : abbreviation_ends(mark, token);
  }

  // "[12]" that begins with `token`: a mark behind a sentence belongs to it.
  bool is_footnote(uint32_t token) const {
    return token > begin_ && token + 2 < tokens_.size() && word(token) == "[" && word(token + 2) == "]" &&
           tokens_[token + 1].kind == TokenKind::Number;
  }

  bool is_closing(uint32_t token) const {
    const CharKind kind = first_char(token).kind;
    return kind == CharKind::Close || kind == CharKind::Quote;
  }

  // A stop that is a token by itself.
  bool stop_ends(uint32_t stop, uint32_t token, bool quoted) const {
    const std::string_view mark = word(stop);
    if (tokens_[token].kind == TokenKind::Punctuation && first_char(token).kind == CharKind::Punctuation &&
        first_char(token).value != '-' && first_char(token).value != '*') {
      return false;  // "?," and "...;"
    }
    if (!spaced(token)) return !quoted && mark == "." && starts_upper(token) && stop > begin_;
    if (is_enumeration(stop)) return false;
    if (starts_lower(token)) return !quoted && !is_ellipsis(mark) && lower_case_begins(stop);
    if (is_ellipsis(mark)) return starts_upper(token) || !starts_word(token);
    if (quoted && mark != "." && cue_follows(token)) return false;
    return true;
  }

  static bool is_ellipsis(std::string_view mark) {
    return mark == "\xE2\x80\xA6" || (mark.size() > 1 && mark[0] == '.');
  }

  bool starts_word(uint32_t token) const { return tokens_[token].kind == TokenKind::Word; }

  // "1.", "a." or "(2)." at the beginning of a sentence numbers it.
  bool is_enumeration(uint32_t stop) const {
    if (stop != begin_ + 1 || word(stop) != ".") return false;
    const std::string_view number = word(begin_);
    return (tokens_[begin_].kind == TokenKind::Number && number.size() <= 5) || number.size() == 1;
  }

  // A sentence that begins with a small letter, as people write in mails. After an unknown abbreviation
  // ("blk. of") none does.
  bool lower_case_begins(uint32_t stop) const {
    if (stop == begin_) return word(stop) != ".";
    const std::string_view before = word(stop - 1);
    if (word(stop) == "!") return !starts_upper(stop - 1);  // "Yahoo! and"
    if (word(stop) != "." || tokens_[stop - 1].kind != TokenKind::Word) return true;
    return before.size() > 4 ||
           (before.size() > 2 && before.find_first_of("aeiouy") != std::string_view::npos);
  }

  bool abbreviation_ends(std::string_view mark, uint32_t token) const {
    const Abbreviation kind = abbreviation_of(mark.substr(0, mark.size() - 1));
    if (kind != Abbreviation::Ending && kind != Abbreviation::Inner) return false;
    if (!spaced(token)) return false;
    if (kind == Abbreviation::Inner && mark != "al.") return false;
    return starts_word(token) && begins_sentences(word(token));
  }

  // `"Is it safe?" Adela Croft asked.`: a short run of capitalised words and a verb of speech.
  bool cue_follows(uint32_t token) const {
    const auto limit = std::min<size_t>(token + 6, tokens_.size());
    for (size_t i = token; i < limit; ++i) {
      const auto at = static_cast<uint32_t>(i);
      if (is_speech_verb(word(at))) return i > token || starts_lower(at);
      if (!starts_word(at) || (!starts_upper(at) && word(at) != "of" && word(at) != "the")) return false;
    }
    return false;
  }

  std::string_view text_;
  uint32_t first_;
  const std::vector<Token>& tokens_;
  std::vector<Sentence>& out_;
  std::vector<Line> lines_;  // of the block at hand
  uint32_t widest_ = 0;
  uint32_t begin_ = 0;  // first token of the open sentence
};

}  // namespace

void split_sentences(std::string_view text, uint32_t first, Annotation& annotation) {
  Splitter(text, first, annotation).run();
}

}  // namespace hearsay
