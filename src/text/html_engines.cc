#include "text/html_engines.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>

#include "text/html_words.h"

namespace hearsay {
namespace {

// Classes and ids as the programs' own templates have them.
constexpr HtmlEngine kEngines[] = {
    {"XenForo 2", false, "article.message[data-author]", ".bbWrapper, .message-body",
     ".message-name .username, .username", ".message-attribution time, time",
     ".message-attribution-main a, .message-attribution a"},
    {"XenForo 1", false, "li.message[data-author]", "blockquote.messageText",
     ".userText .username, .username", ".messageMeta .DateTime, .messageInfo .DateTime, .DateTime",
     ".datePermalink, .hashPermalink"},
    {"vBulletin 3", false, "table#post*", "#post_message_*", ".bigusername", ".thead", "#postcount*"},
    {"vBulletin 4", false, "li.postcontainer, li.postbit, li.postbitlegacy, li.postbitim",
     "blockquote.postcontent, #post_message_*", ".username_container .username, .username",
     ".postdate .date, .postdate", ".postcounter"},
    {"vBulletin 5", false, "li.b-post", ".js-post__content-text, [itemprop=text]",
     ".b-userinfo [itemprop=name], .b-userinfo .author, .author", "time, .b-post__timestamp",
     ".b-post__count"},
    {"phpBB 3", false, "div.post#p*", ".content",
     ".author .username, .author .username-coloured, .author strong", ".author time, .author",
     ".author a, h3 a"},
    {"Simple Machines 2", false, ".post_wrapper", ".inner", ".poster h4 a, .poster h4",
     ".keyinfo .smalltext, .keyinfo", ".keyinfo h5 a, .keyinfo a"},
    {"MyBB", false, "div.post#post_*, table#post_*", ".post_body",
     ".post_author .largetext, .author_information .largetext", ".post_date, .smalltext", ".post_head a"},
    {"Invision 4", false, "article.ipsComment, article#elComment_*",
     "[data-role=commentContent], .ipsType_richText",
     ".cAuthorPane_author, .ipsComment_author, [itemprop=author]", "time",
     ".ipsType_blendLinks, .ipsComment_meta a"},
    {"Invision 3", false, ".post_block", ".entry-content, [itemprop=commentText]",
     ".author, [itemprop=creator]", ".published, [itemprop=commentTime]",
     "[itemprop=replyToUrl], .post_id a"},
    {"Discourse, for crawlers", false, ".crawler-post", ".post", ".creator [itemprop=name], .creator",
     ".post-time, time, [itemprop=datePublished]", ".crawler-post-infos a, [itemprop=url]"},
    {"Discourse", false, ".topic-post", ".cooked", ".names .username, .names", ".post-date, .relative-date",
     ".post-date"},
    {"Vanilla", false, "li.ItemComment, div.ItemDiscussion", ".Message", ".Author .Username, .Username",
     "time", ".Permalink"},
    {"FluxBB", false, "div.blockpost#p*", ".postmsg", ".postleft dt, dt", "h2", "h2 a"},
    {"PunBB", false, "div.post#p*", ".entry-content", ".post-byline strong, .post-byline", ".post-link",
     ".post-link a"},
    {"Flarum", false, ".PostStream-item, article.CommentPost", ".Post-body",
     ".PostUser .username, .PostUser, .username", "time", ".PostMeta a"},
    {"WoltLab", false, "article.wbbPost, article.message", ".messageText, .messageTextContent",
     ".messageSidebar .username, .username", ".messagePublicationTime time, time, .datetime",
     ".messagePublicationTime a, .permalink"},
    {"Kunena", false, ".kmsg, .kmessage, .kunena-message", ".kmsgtext, .kmsg-text",
     ".kpost-username, .kusername, .kwho-user", ".kmsgdate, .kdate", ".kmsg_id a, .kmsgid"},
    {"Phorum", false, "div.message", ".message-body", ".message-author", ".message-date",
     ".message-subject a"},
    {"ProBoards", false, "tr.post#post-*", ".message", ".user-link", ".date .time, .time", ".permalink"},
    {"Lithium", false, ".lia-message-view-wrapper", ".lia-message-body-content",
     ".lia-user-name-link, .UserName", ".DateTime .local-friendly-date, .local-date, .DateTime",
     ".lia-message-position-in-thread a"},
    {"Simple:Press", false, ".spTopicPostSection", ".spPostContent", ".spPostUserName",
     ".spPostUserDate, .spPostDate", ".spPostIndex a"},
    {"wpForo", false, ".wpforo-post, .post-wrap", ".wpforo-post-content",
     ".wpf-author-name, .wpforo-post-author-name, .author-name", ".wpforo-post-date, .wpf-post-date, .cbleft",
     ".wpforo-post-link"},
    {"Drupal forum", false, ".forum-post", ".forum-post-content, .field-name-comment-body, .field-name-body",
     ".author-name, .username", ".forum-posted-on", ".forum-post-number a"},
    {"Reddit", false, "div.thing.comment, div.thing.self", ".usertext-body", "a.author", "time", "a.bylink"},
    {"Hacker News", false, "tr.comtr", ".commtext", ".hnuser", ".age", ".age a"},
    {"Stack Exchange", false, "div.question, div.answer", ".s-prose, .js-post-body, .post-text",
     ".post-signature.owner .user-details a, .user-details a, .user-details",
     ".user-action-time .relativetime, .relativetime", ".js-share-link, .short-link"},
    {"wpDiscuz", true, ".wpd-comment", ".wpd-comment-text", ".wpd-comment-author", ".wpd-comment-date",
     ".wpd-comment-link a"},
    {"wpDiscuz 5", true, ".wc-comment", ".wc-comment-text", ".wc-comment-author", ".wc-comment-date", ""},
    {"Disqus", true, "li.post", ".post-message", ".author", ".time-ago, time", ".time-ago"},
    {"Coral", true, ".coral-comment", ".coral-comment-content", ".coral-comment-username",
     ".coral-comment-timestamp", ""},
    {"LiveJournal", true, ".b-leaf, .comment-wrap", ".b-leaf-article, .comment-text, .comment-body",
     ".b-leaf-username, .ljuser", ".b-leaf-createdtime, time", ".b-leaf-permalink, .comment-permalink a"},
    {"BuddyPress", true, "li.activity-item, li.activity-comment", ".activity-inner, .acomment-content",
     ".activity-header a, .acomment-meta a", ".time-since", ".activity-time-since"},
    {"Blogs", true,
     "li.comment, div.comment, article.comment, li.pingback, li.trackback, #li-comment-*, li#comment-*, "
     "div#comment-*",
     ".comment-content, .comment-text, .commenttext, .comment-body, .field-name-comment-body, "
     ".field--name-comment-body, .comment_text, "
     ".comment-entry, .text, .content",
     ".comment-author .fn, .fn, .comment-author, .comment-author-link, .user, .username, .author, "
     "[rel=author]",
     ".comment-metadata time, .comment-metadata, .comment-meta time, .commentmetadata, .comment-date, time, "
     ".comment-meta, "
     ".datetime, .submitted, .comment-time, .timestamp, .date",
     ".comment-metadata a, .commentmetadata a, .comment-meta a, .datetime a, .permalink"},
    {"schema.org", false, "[itemtype$=/DiscussionForumPosting], [itemtype$=/Question], [itemtype$=/Answer]",
     "[itemprop=text], [itemprop=articleBody]",
     "[itemprop=author] [itemprop=name], [itemprop=author], [itemprop=creator]",
     "[itemprop=dateCreated], [itemprop=datePublished]", "[itemprop=url]"},
    {"schema.org comments", true, "[itemtype$=/Comment], [itemtype$=/UserComments]",
     "[itemprop=text], [itemprop=commentText]",
     "[itemprop=author] [itemprop=name], [itemprop=author], [itemprop=creator]",
     "[itemprop=dateCreated], [itemprop=datePublished], [itemprop=commentTime]", "[itemprop=url]"},
};

// One test of a compound: a class, an id, an attribute.
struct Test {
  enum Kind { Class, Id, NumberedId, Has, Equals, EndsWith } kind = Class;
  std::string name;  // of a class in lower case
  std::string_view value;
};

struct Compound {
  std::string_view element;
  std::vector<Test> tests;
};

using Steps = std::vector<Compound>;  // outermost first
using Selector = std::vector<Steps>;  // alternatives, the better one first

std::string_view take_name(std::string_view& text) {
  const size_t end = std::min(text.find_first_of(" .#[]=$*,"), text.size());
  const std::string_view name = text.substr(0, end);
  text.remove_prefix(end);
  return name;
}

Compound take_compound(std::string_view& text) {
  Compound out;
  out.element = take_name(text);
  while (!text.empty() && text.front() != ' ' && text.front() != ',') {
    const char mark = text.front();
    text.remove_prefix(1);
    Test test;
    test.name = take_name(text);
    if (mark == '#') {
      test.kind = text.starts_with('*') ? Test::NumberedId : Test::Id;
      if (text.starts_with('*')) text.remove_prefix(1);
    } else if (mark == '.') {
      test.name = lower_ascii(test.name);
    } else {
      test.kind = text.starts_with('$') ? Test::EndsWith : text.starts_with('=') ? Test::Equals : Test::Has;
      if (test.kind == Test::EndsWith) text.remove_prefix(1);
      const size_t end = text.find(']');
      if (test.kind != Test::Has) test.value = text.substr(1, end - 1);
      text.remove_prefix(end + 1);
    }
    out.tests.push_back(test);
  }
  return out;
}

Selector parse_selector(std::string_view text) {
  Selector out;
  while (!text.empty()) {
    out.emplace_back();
    while (!text.empty() && text.front() != ',') {
      if (text.front() == ' ')
        text.remove_prefix(1);
      else
        out.back().push_back(take_compound(text));
    }
    if (!text.empty()) text.remove_prefix(1);
  }
  return out;
}

struct Table {
  std::map<std::string_view, Selector> selectors;  // by their text
  // Item selectors by the class, id or attribute that every node of theirs has.
  std::map<std::string, std::vector<size_t>, std::less<>> engines_by_class;
  std::map<std::string, std::vector<size_t>, std::less<>> engines_by_id;
  std::vector<size_t> engines_by_type;
};

Table make_table() {
  Table table;
  for (size_t i = 0; i < std::size(kEngines); ++i) {
    const HtmlEngine& engine = kEngines[i];
    for (const std::string_view text : {engine.item, engine.body, engine.author, engine.date, engine.link})
      if (!text.empty()) table.selectors.emplace(text, parse_selector(text));
    for (const Steps& steps : table.selectors.at(engine.item)) {
      const Test& test = steps.back().tests.front();
      std::vector<size_t>& list = test.kind == Test::Class        ? table.engines_by_class[test.name]
                                  : test.kind == Test::NumberedId ? table.engines_by_id[test.name]
                                                                  : table.engines_by_type;
      if (list.empty() || list.back() != i) list.push_back(i);
    }
  }
  return table;
}

const Table& table() {
  static const Table made = make_table();
  return made;
}

bool fits(const HtmlPage& page, int node, const Compound& compound) {
  if (!compound.element.empty() && page.node(node).name != compound.element) return false;
  return std::all_of(compound.tests.begin(), compound.tests.end(), [&](const Test& test) {
    switch (test.kind) {
      case Test::Class:
        return page.hints.has_class(node, test.name);
      case Test::Id:
        return page.tree.attribute(node, "id") == test.name;
      case Test::NumberedId: {
        const std::string_view id = page.tree.attribute(node, "id");
        const std::string_view number = item_number(id);
        return !number.empty() && id.substr(0, id.size() - number.size()) == test.name;
      }
      case Test::Has:
        return page.tree.has_attribute(node, test.name);
      case Test::Equals:
        return page.tree.attribute(node, test.name) == test.value;
      case Test::EndsWith:
        return page.tree.attribute(node, test.name).ends_with(test.value);
    }
    return false;
  });
}

// The compounds before the last must fit nodes around this one, the nearest that do; a bounded way up.
bool fits(const HtmlPage& page, int node, const Steps& steps) {
  constexpr int kFarthest = 24;
  if (!fits(page, node, steps.back())) return false;
  size_t left = steps.size() - 1;
  int at = page.node(node).parent;
  for (int far = 0; left > 0 && at >= 0 && far < kFarthest; ++far, at = page.node(at).parent)
    if (fits(page, at, steps[left - 1])) --left;
  return left == 0;
}

// Those whose items may have such classes.
std::vector<size_t> engines_of(std::string_view classes) {
  std::vector<size_t> engines;
  while (true) {
    const std::string_view name = take_html_class(classes);
    if (name.empty()) return engines;
    const auto row = table().engines_by_class.find(lower_ascii(name));
    if (row != table().engines_by_class.end())
      engines.insert(engines.end(), row->second.begin(), row->second.end());
  }
}

}  // namespace

std::vector<EngineItems> find_engine_items(const HtmlPage& page) {
  std::map<size_t, std::vector<int>> found;
  std::vector<size_t> tried;
  std::unordered_map<std::string_view, std::vector<size_t>> by_class;
  for (int node = 0; node < page.size(); ++node) {
    if (page.node(node).is_text() || page.node(node).attribute_count == 0 || page.span(node).empty())
      continue;
    tried.clear();
    const auto add = [&](const std::vector<size_t>& engines) {
      tried.insert(tried.end(), engines.begin(), engines.end());
    };
    const std::string_view classes = page.tree.attribute(node, "class");
    if (!classes.empty()) {
      const auto [known, is_new] = by_class.try_emplace(classes);
      if (is_new) known->second = engines_of(classes);
      add(known->second);
    }
    const std::string_view id = page.tree.attribute(node, "id");
    if (const std::string_view number = item_number(id); !number.empty()) {
      const auto row = table().engines_by_id.find(id.substr(0, id.size() - number.size()));
      if (row != table().engines_by_id.end()) add(row->second);
    }
    if (page.tree.has_attribute(node, "itemtype")) add(table().engines_by_type);
    if (tried.empty()) continue;
    std::sort(tried.begin(), tried.end());
    tried.erase(std::unique(tried.begin(), tried.end()), tried.end());
    for (const size_t engine : tried) {
      const Selector& selector = table().selectors.at(kEngines[engine].item);
      if (std::any_of(selector.begin(), selector.end(),
                      [&](const Steps& steps) { return fits(page, node, steps); }))
        found[engine].push_back(node);
    }
  }
  std::vector<EngineItems> out;
  for (auto& [engine, nodes] : found) out.push_back({&kEngines[engine], std::move(nodes)});
  return out;
}

int find_selected(const HtmlPage& page, std::string_view selector, const std::vector<int>& nodes) {
  if (selector.empty()) return -1;
  for (const Steps& steps : table().selectors.at(selector))
    for (const int node : nodes)
      if (!page.node(node).is_text() && !page.span(node).empty() && fits(page, node, steps)) return node;
  return -1;
}

}  // namespace hearsay
