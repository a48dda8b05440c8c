// The parts of an article in plain text: its head (headline, byline, dateline), captions, corrections, block
// quotations, signature, and what a page puts in between.
#pragma once

#include <string>

#include "base/span.h"
#include "text/document.h"
#include "text/lines.h"
#include "text/passage_tree.h"

namespace hearsay {

// What the lines on top of an article say. Spans are empty and `published` is empty where they do not say.
struct ArticleHead {
  Span title, author, outlet;
  std::string published;  // ISO day
  size_t end = 0;         // the line after the last of these lines
};

// Reads the head of the article whose first line is `first`. Looks at a bounded number of lines.
ArticleHead read_article_head(const Page& page, size_t first, size_t last);

// Adds captions, corrections, quoted blocks and page furniture of the lines [first, last) to the tree.
// `published` is the article's own day (or empty): it gives notices without a year theirs. Returns the line
// after the last notice or caption, or `first` if there is none.
size_t add_notices(const Page& page, size_t first, size_t last, const std::string& published,
                   PassageTree& tree);

// The whole page as an article (a blog post where readers' comments follow).
void add_article_page(const Page& page, Document& document, PassageTree& tree);

}  // namespace hearsay
