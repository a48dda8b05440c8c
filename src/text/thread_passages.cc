#include "text/thread_passages.h"

#include <algorithm>
#include <utility>

#include "text/article_passages.h"
#include "text/reposts.h"
#include "text/thread_heads.h"
#include "text/thread_quotes.h"

namespace hearsay {
namespace {

// "____" or "--" alone: a signature follows.
bool is_signature_rule(std::string_view line) {
  return line.size() >= 2 && line.find_first_not_of(line.size() == 2 ? "-" : "_-") == std::string_view::npos;
}

class ThreadReader {
 public:
  ThreadReader(const Page& page, PassageTree& tree) : page_(page), tree_(tree), quotes_(page, tree) {}

  void read(const std::vector<PostHead>& heads) {
    for (const PostHead& head : heads) quotes_.add_member(head.author.of(page_.text));
    if (heads.front().first > 0) tree_.add(PassageKind::Boilerplate, page_.span(0, heads.front().first));
    for (size_t i = 0; i < heads.size(); ++i) {
      const PostHead& head = heads[i];
      if (head.card_first < head.card_last) {
        tree_.add(PassageKind::Boilerplate, page_.span(head.card_first, head.card_last));
      }
      const bool final_post = i + 1 == heads.size();
      add_post(head, final_post ? page_.lines.size() : heads[i + 1].first, final_post);
    }
  }

 private:
  // The line after the post's own words: buttons below it, and the foot of the page below the last post, are
  // cut off.
  size_t end_of_words(size_t first, size_t last, bool final_post) const {
    size_t end = last;
    if (final_post) {
      size_t short_tail = last;
      constexpr size_t kLongestLink = 120;
      while (short_tail > first && page_.line(short_tail - 1).size() <= kLongestLink) --short_tail;
      for (size_t at = short_tail; at < last; ++at) {
        if (!is_thread_footer(page_.line(at))) continue;
        end = at;
        break;
      }
    }
    while (end > first && is_thread_furniture(page_, end - 1)) --end;
    return end;
  }

  void add_post(const PostHead& head, size_t last, bool final_post) {
    const size_t first = head.last;
    const size_t end = end_of_words(first, last, final_post);
    if (end < last) tree_.add(PassageKind::Boilerplate, page_.span(end, last));
    if (end == first) return;
    Passage post{-1, PassageKind::Post, page_.span(first, end), "", "", head.published, head.author};
    post.author = std::string(head.author.of(page_.text));
    const std::string_view words = post.span.of(page_.text);
    tree_.add(std::move(post));

    const size_t body = quotes_.read_post(first, end);
    size_t own_end = end;
    for (size_t at = body; at < end; ++at) {
      if (!is_signature_rule(page_.line(at))) continue;
      tree_.add(PassageKind::Signature, page_.span(at, end));
      own_end = at;
      break;
    }
    if (!add_repost(page_, body, own_end, tree_)) add_notices(page_, body, own_end, head.published, tree_);
    quotes_.add_post(head.author.of(page_.text), words);
  }

  const Page& page_;
  PassageTree& tree_;
  QuoteReader quotes_;
};

// "Index » Bridges » Who sold it?"
bool is_path(std::string_view line) {
  for (const std::string_view step : {" » ", " > ", " › ", " ‹ ", " < ", " « "}) {
    if (line.find(step) != std::string_view::npos) return true;
  }
  return false;
}

// The thread's title among the lines above the first post: "Thread: …", or the line above "Thread starter …",
// or the line below the path to it.
std::string_view title_of(const Page& page, size_t heads_begin) {
  constexpr size_t kMostLines = 20;
  const size_t end = std::min(heads_begin, kMostLines);
  for (size_t at = 0; at < end; ++at) {
    const std::string_view line = page.line(at);
    for (const std::string_view label : {"thread: ", "topic: ", "subject: ", "re: "}) {
      if (starts_with_any_case(line, label)) return trim(line.substr(label.size()));
    }
    if (at > 0 && starts_with_any_case(line, "thread starter")) return page.line(at - 1);
  }
  for (size_t at = 1; at < end; ++at) {
    const std::string_view line = page.line(at);
    if (is_path(page.line(at - 1)) && !is_path(line) && !is_thread_furniture(line)) return line;
  }
  return {};
}

}  // namespace

bool add_thread_page(const Page& page, Document& document, PassageTree& tree) {
  const std::vector<PostHead> heads = find_post_heads(page);
  if (heads.empty()) return false;
  ThreadReader(page, tree).read(heads);
  if (document.title.empty()) document.title = std::string(title_of(page, heads.front().first));
  if (document.published.empty()) document.published = heads.front().published;
  return true;
}

}  // namespace hearsay
