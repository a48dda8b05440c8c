#include "text/reposts.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "text/article_passages.h"
#include "text/bylines.h"

namespace hearsay {
namespace {

// "Last edited: Mar 9, 2014": the poster's own, never part of what was reposted.
bool is_edit_mark(std::string_view line) {
  return line.size() < 100 &&
         (starts_with_any_case(line, "last edited") || starts_with_any_case(line, "edited by "));
}

// Whether a paragraph speaks in the first person outside quotation marks, as a poster's remark does and a
// news article does not.
bool speaks_of_self(std::string_view paragraph) {
  constexpr size_t kLongestRemark = 400;
  if (paragraph.size() > kLongestRemark || paragraph.find('"') != std::string_view::npos) return false;
  for (const std::string_view word : split_words(paragraph)) {
    const std::string lower = lower_case(strip(word, ".,!?();:"));
    if (lower == "i" || lower.starts_with("i'") || lower.starts_with("i’") || lower == "my" ||
        lower == "imo" || lower == "imho" || lower == "lol") {
      return true;
    }
  }
  return false;
}

}  // namespace

bool add_repost(const Page& page, size_t first, size_t last, PassageTree& tree) {
  constexpr size_t kSearched = 8;
  std::optional<ArticleHead> head;
  size_t begin = first;
  size_t block = first;
  for (size_t at = first; at < std::min(last, first + kSearched) && !head; ++at) {
    if (page.lines[at].gap) block = at;
    const std::string_view line = page.line(at);
    const bool byline = read_byline(line, page.order) || (at > block && read_bare_byline(line, page.order));
    if (!byline) continue;
    begin = block;
    // A byline set off from its headline.
    if (begin == at && at > first + 1 && page.line(at - 1).back() != ':' && page.line(at - 1).size() < 160) {
      begin = at - 1;
    }
    head = read_article_head(page, begin, last);
    if (head->author.empty() && head->outlet.empty()) head.reset();
  }
  if (!head || head->end >= last) return false;
  size_t end = add_notices(page, head->end, last, head->published, tree);
  if (end <= head->end) {
    end = last;
    while (end > head->end + 1 && (is_edit_mark(page.line(end - 1)) || speaks_of_self(page.line(end - 1))))
      --end;
  }
  Passage article{-1, PassageKind::Article, page.span(begin, end), "", "", head->published, head->author};
  article.author = std::string(head->author.of(page.text));
  article.outlet = std::string(head->outlet.of(page.text));
  tree.add(std::move(article));
  return true;
}

}  // namespace hearsay
