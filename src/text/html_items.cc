#include "text/html_items.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <numeric>
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
constexpr size_t kLongestLabel = 24;
static_assert(std::ranges::all_of(kAnswerWords, [](auto word) { return word.size() <= kLongestLabel; }));
static_assert(std::ranges::all_of(kCardLabels, [](auto word) { return word.size() <= kLongestLabel; }));
// Names of what somebody says about an article. Sorted.
const HtmlWordList kCommentWords = {"comment", "comments", "kommentar", "kommentare", "reply"};
// Names of parts in which people talk. Sorted.
const HtmlWordList kThreadWords = {"answer",     "answers", "comment",   "commentlist", "comments",
                                   "discussion", "forum",   "kommentar", "kommentare",  "message",
                                   "messages",   "replies", "reply",     "response",    "responses",
                                   "thread",     "topic"};

// How many nodes of a kind stand in a run.
class NodeCount {
 public:
  explicit NodeCount(int size) : before_(static_cast<size_t>(size) + 1) {}

  void add(int node) { ++before_[static_cast<size_t>(node) + 1]; }
  // After the last one was added.
  void sum_up() { std::partial_sum(before_.begin(), before_.end(), before_.begin()); }

  uint32_t in(NodeRun run) const {
    return before_[static_cast<size_t>(run.end)] - before_[static_cast<size_t>(run.begin)];
  }

 private:
  std::vector<uint32_t> before_;  // before each node; one more at the end
};

constexpr size_t kFewestDated = 5;  // posts whose days tell something by their order

class ItemFinder {
 public:
  explicit ItemFinder(const HtmlPage& page)
      : page_(page),
        signals_(page),
        members_(page.size()),
        dates_(page.size()),
        answers_(page.size()),
        cards_(page.size()),
        headlines_(page.size()) {
    for (const int node : signals_.names())
      if (!member_path_at(node).empty()) members_.add(node);
    for (const DateMark& mark : signals_.dates()) dates_.add(mark.node);
    for (int node = 0; node < page.size(); ++node) {
      if (is_label(node, kAnswerWords)) answers_.add(node);
      if (is_label(node, kCardLabels)) cards_.add(node);
      if (is_headline(node)) headlines_.add(node);
    }
    for (NodeCount* const count : {&members_, &dates_, &answers_, &cards_, &headlines_}) count->sum_up();
    all_prose_ = signals_.prose({0, page.size()});
    says_article_ = says_article();
  }

  std::vector<HtmlItem> run() {
    forum_ = is_forum();
    for (const EngineItems& found : find_engine_items(page_))
      consider(without_wrappers(found.nodes), found.engine);
    for (const std::vector<NodeRun>& runs : find_record_lists(page_, signals_)) consider(runs, nullptr);
    if (best_.items.empty()) return {};
    // Programs that are known mark the first post as the others, or an article stands there.
    const bool opened = engine_ == nullptr && add_opening_post();
    if (engine_ == nullptr && !forum_ && !opened) drop_article();
    const bool below_article = says_article_ || is_named(best_.items.back().nodes.begin, kCommentWords);
    const bool comments = !forum_ && !opened && (engine_ != nullptr ? engine_->comments : below_article);
    for (HtmlItem& item : best_.items) item.comment = comments;
    return std::move(best_.items);
  }

 private:
  void consider(const std::vector<NodeRun>& runs, const HtmlEngine* engine) {
    if (runs.empty() || (engine == nullptr && !could_be_taken(runs))) return;
    HtmlItems read = read_roles(page_, signals_, runs, engine);
    if (read.score <= best_.score) return;
    if (engine != nullptr && !engine->comments && !forum_ && !is_complete(read.items)) return;
    if (engine == nullptr && !is_thread(read.items)) return;
    best_ = std::move(read);
    engine_ = engine;
  }

  // Whether what can be told of the records before their parts are known leaves it open: most lists of a page
  // are none of posts, and to read their parts costs more than all else. The teasers below may yet go.
  bool could_be_taken(const std::vector<NodeRun>& runs) const {
    if (engine_ != nullptr && runs.size() == 2) return false;
    double score = 0;
    for (const NodeRun& run : runs) score += std::sqrt(static_cast<double>(signals_.prose(run)));
    if (score <= best_.score) return false;
    const size_t fewest = headlines_.in(runs.back()) == 0 ? runs.size() : 2;
    Evidence evidence;
    size_t dated = 0;
    for (const NodeRun& run : runs) {
      add(evidence, run, run);
      dated += dates_.in(run) > 0;
      if (evidence.count < fewest) continue;
      evidence.most = 0;
      const bool rises = evidence.count >= kFewestDated && dated * 10 >= evidence.count * 9;
      if (is_thread(evidence, runs[evidence.count / 2].begin, rises)) return true;
    }
    return false;
  }

  // A program's names are also those of other pages' parts; its posts have authors and dates.
  static bool is_complete(const std::vector<HtmlItem>& items) {
    const auto complete = std::count_if(items.begin(), items.end(), [](const HtmlItem& item) {
      return !item.author.empty() && !item.published.empty();
    });
    return static_cast<size_t>(complete) * 2 >= items.size();
  }

  // What speaks for repeated parts being what people said to each other.
  struct Evidence {
    size_t count = 0, members = 0, answers = 0, cards = 0, entries = 0;
    uint64_t all = 0, most = 0;  // bytes of prose
  };

  // Labels are looked for beside the body.
  void add(Evidence& evidence, NodeRun nodes, NodeRun body) const {
    const NodeRun left_out = body == nodes ? NodeRun{} : body;
    const uint32_t prose = signals_.prose(body);
    ++evidence.count;
    evidence.all += prose;
    evidence.most = std::max<uint64_t>(evidence.most, prose);
    evidence.members += members_.in(nodes) > 0;
    evidence.answers += answers_.in(nodes) > answers_.in(left_out);
    evidence.cards += cards_.in(nodes) > cards_.in(left_out);
    evidence.entries += page_.hints.has_class(nodes.begin, "type-post");
  }

  bool is_thread(const std::vector<HtmlItem>& items) const {
    Evidence evidence;
    for (const HtmlItem& item : items) add(evidence, item.nodes, item.body);
    return is_thread(evidence, items[items.size() / 2].nodes.begin, rises(items));
  }

  // A list of articles has names and dates too.
  bool is_thread(const Evidence& evidence, int middle, bool rises) const {
    const size_t count = evidence.count;
    if (evidence.entries * 2 >= count) return false;
    if (forum_) return true;
    const bool linked = evidence.members * 2 >= count;
    const bool answered = evidence.answers * 2 >= count;
    const bool one_alone = evidence.most * 10 > evidence.all * 7;
    if (count == 2) return linked && answered && !one_alone;
    const int named = page_.hints.has_word(middle, kCommentWords) ? 2 : is_named(middle, kThreadWords);
    const bool carded = evidence.cards * 2 >= count;
    const bool covers = !says_article_ && !one_alone && evidence.all * 10 > uint64_t{all_prose_} * 6;
    return linked + answered + carded + named + covers + rises >= 2;
  }

  // Posts stand in the order of their days; lists of articles have the newest first.
  static bool rises(const std::vector<HtmlItem>& items) {
    size_t dated = 0, falls = 0;
    std::string_view last;
    for (const HtmlItem& item : items) {
      if (item.published.empty()) continue;
      ++dated;
      falls += item.published < last;
      last = item.published;
    }
    return dated >= kFewestDated && dated * 10 >= items.size() * 9 && falls * 10 <= dated &&
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

  // A text such as "Reply", or one that begins so: "Joined: 3 May".
  template <size_t size>
  bool is_label(int node, const std::string_view (&sorted)[size]) const {
    constexpr size_t kLongest = 40;
    if (!page_.node(node).is_text()) return false;
    const std::string_view words = page_.words(node);
    if (words.size() > kLongest) return false;
    const std::string_view label = words.substr(0, words.find(':'));
    return label.size() <= kLongestLabel && is_listed(lower_ascii(label), sorted);
  }

  // A link in a heading, as an article in short has one.
  bool is_headline(int node) const {
    const auto is_heading = [&](int at) {
      return (traits_of(page_.node(at).tag) & HtmlTrait::kHeading) != 0;
    };
    if (page_.node(node).tag != HtmlTag::A) return false;
    const int above = page_.node(node).parent;
    return above >= 0 &&
           (is_heading(above) || (page_.node(above).parent >= 0 && is_heading(page_.node(above).parent)));
  }

  // By the names of the part or of what is around it.
  bool is_named(int node, const HtmlWordList& list) const {
    constexpr int kNear = 4;
    for (int level = 0; level < kNear && node > 0; ++level, node = page_.node(node).parent)
      if (page_.hints.has_word(node, list)) return true;
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
          at.tag == HtmlTag::Link && page_.tree.attribute(node, "rel") == "canonical"
              ? page_.tree.attribute(node, "href")
          : at.tag == HtmlTag::Meta && page_.tree.attribute(node, "property") == "og:url"
              ? page_.tree.attribute(node, "content")
              : std::string_view{};
      if (has_forum_word(address)) return true;
      if (at.tag == HtmlTag::Title && names_forum(node)) return true;
      if (at.tag != HtmlTag::Html && at.tag != HtmlTag::Body) continue;
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
      HtmlItems read = read_roles(page_, signals_, {before}, nullptr);
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
  HtmlItems best_;
  const HtmlEngine* engine_ = nullptr;
  NodeCount members_, dates_, answers_, cards_, headlines_;  // of links, marks, labels
  uint32_t all_prose_ = 0;
  bool says_article_ = false;
  bool forum_ = false;
};

}  // namespace

std::vector<HtmlItem> find_html_items(const HtmlPage& page) { return ItemFinder(page).run(); }

}  // namespace hearsay
