#include "text/html_records.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace hearsay {
namespace {

using Runs = std::vector<NodeRun>;

class RecordFinder {
 public:
  RecordFinder(const HtmlPage& page, const HtmlSignals& signals) : page_(page), signals_(signals) {}

  std::vector<Runs> run() {
    for (const DateMark& mark : signals_.dates())
      if (!mark.other) add_anchor(1, mark.node);
    for (const int node : signals_.names()) add_anchor(2, node);
    for (const int node : signals_.numbered()) add(mix(3, id_kind(node)), node);
    for (const auto& [kind, anchors] : groups_)
      if (anchors.size() >= 2) read_group(anchors);
    return best();
  }

 private:
  struct List {
    Runs runs;
    uint64_t prose = 0;
  };

  // Marks of one kind stand at the same place of their surroundings: told by classes, and by elements alone.
  void add_anchor(uint64_t sort, int node) {
    constexpr int kNear = 3;
    constexpr int kFar = 5;
    uint64_t narrow = mix(sort, 1);
    uint64_t wide = mix(sort, 2);
    int at = node;
    for (int level = 0; level < kFar && at >= 0; ++level, at = page_.node(at).parent) {
      if (level <= kNear) narrow = mix(narrow, signals_.kind(at));
      wide = mix(wide, name_hash(at));
    }
    add(narrow, node);
    add(wide, node);
  }

  // The root is no record.
  void add(uint64_t group, int node) {
    if (parent(node) >= 0) groups_[group].push_back(node);
  }

  uint64_t name_hash(int node) const {
    uint64_t hash = 7;
    for (const char c : page_.node(node).name) hash = hash * 131 + static_cast<unsigned char>(c);
    return hash;
  }

  uint64_t id_kind(int node) const {
    std::string_view id = page_.tree.attribute(node, "id");
    if (id.empty()) id = page_.tree.attribute(node, "name");
    const std::string_view number = item_number(id);
    uint64_t hash = name_hash(node);
    for (const char c : id.substr(0, id.size() - number.size()))
      hash = hash * 131 + static_cast<unsigned char>(c);
    return hash;
  }

  int parent(int node) const { return page_.node(node).parent; }

  // How many levels above anchor i the largest element stands that holds neither the anchor before nor the
  // one after.
  int exclusive_height(const std::vector<int>& anchors, size_t i) const {
    const int before = i > 0 ? anchors[i - 1] : -1;
    const int after = i + 1 < anchors.size() ? anchors[i + 1] : page_.size();
    int height = 0;
    for (int at = parent(anchors[i]); at > before && page_.node(at).end <= after && parent(at) >= 0;
         at = parent(at))
      ++height;
    return height;
  }

  void read_group(const std::vector<int>& anchors) {
    std::vector<int> heights;
    for (size_t i = 0; i < anchors.size(); ++i) heights.push_back(exclusive_height(anchors, i));
    // Where replies stand inside what they answer, only the innermost level is common to all; where a post
    // names another one, only the usual level is right.
    std::vector<int> sorted = heights;
    std::sort(sorted.begin(), sorted.end());
    const int lowest = sorted[sorted.size() / 10];
    const int usual = sorted[sorted.size() / 2];
    add_lists_at(anchors, heights, lowest);
    if (usual > lowest) add_lists_at(anchors, heights, usual);
  }

  void add_lists_at(const std::vector<int>& anchors, const std::vector<int>& heights, int common) {
    Runs elements;
    for (size_t i = 0; i < anchors.size(); ++i) {
      int at = anchors[i];
      for (int height = 0; height < std::min(common, heights[i]); ++height) at = parent(at);
      elements.push_back({at, page_.node(at).end});
    }
    add_list(elements);
    add_list(extended_right(elements));
    add_list(extended_left(elements));
  }

  // With the siblings up to the next record.
  Runs extended_right(const Runs& elements) const {
    Runs runs = elements;
    for (size_t i = 0; i < runs.size(); ++i) {
      const int next = i + 1 < runs.size() ? elements[i + 1].begin : page_.size();
      const int last = page_.node(parent(runs[i].begin)).end;
      while (runs[i].end < last && page_.node(runs[i].end).end <= next)
        runs[i].end = page_.node(runs[i].end).end;
    }
    return runs;
  }

  // With the siblings from the record before on.
  Runs extended_left(const Runs& elements) const {
    Runs runs = elements;
    for (size_t i = 0; i < runs.size(); ++i) {
      const int above = parent(runs[i].begin);
      int before = i > 0 ? elements[i - 1].begin : 0;
      if (before <= above) {
        // One inside the record before begins where it begins.
        if (i == 0 || elements[i - 1].end <= above) runs[i].begin = above + 1;
        continue;
      }
      // A record before inside a sibling parts them.
      while (parent(before) != above) before = parent(before);
      runs[i].begin = page_.node(before).end;
    }
    return runs;
  }

  void add_list(Runs runs) {
    List list;
    int end = 0;
    for (const NodeRun& run : runs) {
      if (run.begin >= end) list.prose += signals_.prose(run);
      end = std::max(end, run.end);
    }
    list.runs = std::move(runs);
    constexpr uint64_t kLeast = 20;
    if (list.prose >= kLeast) lists_.push_back(std::move(list));
  }

  std::vector<Runs> best() {
    constexpr size_t kMost = 16;
    std::stable_sort(lists_.begin(), lists_.end(),
                     [](const List& a, const List& b) { return a.prose > b.prose; });
    std::vector<Runs> out;
    for (List& list : lists_) {
      if (out.size() == kMost) break;
      if (std::find(out.begin(), out.end(), list.runs) == out.end()) out.push_back(std::move(list.runs));
    }
    // Of equal ones the tightest shall be met first.
    std::reverse(out.begin(), out.end());
    return out;
  }

  const HtmlPage& page_;
  const HtmlSignals& signals_;
  std::map<uint64_t, std::vector<int>> groups_;
  std::vector<List> lists_;
};

}  // namespace

std::vector<Runs> find_record_lists(const HtmlPage& page, const HtmlSignals& signals) {
  return RecordFinder(page, signals).run();
}

}  // namespace hearsay
