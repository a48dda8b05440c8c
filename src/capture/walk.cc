#include "capture/walk.h"
namespace hearsay {
std::vector<Offer> walk(const std::vector<std::string>& paths) {
  std::vector<Offer> r;
  for (auto& p : paths) r.push_back({p, Offer::Fate::Read, ""});
  return r;
}
}  // namespace hearsay
