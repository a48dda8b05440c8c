#include "text/html_passages.h"

namespace hearsay {

std::vector<Passage> find_html_passages(const HtmlTree&, const HtmlText& page, const Document&) {
  if (page.text.empty()) return {};
  return {{-1, PassageKind::Article, {0, static_cast<uint32_t>(page.text.size())}, "", "", "", {}}};
}

}  // namespace hearsay
