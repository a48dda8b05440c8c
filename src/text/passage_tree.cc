#include "text/passage_tree.h"

#include <algorithm>
#include <utility>

namespace hearsay {

void PassageTree::add(Passage passage) {
  if (!passage.span.empty()) passages_.push_back(std::move(passage));
}

std::vector<Passage> PassageTree::finish() && {
  std::stable_sort(passages_.begin(), passages_.end(), [](const Passage& a, const Passage& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<Passage> tree;
  std::vector<int> open;  // the passages around the current place, outermost first
  for (Passage& passage : passages_) {
    while (!open.empty() && tree[static_cast<size_t>(open.back())].span.end <= passage.span.begin)
      open.pop_back();
    if (!open.empty() && !tree[static_cast<size_t>(open.back())].span.contains(passage.span)) continue;
    if (open.size() >= kDeepest) continue;
    passage.parent = open.empty() ? -1 : open.back();
    open.push_back(static_cast<int>(tree.size()));
    tree.push_back(std::move(passage));
  }
  return tree;
}

}  // namespace hearsay
