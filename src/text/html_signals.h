// What on a page may belong to a post: names of members, dates, numbers of posts; and how its nodes are
// alike.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/dates.h"
#include "text/html_page.h"

namespace hearsay {

// Nodes side by side: [begin, end) in document order. One subtree, or several of one parent.
struct NodeRun {
  int begin = 0;
  int end = 0;

  bool contains(int node) const { return begin <= node && node < end; }
  auto operator<=>(const NodeRun&) const = default;
};

// Where the words of a run stand; empty where it has none.
Span span_of(const HtmlPage& page, NodeRun run);

// A place that says a day, perhaps only to a reader who knows today's ("2 days ago").
struct DateMark {
  int node = -1;
  std::vector<std::string_view> values;  // as written: attributes first, then the words
  bool other = false;                    // not the post's own: when its author joined, or it was edited
};

// Views into the page, which outlives it. Linear in the page.
class HtmlSignals {
 public:
  explicit HtmlSignals(const HtmlPage& page);

  const std::vector<DateMark>& dates() const { return dates_; }   // in page order
  const std::vector<int>& names() const { return names_; }        // elements that may name a member, likewise
  const std::vector<int>& numbered() const { return numbered_; }  // elements whose id ends in a number

  // Whether it is a link to a member of a forum: "/members/ada.12/", "profile.php?id=12", "/u/ada".
  bool leads_to_member(int node) const { return to_member_[node] != 0; }

  // Nodes of one kind have the same element and the same first class (numbers and states such as "odd"
  // aside).
  uint64_t kind(int node) const { return kinds_[node]; }
  // The kind and which of its parent's children of this kind it is: the same for the same part of two posts.
  uint64_t step(int node) const { return steps_[node]; }
  // Bytes of words outside links and buttons.
  uint32_t prose(NodeRun run) const { return prose_[run.end] - prose_[run.begin]; }

 private:
  void find_kinds();
  void find_prose();
  void find_dates();
  void find_names();

  const HtmlPage& page_;
  std::vector<uint64_t> kinds_, steps_;
  std::vector<uint32_t> prose_;  // before each node; one more at the end
  std::vector<DateMark> dates_;
  std::vector<int> names_, numbered_;
  std::vector<char> to_member_;  // by node
};

// The day that a mark says: ISO, or empty where it names no day of a year.
std::string day_of(const DateMark& mark, NumericOrder order);

// "ada" of ".../u/ada": what stands before is the same for all members.
std::string_view member_path(std::string_view href);

uint64_t mix(uint64_t hash, uint64_t value);

}  // namespace hearsay
