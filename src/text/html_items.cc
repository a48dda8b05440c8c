#include "text/html_items.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace hearsay {
namespace {

// All lists are sorted.
constexpr std::string_view kItemElements[] = {"article", "dd",    "div", "dl", "li",
                                              "section", "table", "td",  "tr"};
static_assert(std::ranges::is_sorted(kItemElements));
constexpr std::string_view kItemWords[] = {"answer",  "commentlist", "cpost", "item",    "kmsg",
                                           "message", "msg",         "post",  "postbit", "postcontainer",
                                           "posting", "reply",       "topic"};
static_assert(std::ranges::is_sorted(kItemWords));
constexpr std::string_view kCommentWords[] = {"comment", "comments", "itemcomment"};
static_assert(std::ranges::is_sorted(kCommentWords));
// Item numbers stand behind these in an id: "post_12", "p12", "js-post-12".
constexpr std::string_view kIdNames[] = {"comment", "elcomment", "li-comment", "message", "msg",
                                         "p",       "post",      "post-resp",  "reply"};
static_assert(std::ranges::is_sorted(kIdNames));
// Classes that mean an item by themselves.
constexpr std::string_view kItemClasses[] = {"cpost",         "crawler-post", "ipscomment",   "kmsg",
                                             "message--post", "post_block",   "post_wrapper", "postcontainer",
                                             "topic-post",    "topic-reply",  "wbbpost"};
static_assert(std::ranges::is_sorted(kItemClasses));
constexpr std::string_view kBodyClasses[] = {
    "bbwrapper", "comment-body",     "comment-content", "comment-text", "commenttext",
    "content",   "ipstype_richtext", "kmsgtext",        "message-body", "messagetext",
    "msg-body",  "post-content",     "post-message",    "post-text",    "post_body",
    "postbody",  "postcontent",      "text-content",    "usercontent",  "vb_postbit"};
static_assert(std::ranges::is_sorted(kBodyClasses));
constexpr std::string_view kAuthorWords[] = {"author",     "authorname", "bigusername", "fn",
                                             "nickname",   "postauthor", "postedby",    "poster",
                                             "postername", "user",       "username"};
static_assert(std::ranges::is_sorted(kAuthorWords));
constexpr std::string_view kDateWords[] = {"date",      "datetime", "meta",      "postdate", "posted",
                                           "published", "time",     "timestamp", "when"};
static_assert(std::ranges::is_sorted(kDateWords));
constexpr std::string_view kDateElements[] = {"abbr", "time"};
static_assert(std::ranges::is_sorted(kDateElements));

bool contains(const std::string_view* begin, const std::string_view* end, std::string_view word) {
  return std::binary_search(begin, end, word);
}
template <size_t size>
bool contains(const std::string_view (&sorted)[size], std::string_view word) {
  return contains(sorted, sorted + size, word);
}

template <size_t size>
bool has_class_of(const HtmlPage& page, int node, const std::string_view (&classes)[size]) {
  return std::any_of(std::begin(classes), std::end(classes),
                     [&](std::string_view name) { return page.hints.has_class(node, name); });
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string_view trimmed(std::string_view text) {
  const size_t begin = std::min(text.find_first_not_of(" \t\n\r"), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(" \t\n\r") + 1);
}

// "post-12", "post_12", "p12", "js-post-12", "elComment_12".
bool has_item_id(std::string_view id) {
  const std::string_view number = item_number(id);
  if (number.empty()) return false;
  std::string name = lower(id.substr(0, id.size() - number.size()));
  while (!name.empty() && (name.back() == '-' || name.back() == '_')) name.pop_back();
  if (name.starts_with("js-")) name.erase(0, 3);
  return contains(kIdNames, name);
}

bool has_item_type(std::string_view type) {
  for (const std::string_view name :
       {"/Comment", "/UserComments", "/Answer", "/DiscussionForumPosting", "/Question"})
    if (type.ends_with(name)) return true;
  return false;
}

class ItemFinder {
 public:
  ItemFinder(const HtmlPage& page, NumericOrder order) : page_(page), order_(order) {}

  std::vector<HtmlItem> run() {
    find_candidates();
    drop_wrappers();
    for (HtmlItem& item : items_) describe(item);
    return std::move(items_);
  }

 private:
  std::string_view attribute(int node, std::string_view name) const {
    return page_.tree.attribute(node, name);
  }

  bool is_item(int node) const {
    const HtmlNode& element = page_.node(node);
    if (element.is_text() || element.attribute_count == 0 || page_.span(node).empty()) return false;
    if (!contains(kItemElements, element.name)) return false;
    // A blog's own entry has the same words, but is an article.
    if (page_.hints.has_class(node, "hentry") || page_.hints.has_class(node, "type-post")) return false;
    if (has_class_of(page_, node, kItemClasses)) return true;
    const bool words = page_.hints.has_word(node, kItemWords) || page_.hints.has_word(node, kCommentWords);
    if (!attribute(node, "data-author").empty() && words) return true;
    if (has_item_type(attribute(node, "itemtype"))) return true;
    // The body of an item may have the item's number too.
    const bool body = has_class_of(page_, node, kBodyClasses);
    if (has_item_id(attribute(node, "id")) && !body && (words || element.name == "table")) return true;
    return (page_.hints.has_class(node, "message") || page_.hints.has_class(node, "comment")) &&
           has_inner_class(node, "message-body", "comment-body");
  }

  bool has_inner_class(int node, std::string_view a, std::string_view b) const {
    constexpr int kNear = 64;
    const int end = std::min(page_.node(node).end, node + kNear);
    for (int inner = node + 1; inner < end; ++inner)
      if (!page_.node(inner).is_text() &&
          (page_.hints.has_class(inner, a) || page_.hints.has_class(inner, b)))
        return true;
    return false;
  }

  void find_candidates() {
    std::vector<int> open;
    for (int node = 0; node < page_.size(); ++node) {
      while (!open.empty() && page_.node(items_[open.back()].node).end <= node) open.pop_back();
      if (!is_item(node)) continue;
      HtmlItem item;
      item.node = node;
      item.parent = open.empty() ? -1 : open.back();
      open.push_back(static_cast<int>(items_.size()));
      items_.push_back(std::move(item));
    }
  }

  // Where the only item inside an item is the same one once more (a list entry around its article), one goes.
  void drop_wrappers() {
    std::vector<int> inner(items_.size(), 0);
    for (const HtmlItem& item : items_)
      if (item.parent >= 0) ++inner[item.parent];
    std::vector<int> place(items_.size(), -1);
    std::vector<HtmlItem> kept;
    for (size_t i = 0; i < items_.size(); ++i) {
      HtmlItem& item = items_[i];
      const int parent = item.parent;
      if (parent >= 0 && is_same(items_[parent], item, inner[parent])) {
        place[i] = place[parent];
        continue;
      }
      item.parent = parent < 0 ? -1 : place[parent];
      place[i] = static_cast<int>(kept.size());
      kept.push_back(std::move(item));
      items_[i].node = kept.back().node;
    }
    items_ = std::move(kept);
  }

  bool is_same(const HtmlItem& outer, const HtmlItem& item, int inner) const {
    const std::string_view a = item_number(attribute(outer.node, "id"));
    const std::string_view b = item_number(attribute(item.node, "id"));
    if (!a.empty() && a == b) return true;
    return inner == 1 && (a.empty() || b.empty()) &&
           uint64_t{page_.span(item.node).size()} * 10 >= uint64_t{page_.span(outer.node).size()} * 6;
  }

  void describe(HtmlItem& item) {
    const size_t index = static_cast<size_t>(&item - items_.data());
    item.comment = page_.hints.has_word(item.node, kCommentWords) &&
                   !page_.hints.has_class(item.node, "cpost") &&
                   !page_.hints.has_class(item.node, "itemcomment");
    item.author = trimmed(attribute(item.node, "data-author"));
    const int end = page_.node(item.node).end;
    for (int node = item.node + 1; node < end;) {
      const int inner = inner_item(index, node);
      if (inner > node) {
        node = inner;
        continue;
      }
      if (!page_.node(node).is_text() && item.body < 0 && is_body(node)) {
        item.body = node;
        node = page_.node(node).end;
        continue;
      }
      if (!page_.node(node).is_text()) {
        if (item.author.empty() || (item.author_span.empty() && page_.words(node) == item.author))
          read_author(item, node);
        if (item.published.empty()) read_date(item, node);
      }
      ++node;
    }
    if (item.published.empty()) read_loose_date(item, index);
    if (item.body < 0) item.body = item.node;
  }

  // One behind the inner item that begins at the node, or the node itself.
  int inner_item(size_t index, int node) const {
    const auto next = std::lower_bound(items_.begin() + static_cast<std::ptrdiff_t>(index) + 1, items_.end(),
                                       node, [](const HtmlItem& item, int at) { return item.node < at; });
    return next != items_.end() && next->node == node ? page_.node(node).end : node;
  }

  bool is_body(int node) const {
    if (page_.span(node).empty()) return false;
    if (attribute(node, "itemprop") == "text" || attribute(node, "itemprop") == "commentText") return true;
    const std::string id = lower(attribute(node, "id"));
    if (id.starts_with("post_message_") || id.starts_with("post_content")) return has_word_count(node);
    if (!has_class_of(page_, node, kBodyClasses)) return false;
    // A wrapper of the same name holds the body proper.
    return !has_inner_body(node);
  }

  bool has_word_count(int node) const { return !page_.span(node).empty() && !has_inner_body(node); }

  bool has_inner_body(int node) const {
    constexpr int kNear = 48;
    const int end = std::min(page_.node(node).end, node + kNear);
    for (int inner = node + 1; inner < end; ++inner)
      if (!page_.node(inner).is_text() && has_class_of(page_, inner, kBodyClasses) &&
          !page_.span(inner).empty())
        return true;
    return false;
  }

  void read_author(HtmlItem& item, int node) const {
    const bool named = attribute(node, "itemprop") == "author" || attribute(node, "rel") == "author" ||
                       page_.hints.has_word(node, kAuthorWords);
    if (!named && item.author.empty()) return;
    const int inner = smallest_name(node);
    std::string_view name = trimmed(page_.words(inner));
    constexpr size_t kLongest = 60;
    if (name.empty() || name.size() > kLongest || name.find('\n') != std::string_view::npos) return;
    for (const std::string_view before : {"by ", "By ", "von ", "Von ", "par ", "@"})
      if (name.starts_with(before)) name = trimmed(name.substr(before.size()));
    for (const std::string_view after : {" says:", " said:", " schrieb:", " wrote:", ":"})
      if (name.ends_with(after)) name = trimmed(name.substr(0, name.size() - after.size()));
    if (name.empty() || !has_letter(name)) return;
    item.author = name;
    const auto begin = static_cast<uint32_t>(name.data() - page_.text.text.data());
    item.author_span = {begin, begin + static_cast<uint32_t>(name.size())};
  }

  static bool has_letter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    });
  }

  // The first element inside that says nothing but a name: a link or what is named a name.
  int smallest_name(int node) const {
    const int end = page_.node(node).end;
    for (int inner = node + 1; inner < end; ++inner) {
      const HtmlNode& element = page_.node(inner);
      if (element.is_text() || page_.span(inner).empty()) continue;
      const std::string_view property = attribute(inner, "itemprop");
      if (element.name == "a" || property == "name" || page_.hints.has_class(inner, "username")) return inner;
    }
    return node;
  }

  void read_date(HtmlItem& item, int node) const {
    const HtmlNode& element = page_.node(node);
    const bool dated = contains(kDateElements, element.name) || page_.hints.has_word(node, kDateWords) ||
                       attribute(node, "itemprop") == "datePublished" ||
                       attribute(node, "itemprop") == "dateCreated" ||
                       attribute(node, "itemprop") == "commentTime";
    if (!dated) return;
    for (const std::string_view value :
         {attribute(node, "datetime"), attribute(node, "content"), attribute(node, "title")}) {
      std::string day = iso_day(value);
      if (day.empty())
        if (const auto date = find_date(value, order_)) day = date->iso;
      if (day.size() == 10) {
        item.published = day;
        return;
      }
    }
    constexpr size_t kLongest = 120;
    const std::string_view words = page_.words(node);
    if (words.size() > kLongest) return;
    if (const auto date = find_date(words, order_); date && date->iso.size() == 10)
      item.published = date->iso;
  }

  // A date that nothing marks as one, outside the body; not the day somebody joined.
  void read_loose_date(HtmlItem& item, size_t index) const {
    const int end = page_.node(item.node).end;
    constexpr uint32_t kLongest = 100;
    for (int node = item.node + 1; node < end && item.published.empty();) {
      const int inner = inner_item(index, node);
      if (inner > node || node == item.body) {
        node = inner > node ? inner : page_.node(node).end;
        continue;
      }
      const HtmlNode& at = page_.node(node);
      if (at.is_text() && page_.span(node).size() >= 8 && page_.span(node).size() <= kLongest &&
          !is_joining(node))
        if (const auto date = find_date(page_.words(node), order_); date && date->iso.size() == 10)
          item.published = date->iso;
      ++node;
    }
  }

  bool is_joining(int node) const {
    const uint32_t begin = page_.span(node).begin;
    const uint32_t from = begin > 30 ? begin - 30 : 0;
    const std::string around = lower(Span{from, page_.span(node).end}.of(page_.text.text));
    for (const std::string_view word :
         {"join", "registr", "member since", "mitglied", "dabei seit", "inscri", "edited", "bearbeitet"})
      if (around.find(word) != std::string::npos) return true;
    return false;
  }

  const HtmlPage& page_;
  NumericOrder order_;
  std::vector<HtmlItem> items_;
};

}  // namespace

std::vector<HtmlItem> find_html_items(const HtmlPage& page, NumericOrder order) {
  return ItemFinder(page, order).run();
}

namespace {

// The line above quoted words, "X said:", taken apart; empty where there is none.
struct QuoteHead {
  std::string_view author;
  size_t end = 0;  // where its line ends in the words
};

QuoteHead read_quote_head(std::string_view words) {
  constexpr size_t kLongest = 80;
  const size_t end = std::min(words.find('\n'), words.size());
  const std::string_view line = trimmed(words.substr(0, std::min(end, kLongest)));
  for (const std::string_view verb :
       {" said:", " wrote:", " schrieb:", " a écrit:", " dijo:", " said", " wrote", " schrieb"}) {
    const size_t at = line.find(verb);
    if (at == std::string_view::npos || at == 0) continue;
    std::string_view name = trimmed(line.substr(0, at));
    for (const std::string_view before : {"Originally Posted by ", "Quote from: "})
      if (name.starts_with(before)) name.remove_prefix(before.size());
    // A sentence may go on behind the verb; a head does not.
    const bool alone = trimmed(line.substr(at + verb.size())).empty() && end <= kLongest;
    return {name, alone ? end : 0};
  }
  return {};
}

}  // namespace

std::string quoted_author(const HtmlPage& page, int node, Span& author_span) {
  const std::string_view given = trimmed(page.tree.attribute(node, "data-quote"));
  const QuoteHead head = read_quote_head(page.words(node));
  if (!head.author.empty() && (given.empty() || given == head.author)) {
    const auto begin = static_cast<uint32_t>(head.author.data() - page.text.text.data());
    author_span = {begin, begin + static_cast<uint32_t>(head.author.size())};
  }
  return std::string(given.empty() ? head.author : given);
}

Span quoted_words(const HtmlPage& page, int node) {
  constexpr std::string_view kButton = "Click to expand...";
  const std::string_view words = page.words(node);
  const size_t head_end = read_quote_head(words).end;
  std::string_view quoted = trimmed(words.substr(head_end));
  if (quoted.ends_with(kButton)) quoted = trimmed(quoted.substr(0, quoted.size() - kButton.size()));
  if (quoted.empty()) return page.span(node);
  const auto begin = static_cast<uint32_t>(quoted.data() - page.text.text.data());
  return {begin, begin + static_cast<uint32_t>(quoted.size())};
}

}  // namespace hearsay
