// Annotation: sentences, tokens and times of a document's text. Other layers join here as they come.
//
// annotate is a pure function: same text and passages, same annotation, on any thread. It takes valid UTF-8,
// is linear in the text, and its result needs about 3 bytes a byte of prose.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/document.h"

namespace hearsay {

enum class TokenKind : uint8_t { Word, Number, Punctuation, Symbol };

struct Token {
  Span span;
  TokenKind kind = TokenKind::Word;
};

struct Sentence {
  Span span;           // without the white space around it; never empty
  uint32_t begin = 0;  // tokens [begin, end) of Annotation::tokens
  uint32_t end = 0;
  bool heading = false;  // a title, a label, a line of navigation: not running prose
};

// Tokens follow Universal Dependencies: "'s" and "n't" stand alone, hyphenated words are one. No token is
// longer than 512 bytes, no sentence much longer than 4,000: what goes on without end is cut.
//
enum class TimeType : uint8_t { Date, Time, Duration, Set };
std::string_view name_of(TimeType type);  // as in TIMEX3: "DATE", …

// An expression of time, as TIMEX3 (TimeML 1.2.1) has it.
struct Time {
  Span span;
  TimeType type = TimeType::Date;
  std::string value;       // "1998-02", "P3Y", "XXXX-WXX-2", "PAST_REF"
  std::string begin, end;  // first and last day, YYYY-MM-DD; empty where they do not follow
  int until = -1;          // of "from 2011 to 2013": in 2011 the place of 2013 in the list
};

// Sentences are in text order, do not overlap, never cross a passage's edge, and hold every token.
struct Annotation {
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Time> times;  // in text order, apart, each within a sentence
};

Annotation annotate(const Document& document);

}  // namespace hearsay
