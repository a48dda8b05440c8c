#include "text/html_main.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace hearsay {
namespace {

using Trust = HtmlHints::Trust;

class ArticleFinder {
 public:
  ArticleFinder(const HtmlPage& page, const HtmlBlocks& blocks)
      : page_(page), blocks_(blocks), prose_(blocks.prose_size) {
    score_paragraphs(blocks);
    for (int node = 0; node < page.size(); ++node)
      trust_.push_back(prose_[node] > 0 ? page.hints.trust_as_article(node) : Trust::None);
  }

  int run() const {
    if (page_.size() == 0 || prose_[0] == 0) return -1;
    const int densest = static_cast<int>(std::max_element(score_.begin(), score_.end()) - score_.begin());
    for (const Trust trust : {Trust::Body, Trust::Article, Trust::Main}) {
      const int named = find_named(trust);
      if (named >= 0 && uint64_t{prose_[named]} * 2 >= prose_[densest]) return with_parts(named, trust);
    }
    return with_siblings(densest);
  }

 private:
  // A paragraph speaks for its parent, half for what is around that, a quarter for the next.
  void score_paragraphs(const HtmlBlocks& blocks) {
    score_.resize(prose_.size());
    for (int node = 0; node < page_.size(); ++node) {
      if (!blocks.prose[node] || prose_[node] == 0) continue;
      // A block that flows in a div of its own is a paragraph; br-parted text is both.
      score_[node] += blocks.own[node];
      int around = page_.node(node).parent;
      for (uint32_t part = 1; part <= 4 && around >= 0; part *= 2, around = page_.node(around).parent)
        score_[around] += blocks.own[node] / part;
    }
  }

  // Of the nodes so named the one with the most text, the innermost of about equal ones.
  int find_named(Trust trust) const {
    int best = -1;
    for (int node = 0; node < page_.size(); ++node) {
      if (prose_[node] == 0 || trust_[node] != trust) continue;
      const bool inside = best >= 0 && node < page_.node(best).end;
      if (best < 0 ||
          (inside ? uint64_t{prose_[node]} * 10 >= uint64_t{prose_[best]} * 9 : prose_[node] > prose_[best]))
        best = node;
    }
    return best;
  }

  // An article may stand in several parts that are named alike, with little but them in what is around them.
  int with_parts(int named, Trust trust) const {
    if (trust != Trust::Body) return named;
    int around = named;
    uint64_t parts = 0;
    for (int node = 0; node < page_.size();) {
      const bool part = uint64_t{prose_[node]} * 10 >= prose_[named] && trust_[node] == trust;
      if (part) {
        parts += prose_[node];
        while (page_.node(around).end <= node || around > node) around = page_.node(around).parent;
      }
      node = part ? page_.node(node).end : node + 1;
    }
    return uint64_t{prose_[around]} * 10 <= parts * 13 ? around : named;
  }

  // What stands beside the densest part and is text rather than links belongs to it.
  int with_siblings(int densest) const {
    int best = densest;
    for (int at = page_.node(best).parent; at >= 0; at = page_.node(at).parent) {
      const uint64_t text = blocks_.text_size[at] - blocks_.text_size[best];
      const uint64_t links = blocks_.link_size[at] - blocks_.link_size[best];
      const uint64_t prose = prose_[at] - prose_[best];
      if (links * 3 > text) break;
      if (prose * 2 >= text && prose * 5 >= prose_[best]) best = at;
    }
    return best;
  }

  const HtmlPage& page_;
  const HtmlBlocks& blocks_;
  const std::vector<uint32_t>& prose_;
  std::vector<uint64_t> score_;
  std::vector<Trust> trust_;  // of nodes with running text
};

}  // namespace

int find_main_article(const HtmlPage& page, const HtmlBlocks& blocks) {
  return ArticleFinder(page, blocks).run();
}

}  // namespace hearsay
