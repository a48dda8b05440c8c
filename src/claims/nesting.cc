#include "claims/nesting.h"

#include <algorithm>
#include <tuple>

namespace hearsay {
namespace {

// No text nests deeper on purpose; the limit keeps a hostile one from costing depth times length.
constexpr size_t kDeepest = 24;

uint32_t size_of(const std::vector<Span>& spans) {
  uint32_t size = 0;
  for (const Span span : spans) size += span.size();
  return size;
}

Span hull(const std::vector<Span>& spans) { return {spans.front().begin, spans.back().end}; }

bool holds(const std::vector<Span>& content, Span span) {
  return std::any_of(content.begin(), content.end(), [&](Span part) { return part.contains(span); });
}

// Where the words that tie an attribution to its place stand: its cue, or its source where it has none.
const std::vector<Span>& anchor(const Attribution& attribution) {
  if (!attribution.cue.empty()) return attribution.cue;
  return attribution.source.empty() ? attribution.content : attribution.source;
}

bool stands_in(const Attribution& inner, const Attribution& outer) {
  const auto inside = [&](Span span) { return holds(outer.content, span); };
  return std::all_of(inner.cue.begin(), inner.cue.end(), inside) &&
         std::all_of(inner.content.begin(), inner.content.end(), inside) &&
         (!inner.cue.empty() || std::all_of(inner.source.begin(), inner.source.end(), inside));
}

// In text order; pieces that overlap become one.
void put_in_order(std::vector<Span>& spans) {
  std::sort(spans.begin(), spans.end());
  std::vector<Span> apart;
  for (const Span span : spans) {
    if (!apart.empty() && span.begin < apart.back().end) {
      apart.back().end = std::max(apart.back().end, span.end);
    } else {
      apart.push_back(span);
    }
  }
  spans = std::move(apart);
}

void sort_by_extent(std::vector<Attribution>& attributions) {
  std::stable_sort(attributions.begin(), attributions.end(), [](const Attribution& a, const Attribution& b) {
    const Span x = extent_of(a);
    const Span y = extent_of(b);
    return std::tuple(x.begin, ~x.end) < std::tuple(y.begin, ~y.end);
  });
}

// What remains of `content` between the bounds of `outer`'s content.
std::vector<Span> clipped(const std::vector<Span>& content, const std::vector<Span>& outer) {
  std::vector<Span> kept;
  for (const Span span : content) {
    for (const Span part : outer) {
      const Span common{std::max(span.begin, part.begin), std::min(span.end, part.end)};
      if (common.begin < common.end) kept.push_back(common);
    }
  }
  return kept;
}

// Calls visit(inner, outer) for the attributions `outer` whose content's hull holds the anchor of `inner`.
template <typename Visit>
void for_each_enclosing(const std::vector<Attribution>& attributions, Visit visit) {
  std::vector<size_t> by_content;  // with content, by its begin
  for (size_t i = 0; i < attributions.size(); ++i) {
    if (!attributions[i].content.empty()) by_content.push_back(i);
  }
  std::stable_sort(by_content.begin(), by_content.end(), [&](size_t a, size_t b) {
    return hull(attributions[a].content).begin < hull(attributions[b].content).begin;
  });
  std::vector<size_t> by_anchor(attributions.size());
  for (size_t i = 0; i < by_anchor.size(); ++i) by_anchor[i] = i;
  std::stable_sort(by_anchor.begin(), by_anchor.end(), [&](size_t a, size_t b) {
    return anchor(attributions[a]).front().begin < anchor(attributions[b]).front().begin;
  });
  std::vector<size_t> open;
  size_t next = 0;
  for (const size_t inner : by_anchor) {
    const Span at = anchor(attributions[inner]).front();
    while (next < by_content.size() && hull(attributions[by_content[next]].content).begin <= at.begin) {
      open.push_back(by_content[next++]);
    }
    std::erase_if(open, [&](size_t i) { return hull(attributions[i].content).end <= at.begin; });
    if (open.size() > kDeepest) open.erase(open.begin() + kDeepest, open.end());
    for (const size_t outer : open) {
      if (outer != inner) visit(inner, outer);
    }
  }
}

}  // namespace

void nest(std::vector<Attribution>& attributions) {
  for (Attribution& attribution : attributions) put_in_order(attribution.content);
  std::vector<std::vector<Span>> contents;
  for (const Attribution& attribution : attributions) contents.push_back(attribution.content);
  for_each_enclosing(attributions, [&](size_t inner, size_t outer) {
    const Attribution& in = attributions[inner];
    const Attribution& out = attributions[outer];
    if (in.content.empty() || !holds(out.content, anchor(in).front()) || stands_in(in, out)) return;
    const Span bounds = hull(out.content);
    // an aside hands on what is around it: it is not inside what it hands on
    if (hull(in.content).begin <= bounds.begin && hull(in.content).end >= bounds.end) return;
    contents[inner] = clipped(contents[inner], out.content);
  });
  for (size_t i = 0; i < contents.size(); ++i) attributions[i].content = std::move(contents[i]);
  std::erase_if(attributions, [](const Attribution& a) {
    return a.content.empty() && a.stance != Stance::Declined && a.stance != Stance::NoResponse;
  });
  sort_by_extent(attributions);
  const auto same = [](const Attribution& a, const Attribution& b) {
    return a.content == b.content && a.cue == b.cue && a.source == b.source;
  };
  attributions.erase(std::unique(attributions.begin(), attributions.end(), same), attributions.end());
  for (Attribution& attribution : attributions) attribution.parent = -1;
  for_each_enclosing(attributions, [&](size_t inner, size_t outer) {
    Attribution& in = attributions[inner];
    if (!stands_in(in, attributions[outer]) || size_of(in.content) > size_of(attributions[outer].content))
      return;
    if (size_of(in.content) == size_of(attributions[outer].content) && stands_in(attributions[outer], in))
      return;
    if (in.parent < 0 || size_of(attributions[outer].content) <
                             size_of(attributions[static_cast<size_t>(in.parent)].content)) {
      in.parent = static_cast<int>(outer);
    }
  });
}

}  // namespace hearsay
