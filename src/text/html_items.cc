#include "text/html_items.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

#include "text/html_engines.h"
#include "text/html_records.h"
#include "text/html_words.h"

namespace hearsay {
namespace {

// Words in the address or the outermost elements of a forum's page. Sorted.
constexpr std::string_view kForumWords[] = {
    "board",  "boards", "discussion", "discussions", "foren",     "foro",       "foros",  "forum",
    "forums", "phpbb",  "qna",        "question",    "questions", "showthread", "thread", "threads",
    "topic",  "topics", "vbulletin",  "viewthread",  "viewtopic", "xenforo"};
static_assert(std::ranges::is_sorted(kForumWords));

// What a reader may do with a post. Sorted.
constexpr std::string_view kAnswerWords[] = {"antworten", "beantwoorden", "citar",       "cite",
                                             "citer",     "direktlink",   "flag",        "inappropriate",
                                             "like",      "melden",       "multiquote",  "permalink",
                                             "quote",     "reageer",      "reply",       "reply with quote",
                                             "report",    "report post",  "report this", "responder",
                                             "rispondi",  "répondre",     "zitat",       "zitieren",
                                             "ответить",  "цитировать"};
static_assert(std::ranges::is_sorted(kAnswerWords));
// Labels on a member's card. Sorted.
constexpr std::string_view kCardLabels[] = {
    "beiträge",   "berichten",  "dabei seit",   "from",       "ingreso",    "inscription", "join date",
    "joined",     "location",   "member since", "mensajes",   "messages",   "messaggi",    "mitglied seit",
    "ort",        "post count", "posts",        "registered", "registrado", "registriert", "registrierung",
    "reputation", "wohnort",    "регистрация",  "сообщений"};
static_assert(std::ranges::is_sorted(kCardLabels));
// Names of what somebody says about an article. Sorted.
constexpr std::string_view kCommentWords[] = {"comment", "comments", "kommentar", "kommentare", "reply"};
static_assert(std::ranges::is_sorted(kCommentWords));
// Names of parts in which people talk. Sorted.
constexpr std::string_view kThreadWords[] = {"answer",     "answers", "comment",   "commentlist", "comments",
                                             "discussion", "forum",   "kommentar", "kommentare",  "message",
                                             "messages",   "replies", "reply",     "response",    "responses",
                                             "thread",     "topic"};
static_assert(std::ranges::is_sorted(kThreadWords));

class ItemFinder {
 public:
  ItemFinder(const HtmlPage& page, NumericOrder order) : page_(page), signals_(page), order_(order) {}

  std::vector<HtmlItem> run() {
    forum_ = is_forum();
    for (const EngineItems& found : find_engine_items(page_))
      consider(without_wrappers(found.nodes), found.engine);
    for (const std::vector<NodeRun>& runs : find_record_lists(page_, signals_)) consider(runs, nullptr);
    if (best_.items.empty()) return {};
    // Programs that are known mark the first post as the others, or an article stands there.
    const bool opened = engine_ == nullptr && add_opening_post();
    if (engine_ == nullptr && !forum_ && !opened) drop_article();
    const bool below_article = says_article() || is_named(best_.items.back().nodes.begin, kCommentWords);
    const bool comments = !forum_ && !opened && (engine_ != nullptr ? engine_->comments : below_article);
    for (HtmlItem& item : best_.items) item.comment = comments;
    return std::move(best_.items);
  }

 private:
  void consider(const std::vector<NodeRun>& runs, const HtmlEngine* engine) {
    if (runs.empty()) return;
    HtmlItems read = read_roles(page_, signals_, order_, runs, engine);
    if (read.score <= best_.score) return;
    if (engine != nullptr && !engine->comments && !forum_ && !is_complete(read.items)) return;
    if (engine == nullptr && ((engine_ != nullptr && runs.size() == 2) || !is_thread(read.items))) return;
    best_ = std::move(read);
    engine_ = engine;
  }

  // A program's names are also those of other pages' parts; its posts have authors and dates.
  static bool is_complete(const std::vector<HtmlItem>& items) {
    const auto complete = std::count_if(items.begin(), items.end(), [](const HtmlItem& item) {
      return !item.author.empty() && !item.published.empty();
    });
    return static_cast<size_t>(complete) * 2 >= items.size();
  }

  // Whether repeated parts are what people said to each other: a list of articles has names and dates too.
  bool is_thread(const std::vector<HtmlItem>& items) const {
    uint64_t all = 0, most = 0, members = 0, answers = 0, cards = 0, entries = 0;
    for (const HtmlItem& item : items) {
      const uint32_t prose = signals_.prose(item.body);
      all += prose;
      most = std::max<uint64_t>(most, prose);
      members += has_member_link(item.nodes);
      answers += has_words(item, kAnswerWords);
      cards += has_words(item, kCardLabels);
      entries += page_.hints.has_class(item.nodes.begin, "type-post");
    }
    const size_t count = items.size();
    if (entries * 2 >= count) return false;
    if (forum_) return true;
    const bool linked = members * 2 >= count;
    const bool answered = answers * 2 >= count;
    const bool one_alone = most * 10 > all * 7;
    if (count == 2) return linked && answered && !one_alone;
    const int middle = items[count / 2].nodes.begin;
    const int named = page_.hints.has_word(middle, kCommentWords) ? 2 : is_named(middle, kThreadWords);
    const bool carded = cards * 2 >= count;
    const bool covers =
        !says_article() && !one_alone && all * 10 > uint64_t{signals_.prose({0, page_.size()})} * 6;
    return linked + answered + carded + named + covers + rises(items) >= 2;
  }

  // Posts stand in the order of their days; lists of articles have the newest first.
  static bool rises(const std::vector<HtmlItem>& items) {
    constexpr size_t kFewest = 5;
    size_t dated = 0, falls = 0;
    std::string_view last;
    for (const HtmlItem& item : items) {
      if (item.published.empty()) continue;
      ++dated;
      falls += item.published < last;
      last = item.published;
    }
    return dated >= kFewest && dated * 10 >= items.size() * 9 && falls * 10 <= dated &&
           items.front().published < items.back().published;
  }

  // The article above its comments may have an author and a date as they have.
  void drop_article() {
    constexpr uint64_t kLeast = 1000;
    uint64_t all = 0;
    for (const HtmlItem& item : best_.items) all += signals_.prose(item.body);
    const uint64_t first = signals_.prose(best_.items.front().body);
    if (first < kLeast || first * 10 < all * 7) return;
    best_.items.erase(best_.items.begin());
    for (HtmlItem& item : best_.items) item.parent = std::max(item.parent - 1, -1);
  }

  // Whether the page calls itself an article.
  bool says_article() const {
    for (int node = 0; node < page_.size(); ++node) {
      const HtmlNode& at = page_.node(node);
      if (at.is_text() || at.attribute_count == 0) continue;
      const std::string_view property = page_.tree.attribute(node, "property");
      if (property == "article:published_time" ||
          (property == "og:type" && page_.tree.attribute(node, "content") == "article"))
        return true;
      if (const std::string_view type = page_.tree.attribute(node, "itemtype");
          type.ends_with("Article") || type.ends_with("/BlogPosting"))
        return true;
    }
    return false;
  }

  bool has_member_link(NodeRun run) const {
    const std::vector<int>& names = signals_.names();
    for (auto name = std::lower_bound(names.begin(), names.end(), run.begin);
         name != names.end() && *name < run.end; ++name)
      if (!member_path_at(*name).empty()) return true;
    return false;
  }

  // Whether a text outside the body begins with one of the words: "Reply", "Joined: 3 May".
  template <size_t size>
  bool has_words(const HtmlItem& item, const std::string_view (&sorted)[size]) const {
    constexpr size_t kLongest = 40;
    for (int node = item.nodes.begin; node < item.nodes.end; ++node) {
      const std::string_view words = page_.words(node);
      if (!page_.node(node).is_text() || words.size() > kLongest) continue;
      if (item.body != item.nodes && item.body.contains(node)) continue;
      const std::string lower = lower_ascii(words);
      if (is_listed(lower, sorted) || is_listed(lower.substr(0, lower.find(':')), sorted)) return true;
    }
    return false;
  }

  // By the names of the part or of what is around it.
  template <size_t size>
  bool is_named(int node, const std::string_view (&sorted)[size]) const {
    constexpr int kNear = 4;
    for (int level = 0; level < kNear && node > 0; ++level, node = page_.node(node).parent)
      if (page_.hints.has_word(node, sorted)) return true;
    return false;
  }

  // Where the only item inside an item is the same one once more (a list entry around its article), one goes.
  std::vector<NodeRun> without_wrappers(const std::vector<int>& nodes) const {
    std::vector<int> parent(nodes.size(), -1), inner(nodes.size(), 0), open;
    for (size_t i = 0; i < nodes.size(); ++i) {
      while (!open.empty() && page_.node(nodes[open.back()]).end <= nodes[i]) open.pop_back();
      if (!open.empty()) ++inner[parent[i] = open.back()];
      open.push_back(static_cast<int>(i));
    }
    std::vector<NodeRun> runs;
    std::vector<char> dropped(nodes.size());
    for (size_t i = 0; i < nodes.size(); ++i) {
      dropped[i] =
          parent[i] >= 0 && !dropped[parent[i]] && is_same(nodes[parent[i]], nodes[i], inner[parent[i]]);
      if (!dropped[i]) runs.push_back({nodes[i], page_.node(nodes[i]).end});
    }
    return runs;
  }

  bool is_same(int outer, int node, int inner) const {
    const std::string_view a = item_number(page_.tree.attribute(outer, "id"));
    const std::string_view b = item_number(page_.tree.attribute(node, "id"));
    if (!a.empty() && a == b) return true;
    return inner == 1 && (a.empty() || b.empty()) &&
           uint64_t{page_.span(node).size()} * 10 >= uint64_t{page_.span(outer).size()} * 6;
  }

  // As a step of its own: "/forum/12", "showthread.php", "forum.example.org"; not a word of a headline in it.
  static bool has_forum_word(std::string_view address) {
    constexpr std::string_view kEnds = "/.?=&#_";
    while (!address.empty()) {
      const size_t end = std::min(address.find_first_of(kEnds), address.size());
      if (is_listed(lower_ascii(address.substr(0, end)), kForumWords)) return true;
      address.remove_prefix(std::min(end + 1, address.size()));
    }
    return false;
  }

  // "Rain at last - The Orrin Forum": the name of the site behind the page's own.
  bool names_forum(int title) const {
    if (title + 1 >= page_.node(title).end) return false;
    const Span span = page_.node(title + 1).text;
    const std::string words = lower_ascii(span.of(page_.tree.text));
    const size_t cut = words.find_last_of("-|:,");
    if (cut == std::string::npos) return false;
    const std::string_view site = std::string_view(words).substr(cut + 1);
    return site.find("forum") != std::string_view::npos || site.find("board") != std::string_view::npos;
  }

  // Whether the page's own address or its outermost names say so.
  bool is_forum() const {
    constexpr int kOutermost = 400;
    for (int node = 0; node < std::min(page_.size(), kOutermost); ++node) {
      const HtmlNode& at = page_.node(node);
      const std::string_view address =
          at.name == "link" && page_.tree.attribute(node, "rel") == "canonical"
              ? page_.tree.attribute(node, "href")
          : at.name == "meta" && page_.tree.attribute(node, "property") == "og:url"
              ? page_.tree.attribute(node, "content")
              : std::string_view{};
      if (has_forum_word(address)) return true;
      if (at.name == "title" && names_forum(node)) return true;
      if (at.name != "html" && at.name != "body") continue;
      if (std::any_of(std::begin(kForumWords), std::end(kForumWords),
                      [&](std::string_view word) { return page_.hints.has_class(node, word); }))
        return true;
    }
    return false;
  }

  // What leads to a member of this forum: the address of the posts' authors without their names.
  std::string_view usual_member_path() const {
    std::map<std::string_view, size_t> count;
    size_t next = 0;
    const std::vector<int>& names = signals_.names();
    for (const HtmlItem& item : best_.items) {
      while (next < names.size() && names[next] < item.nodes.begin) ++next;
      for (; next < names.size() && names[next] < item.nodes.end; ++next) {
        const std::string_view path = member_path_at(names[next]);
        if (path.empty()) continue;
        ++count[path];
        break;
      }
    }
    const auto most = std::max_element(count.begin(), count.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == count.end() || most->second * 2 < best_.items.size() ? std::string_view{} : most->first;
  }

  // Of the link that a name is, or holds.
  std::string_view member_path_at(int node) const {
    for (int at = node; at < page_.node(node).end; ++at)
      if (signals_.leads_to_member(at)) return member_path(page_.tree.attribute(at, "href"));
    return {};
  }

  // What the thread is about may stand above its replies in markup of its own; its author is a member as
  // theirs are.
  bool add_opening_post() {
    const std::string_view members = usual_member_path();
    if (members.empty() && !forum_) return false;
    const std::vector<int>& names = signals_.names();
    int child = best_.items.front().nodes.begin;
    for (int above = page_.node(child).parent; above >= 0; child = above, above = page_.node(above).parent) {
      const NodeRun before{above + 1, child};
      constexpr uint32_t kLeast = 20;
      if (before.begin >= before.end || signals_.prose(before) < kLeast) continue;
      auto name = std::lower_bound(names.begin(), names.end(), before.begin);
      while (name != names.end() && *name < before.end &&
             (members.empty() || member_path_at(*name) != members))
        ++name;
      if (name == names.end() || *name >= before.end) continue;
      HtmlItems read = read_roles(page_, signals_, order_, {before}, nullptr);
      HtmlItem& post = read.items.front();
      if (signals_.prose(post.body) < kLeast || post.author.empty()) return false;
      for (HtmlItem& item : best_.items)
        if (item.parent >= 0) ++item.parent;
      best_.items.insert(best_.items.begin(), std::move(post));
      return true;
    }
    return false;
  }

  const HtmlPage& page_;
  HtmlSignals signals_;
  NumericOrder order_;
  HtmlItems best_;
  const HtmlEngine* engine_ = nullptr;
  bool forum_ = false;
};

}  // namespace

std::vector<HtmlItem> find_html_items(const HtmlPage& page, NumericOrder order) {
  return ItemFinder(page, order).run();
}

}  // namespace hearsay
