#include "text/html_posts.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "text/html_quotes.h"
#include "text/lines.h"
#include "text/reposts.h"

namespace hearsay {
namespace {

// Sorted.
const HtmlWordList kQuoteWords = {"bbcodeblock", "bbcodequotation", "quotation", "quote",
                                  "quotebox",    "quotecontent",    "quotemain"};
const HtmlWordList kSignatureWords = {"ksig", "ksignature", "postsignature", "sig", "signature"};

class PostAdder {
 public:
  PostAdder(const HtmlPage& page, const std::vector<HtmlItem>& items, std::vector<HtmlRole>& roles,
            PassageTree& passages)
      : page_(page), items_(items), roles_(roles), passages_(passages) {}

  void run() {
    for (const HtmlItem& item : items_) add_item(item);
    for (const HtmlItem& item : items_)
      if (item.parent < 0) add_inner(item);
    if (std::any_of(items_.begin(), items_.end(), [&](const HtmlItem& item) { return can_be_repost(item); }))
      add_reposts();
  }

 private:
  void add_item(const HtmlItem& item) {
    const PassageKind kind = item.comment ? PassageKind::Comment : PassageKind::Post;
    passages_.add(
        {-1, kind, span_of(page_, item.nodes), item.author, "", item.published, item.author_span, item.link});
    for (const int node : item.beside) add_beside(item, node);
    if (item.body == item.nodes) return;
    add_around(item);
  }

  // What stands beside the body is the member's card, buttons, dates.
  void add_around(const HtmlItem& item) {
    const auto [nodes, body] = std::pair(item.nodes, item.body);
    for (int node = nodes.begin; node < nodes.end;) {
      const int end = page_.node(node).end;
      if (body.contains(node)) {
        if (roles_[node] == HtmlRole::None) roles_[node] = HtmlRole::Passage;
        node = body.end;
      } else if (node < body.begin && body.begin < end) {
        ++node;
      } else {
        add_beside(item, node);
        node = end;
      }
    }
  }

  // Not yet decided: a reply, or something around replies, must stay reachable.
  void add_beside(const HtmlItem& item, int node) {
    if (page_.span(node).empty() || roles_[node] != HtmlRole::None) return;
    const int inside = node == item.nodes.begin ? node + 1 : node;
    if (first_item_from(page_, items_, inside) < page_.node(node).end) return;
    close(node, is_signature(node) ? PassageKind::Signature : PassageKind::Boilerplate);
  }

  void close(int node, PassageKind kind) {
    roles_[node] = HtmlRole::Closed;
    passages_.add(kind, page_.span(node));
  }

  // Quotations and signatures inside an item.
  void add_inner(const HtmlItem& item) {
    for (int node = item.nodes.begin; node < item.nodes.end;) {
      const HtmlNode& at = page_.node(node);
      if (!at.is_text() && !page_.span(node).empty() && roles_[node] == HtmlRole::None) {
        if (is_quotation(node)) {
          Span author_span;
          std::string author = quoted_author(page_, node, author_span);
          const Span words = quoted_words(page_, node);
          passages_.add({-1, PassageKind::Quotation, words, std::move(author), "", "", author_span});
        } else if (is_signature(node)) {
          close(node, PassageKind::Signature);
        }
      }
      node = roles_[node] == HtmlRole::Closed ? at.end : node + 1;
    }
  }

  bool can_be_repost(const HtmlItem& item) const {
    constexpr uint32_t kShortest = 600;
    return span_of(page_, item.body).size() >= kShortest;
  }

  // Articles pasted into posts; the lines of a page and of a thread without markup are read alike.
  void add_reposts() {
    const Page lines = read_page(page_.text.text);
    const auto line_at = [&](uint32_t place) {
      const auto line =
          std::lower_bound(lines.lines.begin(), lines.lines.end(), place,
                           [](const Line& at, uint32_t begin) { return at.span.begin < begin; });
      return static_cast<size_t>(line - lines.lines.begin());
    };
    for (const HtmlItem& item : items_) {
      if (!can_be_repost(item)) continue;
      const Span own = own_words(item);
      const size_t first = line_at(own.begin);
      const size_t last = line_at(own.end);
      if (first >= last || !add_repost(lines, first, last, passages_)) continue;
      for (int node = item.body.begin; node < item.body.end; ++node)
        if (roles_[node] == HtmlRole::None) roles_[node] = HtmlRole::Passage;
    }
  }

  // The body behind the quotations that it begins with, up to its signature.
  Span own_words(const HtmlItem& item) const {
    Span own = span_of(page_, item.body);
    for (int node = item.body.begin; node < item.body.end; ++node) {
      const Span span = page_.span(node);
      if (page_.node(node).is_text() || span.empty()) continue;
      if (is_quotation(node) && span.begin <= own.begin + 2) own.begin = std::max(own.begin, span.end);
      if (roles_[node] == HtmlRole::Closed && is_signature(node)) own.end = std::min(own.end, span.begin);
    }
    own.end = std::max(own.begin, own.end);
    return own;
  }

  bool is_signature(int node) const {
    return !page_.node(node).is_text() && page_.hints.has_word(node, kSignatureWords);
  }

  bool is_quotation(int node) const {
    const HtmlNode& element = page_.node(node);
    if (element.tag == HtmlTag::Blockquote)
      return !page_.hints.has_class(node, "messagetext") && !page_.hints.has_class(node, "postcontent");
    return (element.tag == HtmlTag::Div || element.tag == HtmlTag::Fieldset) &&
           page_.hints.has_word(node, kQuoteWords) && !contains_blockquote(node);
  }

  // The quotation proper is the blockquote; the box around it also has "X said:", which belongs to it.
  bool contains_blockquote(int node) const {
    constexpr int kNear = 12;
    const int end = std::min(page_.node(node).end, node + kNear);
    for (int inner = node + 1; inner < end; ++inner)
      if (page_.node(inner).tag == HtmlTag::Blockquote) return true;
    return false;
  }

  const HtmlPage& page_;
  const std::vector<HtmlItem>& items_;
  std::vector<HtmlRole>& roles_;
  PassageTree& passages_;
};

}  // namespace

void add_html_posts(const HtmlPage& page, const std::vector<HtmlItem>& items, std::vector<HtmlRole>& roles,
                    PassageTree& passages) {
  PostAdder(page, items, roles, passages).run();
}

int first_item_from(const HtmlPage& page, const std::vector<HtmlItem>& items, int node) {
  const auto item = std::lower_bound(items.begin(), items.end(), node,
                                     [](const HtmlItem& other, int at) { return other.nodes.begin < at; });
  return item == items.end() ? page.size() : item->nodes.begin;
}

}  // namespace hearsay
