#include "text/places.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/wire.h"

namespace hearsay {
namespace {

constexpr float kStepsPerPoint = 10;

int64_t steps(float points) {
  constexpr float kMost = 1e8F;  // pages are some thousand points wide
  const float bounded = std::isfinite(points) ? std::clamp(points, -kMost, kMost) : 0;
  return std::llround(bounded * kStepsPerPoint);
}

float points(int64_t count) { return static_cast<float>(count) / kStepsPerPoint; }

auto first_behind(const std::vector<PageBox>& boxes, uint32_t begin) {
  return std::ranges::partition_point(boxes, [&](const PageBox& box) { return box.text.end <= begin; });
}

bool same_line(const PageBox& a, const PageBox& b) {
  const float middle = (b.top + b.bottom) / 2;
  return a.page == b.page && a.top <= middle && middle <= a.bottom && b.left >= a.left;
}

std::string page_name(const Document& document, uint32_t page) {
  const std::string number = std::to_string(page);
  if (page == 0 || page > document.page_labels.size()) return number;
  const std::string& label = document.page_labels[page - 1];
  return label.empty() || label == number ? number : label + " (" + number + ")";
}

}  // namespace

// Each box is told by how it differs from the one before it.
std::string encode_places(const Document& document) {
  if (document.parts.empty() && document.boxes.empty() && document.page_labels.empty()) return "";
  WireWriter out;
  out.number(document.parts.size());
  for (const Part& part : document.parts) {
    out.text(part.name);
    out.span(part.source);
  }
  out.number(document.page_labels.size());
  for (const std::string& label : document.page_labels) out.text(label);
  out.number(document.boxes.size());
  PageBox last;
  for (const PageBox& box : document.boxes) {
    out.number(box.text.begin - last.text.end);
    out.number(box.text.size());
    out.signed_number(int64_t{box.page} - int64_t{last.page});
    out.signed_number(steps(box.left) - steps(last.right));
    out.signed_number(steps(box.right) - steps(box.left));
    out.signed_number(steps(box.top) - steps(last.top));
    out.signed_number(steps(box.bottom) - steps(box.top));
    last = box;
  }
  return out.take();
}

Status decode_places(std::string_view bytes, Document& document) {
  document.parts.clear();
  document.boxes.clear();
  document.page_labels.clear();
  if (bytes.empty()) return Done{};
  WireReader in(bytes);
  for (size_t count = in.count(); count > 0 && in.ok(); --count) {
    Part part;
    part.name = in.text();
    part.source = in.span();
    document.parts.push_back(std::move(part));
  }
  for (size_t count = in.count(); count > 0 && in.ok(); --count) document.page_labels.emplace_back(in.text());
  constexpr uint64_t kMost = UINT32_MAX;
  constexpr int64_t kMostSteps = int64_t{1} << 40;
  int64_t page = 0, left = 0, right = 0, top = 0, bottom = 0;
  PageBox box;
  const auto step = [&](int64_t& to, int64_t base) {
    to = base + std::clamp(in.signed_number(), -kMostSteps, kMostSteps);
    if (std::abs(to) > kMostSteps) in.fail();
  };
  for (size_t count = in.count(); count > 0 && in.ok(); --count) {
    const auto begin = static_cast<uint32_t>(in.number_up_to(kMost - box.text.end)) + box.text.end;
    box.text = {begin, begin + static_cast<uint32_t>(in.number_up_to(kMost - begin))};
    step(page, page);  // back, too: a footnote stands behind the paragraph that goes on over the page
    if (page < 0 || page > int64_t{UINT32_MAX}) in.fail();
    box.page = static_cast<uint32_t>(page);
    step(left, right);
    step(right, left);
    step(top, top);
    step(bottom, top);
    box.left = points(left);
    box.right = points(right);
    box.top = points(top);
    box.bottom = points(bottom);
    document.boxes.push_back(box);
  }
  if (in.finished()) return Done{};
  return Error(ErrorKind::Corrupt, "the places of the text are damaged");
}

std::vector<PageBox> boxes_of(const std::vector<PageBox>& boxes, Span span) {
  std::vector<PageBox> lines;
  for (auto box = first_behind(boxes, span.begin); box != boxes.end() && box->text.begin < span.end; ++box) {
    if (lines.empty() || !same_line(lines.back(), *box)) {
      lines.push_back(*box);
      continue;
    }
    PageBox& line = lines.back();
    line.text.end = box->text.end;
    line.right = std::max(line.right, box->right);
    line.top = std::min(line.top, box->top);
    line.bottom = std::max(line.bottom, box->bottom);
  }
  return lines;
}

std::string pages_of(const Document& document, Span span) {
  const auto first = first_behind(document.boxes, span.begin);
  const auto behind = std::ranges::partition_point(
      document.boxes, [&](const PageBox& box) { return box.text.begin < span.end; });
  if (behind - first <= 0) return "";
  const auto [low, high] =
      std::minmax_element(first, behind, [](const PageBox& a, const PageBox& b) { return a.page < b.page; });
  const std::string begin = page_name(document, low->page);
  if (low->page == high->page) return "page " + begin;
  return "pages " + begin + "–" + page_name(document, high->page);
}

size_t source_size(const std::vector<Part>& parts, size_t capture_size) {
  return parts.empty() ? capture_size : parts.back().source.end;
}

const Part* part_of(const std::vector<Part>& parts, uint32_t source) {
  const auto part = std::ranges::find_if(parts, [&](const Part& p) { return p.source.contains(source); });
  return part == parts.end() ? nullptr : &*part;
}

}  // namespace hearsay
