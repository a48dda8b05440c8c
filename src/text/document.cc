#include "text/document.h"
namespace hearsay {
std::string_view name_of(PassageKind) { return "article"; }
Result<Document> read_document(const Capture& c, const Metadata&, const TextLimits&) {
  Document d;
  d.text = c.bytes;
  d.map = OffsetMap::identity(static_cast<uint32_t>(d.text.size()));
  d.passages.push_back({-1, PassageKind::Article, {0, static_cast<uint32_t>(d.text.size())}, "", "", "", {}});
  return d;
}
int passage_of(const std::vector<Passage>&, Span) { return 0; }
}  // namespace hearsay
