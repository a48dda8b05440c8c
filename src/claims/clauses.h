// Clauses by closed word lists: the verb groups of a sentence, who their subjects are, and noun phrases.
//
// There are no tags and no tree here: a group is found by its auxiliaries and its place between words, a noun
// phrase by what cannot stand inside one. Costs are linear: every look back or ahead has a limit.
#pragma once

#include <vector>

#include "claims/words.h"

namespace hearsay {

// Words [begin, end); empty when begin == end.
struct WordRange {
  int begin = 0;
  int end = 0;

  bool empty() const { return begin >= end; }
  bool contains(int at) const { return begin <= at && at < end; }
};

struct VerbGroup {
  int begin = 0;  // the first auxiliary, "to" or adverb that belongs to it
  int head = 0;   // the verb; an auxiliary that stands alone is its own head
  bool finite = false;
  bool passive = false;
  bool negated = false;
  bool infinitive = false;
  bool modal = false;
  bool bare = false;      // no auxiliary: a participle, or a finite form
  bool relative = false;  // its subject is a relative pronoun; `subject` is what that stands for
  bool shares = false;    // its subject is another group's ("…, saying", "and denied")
  int governor =
      -1;  // of an infinitive: the group it hangs on ("refused to say"), directly or over an object
  WordRange subject;
};

class Clauses {
 public:
  // Reads the words of one sentence (or a piece of it): [range.begin, range.end).
  // `title_case` where capitals say nothing: a headline, a text in capitals.
  Clauses(const Words& words, WordRange range, bool title_case);

  const std::vector<VerbGroup>& groups() const { return groups_; }
  WordRange range() const { return range_; }

  // The group that word `at` belongs to, or -1.
  int group_at(int at) const { return group_of_[static_cast<size_t>(at - range_.begin)]; }
  // The first group that begins at `at` or later, or -1.
  int group_from(int at) const;

  // The noun phrase that begins at `at`: no verb, no clause, one pronoun alone. Empty when none begins there.
  WordRange noun_phrase_from(int at) const;
  // The noun phrase that ends before `end`.
  WordRange noun_phrase_before(int end) const;
  // Whether a clause with a subject and a finite verb begins at `at`.
  bool clause_begins(int at) const;
  // Past adverbs, times and places that stand between a verb and what it governs ("said on Tuesday in a
  // letter").
  int skip_adjuncts(int at) const;
  // The one who is told: a noun phrase that ends where the words told begin ("told reporters Mr Hale …").
  WordRange addressee_from(int at) const;

 private:
  bool in_range(int at) const { return at >= range_.begin && at < range_.end; }
  bool same_level(int a, int b) const { return words_[a].quotation == words_[b].quotation; }
  int previous_word(int at) const;
  uint8_t forms_at(int at) const;
  bool is_be(int at) const;
  bool is_have(int at) const;
  bool noun_like(int at) const;
  bool object_follows(int at) const;
  bool particle_follows(int at) const;
  bool unknown_infinitive(int at) const;
  bool verb_at(int at) const;
  bool finite_form_fits(int at, int before) const;
  void find_groups();
  void add_group(int head);
  void find_subjects();
  void find_subject(VerbGroup& group, int index);
  void find_infinitive_subject(VerbGroup& group, int index);
  int before_time(int before) const;
  void adopt_reduced_relative(VerbGroup& group, int index, int before);
  WordRange relative_subject(int pronoun) const;
  bool stands_in_aside(int at, uint32_t mark) const;
  WordRange subject_before_comma(int comma) const;
  void share_subject(VerbGroup& group, int index) const;
  void share_with_next();
  WordRange trim_front(WordRange phrase) const;

  const Words& words_;
  WordRange range_;
  bool title_case_;
  std::vector<VerbGroup> groups_;
  std::vector<int> group_of_;
};

}  // namespace hearsay
