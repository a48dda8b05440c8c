#include "text/html_passages.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "text/html_article.h"
#include "text/html_article_quotes.h"
#include "text/html_blocks.h"
#include "text/html_items.h"
#include "text/html_main.h"
#include "text/html_posts.h"
#include "text/html_quotes.h"
#include "text/notices.h"
#include "text/passage_tree.h"

namespace hearsay {
namespace {

// Sorted.
const HtmlWordList kCorrectionWords = {"correction", "corrections", "erratum"};
constexpr HtmlTagSet kBlocks = {HtmlTag::Aside, HtmlTag::Blockquote, HtmlTag::Dd, HtmlTag::Div,
                                HtmlTag::Em,    HtmlTag::Footer,     HtmlTag::I,  HtmlTag::Li,
                                HtmlTag::P,     HtmlTag::Section,    HtmlTag::Td};

constexpr uint32_t kShortestArticle = 200;  // bytes of prose, where it has to be one

class PassageFinder {
 public:
  PassageFinder(const HtmlPage& page, const Document& document)
      : page_(page), document_(document), roles_(page.tree.nodes.size(), HtmlRole::None) {}

  std::vector<Passage> run() {
    pictured_ = find_picture_parts(page_);
    find_corrections();
    items_ = find_html_items(page_);
    find_article();
    add_html_posts(page_, items_, roles_, passages_);
    add_inner();
    return with_gaps_filled(std::move(passages_).finish());
  }

 private:
  void add(PassageKind kind, int node, std::string author = "", Span author_span = {}) {
    passages_.add({-1, kind, page_.span(node), std::move(author), "", "", author_span});
  }

  // Where names leave no article at all, they count for small parts only: all of it may stand in what is
  // called a sidebar's grid.
  void find_article() {
    HtmlBlocks blocks = find_html_blocks(page_);
    constexpr uint32_t kHalf = 2;
    constexpr uint32_t kTenth = 10;
    if (!find_article(blocks, kHalf, 1)) find_article(blocks, kTenth, kShortestArticle);
  }

  // Names leave out parts that have no more than the `share`th of the page's prose. False where that leaves
  // none with `least` bytes of prose.
  bool find_article(HtmlBlocks& blocks, uint32_t share, uint32_t least) {
    measure_subtrees(page_, std::vector<char>(page_.tree.nodes.size()), blocks);
    const std::vector<char> out = left_out(blocks, share);
    uint32_t in_items = 0;
    for (const HtmlItem& item : items_)
      if (!item.comment && item.parent < 0) in_items += prose_of(item, blocks);
    measure_subtrees(page_, out, blocks);
    const int found = find_main_article(page_, blocks);
    if (found < 0 || blocks.prose_size[found] < least) return in_items > 0;
    if (in_items > 0 && blocks.prose_size[found] < std::max(kShortestArticle, in_items)) return true;
    return add_article(read_html_article(page_, blocks, found, out, pictured_, document_.title));
  }

  // What is no part of an article, by its names; a name such as "has-sidebar" on half of the page means
  // nothing.
  std::vector<char> left_out(const HtmlBlocks& blocks, uint32_t share) const {
    std::vector<char> out(page_.tree.nodes.size());
    for (const HtmlItem& item : items_)
      for (int node = item.nodes.begin; node < item.nodes.end; node = page_.node(node).end) out[node] = 1;
    int quote_end = 0;  // in a quotation, a footer and the like belong to it
    for (int node = 0; node < page_.size(); ++node) {
      const HtmlNode& at = page_.node(node);
      if (at.tag == HtmlTag::Blockquote) quote_end = std::max(quote_end, at.end);
      if (at.parent >= 0 && out[at.parent]) out[node] = 1;
      if (out[node] || at.is_text()) continue;
      const bool small = uint64_t{blocks.prose_size[node]} * share <= blocks.prose_size[0];
      const bool named = node >= quote_end && small && !(at.tag == HtmlTag::P && blocks.prose[node]) &&
                         page_.hints.is_boilerplate(node);
      out[node] = named || page_.hints.is_hidden(node);
    }
    return out;
  }

  uint32_t prose_of(const HtmlItem& item, const HtmlBlocks& blocks) const {
    uint32_t prose = 0;
    for (int node = item.nodes.begin; node < item.nodes.end; node = page_.node(node).end)
      prose += blocks.prose_size[node];
    return prose;
  }

  // False where nothing is kept.
  bool add_article(const HtmlArticle& article) {
    Span span{UINT32_MAX, 0};
    std::vector<uint32_t> kept(page_.tree.nodes.size());
    for (int node = page_.size() - 1; node >= article.frame; --node) {
      if (page_.node(node).is_text() && !page_.span(node).empty() && article.kept[node]) {
        kept[node] = page_.span(node).size();
        span.begin = std::min(span.begin, page_.span(node).begin);
        span.end = std::max(span.end, page_.span(node).end);
      }
      if (page_.node(node).parent >= 0) kept[page_.node(node).parent] += kept[node];
    }
    if (span.begin >= span.end) return false;
    roles_[article.frame] = HtmlRole::Passage;
    passages_.add({-1, PassageKind::Article, span, document_.author, "", document_.published, author_span()});
    for (int node = article.frame + 1; node < page_.node(article.frame).end;) {
      const int end = page_.node(node).end;
      const int item = first_item_from(page_, items_, node);
      const bool dropped = kept[node] == 0 && item >= end && !page_.span(node).empty() && !corrects(node);
      if (dropped && span.contains(page_.span(node))) {
        roles_[node] = HtmlRole::Closed;
        add(pictured_[node] ? PassageKind::Caption : PassageKind::Boilerplate, node);
      }
      node = dropped || item == node ? end : node + 1;
    }
    return true;
  }

  // Where the page names the author, if it does.
  Span author_span() const {
    if (document_.author.empty()) return {};
    const size_t at = page_.text.text.find(document_.author);
    if (at == std::string::npos) return {};
    return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + document_.author.size())};
  }

  void find_corrections() {
    corrections_before_.reserve(page_.tree.nodes.size() + 1);
    int end = 0;  // of the last one: what is inside it is none of its own
    uint32_t count = 0;
    for (int node = 0; node < page_.size(); ++node) {
      corrections_before_.push_back(count);
      if (node < end || page_.node(node).is_text() || page_.span(node).empty() || !is_correction(node))
        continue;
      ++count;
      end = page_.node(node).end;
    }
    corrections_before_.push_back(count);
  }

  bool corrects(int node) const {
    return corrections_before_[node] < corrections_before_[page_.node(node).end];
  }

  // Captions and corrections wherever they stand outside boilerplate, quotations outside items.
  void add_inner() {
    int item_end = 0;
    size_t next_item = 0;
    for (int node = 0; node < page_.size();) {
      const HtmlNode& at = page_.node(node);
      if (roles_[node] == HtmlRole::Closed) {
        node = at.end;
        continue;
      }
      if (next_item < items_.size() && items_[next_item].nodes.begin == node) {
        item_end = std::max(item_end, items_[next_item].nodes.end);
        ++next_item;
      }
      if (!at.is_text() && !page_.span(node).empty() && roles_[node] == HtmlRole::None) {
        if (is_html_caption(page_, node)) {
          add(PassageKind::Caption, node);
        } else if (at.tag == HtmlTag::Blockquote && node >= item_end) {
          add_quotation(node);
        } else if (corrections_before_[node] < corrections_before_[node + 1]) {
          add_correction(node);
        }
      }
      ++node;
    }
  }

  // As articles quote, or else as posts do.
  void add_quotation(int node) {
    HtmlQuote quote = read_html_quote(page_, node);
    Span words = page_.span(node);
    if (quote.author.empty()) {
      quote.author = quoted_author(page_, node, quote.author_span);
      words = quoted_words(page_, node);
    }
    passages_.add({-1, PassageKind::Quotation, words, std::move(quote.author), "", std::move(quote.published),
                   quote.author_span});
  }

  void add_correction(int node) {
    constexpr size_t kStamp = 90;
    const auto date = find_date_after(page_.words(node).substr(0, kStamp), document_.published, page_.order);
    passages_.add({-1, PassageKind::Correction, page_.span(node), "", "", date ? date->iso : "", {}});
  }

  bool is_correction(int node) const {
    constexpr uint32_t kLongest = 2000;
    const Span span = page_.span(node);
    if (span.size() > kLongest || !kBlocks.has(page_.node(node).tag)) return false;
    return is_correction_notice(page_.words(node)) ||
           (span.size() > 20 && page_.hints.has_word(node, kCorrectionWords));
  }

  // All words are in a passage: what stands between the outermost ones is boilerplate.
  std::vector<Passage> with_gaps_filled(std::vector<Passage> found) const {
    PassageTree tree;
    uint32_t at = 0;
    for (const Passage& passage : found) {
      if (passage.parent < 0) {
        add_gap(tree, {at, passage.span.begin});
        at = passage.span.end;
      }
    }
    add_gap(tree, {at, static_cast<uint32_t>(page_.text.text.size())});
    for (Passage& passage : found) tree.add(std::move(passage));
    return std::move(tree).finish();
  }

  void add_gap(PassageTree& tree, Span gap) const {
    const std::string_view words = gap.of(page_.text.text);
    const size_t begin = words.find_first_not_of(" \t\n");
    if (begin == std::string_view::npos) return;
    const size_t end = words.find_last_not_of(" \t\n") + 1;
    tree.add(PassageKind::Boilerplate,
             {gap.begin + static_cast<uint32_t>(begin), gap.begin + static_cast<uint32_t>(end)});
  }

  const HtmlPage& page_;
  const Document& document_;
  std::vector<HtmlRole> roles_;
  std::vector<char> pictured_;
  std::vector<uint32_t> corrections_before_;  // how many begin before a node; one more at the end
  std::vector<HtmlItem> items_;
  PassageTree passages_;
};

}  // namespace

std::vector<Passage> find_html_passages(const HtmlPage& page, const Document& document) {
  return PassageFinder(page, document).run();
}

}  // namespace hearsay
