#include "text/html_prescan.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace hearsay {
namespace {

// In steps of about a nanosecond: one character under one open element.
constexpr uint64_t kMaxWork = uint64_t{2} << 30;
// A tag makes libgumbo look through all open elements, and by their names.
constexpr uint64_t kTagWork = 32;
// It compares each attribute of a tag with all before it,
constexpr uint64_t kAttributeWork = 8;
// and each formatting element with all that are open.
constexpr uint64_t kFormattingWork = 64;

enum Trait : uint8_t {
  kVoid = 1,        // never holds anything
  kRaw = 2,         // holds text up to its end tag
  kFormatting = 4,  // opened anew by libgumbo after a block closed it
  kSpecial = 8,     // an end tag of another kind does not close it
  kBarrier = 16,    // no end tag outside it reaches what is inside
  kImplied = 32,    // may be left open without harm
};

struct ElementTraits {
  std::string_view name;
  uint8_t traits;
};

// Sorted by name. Elements that are not here are ordinary ones, such as span.
constexpr ElementTraits kTraits[] = {
    {"a", kFormatting},
    {"address", kSpecial},
    {"applet", kSpecial | kBarrier},
    {"area", kVoid},
    {"article", kSpecial},
    {"aside", kSpecial},
    {"b", kFormatting},
    {"base", kVoid},
    {"basefont", kVoid},
    {"bgsound", kVoid},
    {"big", kFormatting},
    {"blockquote", kSpecial},
    {"br", kVoid},
    {"button", kSpecial | kBarrier},
    {"caption", kSpecial | kBarrier},
    {"center", kSpecial},
    {"code", kFormatting},
    {"col", kVoid},
    {"dd", kSpecial | kImplied},
    {"details", kSpecial},
    {"dir", kSpecial},
    {"div", kSpecial},
    {"dl", kSpecial},
    {"dt", kSpecial | kImplied},
    {"em", kFormatting},
    {"embed", kVoid},
    {"fieldset", kSpecial},
    {"figcaption", kSpecial},
    {"figure", kSpecial},
    {"font", kFormatting},
    {"footer", kSpecial},
    {"form", kSpecial},
    {"frame", kVoid},
    {"h1", kSpecial | kBarrier},
    {"h2", kSpecial | kBarrier},
    {"h3", kSpecial | kBarrier},
    {"h4", kSpecial | kBarrier},
    {"h5", kSpecial | kBarrier},
    {"h6", kSpecial | kBarrier},
    {"header", kSpecial},
    {"hgroup", kSpecial},
    {"hr", kVoid},
    {"i", kFormatting},
    {"iframe", kRaw},
    {"image", kVoid},
    {"img", kVoid},
    {"input", kVoid},
    {"keygen", kVoid},
    {"li", kSpecial | kImplied},
    {"link", kVoid},
    {"listing", kSpecial},
    {"main", kSpecial},
    {"marquee", kSpecial | kBarrier},
    {"math", kSpecial | kBarrier},
    {"menu", kSpecial},
    {"menuitem", kVoid},
    {"meta", kVoid},
    {"nav", kSpecial},
    {"nobr", kFormatting},
    {"noembed", kRaw},
    {"noframes", kRaw},
    {"object", kSpecial | kBarrier},
    {"ol", kSpecial | kBarrier},
    {"optgroup", 0},
    {"option", kImplied},
    {"p", kSpecial | kImplied},
    {"param", kVoid},
    {"plaintext", kSpecial},
    {"pre", kSpecial},
    {"s", kFormatting},
    {"script", kRaw},
    {"section", kSpecial},
    {"select", kSpecial | kBarrier},
    {"small", kFormatting},
    {"source", kVoid},
    {"strike", kFormatting},
    {"strong", kFormatting},
    {"style", kRaw},
    {"summary", kSpecial},
    {"svg", kSpecial | kBarrier},
    {"table", kSpecial | kBarrier},
    {"tbody", kSpecial | kImplied},
    {"td", kSpecial | kBarrier},
    {"template", kSpecial | kBarrier},
    {"textarea", kRaw},
    {"tfoot", kSpecial | kImplied},
    {"th", kSpecial | kBarrier},
    {"thead", kSpecial | kImplied},
    {"title", kRaw},
    {"tr", kSpecial | kImplied},
    {"track", kVoid},
    {"tt", kFormatting},
    {"u", kFormatting},
    {"ul", kSpecial | kBarrier},
    {"wbr", kVoid},
    {"xmp", kRaw},
};

uint8_t traits_of(std::string_view name) {
  const auto* const at = std::lower_bound(
      std::begin(kTraits), std::end(kTraits), name,
      [](const ElementTraits& element, std::string_view wanted) { return element.name < wanted; });
  return at != std::end(kTraits) && at->name == name ? at->traits : 0;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

struct Tag {
  std::string name;
  bool closes = false;         // an end tag
  bool closes_itself = false;  // ends with "/>"
  uint64_t attributes = 0;
  size_t end = 0;  // one behind it
};

// The tag at `at`, which is "<" or "</" and a letter.
Tag read_tag(std::string_view page, size_t at) {
  Tag tag;
  tag.closes = page[at + 1] == '/';
  at += tag.closes ? 2 : 1;
  while (at < page.size() && !is_space(page[at]) && page[at] != '/' && page[at] != '>')
    tag.name.push_back(lower(page[at++]));
  while (at < page.size() && page[at] != '>') {
    if (is_space(page[at]) || page[at] == '/') {
      tag.closes_itself = page[at] == '/';
      ++at;
      continue;
    }
    tag.closes_itself = false;
    ++tag.attributes;
    // A name, which may begin with "=", then perhaps a value.
    ++at;
    while (at < page.size() && !is_space(page[at]) && page[at] != '/' && page[at] != '>' && page[at] != '=')
      ++at;
    size_t value = at;
    while (value < page.size() && is_space(page[value])) ++value;
    if (value >= page.size() || page[value] != '=') continue;
    at = value + 1;
    while (at < page.size() && is_space(page[at])) ++at;
    if (at < page.size() && (page[at] == '"' || page[at] == '\'')) {
      at = std::min(page.find(page[at], at + 1), page.size() - 1) + 1;
    } else {
      while (at < page.size() && !is_space(page[at]) && page[at] != '>') ++at;
    }
  }
  tag.end = std::min(at + 1, page.size());
  return tag;
}

// One behind what begins with "<!" or "<?" at `at`.
size_t after_declaration(std::string_view page, size_t at) {
  if (!page.substr(at).starts_with("<!--")) return std::min(page.find('>', at), page.size() - 1) + 1;
  if (page.substr(at + 4).starts_with(">")) return at + 5;
  if (page.substr(at + 4).starts_with("->")) return at + 6;
  for (size_t dash = page.find("--", at + 4); dash != std::string_view::npos;
       dash = page.find("--", dash + 1)) {
    if (page.substr(dash + 2).starts_with(">")) return dash + 3;
    if (page.substr(dash + 2).starts_with("!>")) return dash + 4;
  }
  return page.size();
}

// Where the end tag of a raw text element begins; with `or_start`, that or another start tag.
size_t end_of_raw_text(std::string_view page, size_t at, std::string_view name, bool or_start) {
  for (at = page.find('<', at); at != std::string_view::npos; at = page.find('<', at + 1)) {
    const bool closes = page.substr(at + 1).starts_with('/');
    if (!closes && !or_start) continue;
    const std::string_view found = page.substr(std::min(at + 1 + closes, page.size()), name.size());
    const bool same = std::equal(found.begin(), found.end(), name.begin(), name.end(),
                                 [](char a, char b) { return lower(a) == b; });
    const size_t after = at + 1 + closes + name.size();
    if (same && (after >= page.size() || is_space(page[after]) || page[after] == '/' || page[after] == '>'))
      return at;
  }
  return page.size();
}

// An upper bound of libgumbo's stack of open elements and of its list of formatting elements. An end tag
// closes something here only where it surely does there; formatting elements that a block closed count on.
class OpenElements {
 public:
  uint64_t bound() const { return open_.size() + reopened_; }

  void start(const Tag& tag) {
    const uint8_t traits = traits_of(tag.name);
    if ((traits & kVoid) != 0) return;
    const bool foreign = !open_.empty() && foreign_;
    if (foreign && traits == 0 && tag.closes_itself) return;
    if (traits != 0 && tag.name != "svg" && tag.name != "math") foreign_ = false;
    if (tag.name == "svg" || tag.name == "math") {
      if (tag.closes_itself) return;
      foreign_ = !in_select();
      had_foreign_ = true;
    }
    if (!foreign) close_implied(tag.name, traits);
    open_.push_back({tag.name, traits});
  }

  void end(const Tag& tag) {
    const uint8_t traits = traits_of(tag.name);
    uint64_t formatting = 0;
    for (size_t back = 1; back <= std::min(open_.size(), kFarthest); ++back) {
      const Element& element = open_[open_.size() - back];
      if (element.name == tag.name) {
        open_.resize(open_.size() - back);
        reopened_ += formatting;
        return;
      }
      const bool passes = (traits & kSpecial) != 0
                              ? (element.traits & kBarrier) == 0 || is_table_part(tag.name, element)
                              : (element.traits & kSpecial) == 0;
      // A form is taken out of the stack without what is in it.
      if (!passes || tag.name == "form") break;
      formatting += (element.traits & kFormatting) != 0;
    }
    foreign_ = false;
  }

 private:
  struct Element {
    std::string name;
    uint8_t traits;
  };
  static constexpr size_t kFarthest = 256;

  // The end of a table or of its parts closes cells, and whatever is open in them.
  static bool is_table_part(std::string_view name, const Element& inside) {
    const bool part = name == "table" || name == "tr" || name == "td" || name == "th" || name == "tbody" ||
                      name == "thead" || name == "tfoot";
    return part && inside.name != "table" && inside.name != "template" && inside.name != "select" &&
           inside.name != "svg" && inside.name != "math";
  }

  bool top_is(std::string_view name) const { return !open_.empty() && open_.back().name == name; }

  // A paragraph, list entry or option ends where the next one begins; so do cells and rows, but not inside
  // svg, where they are names like any other.
  void close_implied(std::string_view name, uint8_t traits) {
    if (name == "li" && top_is("p")) open_.pop_back();
    const bool row = name == "tr" || name == "tbody" || name == "thead" || name == "tfoot";
    if ((row || name == "td" || name == "th") && !had_foreign_) {
      if (top_is("td") || top_is("th")) open_.pop_back();
      if (row && name != "tr" && top_is("tr")) open_.pop_back();
    }
    const bool part = row && had_foreign_;
    if ((traits & kImplied) != 0 && !part && top_is(name)) open_.pop_back();
  }

  bool in_select() const {
    return std::any_of(open_.end() - static_cast<std::ptrdiff_t>(std::min(open_.size(), kFarthest)),
                       open_.end(), [](const Element& element) { return element.name == "select"; });
  }

  std::vector<Element> open_;
  uint64_t reopened_ = 0;
  bool foreign_ = false;      // surely inside svg or math
  bool had_foreign_ = false;  // perhaps inside it
};

// Elements that nobody means to leave open when writing "<span/>". Those that end by themselves where the
// next begins (p, li, td) are none of them. Sorted.
constexpr std::string_view kMeantEmpty[] = {
    "a",      "abbr",  "b",    "big",    "button", "canvas",   "cite",   "code", "div",    "em",
    "font",   "form",  "i",    "iframe", "label",  "noscript", "object", "ol",   "script", "section",
    "select", "small", "span", "strong", "style",  "textarea", "title",  "u",    "ul",     "video"};
static_assert(std::ranges::is_sorted(kMeantEmpty));

class Scanner {
 public:
  explicit Scanner(std::string_view page) : page_(page) {}

  HtmlPrescan run() {
    size_t at = 0;
    while (at < page_.size() && work_ <= kMaxWork) {
      const size_t tag_at = std::min(page_.find('<', at), page_.size());
      work_ += (tag_at - at) * open_.bound();
      at = tag_at + 1 < page_.size() ? after_markup(tag_at) : page_.size();
    }
    if (work_ > kMaxWork) {
      out_.fault = "its markup is nested too deep or never closed: about " + std::to_string(open_.bound()) +
                   " elements open at byte " + std::to_string(at);
    }
    return std::move(out_);
  }

 private:
  // Takes what begins with "<" at `at`; gives where to go on.
  size_t after_markup(size_t at) {
    const char next = page_[at + 1];
    if (next == '!' || next == '?') return after_declaration(page_, at);
    const bool is_tag = is_letter(next) || (next == '/' && at + 2 < page_.size() && is_letter(page_[at + 2]));
    if (!is_tag) return at + 1;
    const Tag tag = read_tag(page_, at);
    const uint8_t traits = traits_of(tag.name);
    if (is_meant_empty(tag, traits)) {
      out_.empty_elements.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(tag.end)});
      return tag.end;
    }
    tag.closes ? open_.end(tag) : open_.start(tag);
    work_ += ((traits & kFormatting) != 0 ? kFormattingWork : kTagWork) * open_.bound() +
             tag.attributes * tag.attributes * kAttributeWork;
    if (tag.closes) return tag.end;
    if (tag.name == "plaintext") return page_.size();
    return (traits & kRaw) != 0 ? end_of_raw_text(page_, tag.end, tag.name, false) : tag.end;
  }

  // A raw text element may have its end tag all the same: then it is a slip of the pen.
  bool is_meant_empty(const Tag& tag, uint8_t traits) const {
    if (!tag.closes_itself || tag.closes ||
        !std::ranges::binary_search(kMeantEmpty, std::string_view(tag.name)))
      return false;
    if ((traits & kRaw) == 0) return true;
    const size_t next = end_of_raw_text(page_, tag.end, tag.name, true);
    return !page_.substr(std::min(next + 1, page_.size())).starts_with('/');
  }

  std::string_view page_;
  HtmlPrescan out_;
  OpenElements open_;
  uint64_t work_ = 0;
};

}  // namespace

HtmlPrescan prescan_html(std::string_view page) { return Scanner(page).run(); }

std::string without_empty_elements(std::string_view page, const std::vector<Span>& empty_elements) {
  std::string out(page);
  for (const Span tag : empty_elements) {
    // "<i class=x/>" becomes "<! class=x/>", which HTML takes for a comment up to the first ">".
    out[tag.begin + 1] = '!';
    for (uint32_t at = tag.begin; at + 1 < tag.end; ++at)
      if (out[at] == '>') out[at] = ' ';
  }
  return out;
}

}  // namespace hearsay
