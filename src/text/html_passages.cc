#include "text/html_passages.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "text/html_items.h"
#include "text/html_main.h"
#include "text/html_posts.h"
#include "text/notices.h"
#include "text/passage_tree.h"

namespace hearsay {
namespace {

// Sorted.
constexpr std::string_view kCaptionWords[] = {"caption", "figcaption", "imagecaption"};
static_assert(std::ranges::is_sorted(kCaptionWords));
constexpr std::string_view kCorrectionWords[] = {"correction", "corrections", "erratum"};
static_assert(std::ranges::is_sorted(kCorrectionWords));
constexpr std::string_view kBlocks[] = {"aside", "blockquote", "dd", "div",     "em", "footer",
                                        "i",     "li",         "p",  "section", "td"};
static_assert(std::ranges::is_sorted(kBlocks));

template <size_t size>
bool contains(const std::string_view (&sorted)[size], std::string_view word) {
  return std::binary_search(std::begin(sorted), std::end(sorted), word);
}

class PassageFinder {
 public:
  PassageFinder(const HtmlPage& page, const Document& document)
      : page_(page), document_(document), roles_(page.tree.nodes.size(), HtmlRole::None) {}

  std::vector<Passage> run() {
    order_ = numeric_order(page_.text.text);
    items_ = find_html_items(page_, order_);
    find_article();
    add_html_posts(page_, items_, roles_, passages_);
    add_inner();
    return with_gaps_filled(std::move(passages_).finish());
  }

 private:
  void add(PassageKind kind, int node, std::string author = "", Span author_span = {}) {
    passages_.add({-1, kind, page_.span(node), std::move(author), "", "", author_span});
  }

  void set_boilerplate(int node) {
    if (roles_[node] != HtmlRole::None || page_.span(node).empty()) return;
    roles_[node] = HtmlRole::Closed;
    add(PassageKind::Boilerplate, node);
  }

  void find_article() {
    std::vector<char> left_out(page_.tree.nodes.size());
    for (int node = 0; node < page_.size(); ++node)
      if (!page_.node(node).is_text()) left_out[node] = page_.hints.is_boilerplate(node);
    const HtmlMeasures all = measure_html(page_, std::vector<char>(page_.tree.nodes.size()));
    // A name such as "has-sidebar" on half of the page means nothing.
    for (int node = 0; node < page_.size(); ++node)
      if (left_out[node] && uint64_t{all.prose[node]} * 2 > all.prose[0] && !page_.hints.is_hidden(node))
        left_out[node] = 0;
    for (const HtmlItem& item : items_) left_out[item.node] = 1;
    const HtmlMeasures measures = measure_html(page_, left_out);

    const int article = find_main_article(page_, measures);
    uint32_t in_items = 0;
    for (const HtmlItem& item : items_)
      if (!item.comment && item.parent < 0) in_items += all.prose[item.node];
    constexpr uint32_t kShortest = 200;
    if (article < 0 || (in_items > 0 && measures.prose[article] < std::max(kShortest, in_items))) return;
    roles_[article] = HtmlRole::Passage;
    article_ = article;
    passages_.add({-1, PassageKind::Article, page_.span(article), document_.author, "", document_.published,
                   author_span()});
    prune(article, measures, left_out);
  }

  // Where the page names the author, if it does.
  Span author_span() const {
    if (document_.author.empty()) return {};
    const size_t at = page_.text.text.find(document_.author);
    if (at == std::string::npos) return {};
    return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + document_.author.size())};
  }

  // Parts of the article's element that are not the article: what is named so, and lists of links.
  void prune(int article, const HtmlMeasures& measures, const std::vector<char>& left_out) {
    for (int node = article + 1; node < page_.node(article).end;) {
      const HtmlNode& at = page_.node(node);
      const bool item = first_item_from(page_, items_, node) == node;
      const bool named = !at.is_text() && left_out[node] && !item &&
                         uint64_t{measures.prose[node]} * 3 < measures.prose[article];
      const bool link_list = !at.is_text() && at.name != "p" && at.name != "a" &&
                             measures.link_count[node] >= 2 && measures.prose[node] == 0 &&
                             uint64_t{measures.links[node]} * 10 > uint64_t{measures.text[node]} * 6;
      if (named || link_list) set_boilerplate(node);
      node = item || named || link_list ? at.end : node + 1;
    }
  }

  // Captions and corrections wherever they stand outside boilerplate, quotations outside items.
  void add_inner() {
    int correction_end = 0;
    int item_end = 0;
    size_t next_item = 0;
    for (int node = 0; node < page_.size();) {
      const HtmlNode& at = page_.node(node);
      if (roles_[node] == HtmlRole::Closed) {
        node = at.end;
        continue;
      }
      if (next_item < items_.size() && items_[next_item].node == node) {
        item_end = std::max(item_end, at.end);
        ++next_item;
      }
      if (!at.is_text() && !page_.span(node).empty() && roles_[node] == HtmlRole::None) {
        if (is_caption_element(node)) {
          add(PassageKind::Caption, node);
        } else if (at.name == "blockquote" && node >= item_end) {
          Span author_span;
          std::string author = quoted_author(page_, node, author_span);
          const Span words = quoted_words(page_, node);
          passages_.add({-1, PassageKind::Quotation, words, std::move(author), "", "", author_span});
        } else if (node >= correction_end && is_correction(node)) {
          add_correction(node);
          correction_end = at.end;
        }
      }
      ++node;
    }
  }

  void add_correction(int node) {
    constexpr size_t kStamp = 90;
    const auto date = find_date_after(page_.words(node).substr(0, kStamp), document_.published, order_);
    passages_.add({-1, PassageKind::Correction, page_.span(node), "", "", date ? date->iso : "", {}});
  }

  bool is_caption_element(int node) const {
    return page_.node(node).name == "figcaption" || page_.hints.has_word(node, kCaptionWords);
  }

  bool is_correction(int node) const {
    constexpr uint32_t kLongest = 2000;
    const Span span = page_.span(node);
    if (span.size() > kLongest || !contains(kBlocks, page_.node(node).name)) return false;
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
  std::vector<HtmlItem> items_;
  PassageTree passages_;
  NumericOrder order_ = NumericOrder::Unknown;
  int article_ = -1;
};

}  // namespace

std::vector<Passage> find_html_passages(const HtmlPage& page, const Document& document) {
  return PassageFinder(page, document).run();
}

}  // namespace hearsay
