#include "text/thread_heads.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "text/bylines.h"

namespace hearsay {
namespace {

constexpr size_t kLongestName = 40;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool holds_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

constexpr std::array<std::string_view, 27> kCardKeys = {
    "joined",         "join date", "registered", "member since",   "registration date",
    "messages",       "posts",     "post count", "reaction score", "reactions",
    "likes received", "likes",     "liked",      "thanks",         "country",
    "location",       "karma",     "reputation", "points",         "trophy points",
    "topics",         "threads",   "age",        "gender",         "rep power",
    "posts liked",    "thanked"};
// Keys whose value is a number or a date; the others are names.
bool is_counted(std::string_view key) { return !is_one_of(key, {"country", "location", "gender"}); }

bool is_card_value(std::string_view key, std::string_view value, bool colon) {
  constexpr size_t kLongestValue = 40;
  if (value.empty() || value.size() > kLongestValue) return false;
  if (is_counted(key)) {
    return holds_digit(value) ? split_words(value).size() <= 6
                              : colon && (value.size() <= 12 || lower_case(value).starts_with("not "));
  }
  const bool sentence = value.back() == '.' || value.back() == '?' || value.back() == '!';
  return !sentence && split_words(value).size() <= 4;
}

// "Joined: 9 Mar 2014", "Messages 2,381", or a key alone with its value on the next line. Returns the keys on
// the line: several stand side by side where a card was flattened to one line.
size_t count_card_keys(std::string_view line, std::string_view next) {
  constexpr size_t kLongestLine = 160;
  if (line.size() > kLongestLine) return 0;
  size_t keys = 0;
  std::string_view rest = line;
  while (!rest.empty()) {
    size_t cut = std::min(rest.find("   "), std::min(rest.find(" | "), rest.find(" · ")));
    const std::string_view part = trim(rest.substr(0, cut));
    rest = cut == std::string_view::npos ? std::string_view{} : strip(rest.substr(cut), "|\xC2\xB7");
    const std::string lower = lower_case(part, 24);
    bool found = false;
    for (const std::string_view key : kCardKeys) {
      if (!lower.starts_with(key)) continue;
      const std::string_view after = part.substr(key.size());
      if (after.empty() || after == ":") {
        found = part.size() == line.size() && is_card_value(key, next, true);
      } else if (after.front() == ':') {
        found = is_card_value(key, trim(after.substr(1)), true);
      } else if (is_blank(after.front())) {
        found = is_card_value(key, trim(after), false);
      }
      if (found) break;
    }
    if (!found) return keys;
    ++keys;
  }
  return keys;
}

// A line that says when, and perhaps which and whose, and nothing else.
struct Stamp {
  std::string published;
  std::string_view author;  // "by NAME » 3 Mar 2014"
  bool numbered = false;    // "#3", "Post no. 7"
  bool posted = false;      // "Posted …"
  bool relative = false;    // "Yesterday at 10:04": a stamp, but no date
};

bool is_stamp_word(std::string_view word, Stamp& stamp) {
  const std::string lower = lower_case(strip(word, ".,:;()|-/"));
  if (lower.empty()) return true;
  const bool number =
      std::all_of(lower.begin(), lower.end(), [](char c) { return is_digit(c) || c == '#' || c == ','; });
  if (number) {
    stamp.numbered = stamp.numbered || lower.front() == '#';
    return true;
  }
  if (std::all_of(lower.begin(), lower.end(),
                  [](char c) { return is_digit(c) || c == ':' || c == '.' || c == '+'; })) {
    return true;
  }
  if (is_digit(lower.front()) && (lower.ends_with("am") || lower.ends_with("pm"))) return true;
  if (lower == "posted") stamp.posted = true;
  if (lower == "today" || lower == "yesterday") {
    stamp.relative = true;
    return true;
  }
  return is_one_of(lower,
                   {"posted",   "on",     "at",       "am",     "pm",    "post",   "no",      "gmt",
                    "utc",      "share",  "bookmark", "add",    "quote", "reply",  "report",  "permalink",
                    "link",     "new",    "message",  "mon",    "tue",   "tues",   "wed",     "thu",
                    "thur",     "thurs",  "fri",      "sat",    "sun",   "monday", "tuesday", "wednesday",
                    "thursday", "friday", "saturday", "sunday", "«",     "»",      "·",       "•",
                    "–",        "—",      "op",       "cet",    "bst",   "est"});
}

std::optional<Stamp> read_stamp(std::string_view line, NumericOrder order) {
  constexpr size_t kLongestStamp = 120;
  if (line.size() > kLongestStamp) return std::nullopt;
  Stamp stamp;
  std::string_view rest = line;
  if (const size_t arrow = line.find(" » ");
      arrow != std::string_view::npos && starts_with_any_case(line, "by ")) {
    stamp.author = trim(line.substr(3, arrow - 3));
    if (stamp.author.size() > kLongestName) return std::nullopt;
    rest = line.substr(arrow + 1);
  }
  const auto date = find_date(rest, order);
  if (date) stamp.published = date->iso;
  std::vector<std::string_view> words = split_words(date ? rest.substr(0, date->span.begin) : rest);
  if (date) {
    for (const std::string_view word : split_words(rest.substr(date->span.end))) words.push_back(word);
  }
  for (size_t i = 0; i < words.size(); ++i) {
    if (!is_stamp_word(words[i], stamp)) return std::nullopt;
    const std::string lower = lower_case(words[i]);
    const bool post = lower == "post" || lower == "message";
    if (post && i + 1 < words.size() &&
        (is_digit(words[i + 1].front()) || lower_case(words[i + 1]).starts_with("no"))) {
      stamp.numbered = true;
    }
  }
  if (!date && !stamp.numbered && !stamp.relative) return std::nullopt;
  return stamp;
}

bool is_membership(std::string_view line) {
  const std::string lower = lower_case(line);
  for (const std::string_view word :
       {"member", "moderator", "administrator", "newbie", "newcomer", "contributor", "regular", "guest",
        "unregistered", "admin", "veteran"}) {
    if (lower.find(word) != std::string::npos) return lower.size() <= kLongestName;
  }
  return false;
}

bool can_be_name(std::string_view line) {
  if (line.size() > kLongestName || line.size() < 2) return false;
  const char end = line.back();
  return end != '?' && end != '!' && end != ':' && end != ',' && end != ';' &&
         split_words(line).size() <= 5 && (end != '.' || line.size() < 12);
}

// "heron7 · Well-known member": the name alone.
std::string_view without_title(std::string_view line) {
  for (const std::string_view separator : {" · ", " | ", " • ", "   "}) {
    const size_t cut = line.find(separator);
    if (cut != std::string_view::npos && is_membership(line.substr(cut))) return trim(line.substr(0, cut));
  }
  return line;
}

class HeadFinder {
 public:
  explicit HeadFinder(const Page& page) : page_(page), count_(page.lines.size()) {}

  std::vector<PostHead> find() {
    find_members();
    find_cards();
    if (!cards_.empty()) stamp_first_ = stamps_stand_first();
    add_cards();
    add_bare_stamps();
    std::sort(heads_.begin(), heads_.end(),
              [](const PostHead& a, const PostHead& b) { return a.first < b.first; });
    if (cards_.empty() && heads_.size() < 2) return {};
    return std::move(heads_);
  }

 private:
  struct Card {
    size_t first, name, keys, last;  // the name on line `name`, key lines [keys, last)
  };

  std::optional<Stamp> stamp(size_t at) const {
    if (at >= count_ || page_.lines[at].depth > 0) return std::nullopt;
    return read_stamp(page_.line(at), page_.order);
  }

  // Members that the page names elsewhere: "Ada said: ↑", "Thread starter Ada".
  void find_members() {
    constexpr std::string_view kStarter = "thread starter ";
    for (size_t at = 0; at < count_; ++at) {
      const std::string_view line = page_.line(at);
      for (const std::string_view cue : {" said: ↑", " wrote: ↑"}) {
        if (line.size() <= kLongestName + cue.size() && line.ends_with(cue))
          members_.insert(line.substr(0, line.size() - cue.size()));
      }
      if (line.size() <= kLongestName + kStarter.size() && starts_with_any_case(line, kStarter))
        members_.insert(trim(line.substr(kStarter.size())));
    }
  }

  // Runs of key lines with at least two keys, and the one to three lines of name and title above them.
  void find_cards() {
    size_t free = 0;  // lines before this one belong to an earlier card
    size_t small_cards = 0;
    for (size_t at = 0; at < count_;) {
      size_t end = at;
      size_t keys = 0;
      while (end < count_ && (end == at || !page_.lines[end].gap)) {
        const bool more = end + 1 < count_ && !page_.lines[end + 1].gap;
        const size_t here = count_card_keys(page_.line(end), more ? page_.line(end + 1) : std::string_view{});
        if (here == 0) break;
        keys += here;
        const std::string_view key_line = page_.line(end);
        const bool value_below = !holds_digit(key_line) && key_line.find(": ") == std::string_view::npos &&
                                 here == 1 && is_key_alone(key_line);
        end += value_below ? 2 : 1;
      }
      end = std::min(end, count_);
      const bool small = keys == 1 && is_small_card(at, free);
      small_cards += small;
      if (keys >= 2 || small) {
        const size_t name = name_above(at, free);
        // A letter may stand in place of a picture.
        const bool letter =
            name > free && name < at && !page_.lines[name].gap && page_.line(name - 1).size() == 1;
        cards_.push_back({letter ? name - 1 : name, name, at, end});
        free = end;
      }
      at = std::max(end, at + 1);
    }
    if (small_cards == 1 && cards_.size() == 1) cards_.clear();
  }

  // A card of name, title and one key proves something only where the page has another card.
  bool is_small_card(size_t keys, size_t free) const {
    return keys >= free + 2 && page_.lines[keys - 2].gap && !page_.lines[keys - 1].gap &&
           !page_.lines[keys].gap && can_be_name(page_.line(keys - 2)) &&
           is_membership(page_.line(keys - 1)) && holds_digit(page_.line(keys));
  }

  static bool is_key_alone(std::string_view line) {
    const std::string lower = lower_case(strip(line, ":"), 24);
    return std::find(kCardKeys.begin(), kCardKeys.end(), lower) != kCardKeys.end();
  }

  // The line of the name that stands above a card's first key: the top of the block where that is short, else
  // the line above the title.
  size_t name_above(size_t keys, size_t free) const {
    size_t top = keys;
    while (top > free && keys - top < 4 && !page_.lines[top].gap && can_be_name(page_.line(top - 1)) &&
           !stamp(top - 1) && !is_thread_furniture(page_, top - 1)) {
      --top;
      if (members_.contains(page_.line(top))) return top;
    }
    if (top == keys) return keys;
    const bool whole_block = page_.lines[top].gap || top == free ||
                             (top > 0 && (stamp(top - 1) || is_thread_furniture(page_, top - 1)));
    if (whole_block && keys - top <= 3) return top;
    return keys - top >= 2 && is_membership(page_.line(keys - 1)) ? keys - 2 : keys - 1;
  }

  // Whether stamps stand above the cards, by the first card that has one on one side only.
  bool stamps_stand_first() const {
    for (const Card& card : cards_) {
      const bool before = card.first > 0 && stamp(card.first - 1).has_value();
      const bool after = stamp(card.last).has_value();
      if (before != after) return before;
    }
    return false;
  }

  void take(const Stamp& found, PostHead& head) const {
    if (head.published.empty()) head.published = found.published;
    if (head.author.empty() && !found.author.empty()) head.author = page_.span_of(found.author);
  }

  // Stamp lines around [head.first, head.last) become part of the head.
  void take_stamps(PostHead& head, size_t free) const {
    constexpr size_t kMostStamps = 3;
    for (size_t i = 0; stamp_first_ && i < kMostStamps && head.first > free; ++i) {
      const auto found = stamp(head.first - 1);
      if (!found) break;
      take(*found, head);
      --head.first;
    }
    // A post's own subject may stand above "« Reply #1 on: March 03, 2021 »".
    if (!stamp_first_ && head.last + 1 < count_ && page_.line(head.last + 1).starts_with("«") &&
        stamp(head.last + 1)) {
      ++head.last;
    }
    for (size_t i = 0; !stamp_first_ && i < kMostStamps; ++i) {
      const auto found = stamp(head.last);
      if (!found) break;
      take(*found, head);
      ++head.last;
    }
  }

  void add_cards() {
    size_t free = 0;
    for (const Card& card : cards_) {
      PostHead head{card.first, card.last, card.name, card.last, {}, ""};
      if (card.name < card.keys) {
        const std::string_view name = without_title(page_.line(card.name));
        head.author = page_.span_of(name);
        names_.insert(name);
      }
      take_stamps(head, free);
      free = head.last;
      taken_.push_back({head.first, head.last});
      heads_.push_back(std::move(head));
    }
  }

  // Heads without a card: a number with a date, or "by NAME » date". Their names stand above or below as the
  // page has it, and count only if they are known or a title goes with them.
  void add_bare_stamps() {
    size_t next_taken = 0;
    for (size_t at = 0; at < count_; ++at) {
      while (next_taken < taken_.size() && taken_[next_taken].second <= at) ++next_taken;
      if (next_taken < taken_.size() && taken_[next_taken].first <= at) {
        at = taken_[next_taken].second - 1;
        continue;
      }
      const auto found = stamp(at);
      if (!found || found->published.empty()) continue;
      const bool posted = found->posted && !cards_.empty();
      if (!found->numbered && found->author.empty() && !posted) continue;
      PostHead head{at, at + 1, at, at, {}, ""};
      take(*found, head);
      const size_t free = heads_end_before(at);
      const bool below = name_below(head);
      if (!below) name_before(head, free);
      // "Posted 6 May 2019" alone proves nothing: a member has to stand with it.
      if (!found->numbered && found->author.empty() && head.author.empty()) continue;
      at = head.last - 1;
      bare_end_ = head.last;
      heads_.push_back(std::move(head));
    }
  }

  size_t heads_end_before(size_t at) const {
    size_t end = bare_end_;
    const auto after =
        std::partition_point(taken_.begin(), taken_.end(), [&](const auto& t) { return t.second <= at; });
    if (after != taken_.begin()) end = std::max(end, std::prev(after)->second);
    return end;
  }

  bool is_name_block(size_t first, size_t last) const {
    if (first >= last) return false;
    if (names_.contains(page_.line(first))) return last - first <= 2;
    return last - first == 2 && can_be_name(page_.line(first)) && is_membership(page_.line(first + 1));
  }

  void name_before(PostHead& head, size_t free) const {
    for (const size_t lines : {size_t{2}, size_t{1}}) {
      if (head.first < free + lines) continue;
      const size_t top = head.first - lines;
      if (!page_.lines[top].gap && top != free) continue;
      if (!is_name_block(top, head.first)) continue;
      take_name(head, top, head.first);
      head.first = top;
      return;
    }
  }

  bool name_below(PostHead& head) const {
    if (!stamp_first_ && !cards_.empty()) return false;
    size_t end = head.last;
    while (end < count_ && end < head.last + 2 && !page_.lines[end].gap) ++end;
    if (!is_name_block(head.last, end)) return false;
    take_name(head, head.last, end);
    head.last = end;
    return true;
  }

  void take_name(PostHead& head, size_t first, size_t last) const {
    if (head.author.empty()) head.author = page_.span(first, first + 1);
    head.card_first = first;
    head.card_last = last;
  }

  const Page& page_;
  size_t count_;
  std::vector<Card> cards_;
  std::vector<PostHead> heads_;
  std::vector<std::pair<size_t, size_t>> taken_;  // lines of heads with cards, in order
  std::set<std::string_view> names_;              // of cards
  std::set<std::string_view> members_;            // named elsewhere
  size_t bare_end_ = 0;
  bool stamp_first_ = false;
};

// "Like (14)", "Page 2 of 9", "4 posts": what one part of a furniture line may say.
bool is_furniture_part(std::string_view part) {
  constexpr std::array<std::string_view, 34> kStarts = {"return to ",      "jump to",
                                                        "who is online",   "users browsing",
                                                        "online:",         "display posts",
                                                        "sort by",         "powered by",
                                                        "all times are",   "post a reply",
                                                        "post reply",      "reply to thread",
                                                        "you must log in", "you must be logged in",
                                                        "moderators:",     "not open for further",
                                                        "previous thread", "next thread",
                                                        "contact the ",    "page ",
                                                        "pages:",          "back to top",
                                                        "forum software",  "log in",
                                                        "share this page", "share:",
                                                        "print view",      "email a friend",
                                                        "watch thread",    "unwatch",
                                                        "thread tools",    "there are no ",
                                                        "moderator:",      "last activity"};
  constexpr std::array<std::string_view, 30> kWords = {
      "like",   "likes",    "quote",       "reply",  "report",
      "share",  "bookmark", "top",         "thanks", "reply with quote",
      "edit",   "delete",   "up",          "down",   "next",
      "prev",   "previous", "first",       "last",   "register",
      "login",  "search",   "multi-quote", "+quote", "multiquote",
      "upvote", "downvote", "ignore",      "ip",     "\xF0\x9F\x91\x8D"};
  part = strip(part, "\xC2\xAB\xBB\xB7[]<>…");
  std::string lower = lower_case(part, 80);
  for (const std::string_view start : kStarts) {
    if (lower.starts_with(start)) return part.size() < 120;
  }
  // Counters: "(14)", "👍 14", "4 posts".
  std::string_view word = strip(std::string_view(lower), "0123456789()+: ");
  if (word.empty()) return holds_digit(lower);
  if (is_one_of(word, {"posts", "replies", "views", "guests", "guest", "likes", "like", "thanks"}))
    return true;
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace

bool is_thread_furniture(std::string_view line) {
  constexpr size_t kLongestLine = 160;
  if (line.size() > kLongestLine) return false;
  while (!line.empty()) {
    size_t cut = std::string_view::npos;
    for (const std::string_view separator : {"  ", " | ", " · ", " • ", " / "}) {
      cut = std::min(cut, line.find(separator));
    }
    if (!is_furniture_part(trim(line.substr(0, cut)))) return false;
    if (cut == std::string_view::npos) return true;
    line = trim(line.substr(cut + 1));
    while (line.starts_with("|") || line.starts_with("·") || line.starts_with("•") || line.starts_with("/")) {
      line = trim(line.substr(line.starts_with("•") ? 3 : line.starts_with("·") ? 2 : 1));
    }
  }
  return true;
}

bool is_thread_furniture(const Page& page, size_t at) {
  constexpr size_t kLongestLine = 160;
  const auto is_reactions = [&page](size_t line) {
    return lower_case(strip(page.line(line), ":"), 20) == "reactions";
  };
  const std::string_view line = page.line(at);
  if (is_thread_furniture(line) || is_reactions(at)) return true;
  return at > 0 && is_reactions(at - 1) && line.size() <= kLongestLine && !page.lines[at].gap;
}

bool is_thread_footer(std::string_view line) {
  const std::string lower = lower_case(strip(line, ":"), 80);
  for (const std::string_view start :
       {"latest posts", "similar threads", "similar topics", "related threads", "related topics",
        "recent posts", "recommended threads", "users browsing", "who is online", "who's online",
        "latest threads", "more threads", "you must log in or register", "you must be logged in"}) {
    if (lower.starts_with(start)) return line.size() < 80;
  }
  return false;
}

std::vector<PostHead> find_post_heads(const Page& page) { return HeadFinder(page).find(); }

}  // namespace hearsay
