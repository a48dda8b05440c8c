#include "text/html_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hearsay {
namespace {

// What parts two words; the strongest that stands between them counts.
enum class Gap : uint8_t { None, Space, Cell, Line, Block };

// What is not here flows in the line.
constexpr auto kGaps = [] {
  using enum HtmlTag;
  std::array<Gap, static_cast<size_t>(HtmlTag::Count)> gaps{};
  for (const HtmlTag tag : {Button, Input, Select, Textarea}) gaps[static_cast<size_t>(tag)] = Gap::Space;
  for (const HtmlTag tag : {Td, Th}) gaps[static_cast<size_t>(tag)] = Gap::Cell;
  for (const HtmlTag tag : {Br, Dd, Dt, Li, Optgroup, Option, Tbody, Tfoot, Thead, Tr})
    gaps[static_cast<size_t>(tag)] = Gap::Line;
  for (const HtmlTag tag :
       {Address, Article,   Aside,      Blockquote, Body,    Caption, Center,  Details, Dialog, Dir, Div,
        Dl,      Fieldset,  Figcaption, Figure,     Footer,  Form,    H1,      H2,      H3,     H4,  H5,
        H6,      Header,    Hgroup,     Hr,         Html,    Legend,  Listing, Main,    Menu,   Nav, Ol,
        P,       Plaintext, Pre,        Search,     Section, Summary, Table,   Ul,      Xmp})
    gaps[static_cast<size_t>(tag)] = Gap::Block;
  return gaps;
}();

// Elements whose text no reader sees.
constexpr HtmlTagSet kUnseen = {HtmlTag::Audio,    HtmlTag::Canvas, HtmlTag::Datalist, HtmlTag::Desc,
                                HtmlTag::Head,     HtmlTag::Iframe, HtmlTag::Metadata, HtmlTag::Noembed,
                                HtmlTag::Noframes, HtmlTag::Script, HtmlTag::Style,    HtmlTag::Template,
                                HtmlTag::Title,    HtmlTag::Video};

Gap gap_of(HtmlTag tag) { return kGaps[static_cast<size_t>(tag)]; }

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool keeps_space(HtmlTag tag) {
  return is_one_of(tag, HtmlTag::Pre, HtmlTag::Textarea, HtmlTag::Listing, HtmlTag::Xmp, HtmlTag::Plaintext);
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
      } else if (kUnseen.has(at.tag)) {
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
    const HtmlTag tag = tree_.nodes[node].tag;
    ask_for_gap_of(tag);
    // Two links side by side are two words, whatever the page's style does about it.
    if (tag == HtmlTag::A && last_closed_ >= 0 && tree_.nodes[last_closed_].end == node &&
        tree_.nodes[last_closed_].tag == HtmlTag::A)
      ask_for(Gap::Space);
    kept_ += keeps_space(tag);
    open_.push_back(node);
  }

  void close_before(int node) {
    while (!open_.empty() && tree_.nodes[open_.back()].end <= node) {
      const int closed = open_.back();
      const HtmlTag tag = tree_.nodes[closed].tag;
      open_.pop_back();
      Span& span = out_.spans[closed];
      if (begun_ > open_.size()) {
        begun_ = open_.size();
        span.end = static_cast<uint32_t>(out_.text.size());
      }
      kept_ -= keeps_space(tag);
      if (tag != HtmlTag::Br) ask_for_gap_of(tag);
      last_closed_ = closed;
    }
  }

  void ask_for_gap_of(HtmlTag tag) {
    if (flow_ == HtmlFlow::Page)
      ask_for(gap_of(tag));
    else if (tag == HtmlTag::Br && gap_ >= Gap::Line)
      ask_for(Gap::Block);
    else
      ask_for(tag == HtmlTag::Div ? Gap::Line : gap_of(tag));
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
      constexpr std::string_view kParts[] = {"", " ", "\t", "\n", "\n\n"};
      out_.text += kParts[static_cast<size_t>(gap_)];
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
