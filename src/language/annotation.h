// Annotation: what the language stage knows of a document's text, in columns over its tokens. Other layers
// join here as they come.
//
// annotate gives sentences, tokens and times, by rules; analyse (analysis.h) adds what the trained model
// knows. Both are pure functions: same text and passages, same annotation, on any thread. annotate takes
// valid UTF-8, is linear in the text, and its result needs about 3 bytes a byte of prose, with the model's
// columns about 9.
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
  bool joined = false;  // goes on with the printed word of the token before it: "-" and "won" of "hard-won"
};

struct Sentence {
  Span span;           // without the white space around it; never empty
  uint32_t begin = 0;  // tokens [begin, end) of Annotation::tokens
  uint32_t end = 0;
  bool heading = false;  // a title, a label, a line of navigation: not running prose
};

class LanguageModel;

// Tags, trees and lemmas: columns over the tokens, all as long as Annotation::tokens, or empty where the text
// was not analysed.
struct Syntax {
  const LanguageModel* model = nullptr;  // the numbers below are places in its label lists
  std::vector<uint8_t> universal;        // universal_labels: NOUN
  std::vector<uint8_t> tag;              // tag_labels: NNS
  std::vector<uint8_t> relation;         // relation_labels: nsubj
  std::vector<uint32_t> head;            // the governing token; its own place for the root of a sentence
  std::string lemmas;                    // one behind the other
  std::vector<uint32_t> lemma_ends;      // where each ends

  bool empty() const { return head.empty(); }
  std::string_view lemma(size_t token) const {
    const uint32_t begin = token == 0 ? 0 : lemma_ends[token - 1];
    return std::string_view(lemmas).substr(begin, lemma_ends[token] - begin);
  }
};

enum class MentionType : uint8_t { Person, Organization, Place, Group, Outlet, Work, Event, Law, Other };
enum class MentionForm : uint8_t { Name, Nominal, Pronoun };
std::string_view name_of(MentionType type);  // as in the reading format: "Person", …
std::string_view name_of(MentionForm form);

// Somebody or something that the text speaks of: tokens [begin, end), of which `head` governs the others.
struct Mention {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t head = 0;
  MentionType type = MentionType::Other;
  MentionForm form = MentionForm::Name;
  int32_t entity = -1;  // place in Annotation::entities; -1 of a nominal or pronoun that stands alone
  int32_t phrase = -1;  // of a name with more around it: the place of the mention that it is the head of
};

// A title, an office or a description that the text ties to a name: tokens [begin, end).
struct MentionRole {
  uint32_t mention = 0;  // the name
  uint32_t begin = 0;
  uint32_t end = 0;
};

// Who or what mentions of one text have in common: it has a name, or two mentions and more.
struct MentionedEntity {
  MentionType type = MentionType::Other;
  int32_t name = -1;               // the mention with its longest name; -1 where it has none
  std::vector<uint32_t> mentions;  // in text order, without names within one of them
};

// Tokens follow Universal Dependencies: "'s" and "n't" stand alone, words are cut at hyphens. No token is
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
  Syntax syntax;
  std::vector<Mention>
      mentions;  // in text order, of two with one begin the longer first; names do not overlap
  std::vector<MentionRole> roles;         // in the order of their mentions
  std::vector<MentionedEntity> entities;  // in the order of their first mentions
};

Annotation annotate(const Document& document);

}  // namespace hearsay
