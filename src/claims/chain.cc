#include "claims/chain.h"
namespace hearsay {
std::vector<ChainLink> chain_of(const Document& document, const Reading& reading, int attribution) {
  std::vector<ChainLink> links;
  for (int a = attribution; a >= 0; a = reading.attributions[size_t(a)].parent)
    links.insert(links.begin(), {ChainLink::Kind::Attribution, a});
  if (!document.passages.empty()) links.insert(links.begin(), {ChainLink::Kind::Passage, 0});
  return links;
}
int depth_of(const Document& document, const Reading& reading, int attribution) {
  return static_cast<int>(chain_of(document, reading, attribution).size()) - 1;
}
}  // namespace hearsay
