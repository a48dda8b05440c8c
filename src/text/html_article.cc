#include "text/html_article.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <utility>

#include "text/lines.h"
#include "text/notices.h"

namespace hearsay {
namespace {

const HtmlWordList kCaptionWords = {"caption", "figcaption", "imagecaption"};
// Who took a picture, and words for its caption that mean other things outside articles.
const HtmlWordList kCreditWords = {"bildtext", "bildunterschrift", "copyright", "credit",
                                   "credits",  "legend",           "legende",   "leyenda"};
const HtmlWordList kTeaserWords = {"teaser"};
// Elements whose words are text even when they are short.
constexpr HtmlTagSet kTextElements = {HtmlTag::Blockquote, HtmlTag::Dd,  HtmlTag::Dt, HtmlTag::Li,
                                      HtmlTag::P,          HtmlTag::Pre, HtmlTag::Td, HtmlTag::Th};

// Names of a part around a picture.
const HtmlWordList kPictureWords = {"bild", "foto", "image", "img", "photo", "picture"};

bool is_heading(HtmlTag tag) { return (traits_of(tag) & HtmlTrait::kHeading) != 0; }

// A picture, with no heading before it.
bool holds_picture(const HtmlPage& page, int node) {
  constexpr int kNear = 24;
  const int end = std::min(page.node(node).end, node + kNear);
  for (int inner = node + 1; inner < end; ++inner)
    if (is_heading(page.node(inner).tag))
      return false;
    else if (page.node(inner).tag == HtmlTag::Img || page.node(inner).tag == HtmlTag::Picture)
      return true;
  return false;
}

bool ends_sentence(std::string_view words) {
  for (const std::string_view end : {".", "!", "?", ":", "…", "”", "\"", "»", "“", ")", "।", "。"})
    if (words.ends_with(end)) return true;
  return false;
}

// A date, or at least a year in what is no sentence.
bool is_dated(std::string_view words) {
  if (find_date(words, NumericOrder::DayFirst)) return true;
  if (ends_sentence(words)) return false;
  for (size_t at = words.find("20"); at != std::string_view::npos; at = words.find("20", at + 1))
    if (at + 4 <= words.size() && is_digit(words[at + 2]) && is_digit(words[at + 3])) return true;
  return false;
}

class ArticleReader {
 public:
  ArticleReader(const HtmlPage& page, const HtmlBlocks& blocks, const std::vector<char>& out,
                const std::vector<char>& pictured)
      : page_(page), blocks_(blocks), out_(out), pictured_(pictured) {
    article_.kept.resize(page.tree.nodes.size());
  }

  HtmlArticle run(int article, std::string_view title) {
    article_.frame = article;
    begin_ = article;
    in_body_ = page_.hints.trust_as_article(article) == HtmlHints::Trust::Body;
    end_ = page_.node(article).end;
    pruned_ = out_;
    prune();
    count_paragraphs();
    int quote_end = 0;
    for (int node = begin_; node < end_; ++node) {
      if (page_.node(node).tag == HtmlTag::Blockquote) quote_end = std::max(quote_end, page_.node(node).end);
      if (blocks_.is_block(node) && !pruned_[node]) article_.kept[node] = is_text(node, node < quote_end);
    }
    drop_before_text(title);
    drop_after_text();
    drop_headings();
    add_lead(title);
    for (int node = article_.frame; node < end_; ++node)
      if (page_.node(node).is_text() && blocks_.block[node] != node)
        article_.kept[node] =
            article_.kept[blocks_.block[node]] && pruned_[node] == pruned_[blocks_.block[node]];
    return std::move(article_);
  }

 private:
  // Lists of links and cards of other articles.
  void prune() {
    for (int node = begin_ + 1; node < end_;) {
      const HtmlNode& at = page_.node(node);
      if (!at.is_text() && at.tag != HtmlTag::Blockquote && !pruned_[node] &&
          (is_link_list(node) || is_card(node)))
        std::fill(pruned_.begin() + node, pruned_.begin() + at.end, char{1});
      node = pruned_[node] || at.tag == HtmlTag::Blockquote ? at.end : node + 1;
    }
  }

  bool is_link_list(int node) const {
    const std::string_view name = page_.node(node).name;
    return name != "p" && name != "a" && blocks_.link_count[node] >= 2 && blocks_.prose_size[node] == 0 &&
           uint64_t{blocks_.link_size[node]} * 10 > uint64_t{blocks_.text_size[node]} * 6;
  }

  // Another article in short, inside this one: its heading leads to it.
  bool is_card(int node) const {
    if (page_.node(node).tag != HtmlTag::Article ||
        uint64_t{blocks_.prose_size[node]} * 3 > blocks_.prose_size[begin_])
      return false;
    for (int inner = node; inner < page_.node(node).end; ++inner)
      if (is_heading(page_.node(inner).tag) && !page_.span(inner).empty())
        return uint64_t{blocks_.link_size[inner]} * 2 > blocks_.text_size[inner];
    return false;
  }

  void count_paragraphs() {
    for (int node = begin_; node < end_; ++node)
      if (blocks_.prose[node] && !pruned_[node]) {
        prose_ += blocks_.own[node];
        if (kTextElements.has(page_.node(node).tag)) paragraphs_ += blocks_.own[node];
      }
  }

  bool is_text_element(int node) const {
    return kTextElements.has(page_.node(node).tag) || (heads(node) && page_.node(node).tag != HtmlTag::H1);
  }

  // A heading; a longer one is a paragraph that is made large.
  bool heads(int node) const {
    constexpr uint32_t kLongest = 120;
    if (blocks_.own[node] > kLongest) return false;
    const int parent = page_.node(node).parent;
    return is_heading(page_.node(node).tag) || (parent >= 0 && is_heading(page_.node(parent).tag));
  }

  bool is_text(int node, bool quoted) const {
    const std::string_view name = page_.node(node).name;
    if (pictured_[node]) return false;
    const std::string_view words = trim(page_.words(node));
    if (heads(node)) return !is_page_furniture(words) && !is_pointer(node);
    if (blocks_.prose[node]) return !is_page_furniture(words) && !is_pointer(node);
    // A link alone leads elsewhere.
    if (uint64_t{blocks_.own_links[node]} * 10 > uint64_t{blocks_.own[node]} * 8 && name != "td" &&
        name != "th" && !quoted)
      return false;
    if (is_page_furniture(words) || (name != "li" && is_pointer(node))) return false;
    if (quoted || kTextElements.has(page_.node(node).tag)) return true;
    // Words that stand in no paragraph, on a page that has paragraphs.
    return paragraphs_ * 2 < prose_ || ends_sentence(words);
  }

  // Headline, byline, date and the like.
  void drop_before_text(std::string_view title) {
    int first = begin_;
    while (first < end_ && !(is_kept_text(first) && begins_text(blocks_.block[first], title))) ++first;
    if (first == end_) return;
    for (int node = begin_; node < first; ++node)
      if (page_.node(node).is_text() && blocks_.block[node] != blocks_.block[first])
        article_.kept[blocks_.block[node]] = 0;
  }

  // "Read also: ", and a link: whatever the language, a few words with a colon that lead to another page.
  bool is_pointer(int block) const {
    constexpr uint32_t kLongestLabel = 40;
    if (blocks_.own_links[block] == 0 || blocks_.own[block] - blocks_.own_links[block] > kLongestLabel)
      return false;
    std::string_view label;
    for (int node = block + 1; node < page_.node(block).end; ++node) {
      if (!page_.node(node).is_text() || page_.span(node).empty()) continue;
      if (blocks_.in_link[node]) break;
      label = page_.words(node);
    }
    return trim(label).ends_with(':');
  }

  bool is_kept_text(int node) const {
    return page_.node(node).is_text() && !page_.span(node).empty() && article_.kept[blocks_.block[node]];
  }

  bool begins_text(int block, std::string_view title) const {
    constexpr uint32_t kShort = 100;
    const std::string_view words = trim(page_.words(block));
    if (page_.node(block).tag == HtmlTag::H1 || words == title) return false;
    if (blocks_.own[block] < kShort && is_dated(words)) return false;
    return blocks_.prose[block] || blocks_.own[block] > kShort ||
           (is_text_element(block) && (in_body_ || ends_sentence(words)));
  }

  void drop_after_text() {
    for (int node = end_ - 1; node >= begin_; --node) {
      if (!is_kept_text(node)) continue;
      const int block = blocks_.block[node];
      if (blocks_.prose[block] || ends_sentence(trim(page_.words(block))) ||
          page_.node(block).tag == HtmlTag::Li || page_.node(block).tag == HtmlTag::Td ||
          (in_body_ && is_text_element(block)))
        return;
      article_.kept[block] = 0;
    }
  }

  // A heading over nothing that is kept was over what is not.
  void drop_headings() {
    bool text = false;
    for (int node = end_ - 1; node >= begin_; --node) {
      if (!page_.node(node).is_text() || page_.span(node).empty()) continue;
      const int block = blocks_.block[node];
      if (!heads(block))
        text = article_.kept[block] || (text && (out_[block] || !pruned_[block]));
      else if (!text)
        article_.kept[block] = 0;
    }
  }

  // The summary stands between the headline and the text, often outside the text's element.
  void add_lead(std::string_view title) {
    int first = begin_;
    while (first < end_ && !article_.kept[first]) ++first;
    const int headline = find_headline(first, title);
    if (headline < 0) return;
    for (int node = page_.node(headline).end; node < first; ++node) {
      if (!blocks_.is_block(node) || pictured_[node]) continue;
      if (out_[node] && !is_teaser(node, headline)) continue;
      const std::string_view words = trim(page_.words(node));
      if (words.size() < 100 && is_dated(words)) continue;
      if (!(blocks_.prose[node] || (is_marked_lead(node) && words.size() > 30) ||
            (page_.node(node).tag == HtmlTag::H2 && words.size() > 40 && blocks_.own_links[node] == 0)))
        continue;
      article_.kept[node] = 1;
      while (article_.frame > node) article_.frame = page_.node(article_.frame).parent;
    }
  }

  // The first top heading that has the title, or else the last one before the text, or what says the title
  // alone.
  int find_headline(int first, std::string_view title) const {
    constexpr size_t kEnough = 20;
    for (int node = 0; node < first; ++node)
      if (page_.node(node).tag == HtmlTag::H1 && !page_.span(node).empty() && !title.empty() &&
          page_.words(node).find(title.substr(0, kEnough)) != std::string_view::npos)
        return node;
    for (int node = first - 1; node >= 0; --node)
      if (!out_[node] && !page_.node(node).is_text() && !page_.span(node).empty() &&
          (page_.node(node).tag == HtmlTag::H1 || page_.words(node) == title))
        return node;
    return -1;
  }

  // Between the headline and the text, a "teaser" is the article's own.
  bool is_teaser(int node, int headline) const {
    while (page_.node(node).parent > headline && out_[page_.node(node).parent])
      node = page_.node(node).parent;
    return page_.hints.has_word(node, kTeaserWords) && blocks_.link_count[node] == 0;
  }

  bool is_marked_lead(int node) const {
    for (int steps = 0; steps < 3 && node >= 0; ++steps, node = page_.node(node).parent)
      if (page_.hints.is_lead(node)) return true;
    return false;
  }

  const HtmlPage& page_;
  const HtmlBlocks& blocks_;
  const std::vector<char>& out_;
  const std::vector<char>& pictured_;
  std::vector<char> pruned_;
  HtmlArticle article_;
  int begin_ = 0, end_ = 0;
  bool in_body_ = false;  // the element says that it holds the article's text alone
  uint64_t prose_ = 0, paragraphs_ = 0;
};

}  // namespace

HtmlArticle read_html_article(const HtmlPage& page, const HtmlBlocks& blocks, int article,
                              const std::vector<char>& out, const std::vector<char>& pictured,
                              std::string_view title) {
  return ArticleReader(page, blocks, out, pictured).run(article, title);
}

bool is_html_caption(const HtmlPage& page, int node) {
  return page.node(node).tag == HtmlTag::Figcaption || page.hints.has_word(node, kCaptionWords);
}

std::vector<char> find_picture_parts(const HtmlPage& page) {
  constexpr uint32_t kLongest = 600;
  std::vector<char> pictured(page.tree.nodes.size());
  for (int node = 0; node < page.size(); ++node) {
    const HtmlNode& at = page.node(node);
    if (at.tag == HtmlTag::Table || at.tag == HtmlTag::Blockquote || at.tag == HtmlTag::Pre) continue;
    pictured[node] = (at.parent >= 0 && pictured[at.parent]) || at.tag == HtmlTag::Figcaption ||
                     at.tag == HtmlTag::Figure ||
                     (!at.is_text() && page.span(node).size() < kLongest &&
                      (is_html_caption(page, node) || page.hints.has_word(node, kCreditWords) ||
                       (page.hints.has_word(node, kPictureWords) && holds_picture(page, node))));
  }
  return pictured;
}

}  // namespace hearsay
