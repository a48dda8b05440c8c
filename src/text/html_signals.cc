#include "text/html_signals.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <unordered_map>

#include "text/date_time.h"
#include "text/html_words.h"

namespace hearsay {
namespace {

// Classes that say in what state a part is, not what part it is. Sorted.
constexpr std::string_view kStates[] = {"active", "alt",    "alternate", "clearfix", "even", "first",
                                        "hentry", "is",     "last",      "new",      "odd",  "offline",
                                        "old",    "online", "own",       "read",     "row",  "unread"};
static_assert(std::ranges::is_sorted(kStates));

// Words in an address that leads to a member. Sorted.
constexpr std::string_view kMemberWords[] = {
    "account",  "benutzer",    "displayuser", "foro_usuario", "getprofile",  "member", "members",
    "membre",   "membres",     "mitglied",    "mitglieder",   "people",      "perfil", "person",
    "profil",   "profile",     "profiles",    "profilo",      "showuser",    "u",      "uid",
    "user",     "userid",      "userinfo",    "username",     "userprofile", "users",  "usuario",
    "usuarios", "utilisateur", "viewprofile"};
static_assert(std::ranges::is_sorted(kMemberWords));

constexpr HtmlTagSet kHiddenWordElements = {HtmlTag::A,      HtmlTag::Button, HtmlTag::Label,
                                            HtmlTag::Option, HtmlTag::Select, HtmlTag::Textarea};

constexpr std::string_view kDateAttributes[] = {"datetime", "title", "content", "data-date",
                                                "data-timestamp"};

// What stands in or before a day that is not the post's own. In lower case.
constexpr std::string_view kOtherDays[] = {
    "bearbeitet",    "birthday",   "born",      "dabei seit",   "edited",        "geändert",
    "im board seit", "ingreso",    "inscri",    "iscritto",     "join",          "last active",
    "last seen",     "last visit", "lid sinds", "member since", "miembro desde", "mitglied",
    "modified",      "registered", "registr",   "since",        "updated",       "zuletzt"};

constexpr size_t kLongestDate = 100;
constexpr size_t kLongestName = 48;

uint64_t hash_of(std::string_view text) {
  uint64_t hash = 1469598103934665603U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

// The first class that is no state, without digits: "message" of "odd message-12 js".
std::string plain_class(std::string_view classes) {
  while (true) {
    const std::string_view written = take_html_class(classes);
    if (written.empty()) return "";
    std::string name;
    for (const char c : written)
      if (c < '0' || c > '9') name.push_back(c);
    if (!name.empty() && !is_listed(lower_ascii(name), kStates)) return name;
  }
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "3 days ago", "vor 2 Monaten", "yesterday, 10:04": a reader of the page knew the day.
bool is_relative_date(std::string_view words) {
  constexpr size_t kLongest = 40;
  if (words.size() > kLongest) return false;
  const bool number = has_digit(words);
  const std::string text = lower_ascii(words);
  for (const std::string_view cue : {" ago", "vor ", "hace ", "il y a ", " fa", " geleden", "yesterday",
                                     "today", "gestern", "heute", "hier ", "ayer", "hoy", "вчера", "сегодня"})
    if (number ? text.find(cue) != std::string::npos : text.starts_with(cue)) return true;
  return false;
}

bool is_member_link(std::string_view href) {
  constexpr size_t kLongest = 12;
  char word[kLongest];
  size_t size = 0;
  // The last word of an address names what it leads to, not what kind of thing that is.
  for (const char c : href) {
    if (is_html_letter(c)) {
      if (size < kLongest) word[size] = html_lower(c);
      ++size;
      continue;
    }
    if (size > 0 && size <= kLongest && is_listed({word, size}, kMemberWords)) return true;
    size = 0;
  }
  return false;
}

// By the words in it and before it in its block.
bool is_other_day(std::string_view text, Span span) {
  constexpr uint32_t kNear = 24;
  std::string_view before = text.substr(0, span.begin);
  before.remove_prefix(before.size() - std::min<size_t>(before.size(), kNear));
  if (const size_t block = before.rfind("\n\n"); block != std::string_view::npos) before.remove_prefix(block);
  const std::string words = lower_ascii(before) + lower_ascii(span.of(text));
  return std::any_of(std::begin(kOtherDays), std::end(kOtherDays),
                     [&](std::string_view other) { return words.find(other) != std::string::npos; });
}

// Four digits: of an attribute that has none, as of "19-05-15", nothing says which of them is the year.
bool has_year(std::string_view text) {
  int digits = 0;
  for (const char c : text) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return false;
}

// A day, not a month or year alone, in either order.
bool names_day(std::string_view text) {
  if (!has_digit(text)) return false;
  const auto date = find_date(text, NumericOrder::DayFirst);
  if (date && date->iso.size() == 10) return true;
  const auto other = find_date(text, NumericOrder::MonthFirst);
  return other && other->iso.size() == 10;
}

}  // namespace

Span span_of(const HtmlPage& page, NodeRun run) {
  Span span;
  for (int node = run.begin; node < run.end; node = page.node(node).end) {
    const Span part = page.span(node);
    if (!part.empty()) span = span.empty() ? part : join(span, part);
  }
  return span;
}

uint64_t mix(uint64_t hash, uint64_t value) {
  hash ^= value + 0x9e3779b97f4a7c15U + (hash << 6) + (hash >> 2);
  return hash * 0xff51afd7ed558ccdU;
}

HtmlSignals::HtmlSignals(const HtmlPage& page) : page_(page) {
  find_kinds();
  find_prose();
  find_dates();
  find_names();
}

void HtmlSignals::find_kinds() {
  std::unordered_map<uint64_t, uint64_t> seen;
  seen.reserve(page_.tree.nodes.size());
  std::unordered_map<std::string_view, uint64_t> by_class;  // 0 where the class says nothing
  kinds_.resize(page_.tree.nodes.size());
  steps_.resize(page_.tree.nodes.size());
  for (int node = 0; node < page_.size(); ++node) {
    const HtmlNode& at = page_.node(node);
    kinds_[node] = hash_of(at.name);
    if (const std::string_view classes = page_.tree.attribute(node, "class"); !classes.empty()) {
      const auto [known, is_new] = by_class.try_emplace(classes);
      if (is_new)
        if (const std::string name = plain_class(classes); !name.empty()) known->second = hash_of(name);
      if (known->second != 0) kinds_[node] = mix(kinds_[node], known->second);
    }
    // White space between elements is no child to count.
    if (at.is_text() && page_.span(node).empty()) continue;
    steps_[node] = mix(kinds_[node], seen[mix(kinds_[node], static_cast<uint64_t>(at.parent) + 1)]++);
  }
}

void HtmlSignals::find_prose() {
  prose_.assign(page_.tree.nodes.size() + 1, 0);
  int skipped = 0;
  for (int node = 0; node < page_.size(); ++node) {
    const HtmlNode& at = page_.node(node);
    uint32_t bytes = 0;
    if (at.is_text()) {
      if (node >= skipped) bytes = page_.span(node).size();
    } else if (kHiddenWordElements.has(at.tag)) {
      skipped = std::max(skipped, at.end);
    }
    prose_[node + 1] = prose_[node] + bytes;
  }
}

void HtmlSignals::find_dates() {
  for (int node = 0; node < page_.size(); ++node) {
    const HtmlNode& at = page_.node(node);
    const std::string_view words = page_.words(node);
    if (words.size() > kLongestDate) continue;
    DateMark mark;
    mark.node = node;
    if (at.is_text()) {
      if (words.size() >= 5 && (names_day(words) || is_relative_date(words))) mark.values.push_back(words);
    } else if (at.attribute_count > 0) {
      for (const std::string_view name : kDateAttributes) {
        const std::string_view value = page_.tree.attribute(node, name);
        if (value.size() <= kLongestDate && has_year(value) && names_day(value)) mark.values.push_back(value);
      }
      if (!mark.values.empty() && !words.empty()) mark.values.push_back(words);
      for (const std::string_view name : {"data-time", "data-timestamp"})
        if (const std::string_view value = page_.tree.attribute(node, name); !unix_time(value).empty())
          mark.values.push_back(value);
    }
    if (mark.values.empty()) continue;
    mark.other = is_other_day(page_.text.text, page_.span(node));
    dates_.push_back(std::move(mark));
    node = at.end - 1;
  }
}

void HtmlSignals::find_names() {
  to_member_.resize(page_.tree.nodes.size());
  for (int node = 0; node < page_.size(); ++node) {
    const HtmlNode& at = page_.node(node);
    if (at.is_text() || at.attribute_count == 0) continue;
    const std::string_view id =
        page_.tree.attribute(node, at.tag == HtmlTag::A && page_.span(node).empty() ? "name" : "id");
    if (!item_number(id).empty()) numbered_.push_back(node);
    to_member_[node] = at.tag == HtmlTag::A && is_member_link(page_.tree.attribute(node, "href"));
    const bool link = to_member_[node] != 0;
    const Span span = page_.span(node);
    if (span.empty() || span.size() > kLongestName) continue;
    const std::string_view property = page_.tree.attribute(node, "itemprop");
    if (!link && property != "author" && property != "creator" && !page_.hints.has_word(node, kAuthorWords))
      continue;
    // The link inside what is named a name is the same one.
    if (!names_.empty() && page_.node(names_.back()).end > node && page_.span(names_.back()) == span)
      continue;
    names_.push_back(node);
  }
}

std::string day_of(const DateMark& mark, NumericOrder order) {
  for (const std::string_view value : mark.values) {
    std::string day = iso_day(value);
    if (day.empty()) day = unix_time(value).substr(0, 10);
    if (day.empty())
      if (const auto date = find_date(value, order)) day = date->iso;
    if (day.size() == 10) return day;
  }
  return "";
}

std::string_view member_path(std::string_view href) {
  const size_t end = href.find_last_not_of('/');
  if (end == std::string_view::npos) return {};
  const size_t cut = href.substr(0, end + 1).find_last_of("/=");
  return cut == std::string_view::npos ? std::string_view{} : href.substr(0, cut);
}

}  // namespace hearsay
