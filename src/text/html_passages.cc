#include "text/html_passages.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "text/html_items.h"
#include "text/html_main.h"
#include "text/notices.h"
#include "text/passage_tree.h"

namespace hearsay {
namespace {

// Sorted.
constexpr std::string_view kCaptionWords[] = {"caption", "figcaption", "imagecaption"};
static_assert(std::ranges::is_sorted(kCaptionWords));
constexpr std::string_view kQuoteWords[] = {"bbcodeblock", "bbcodequotation", "quotation", "quote",
                                            "quotebox",    "quotecontent",    "quotemain"};
static_assert(std::ranges::is_sorted(kQuoteWords));
constexpr std::string_view kCorrectionWords[] = {"correction", "corrections", "erratum"};
static_assert(std::ranges::is_sorted(kCorrectionWords));
constexpr std::string_view kSignatureWords[] = {"sig", "signature"};
static_assert(std::ranges::is_sorted(kSignatureWords));
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
      : page_(page), document_(document), roles_(page.tree.nodes.size(), Role::None) {}

  std::vector<Passage> run() {
    order_ = numeric_order(page_.text.text);
    items_ = find_html_items(page_, order_);
    find_article();
    for (const HtmlItem& item : items_) add_item(item);
    add_inner();
    return with_gaps_filled(std::move(passages_).finish());
  }

 private:
  // What a node was found to be; what is inside a decided part is looked at no more.
  enum class Role : uint8_t { None, Article, Item, Body, Boilerplate };

  void add(PassageKind kind, int node, std::string author = "", Span author_span = {}) {
    passages_.add({-1, kind, page_.span(node), std::move(author), "", "", author_span});
  }

  void set_boilerplate(int node) {
    if (roles_[node] != Role::None || page_.span(node).empty()) return;
    roles_[node] = Role::Boilerplate;
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
    roles_[article] = Role::Article;
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
      const bool item = first_item_from(node) == node;
      const bool named = !at.is_text() && left_out[node] && !item &&
                         uint64_t{measures.prose[node]} * 3 < measures.prose[article];
      const bool link_list = !at.is_text() && at.name != "p" && at.name != "a" &&
                             measures.link_count[node] >= 2 && measures.prose[node] == 0 &&
                             uint64_t{measures.links[node]} * 10 > uint64_t{measures.text[node]} * 6;
      if (named || link_list) set_boilerplate(node);
      node = item || named || link_list ? at.end : node + 1;
    }
  }

  void add_item(const HtmlItem& item) {
    roles_[item.node] = Role::Item;
    const PassageKind kind = item.comment ? PassageKind::Comment : PassageKind::Post;
    passages_.add({-1, kind, page_.span(item.node), item.author, "", item.published, item.author_span});
    if (item.body == item.node) return;
    roles_[item.body] = Role::Body;
    // On the way down to the body, what stands beside it is the member's card, buttons, dates.
    for (int at = item.node; at != item.body;) {
      int next = item.body;
      for (int child = at + 1; child < page_.node(at).end; child = page_.node(child).end) {
        if (child <= item.body && item.body < page_.node(child).end)
          next = child;
        else
          add_beside(child);
      }
      at = next;
    }
  }

  // The first node of an item at or behind a node.
  int first_item_from(int node) const {
    const auto item = std::lower_bound(items_.begin(), items_.end(), node,
                                       [](const HtmlItem& other, int at) { return other.node < at; });
    return item == items_.end() ? page_.size() : item->node;
  }

  // Not yet decided: a reply, or something around replies, must stay reachable.
  void add_beside(int node) {
    if (page_.span(node).empty()) return;
    if (first_item_from(node) < page_.node(node).end) return;
    if (is_signature(node))
      mark(node, PassageKind::Signature);
    else
      set_boilerplate(node);
  }

  void mark(int node, PassageKind kind) {
    roles_[node] = Role::Boilerplate;
    add(kind, node);
  }

  bool is_signature(int node) const {
    return !page_.node(node).is_text() && page_.hints.has_word(node, kSignatureWords);
  }

  // Captions, quotations, corrections and signatures, wherever they stand outside boilerplate.
  void add_inner() {
    int correction_end = 0;
    for (int node = 0; node < page_.size();) {
      const HtmlNode& at = page_.node(node);
      if (roles_[node] == Role::Boilerplate) {
        node = at.end;
        continue;
      }
      if (!at.is_text() && !page_.span(node).empty() && roles_[node] == Role::None) {
        if (is_caption_element(node)) {
          add(PassageKind::Caption, node);
        } else if (is_quotation(node)) {
          Span author_span;
          std::string author = quoted_author(page_, node, author_span);
          const Span words = quoted_words(page_, node);
          passages_.add({-1, PassageKind::Quotation, words, std::move(author), "", "", author_span});
        } else if (is_signature(node)) {
          mark(node, PassageKind::Signature);
          continue;
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

  bool is_quotation(int node) const {
    const HtmlNode& element = page_.node(node);
    if (element.name == "blockquote")
      return !page_.hints.has_class(node, "messagetext") && !page_.hints.has_class(node, "postcontent");
    return (element.name == "div" || element.name == "fieldset") && page_.hints.has_word(node, kQuoteWords) &&
           !contains_blockquote(node);
  }

  // The quotation proper is the blockquote; the box around it also has "X said:", which belongs to it.
  bool contains_blockquote(int node) const {
    constexpr int kNear = 12;
    const int end = std::min(page_.node(node).end, node + kNear);
    for (int inner = node + 1; inner < end; ++inner)
      if (page_.node(inner).name == "blockquote") return true;
    return false;
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
  std::vector<Role> roles_;
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
