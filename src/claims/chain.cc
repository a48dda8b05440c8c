#include "claims/chain.h"

#include <algorithm>

namespace hearsay {
namespace {

// The innermost passage that an attribution is made in: the one that holds its cue, or its source.
int passage_around(const Document& document, const Attribution& attribution) {
  const auto& anchor = !attribution.cue.empty()      ? attribution.cue
                       : !attribution.source.empty() ? attribution.source
                                                     : attribution.content;
  return anchor.empty() ? -1 : passage_of(document.passages, anchor.front());
}

// The reposted article, with an author of its own, that the attribution hands on as a whole, or -1.
int reposted_by(const Document& document, const Attribution& attribution) {
  if (attribution.content.empty()) return -1;
  const int p = passage_of(document.passages, attribution.content.front());
  if (p < 0) return -1;
  const Passage& passage = document.passages[static_cast<size_t>(p)];
  const bool whole = 2 * attribution.content.front().size() > passage.span.size();
  const bool outside = passage_around(document, attribution) != p;
  return passage.kind == PassageKind::Article && !passage.author.empty() && whole && outside ? p : -1;
}

// Whether one of the attributions gives the passage as what its source said.
bool handed_on(const Reading& reading, const std::vector<int>& attributions, Span passage) {
  return std::any_of(attributions.begin(), attributions.end(), [&](int index) {
    const auto& content = reading.attributions[static_cast<size_t>(index)].content;
    return std::any_of(content.begin(), content.end(),
                       [&](Span span) { return passage.contains(span) && 2 * span.size() > passage.size(); });
  });
}

}  // namespace

std::vector<ChainLink> chain_of(const Document& document, const Reading& reading, int attribution) {
  std::vector<int> attributions;  // outermost first
  for (int i = attribution; i >= 0 && attributions.size() < reading.attributions.size();) {
    // "from this morning's Ledger:" and an article with a byline: whoever signs it is the link
    if (i == attribution || reposted_by(document, reading.attributions[static_cast<size_t>(i)]) < 0)
      attributions.push_back(i);
    i = reading.attributions[static_cast<size_t>(i)].parent;
  }
  std::reverse(attributions.begin(), attributions.end());

  std::vector<int> passages;  // outermost first
  for (int p = passage_around(document, reading.attributions[static_cast<size_t>(attribution)]); p >= 0;) {
    passages.push_back(p);
    p = document.passages[static_cast<size_t>(p)].parent;
  }
  std::reverse(passages.begin(), passages.end());

  std::vector<ChainLink> chain;
  size_t next = 0;
  for (const int p : passages) {
    const Passage& passage = document.passages[static_cast<size_t>(p)];
    const bool known = !passage.author.empty() || !passage.outlet.empty();
    if (p == passages.front() || (known && !handed_on(reading, attributions, passage.span))) {
      chain.push_back({ChainLink::Kind::Passage, p});
    }
    while (next < attributions.size() &&
           passage_around(document, reading.attributions[static_cast<size_t>(attributions[next])]) == p) {
      chain.push_back({ChainLink::Kind::Attribution, attributions[next++]});
    }
  }
  while (next < attributions.size()) chain.push_back({ChainLink::Kind::Attribution, attributions[next++]});
  return chain;
}

}  // namespace hearsay
