#include "text/html_post_fields.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "text/html_words.h"

namespace hearsay {
namespace {

constexpr size_t kLongestName = 48;

// Words of a post's furniture that are no member's name. Sorted.
constexpr std::string_view kNoNames[] = {
    "antworten", "beitrag", "beiträge", "comment", "comments", "delete", "edit",    "flag",      "guest post",
    "joined",    "like",    "likes",    "link",    "location", "new",    "offline", "online",    "permalink",
    "post",      "posted",  "posts",    "profile", "quote",    "reply",  "report",  "responder", "says",
    "share",     "thanks",  "top",      "upvote",  "vote",     "zitat",  "zitieren"};
static_assert(std::ranges::is_sorted(kNoNames));

// Ranks, which are names only as links to members. Sorted.
constexpr std::string_view kRanks[] = {"admin",   "administrator", "guest",    "member",
                                       "members", "mitglied",      "moderator"};
static_assert(std::ranges::is_sorted(kRanks));

// Names of what is around a member's name.
const HtmlWordList kCardWords = {"by",        "card",     "name", "profile", "profilebox",
                                 "user-info", "userinfo", "usr",  "vcard"};

// What stands before a name that is not the author's. In lower case.
constexpr std::string_view kOthers[] = {"in reply to",    "reply to",    "replied to",
                                        "in response to", "antwort auf", "last edited",
                                        "edited by",      "started by",  "last post"};
bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

// The name itself: "by Ada", "Ada says:" and "@Ada" give Ada.
std::string_view bare_name(std::string_view name) {
  name = trimmed(name);
  for (const std::string_view before : {"by ", "By ", "von ", "Von ", "par ", "Par ", "por ", "Por ", "@"})
    if (name.starts_with(before)) name = trimmed(name.substr(before.size()));
  for (const std::string_view after :
       {" says:", " said:", " wrote:", " schrieb:", " says", " said", " wrote", " schrieb", ":", ","})
    if (name.ends_with(after)) name = trimmed(name.substr(0, name.size() - after.size()));
  return name;
}

bool can_be_name(std::string_view words) {
  const std::string_view name = bare_name(words);
  if (name.empty() || name.size() > kLongestName || name.find('\n') != std::string_view::npos) return false;
  if (!has_letter(name) && name.find_first_not_of("0123456789") == std::string_view::npos && name.size() < 4)
    return false;
  return std::count(name.begin(), name.end(), ' ') < 5;
}

class FieldReader {
 public:
  FieldReader(const PostPage& post_page, const std::vector<PostPart>& parts, std::vector<HtmlItem>& items)
      : in_(post_page), page_(post_page.page), parts_(parts), items_(items), date_nodes_(parts.size(), -1) {}

  void run() {
    read_authors();
    read_dates();
    for (size_t i = 0; i < parts_.size(); ++i) read_link(i);
  }

 private:
  // Words that may be the author's name, with the elements that say nothing but them, innermost first.
  struct Name {
    Span span;
    std::vector<int> levels;
    double evidence = 0;
    bool linked = false;  // to a member
  };

  struct Place {
    size_t records = 0, last = SIZE_MAX;
    double evidence = 0;
    size_t rank = 0;  // of the names before it, summed up
    std::set<std::string_view> values;
  };

  bool outside_body(size_t part, int node) const {
    return parts_[part].body == parts_[part].nodes || !parts_[part].body.contains(node);
  }

  std::string_view attribute(int node, std::string_view name) const {
    return page_.tree.attribute(node, name);
  }

  // The words before a span, no further back than the post begins, at `first`.
  std::string lower_before(Span span, uint32_t first, uint32_t most) const {
    const uint32_t from = std::max(span.begin > most ? span.begin - most : 0, std::min(first, span.begin));
    return lower_ascii(Span{from, span.begin}.of(page_.text.text));
  }

  // What the markup around words says for their being the author's name. The post's words begin at `first`.
  double evidence_for(const PostPart& part, const Name& name, uint32_t first) const {
    double sum = 0;
    double worded = 0;
    int at = name.levels.front();
    double nearness = 3;
    for (int level = 0; level < 6 && part.nodes.contains(at); ++level, at = page_.node(at).parent) {
      const HtmlNode& element = page_.node(at);
      if (!element.is_text()) {
        const std::string_view property = attribute(at, "itemprop");
        if (property == "author" || property == "creator" || attribute(at, "rel") == "author")
          worded = std::max(worded, nearness + 1);
        if (page_.hints.has_word(at, kAuthorWords)) worded = std::max(worded, nearness);
        if (page_.hints.has_word(at, kCardWords)) worded = std::max(worded, nearness / 2);
      }
      if (page_.span(at) != name.span) nearness -= 0.5;
    }
    sum += worded + (name.linked ? 3 : 0);
    constexpr uint32_t kNear = 20;
    const std::string before = lower_before(name.span, first, kNear);
    for (const std::string_view other : kOthers)
      if (before.find(other) != std::string::npos) sum -= 4;
    const std::string_view words = page_.words(name.levels.front());
    if (std::count(words.begin(), words.end(), ' ') > 2) sum -= 1;
    return sum;
  }

  bool is_linked(const PostPart& part, const Name& name) const {
    constexpr int kNear = 6;
    int at = name.levels.front();
    for (int level = 0; level < kNear && part.nodes.contains(at); ++level, at = page_.node(at).parent)
      if (page_.node(at).name == "a") return in_.signals.leads_to_member(at);
    return false;
  }

  std::vector<Name> names_of(size_t index) const {
    constexpr size_t kMostNames = 60;
    const PostPart& part = parts_[index];
    const uint32_t first = span_of(page_, part.nodes).begin;
    std::vector<Name> names;
    std::vector<std::string_view> titles;  // of pictures and links: who is in the picture
    int dated = 0;
    size_t next_date = 0;
    const auto& dates = in_.signals.dates();
    next_date =
        static_cast<size_t>(std::lower_bound(dates.begin(), dates.end(), part.nodes.begin,
                                             [](const DateMark& mark, int at) { return mark.node < at; }) -
                            dates.begin());
    for (const int node : *part.own) {
      while (next_date < dates.size() && dates[next_date].node < node) ++next_date;
      if (next_date < dates.size() && dates[next_date].node == node) dated = page_.node(node).end;
      if (!outside_body(index, node)) continue;
      if (!page_.node(node).is_text() && page_.node(node).attribute_count > 0)
        for (const std::string_view name : {"alt", "title"})
          if (const std::string_view title = attribute(node, name); !title.empty() && title.size() < 80)
            titles.push_back(title);
      constexpr size_t kLongestLine = 80;
      if (names.size() == kMostNames || !page_.node(node).is_text() || page_.span(node).empty() ||
          page_.span(node).size() > kLongestLine || !can_be_name(page_.words(node)))
        continue;
      const std::string bare = lower_ascii(bare_name(page_.words(node)));
      if (is_listed(bare, kNoNames)) continue;
      Name name;
      name.span = page_.span(node);
      const bool in_date = node < dated;
      for (int at = node; part.nodes.contains(at) && page_.span(at) == name.span; at = page_.node(at).parent)
        name.levels.push_back(at);
      name.linked = is_linked(part, name);
      // "Moderator" is a rank, but a member may call himself so.
      if (is_listed(bare, kRanks) && !name.linked) continue;
      name.evidence = evidence_for(part, name, first) - (in_date ? 3 : 0);
      names.push_back(std::move(name));
    }
    for (Name& name : names) {
      const std::string_view words = bare_name(name.span.of(page_.text.text));
      if (std::any_of(titles.begin(), titles.end(), [&](std::string_view title) {
            return words.size() >= 3 && title.find(words) != std::string_view::npos;
          }))
        name.evidence += 1.5;
    }
    return names;
  }

  void read_authors() {
    std::vector<std::vector<Name>> names;
    std::unordered_map<uint64_t, Place> places;
    for (size_t i = 0; i < parts_.size(); ++i) {
      names.push_back(names_of(i));
      size_t rank = 0;
      for (const Name& name : names.back()) {
        for (const int level : name.levels) {
          Place& place = places[in_.paths[level]];
          if (place.last == i) continue;
          place.last = i;
          ++place.records;
          place.evidence += name.evidence;
          place.rank += rank;
          place.values.insert(name.span.of(page_.text.text));
        }
        ++rank;
      }
    }
    const uint64_t best = best_place(names, places);
    for (size_t i = 0; i < parts_.size(); ++i) read_author(i, names[i], best);
  }

  uint64_t best_place(const std::vector<std::vector<Name>>& names,
                      const std::unordered_map<uint64_t, Place>& places) const {
    constexpr double kLeast = 1;
    const auto count = static_cast<double>(parts_.size());
    uint64_t best = 0;
    double highest = kLeast;
    for (const std::vector<Name>& part : names)
      for (const Name& name : part)
        for (const int level : name.levels) {
          const Place& place = places.at(in_.paths[level]);
          const auto records = static_cast<double>(place.records);
          double score = place.evidence / records * (records / count);
          if (parts_.size() > 2) score += 2 * static_cast<double>(place.values.size()) / count;
          if (parts_.size() > 3 && place.values.size() == 1) score -= 4;
          score -= 0.1 * static_cast<double>(place.rank) / records;
          if (score <= highest) continue;
          highest = score;
          best = in_.paths[level];
        }
    return best;
  }

  void read_author(size_t index, const std::vector<Name>& names, uint64_t best) {
    HtmlItem& item = items_[index];
    const PostPart& part = parts_[index];
    if (in_.engine != nullptr) {
      const int node = find_selected(page_, in_.engine->author, *part.own);
      if (node >= 0) set_author(item, page_.span(smallest_name(node)));
    }
    if (item.author.empty()) {
      const Name* found = nullptr;
      for (const Name& name : names)
        for (const int level : name.levels)
          if (found == nullptr && in_.paths[level] == best) found = &name;
      // Written in another way here: the one for which most speaks.
      constexpr double kLeast = 2;
      double highest = kLeast;
      if (found == nullptr)
        for (const Name& name : names)
          if (name.evidence > highest) {
            highest = name.evidence;
            found = &name;
          }
      if (found != nullptr) set_author(item, found->span);
    }
    const std::string_view given = [&] {
      for (const std::string_view name : {"data-author", "data-username"})
        if (const std::string_view value = trimmed(attribute(part.nodes.begin, name)); !value.empty())
          return value;
      return std::string_view{};
    }();
    if (given.empty() || given == item.author) return;
    item.author = given;
    item.author_span = {};
    for (const Name& name : names)
      if (item.author_span.empty() && name.span.of(page_.text.text) == given) item.author_span = name.span;
  }

  // The first element inside that says nothing but a name: a link or what is named a name.
  int smallest_name(int node) const {
    for (int inner = node; inner < page_.node(node).end; ++inner) {
      const HtmlNode& element = page_.node(inner);
      if (element.is_text() || page_.span(inner).empty()) continue;
      if (element.name == "a" || attribute(inner, "itemprop") == "name" ||
          page_.hints.has_class(inner, "username"))
        return inner;
    }
    return node;
  }

  void set_author(HtmlItem& item, Span span) const {
    if (!can_be_name(span.of(page_.text.text))) return;
    const std::string_view name = bare_name(span.of(page_.text.text));
    item.author = name;
    const auto begin = static_cast<uint32_t>(name.data() - page_.text.text.data());
    item.author_span = {begin, begin + static_cast<uint32_t>(name.size())};
  }

  // Dates beside the body, each with its place.
  std::vector<const DateMark*> dates_of(size_t index) const {
    const PostPart& part = parts_[index];
    const auto& dates = in_.signals.dates();
    auto next = std::lower_bound(dates.begin(), dates.end(), part.nodes.begin,
                                 [](const DateMark& mark, int at) { return mark.node < at; });
    std::vector<const DateMark*> out;
    for (; next != dates.end() && next->node < part.nodes.end; ++next)
      if (outside_body(index, next->node) &&
          std::binary_search(part.own->begin(), part.own->end(), next->node))
        out.push_back(&*next);
    return out;
  }

  struct DatePlace {
    size_t records = 0, others = 0, rank = 0, named = 0, last = SIZE_MAX;
    std::vector<const DateMark*> marks;
  };

  static size_t falls(const std::vector<const DateMark*>& marks, NumericOrder order) {
    std::string last;
    size_t count = 0;
    for (const DateMark* mark : marks) {
      std::string day = day_of(*mark, order);
      if (day.empty()) continue;
      count += day < last;
      last = std::move(day);
    }
    return count;
  }

  void read_dates() {
    std::vector<std::vector<const DateMark*>> dates;
    std::unordered_map<uint64_t, DatePlace> places;
    for (size_t i = 0; i < parts_.size(); ++i) {
      dates.push_back(dates_of(i));
      size_t rank = 0;
      for (const DateMark* mark : dates.back()) {
        DatePlace& place = places[in_.paths[mark->node]];
        if (place.last == i) continue;
        place.last = i;
        ++place.records;
        place.others += mark->other;
        place.rank += rank++;
        place.marks.push_back(mark);
      }
    }
    const DatePlace* best = nullptr;
    uint64_t best_path = 0;
    double highest = 0;
    const auto count = static_cast<double>(parts_.size());
    std::set<uint64_t> seen;
    for (const std::vector<const DateMark*>& part : dates)
      for (const DateMark* mark : part) {
        if (!seen.insert(in_.paths[mark->node]).second) continue;
        const DatePlace& place = places.at(in_.paths[mark->node]);
        const auto records = static_cast<double>(place.records);
        size_t valued = 0;
        for (const DateMark* other : place.marks) valued += !day_of(*other, NumericOrder::DayFirst).empty();
        double score = 3 * records / count + static_cast<double>(valued) / count;
        score -= 4 * static_cast<double>(place.others) / records;
        score -= 0.1 * static_cast<double>(place.rank) / records;
        if (place.records > 2)
          score -= 2 *
                   static_cast<double>(
                       std::min(falls(place.marks, page_.order), falls(place.marks, other_order()))) /
                   records;
        if (best != nullptr && score <= highest) continue;
        highest = score;
        best = &place;
        best_path = in_.paths[mark->node];
      }
    if (best == nullptr) return;
    const NumericOrder order = order_of(*best);
    for (size_t i = 0; i < parts_.size(); ++i) read_date(i, dates[i], best_path, order);
  }

  NumericOrder other_order() const {
    return page_.order == NumericOrder::DayFirst ? NumericOrder::MonthFirst : NumericOrder::DayFirst;
  }

  // Where the page leaves open whether day or month comes first: posts stand in the order of time.
  NumericOrder order_of(const DatePlace& place) const {
    if (page_.order != NumericOrder::Unknown) return page_.order;
    const size_t day_first = falls(place.marks, NumericOrder::DayFirst);
    const size_t month_first = falls(place.marks, NumericOrder::MonthFirst);
    if (day_first == month_first) return NumericOrder::Unknown;
    return day_first < month_first ? NumericOrder::DayFirst : NumericOrder::MonthFirst;
  }

  void read_date(size_t index, const std::vector<const DateMark*>& dates, uint64_t best, NumericOrder order) {
    HtmlItem& item = items_[index];
    const DateMark* found = nullptr;
    if (in_.engine != nullptr) {
      const int node = find_selected(page_, in_.engine->date, *parts_[index].own);
      for (const DateMark* mark : dates)
        if (found == nullptr && node >= 0 && mark->node >= node && mark->node < page_.node(node).end)
          found = mark;
    }
    for (const DateMark* mark : dates)
      if (found == nullptr && in_.paths[mark->node] == best) found = mark;
    for (const DateMark* mark : dates)
      if (found == nullptr && !mark->other) found = mark;
    if (found == nullptr) return;
    item.published = day_of(*found, order);
    date_nodes_[index] = found->node;
  }

  // The address of the post: that of the link around its date or number.
  void read_link(size_t index) {
    HtmlItem& item = items_[index];
    const PostPart& part = parts_[index];
    if (in_.engine != nullptr && !in_.engine->link.empty()) {
      const int node = find_selected(page_, in_.engine->link, *part.own);
      if (node >= 0) item.link = attribute(node, "href");
    }
    for (int at = date_nodes_[index]; at >= 0 && part.nodes.contains(at) && item.link.empty();
         at = page_.node(at).parent)
      if (page_.node(at).name == "a") item.link = attribute(at, "href");
    for (const int node : *part.own) {
      if (!item.link.empty()) break;
      if (page_.node(node).name != "a" || !outside_body(index, node)) continue;
      const std::string_view href = attribute(node, "href");
      const size_t mark = href.find('#');
      if (mark != std::string_view::npos && !item_number(href.substr(mark)).empty()) item.link = href;
    }
    if (item.link.empty())
      if (const std::string_view id = attribute(part.nodes.begin, "id"); !item_number(id).empty())
        item.link.append("#").append(id);
  }

  const PostPage& in_;
  const HtmlPage& page_;
  const std::vector<PostPart>& parts_;
  std::vector<HtmlItem>& items_;
  std::vector<int> date_nodes_;  // by part; -1 where it has no date
};

}  // namespace

void read_post_fields(const PostPage& page, const std::vector<PostPart>& parts,
                      std::vector<HtmlItem>& items) {
  FieldReader(page, parts, items).run();
}

bool is_edit_notice(const HtmlPage& page, int node) {
  constexpr uint32_t kLongest = 160;
  if (page.node(node).is_text() || page.span(node).size() > kLongest) return false;
  const std::string words = lower_ascii(page.words(node));
  for (const std::string_view begin : {"last edited ", "edited by ", "[beitrag von ", "zuletzt bearbeitet",
                                       "zuletzt geändert", "edited ", "editado "})
    if (words.starts_with(begin) && words.find_first_of("0123456789") != std::string::npos) return true;
  return false;
}

}  // namespace hearsay
