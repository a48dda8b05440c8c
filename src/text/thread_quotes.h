// Quoted posts inside a reply: "X said: ↑ … Click to expand...", "Quote: Originally Posted by X", "X wrote:
// ↑",
// "[QUOTE=X] … [/QUOTE]", one within another.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/lines.h"
#include "text/passage_tree.h"

namespace hearsay {

// Reads the posts of one thread in order. Where a page does not mark a quotation's end, what was quoted is
// found in the earlier posts of its author; without that, a quotation is one paragraph. Keeps references to
// page and tree.
class QuoteReader {
 public:
  QuoteReader(const Page& page, PassageTree& tree) : page_(page), tree_(tree) {}

  // A member of the thread, whose name before "wrote:" is no prose.
  void add_member(std::string_view name) { posts_[name]; }

  // Adds the quotations of the post on lines [first, last) to the tree; returns the line after the last of
  // them, or `first`.
  size_t read_post(size_t first, size_t last);

  // The words of a post, to be found in the quotations of later ones.
  void add_post(std::string_view author, std::string_view words) { posts_[author].push_back(words); }

 private:
  struct Head {
    std::string_view author;
    std::string published;
    size_t end = 0;     // the line after it
    bool sure = false;  // an arrow, a date or "Originally posted by": no prose
  };

  bool read_head(size_t at, size_t last, Head& head) const;
  bool read_said(std::string_view line, Head& head) const;
  size_t read_quote(const Head& head, size_t last, size_t depth, bool marked);
  bool was_written_by(std::string_view author, std::string_view words);
  size_t closing_mark(size_t at, size_t last) const;

  const Page& page_;
  PassageTree& tree_;
  std::map<std::string_view, std::vector<std::string_view>> posts_;
  std::vector<size_t> marks_;       // "Click to expand" lines of the post being read
  bool marks_match_ = false;        // and each quotation of the post has its own
  size_t search_budget_ = 1 << 26;  // bytes that may still be searched for quoted words
};

}  // namespace hearsay
