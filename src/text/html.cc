#include "text/html.h"

#include <utility>

#include "text/html_metadata.h"
#include "text/html_page.h"
#include "text/html_passages.h"
#include "text/html_text.h"
#include "text/html_tree.h"

namespace hearsay {

Result<Document> read_html(const DecodedText& source, Document document, const TextLimits& limits) {
  const Result<HtmlTree> tree = parse_html(source.text, limits.max_html_depth);
  if (!tree) return tree.error();
  HtmlText text = render_html(*tree);
  const HtmlHints hints(*tree);
  const HtmlPage page{*tree, text, hints, numeric_order(text.text)};
  describe_html(page, document);
  document.passages = find_html_passages(page, document);
  if (tree->too_deep > 0)
    document.notes.push_back(std::to_string(tree->too_deep) + " elements nested more than " +
                             std::to_string(limits.max_html_depth) + " deep were put side by side");
  document.map = text.map.after(tree->map).after(source.map);
  document.text = std::move(text.text);
  return document;
}

}  // namespace hearsay
