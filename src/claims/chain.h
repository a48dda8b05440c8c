// The chain of a claim: from the passage's author through every passage and attribution around it to its
// source.
//
// "A forum member reposts a journalist, who cites a newspaper, which cites an official" is a chain of four
// links.
#pragma once

#include <string>
#include <vector>

#include "claims/reading.h"

namespace hearsay {

// Either a passage that has an author (or outlet) of its own, or an attribution.
struct ChainLink {
  enum class Kind { Passage, Attribution };
  Kind kind = Kind::Passage;
  int index = 0;  // into Document::passages or Reading::attributions
};

// Outermost first; the last link is the attribution itself and the first is its outermost passage, whoever
// wrote it (the author may be unknown: the link is there all the same). A passage between the two is a link
// only when it has an author or an outlet of its own and no attribution in the chain already hands it on ("X
// said: ↑" and the quotation). An article with a byline stands for the words that announce it.
std::vector<ChainLink> chain_of(const Document& document, const Reading& reading, int attribution);

// Links after the first: 1 for a source that the passage's author heard directly, 2 and more for relayed
// words.
inline int depth_of(const std::vector<ChainLink>& chain) { return static_cast<int>(chain.size()) - 1; }

}  // namespace hearsay
