// Collects passages in any order and hands them on as a tree.
#pragma once

#include <vector>

#include "text/document.h"

namespace hearsay {

// Passages are added by their spans alone; who stands in whom follows from the spans. A value, for one
// thread.
class PassageTree {
 public:
  // Adds a passage unless it is empty. Of two over the same span the first added is the outer one.
  void add(Passage passage);
  void add(PassageKind kind, Span span) { add({-1, kind, span, "", "", "", {}}); }

  // The passages as Document::passages promises them: ordered by begin, children inside their parents,
  // siblings apart. A passage that would cross the edge of another is left out (its words belong to what is
  // around it), and so is one that stands deeper than kDeepest.
  std::vector<Passage> finish() &&;

  static constexpr size_t kDeepest = 64;

 private:
  std::vector<Passage> passages_;
};

}  // namespace hearsay
