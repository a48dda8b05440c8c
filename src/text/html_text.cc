#include "text/html_text.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace hearsay {
namespace {

// What parts two words; the strongest that stands between them counts.
enum class Gap : uint8_t { None, Space, Cell, Line, Block };

struct Layout {
  std::string_view name;
  Gap gap;
};

// Sorted by name. What is not here flows in the line.
constexpr Layout kLayout[] = {
    {"address", Gap::Block},    {"article", Gap::Block},  {"aside", Gap::Block},
    {"blockquote", Gap::Block}, {"body", Gap::Block},     {"br", Gap::Line},
    {"button", Gap::Space},     {"caption", Gap::Block},  {"center", Gap::Block},
    {"dd", Gap::Line},          {"details", Gap::Block},  {"dialog", Gap::Block},
    {"dir", Gap::Block},        {"div", Gap::Block},      {"dl", Gap::Block},
    {"dt", Gap::Line},          {"fieldset", Gap::Block}, {"figcaption", Gap::Block},
    {"figure", Gap::Block},     {"footer", Gap::Block},   {"form", Gap::Block},
    {"h1", Gap::Block},         {"h2", Gap::Block},       {"h3", Gap::Block},
    {"h4", Gap::Block},         {"h5", Gap::Block},       {"h6", Gap::Block},
    {"header", Gap::Block},     {"hgroup", Gap::Block},   {"hr", Gap::Block},
    {"html", Gap::Block},       {"input", Gap::Space},    {"legend", Gap::Block},
    {"li", Gap::Line},          {"listing", Gap::Block},  {"main", Gap::Block},
    {"menu", Gap::Block},       {"nav", Gap::Block},      {"ol", Gap::Block},
    {"optgroup", Gap::Line},    {"option", Gap::Line},    {"p", Gap::Block},
    {"plaintext", Gap::Block},  {"pre", Gap::Block},      {"search", Gap::Block},
    {"section", Gap::Block},    {"select", Gap::Space},   {"summary", Gap::Block},
    {"table", Gap::Block},      {"tbody", Gap::Line},     {"td", Gap::Cell},
    {"textarea", Gap::Space},   {"tfoot", Gap::Line},     {"th", Gap::Cell},
    {"thead", Gap::Line},       {"tr", Gap::Line},        {"ul", Gap::Block},
    {"xmp", Gap::Block}};

// Elements whose text no reader sees. Sorted.
constexpr std::string_view kUnseen[] = {"audio",  "canvas",   "datalist", "desc",     "head",
                                        "iframe", "metadata", "noembed",  "noframes", "script",
                                        "style",  "template", "title",    "video"};

Gap gap_of(std::string_view name) {
  const auto* const at =
      std::lower_bound(std::begin(kLayout), std::end(kLayout), name,
                       [](const Layout& layout, std::string_view wanted) { return layout.name < wanted; });
  return at != std::end(kLayout) && at->name == name ? at->gap : Gap::None;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool keeps_space(std::string_view name) {
  return name == "pre" || name == "textarea" || name == "listing" || name == "xmp" || name == "plaintext";
}

class Renderer {
 public:
  Renderer(const HtmlTree& tree, HtmlFlow flow) : tree_(tree), flow_(flow) {
    out_.spans.resize(tree.nodes.size());
  }

  HtmlText run() {
    const int count = static_cast<int>(tree_.nodes.size());
    for (int node = 0; node < count;) {
      close_before(node);
      const HtmlNode& at = tree_.nodes[node];
      if (at.is_text()) {
        add_text(node);
      } else if (std::binary_search(std::begin(kUnseen), std::end(kUnseen), at.name)) {
        node = at.end;
        continue;
      } else {
        open(node);
      }
      ++node;
    }
    close_before(count);
    return std::move(out_);
  }

 private:
  void open(int node) {
    const std::string_view name = tree_.nodes[node].name;
    ask_for_gap_of(name);
    // Two links side by side are two words, whatever the page's style does about it.
    if (name == "a" && last_closed_ >= 0 && tree_.nodes[last_closed_].end == node &&
        tree_.nodes[last_closed_].name == "a")
      ask_for(Gap::Space);
    kept_ += keeps_space(name);
    open_.push_back(node);
  }

  void close_before(int node) {
    while (!open_.empty() && tree_.nodes[open_.back()].end <= node) {
      const int closed = open_.back();
      const std::string_view name = tree_.nodes[closed].name;
      open_.pop_back();
      Span& span = out_.spans[closed];
      if (begun_ > open_.size()) {
        begun_ = open_.size();
        span.end = static_cast<uint32_t>(out_.text.size());
      }
      kept_ -= keeps_space(name);
      if (name != "br") ask_for_gap_of(name);
      last_closed_ = closed;
    }
  }

  void ask_for_gap_of(std::string_view name) {
    if (flow_ == HtmlFlow::Page)
      ask_for(gap_of(name));
    else if (name == "br" && gap_ >= Gap::Line)
      ask_for(Gap::Block);
    else
      ask_for(name == "div" ? Gap::Line : gap_of(name));
  }

  void ask_for(Gap gap) { gap_ = std::max(gap_, gap); }

  void add_text(int node) {
    const Span text = tree_.nodes[node].text;
    const uint32_t size_before = static_cast<uint32_t>(out_.text.size());
    Span& span = out_.spans[node];
    uint32_t at = text.begin;
    while (at < text.end) {
      uint32_t end = at;
      if (kept_ == 0 && is_space(tree_.text[at])) {
        while (end < text.end && is_space(tree_.text[end])) ++end;
        if (gap_ == Gap::None) space_at_ = at;
        ask_for(Gap::Space);
        at = end;
        continue;
      }
      while (end < text.end && (kept_ > 0 || !is_space(tree_.text[end]))) ++end;
      close_gap();
      if (span.empty()) span.begin = static_cast<uint32_t>(out_.text.size());
      copy(at, end);
      span.end = static_cast<uint32_t>(out_.text.size());
      at = end;
    }
    if (out_.text.size() == size_before) span = {size_before, size_before};
  }

  // Words follow: puts what parts them from the words before.
  void close_gap() {
    const bool first = out_.text.empty();
    if (!first && gap_ == Gap::Space && space_at_ != kNowhere) {
      copy(space_at_, space_at_ + 1);
      out_.text.back() = ' ';
    } else if (!first) {
      constexpr std::string_view kGaps[] = {"", " ", "\t", "\n", "\n\n"};
      out_.text += kGaps[static_cast<size_t>(gap_)];
    }
    gap_ = Gap::None;
    space_at_ = kNowhere;
    for (; begun_ < open_.size(); ++begun_)
      out_.spans[open_[begun_]].begin = static_cast<uint32_t>(out_.text.size());
  }

  void copy(uint32_t begin, uint32_t end) {
    const auto at = static_cast<uint32_t>(out_.text.size());
    out_.text.append(tree_.text, begin, end - begin);
    out_.map.append({at, at + (end - begin)}, {begin, end});
  }

  static constexpr uint32_t kNowhere = UINT32_MAX;

  const HtmlTree& tree_;
  HtmlFlow flow_;
  HtmlText out_;
  std::vector<int> open_;  // elements, outermost first
  size_t begun_ = 0;       // how many of them have words already
  int kept_ = 0;           // how many of them keep white space
  int last_closed_ = -1;
  Gap gap_ = Gap::None;
  uint32_t space_at_ = kNowhere;  // a space of the page that stands for the gap
};

}  // namespace

HtmlText render_html(const HtmlTree& tree, HtmlFlow flow) { return Renderer(tree, flow).run(); }

}  // namespace hearsay
