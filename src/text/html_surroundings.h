// What surrounds a page's headline, and what belongs to something else: comments, related articles,
// navigation.
#pragma once

#include <cstdint>
#include <vector>

#include "text/html_page.h"

namespace hearsay {

class HtmlSurroundings {
 public:
  // `headline` is a node or -1. Linear.
  HtmlSurroundings(const HtmlPage& page, int headline);

  // Whether the node stands in a part of the page that is about other things.
  bool is_foreign(int node) const { return foreign_[static_cast<size_t>(node)] != 0; }
  // The same, but for what is only hidden: machines are told there what belongs to the page.
  bool is_elsewhere(int node) const { return foreign_[static_cast<size_t>(node)] == kElsewhere; }
  // Whether a place in the page's text lies among comments.
  bool is_comment_at(uint32_t at) const;
  // Whether the node stands where an article names its author and date: shortly before or after its headline.
  bool is_near(int node) const {
    const Span span = page_.span(node);
    return span.begin >= near_.begin && span.begin < near_.end;
  }
  // The same as a stretch of the page's text; empty without a headline.
  Span near() const { return near_; }
  Span headline() const { return headline_; }

 private:
  static constexpr char kHidden = 1;
  static constexpr char kElsewhere = 2;

  const HtmlPage& page_;
  std::vector<char> foreign_;   // by node
  std::vector<Span> comments_;  // in order
  Span near_, headline_;
};

}  // namespace hearsay
