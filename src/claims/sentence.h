// One sentence as the reader of attributions works on it: its words, clauses, quotations and asides, and the
// question that every cue asks: what content begins here, and where does it end?
#pragma once

#include <string_view>
#include <vector>

#include "claims/clauses.h"
#include "claims/quotations.h"
#include "claims/words.h"

namespace hearsay {

// The words of a document and what stands between quotation marks.
struct Page {
  std::string_view text;
  const Words& words;
  const std::vector<Quotation>& quotations;
};

// Words that hand on what stands around them: ", officials said on Monday," or ", according to the report".
struct Aside {
  WordRange range;  // the commas around it included
  WordRange source;
  WordRange cue;
  int group = -1;  // the verb group of its cue; -1 for "according to"
};

struct ContentEnd {
  bool relative = false;  // the cue stands in "…, who said …,": a comma and a verb end the content
  bool in_front = false;  // the cue stands in "When she said …, he left": a comma and a clause end it
  bool phrase = false;    // the content is a noun phrase with what hangs on it
};

class SentenceReader {
 public:
  SentenceReader(const Page& page, WordRange range, bool title_case);

  const Page& page() const { return page_; }
  const Words& words() const { return page_.words; }
  const Clauses& clauses() const { return clauses_; }
  WordRange range() const { return clauses_.range(); }
  const std::vector<Aside>& asides() const { return asides_; }

  Span span_of(WordRange range) const;
  // The words of a source as they are given: without a relative pronoun at its end ("the driver, who"), and
  // without the preposition, the list mark or the menu's line before it. Empty for a pronoun alone.
  std::vector<Span> source_span(WordRange source) const;
  // Whether `at` is a number that stands alone: "says 41."
  bool is_count(int at) const;
  // The content that begins with word `at`, for a cue whose verb is `cue_word`. Empty when nothing is there.
  std::vector<Span> content_from(int at, int cue_word, ContentEnd end) const;
  // What an aside hands on: the words before it, and those after it as far as its sentence goes on.
  std::vector<Span> content_around(const Aside& aside) const;
  // The source that begins at `at`, with appositions; `to_the_end` where nothing else follows in its
  // sentence.
  WordRange source_from(int at, bool to_the_end) const;
  // Whether word `at` begins a quotation that stands inside the level of `cue_word`.
  bool quotation_begins(int at, int cue_word) const;
  int child_quotation(int at, int level) const;

 private:
  void find_asides();
  void find_report(const VerbGroup& group, int index);
  bool inverted_source(const VerbGroup& group, WordRange& source) const;
  void finish_report(const VerbGroup& group, int lead, int after, Aside& aside);
  bool closes_quotation(int lead, int cue_word) const;
  bool closes_clause(int lead, int cue_word) const;
  bool main_verb_at(int at, int cue_word) const;
  bool ends_report(int at, int cue_word) const;
  bool ends_statement(const Quotation& quotation) const;
  bool ends_with_comma(const Quotation& quotation) const;
  bool has_break(int a, int b) const;
  bool line_ends_after(int at) const;
  int past_list_mark(int at, int end) const;
  bool other_that(int at, int begin) const;
  bool stops_at(int at, int begin, int cue_word, ContentEnd end) const;
  bool new_cue_after(int at, int begin, int cue_word) const;
  const Aside* aside_at(int at) const;
  int begin_of_level(int at) const;
  void add_trimmed(std::vector<Span>& spans, int begin, int end, int keep = 0) const;
  void follow_colon(std::vector<Span>& spans, int last) const;

  Page page_;
  Clauses clauses_;
  std::vector<Aside> asides_;
};

}  // namespace hearsay
