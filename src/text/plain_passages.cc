#include "text/plain_passages.h"

#include <utility>

#include "text/article_passages.h"
#include "text/lines.h"
#include "text/mail_passages.h"
#include "text/passage_tree.h"
#include "text/thread_passages.h"

namespace hearsay {
namespace {

// More lines than this are a list or a log, not a page: one article, so that memory stays bounded.
constexpr size_t kMostLines = 2'000'000;

}  // namespace

void find_plain_passages(Document& document) {
  document.passages.clear();
  const std::string_view text = document.text;
  if (trim(text).empty()) return;
  PassageTree tree;
  if (count_line_ends(text) <= kMostLines) {
    const Page page = read_page(text);
    if (!page.lines.empty() && !add_mail_page(page, document, tree) &&
        !add_thread_page(page, document, tree)) {
      add_article_page(page, document, tree);
    }
  }
  document.passages = std::move(tree).finish();
  if (document.passages.empty()) {
    const std::string_view words = trim(text);
    const auto begin = static_cast<uint32_t>(words.data() - text.data());
    const Span span{begin, begin + static_cast<uint32_t>(words.size())};
    document.passages.push_back({-1, PassageKind::Article, span, "", "", "", {}});
  }
}

}  // namespace hearsay
