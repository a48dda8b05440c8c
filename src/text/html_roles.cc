#include "text/html_roles.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "text/html_post_fields.h"
#include "text/html_words.h"

namespace hearsay {
namespace {

// Words in class and id of what stands beside a post's words. Sorted.
const HtmlWordList kBesideWords = {
    "attachments", "avatar",  "badge",   "badges", "btn",      "button",    "buttons",    "card",
    "controls",    "edit",    "edited",  "footer", "karma",    "lastedit",  "lastedited", "likes",
    "menu",        "postbit", "rank",    "ranks",  "rating",   "reaction",  "reactions",  "reputation",
    "share",       "sharing", "sidebar", "sig",    "signatur", "signature", "stats",      "toolbar",
    "usertitle",   "vote",    "votes",   "voting"};

// Names of the part with a post's words. Sorted.
const HtmlWordList kBodyWords = {"body", "content", "message", "text"};

const HtmlWordList kQuoteWords = {"quote"};

constexpr HtmlTagSet kControls = {HtmlTag::Button, HtmlTag::Label, HtmlTag::Option, HtmlTag::Select,
                                  HtmlTag::Textarea};
constexpr HtmlTagSet kHeadings = {HtmlTag::H1, HtmlTag::H2, HtmlTag::H3,
                                  HtmlTag::H4, HtmlTag::H5, HtmlTag::H6};

// What a text inside a record is.
enum class Worth : uint8_t { None, Words, Link, Beside };

class RoleReader {
 public:
  RoleReader(const HtmlPage& page, const HtmlSignals& signals, const std::vector<NodeRun>& runs,
             const HtmlEngine* engine)
      : page_(page), signals_(signals), engine_(engine) {
    find_records(runs);
    find_paths();
    weigh_texts();
  }

  HtmlItems run() {
    find_bodies();
    std::vector<PostPart> parts;
    for (size_t i = 0; i < records_.size(); ++i)
      parts.push_back({&records_[i].own, records_[i].nodes, out_.items[i].body});
    read_post_fields({page_, signals_, engine_, paths_}, parts, out_.items);
    for (size_t i = 0; i < records_.size(); ++i) find_beside(i);
    out_.score = drop_teasers() ? score() : 0;
    return std::move(out_);
  }

 private:
  // Bytes of texts.
  struct Weight {
    int64_t words = 0, links = 0;
    int64_t beside = 0;
    int64_t buttons = 0;  // of `beside`: in links, the same in many records
    int64_t gain() const { return words - 2 * beside; }
  };

  struct Record {
    NodeRun nodes;
    std::vector<int> own;        // its nodes without those of the records inside it
    std::vector<Weight> before;  // of its texts before each of `own`; one more at the end
  };

  void find_records(const std::vector<NodeRun>& runs) {
    std::vector<int> open;
    for (size_t i = 0; i < runs.size(); ++i) {
      while (!open.empty() && runs[static_cast<size_t>(open.back())].end <= runs[i].begin) open.pop_back();
      HtmlItem item;
      item.nodes = runs[i];
      item.parent = open.empty() ? -1 : open.back();
      open.push_back(static_cast<int>(i));
      out_.items.push_back(std::move(item));
      Record record;
      record.nodes = runs[i];
      size_t inner = i + 1;
      for (int node = runs[i].begin; node < runs[i].end;) {
        while (inner < runs.size() && runs[inner].begin < node) ++inner;
        if (inner < runs.size() && runs[inner].begin == node) {
          node = runs[inner].end;
          continue;
        }
        record.own.push_back(node++);
      }
      records_.push_back(std::move(record));
    }
  }

  // The same for the same place in every record.
  void find_paths() {
    paths_.resize(page_.tree.nodes.size());
    for (const Record& record : records_) {
      const bool alone = page_.node(record.nodes.begin).end == record.nodes.end;
      std::map<uint64_t, uint64_t> seen;
      for (const int node : record.own) {
        const int above = page_.node(node).parent;
        if (record.nodes.contains(above))
          paths_[node] = mix(paths_[above], signals_.step(node));
        else if (alone)
          paths_[node] = 1;
        else if (!page_.span(node).empty())
          paths_[node] = mix(signals_.kind(node), ++seen[signals_.kind(node)]);
      }
    }
  }

  // A name such as "with-signature" on half of a post means nothing.
  bool is_hinted(const Record& record, int node) const {
    const HtmlNode& at = page_.node(node);
    // The title over a post is none of its words.
    if (kControls.has(at.tag) || kHeadings.has(at.tag)) return true;
    return page_.hints.has_word(node, kBesideWords) &&
           signals_.prose({node, at.end}) * 2 < signals_.prose(record.nodes);
  }

  static std::string shape_of(std::string_view words) {
    std::string shape = lower_ascii(words);
    for (char& c : shape)
      if (c >= '0' && c <= '9') c = '0';
    return shape;
  }

  // Which texts are words of a post: not those that many records have, nor short ones at a fixed place.
  void weigh_texts() {
    constexpr uint32_t kLongest = 60;
    struct Repeat {
      size_t records = 0, last = SIZE_MAX;
      uint64_t bytes = 0;
      uint32_t longest = 0;
      void add(size_t record, uint32_t size) {
        if (last != record) ++records;
        last = record;
        bytes += size;
        longest = std::max(longest, size);
      }
    };
    std::unordered_map<std::string, Repeat> shapes;
    std::unordered_map<uint64_t, Repeat> places;
    for (size_t i = 0; i < records_.size(); ++i)
      for (const int node : records_[i].own) {
        if (!page_.node(node).is_text() || page_.span(node).empty()) continue;
        const std::string_view words = page_.words(node);
        places[paths_[node]].add(i, page_.span(node).size());
        if (words.size() < kLongest) shapes[shape_of(words)].add(i, page_.span(node).size());
      }
    const size_t count = records_.size();
    std::vector<char> closed(page_.tree.nodes.size()), linked(page_.tree.nodes.size());
    for (const DateMark& mark : signals_.dates()) closed[mark.node] = 1;
    for (const int node : signals_.names()) closed[node] = 1;
    for (Record& record : records_) {
      Weight sum;
      for (const int node : record.own) {
        record.before.push_back(sum);
        const int above = page_.node(node).parent;
        if (record.nodes.contains(above)) {
          closed[node] |= closed[above];
          linked[node] |= linked[above];
        }
        if (!page_.node(node).is_text()) {
          if (page_.node(node).tag == HtmlTag::A)
            linked[node] = signals_.leads_to_member(node) ? kMember : kLink;
          closed[node] |= is_hinted(record, node);
          continue;
        }
        const uint32_t size = page_.span(node).size();
        if (size == 0) continue;
        const Repeat& place = places[paths_[node]];
        const bool field =
            place.records * 2 >= count && place.bytes <= 30 * place.records && place.longest <= kLongest;
        bool furniture = false;
        if (size < kLongest) {
          const size_t times = shapes[shape_of(page_.words(node))].records;
          furniture = times >= 2 && times * 10 >= count * 3;
        }
        if (closed[node] || field || furniture) {
          sum.beside += size;
          if (furniture && linked[node] == kLink) sum.buttons += size;
          continue;
        }
        if (linked[node])
          sum.links += size;
        else
          sum.words += size;
      }
      record.before.push_back(sum);
    }
  }

  // Of the subtree of own node k.
  Weight weight(const Record& record, size_t k) const {
    const int end = page_.node(record.own[k]).end;
    const auto last =
        static_cast<size_t>(std::lower_bound(record.own.begin(), record.own.end(), end) - record.own.begin());
    const Weight& from = record.before[k];
    const Weight& to = record.before[last];
    return {to.words - from.words, to.links - from.links, to.beside - from.beside, to.buttons - from.buttons};
  }

  // Whether the subtree holds another record.
  bool has_inner(const Record& record, size_t k) const {
    const int end = page_.node(record.own[k]).end;
    const auto last = std::lower_bound(record.own.begin(), record.own.end(), end) - record.own.begin();
    return last - static_cast<std::ptrdiff_t>(k) != end - record.own[k];
  }

  // The place that holds the words of all records and as little else as can be.
  void find_bodies() {
    // Blogs have many themes, which name the body as they like.
    marked_ = engine_ != nullptr && find_marked_bodies();
    if (marked_ || (engine_ != nullptr && !engine_->comments)) return;
    struct Place {
      int64_t gain = 0;
      size_t records = 0;
    };
    std::unordered_map<uint64_t, Place> places;
    Place whole;
    for (const Record& record : records_) {
      whole.gain += record.before.back().gain();
      ++whole.records;
      for (size_t k = 0; k < record.own.size(); ++k) {
        if (page_.node(record.own[k]).is_text() || has_inner(record, k)) continue;
        Place& place = places[paths_[record.own[k]]];
        place.gain += weight(record, k).gain();
        // Of a record alone nothing tells its fixed parts; their names may.
        constexpr int64_t kNamed = 60;
        if (records_.size() == 1 && page_.hints.has_word(record.own[k], kBodyWords)) place.gain += kNamed;
        ++place.records;
      }
    }
    // In page order, so that of equal places the outermost is taken.
    uint64_t best = 0;
    Place found = whole;
    for (const Record& record : records_)
      for (const int node : record.own) {
        const auto at = places.find(paths_[node]);
        if (page_.node(node).is_text() || at == places.end()) continue;
        if (at->second.gain > found.gain ||
            (at->second.gain == found.gain && at->second.records > found.records)) {
          found = at->second;
          best = paths_[node];
        }
      }
    for (size_t i = 0; i < records_.size(); ++i) out_.items[i].body = body_at(records_[i], best);
  }

  NodeRun body_at(const Record& record, uint64_t path) const {
    if (path == 0) return record.nodes;
    for (const int node : record.own)
      if (paths_[node] == path && !page_.node(node).is_text()) return {node, page_.node(node).end};
    // Another way to write the same: the place that is best here.
    NodeRun body{record.nodes.begin, record.nodes.begin};
    int64_t best = 0;
    for (size_t k = 0; k < record.own.size(); ++k) {
      if (page_.node(record.own[k]).is_text() || has_inner(record, k)) continue;
      const int64_t gain = weight(record, k).gain();
      if (gain <= best) continue;
      best = gain;
      body = {record.own[k], page_.node(record.own[k]).end};
    }
    return body;
  }

  bool find_marked_bodies() {
    size_t found = 0;
    for (size_t i = 0; i < records_.size(); ++i) {
      const int node = find_selected(page_, engine_->body, records_[i].own);
      NodeRun& body = out_.items[i].body;
      body = {records_[i].nodes.begin, records_[i].nodes.begin};
      if (node < 0) continue;
      body = {node, page_.node(node).end};
      ++found;
    }
    return found * 2 >= records_.size();
  }

  // Buttons, notices of edits and the like inside the body; where the body is the record, the whole of its
  // head.
  void find_beside(size_t index) {
    HtmlItem& item = out_.items[index];
    const Record& record = records_[index];
    const bool whole = item.body == record.nodes;
    int skipped = 0;
    for (size_t k = 0; k < record.own.size(); ++k) {
      const int node = record.own[k];
      if (node < skipped || !item.body.contains(node) || page_.span(node).empty() || has_inner(record, k))
        continue;
      if (!whole && is_quotation(node)) {
        skipped = page_.node(node).end;
        continue;
      }
      const Weight sum = weight(record, k);
      const bool wordless = sum.words == 0 && sum.links == 0 && sum.beside > 0;
      const bool besides = wordless && (whole || sum.buttons == sum.beside);
      if (!besides && !is_control(node) && !is_edit_notice(page_, node)) continue;
      item.beside.push_back(node);
      skipped = page_.node(node).end;
    }
  }

  static constexpr char kLink = 1;
  static constexpr char kMember = 2;

  bool is_control(int node) const {
    return !page_.node(node).is_text() && kControls.has(page_.node(node).tag);
  }

  bool is_quotation(int node) const {
    return !page_.node(node).is_text() &&
           (page_.node(node).tag == HtmlTag::Blockquote || page_.hints.has_word(node, kQuoteWords));
  }

  // A list of articles has a headline of its own over each: a link that leads there.
  std::string_view headline(size_t index) const {
    constexpr uint32_t kShortest = 15;
    const HtmlItem& item = out_.items[index];
    for (const int node : records_[index].own) {
      if (page_.node(node).tag != HtmlTag::A || page_.span(node).size() < kShortest) continue;
      if (item.body != item.nodes && item.body.contains(node)) continue;
      if (page_.tree.attribute(node, "href").find('#') != std::string_view::npos) continue;
      int above = page_.node(node).parent;
      if (above >= 0 && !kHeadings.has(page_.node(above).tag)) above = page_.node(above).parent;
      if (above >= 0 && kHeadings.has(page_.node(above).tag)) return page_.words(node);
    }
    return {};
  }

  // Takes out such records at the end; false where most are.
  bool drop_teasers() {
    if (engine_ != nullptr) return true;
    std::map<std::string_view, size_t> titles;
    for (size_t i = 0; i < records_.size(); ++i) ++titles[headline(i)];
    const size_t teasers =
        static_cast<size_t>(std::count_if(titles.begin(), titles.end(), [](const auto& title) {
          return !title.first.empty() && title.second == 1;
        }));
    if (teasers == 0) return true;
    if (teasers * 10 >= records_.size() * 6) return false;
    // "You may also like" stands below the thread.
    const auto is_teaser = [&](size_t index) {
      const std::string_view title = headline(index);
      return !title.empty() && titles[title] == 1;
    };
    while (is_teaser(out_.items.size() - 1)) out_.items.pop_back();
    return out_.items.size() >= 2;
  }

  double score() const {
    double sum = 0;
    size_t worded = 0, named = 0;
    for (const HtmlItem& item : out_.items) {
      const uint32_t words = signals_.prose(item.body);
      worded += words > 0;
      named += !item.author.empty();
      const double complete = 0.2 + 0.4 * !item.author.empty() + 0.4 * !item.published.empty();
      sum += complete * std::sqrt(static_cast<double>(words));
    }
    if (marked_) return worded > 0 ? sum * 1.5 : 0;
    if (engine_ != nullptr && !engine_->comments) return 0;
    const size_t count = out_.items.size();
    return worded * 2 >= count && named * 2 >= count ? sum : 0;
  }

  const HtmlPage& page_;
  const HtmlSignals& signals_;
  const HtmlEngine* engine_;
  std::vector<Record> records_;
  std::vector<uint64_t> paths_;  // by node, for nodes of records
  HtmlItems out_;
  bool marked_ = false;  // whether the engine's bodies are there
};

}  // namespace

HtmlItems read_roles(const HtmlPage& page, const HtmlSignals& signals, const std::vector<NodeRun>& runs,
                     const HtmlEngine* engine) {
  return RoleReader(page, signals, runs, engine).run();
}

}  // namespace hearsay
