#include "text/pdf_furniture.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace hearsay {
namespace {

constexpr size_t kRowsAtEdge = 4;  // the innermost is looked at as a neighbour only
constexpr float kSetOff = 1.45F;   // from baseline to baseline, in font sizes
constexpr float kFarOff = 2.2F;
constexpr float kSameHeight = 3;     // points
constexpr float kLegible = 3;        // points, of print; smaller is for machines, or whoever made the program
constexpr size_t kLongestRow = 300;  // bytes; longer ones are text
constexpr size_t kPagesBeside = 2;   // left and right pages may differ

// What stands side by side at a page's edge.
struct Row {
  std::vector<PdfLine*> lines;
  float baseline = 0, size = 0;
  bool artifact = true;
  std::string text;
  std::string shape;  // the same, numbers as '#'
};

struct Edges {
  std::vector<Row> top, bottom;  // from the edge inwards
};

bool is_roman_number(std::string_view word) {
  return !word.empty() && word.size() <= 8 && word.find_first_not_of("ivxlcIVXLC") == std::string_view::npos;
}

std::string shape_of(std::string_view text) {
  std::string shape;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (c == ' ' || (digit && shape.ends_with('#'))) continue;
    shape += digit ? '#' : c;
  }
  return is_roman_number(text) ? "#" : shape;
}

void close_row(Row& row) {
  std::sort(row.lines.begin(), row.lines.end(),
            [](const PdfLine* a, const PdfLine* b) { return a->left < b->left; });
  for (const PdfLine* line : row.lines) {
    row.artifact = row.artifact && line->artifact;
    if (row.text.size() <= kLongestRow) row.text += (row.text.empty() ? "" : " ") + text_of(*line);
  }
  if (row.text.size() > kLongestRow || row.lines.front()->words.front().raised) row.text.clear();
  row.shape = shape_of(row.text);
}

// The first rows of lines that are sorted from an edge inwards.
std::vector<Row> rows_of(const std::vector<PdfLine*>& lines) {
  std::vector<Row> rows;
  for (PdfLine* line : lines) {
    const bool same = !rows.empty() && std::abs(line->baseline - rows.back().baseline) < 0.5F * line->size;
    if (!same && rows.size() == kRowsAtEdge) break;
    if (!same) rows.emplace_back().baseline = line->baseline;
    rows.back().size = std::max(rows.back().size, line->size);
    rows.back().lines.push_back(line);
  }
  for (Row& row : rows) close_row(row);
  return rows;
}

Edges edges_of(std::vector<PdfLine>& page) {
  std::vector<PdfLine*> lines;
  for (PdfLine& line : page)
    if (line.rotation == 0) lines.push_back(&line);
  std::sort(lines.begin(), lines.end(),
            [](const PdfLine* a, const PdfLine* b) { return a->baseline < b->baseline; });
  Edges edges;
  edges.top = rows_of(lines);
  std::reverse(lines.begin(), lines.end());
  edges.bottom = rows_of(lines);
  return edges;
}

// Footnotes that differ in their numbers alone may stand at the foot of two pages.
bool may_be_note(const Row& row) { return row.text[0] >= '0' && row.text[0] <= '9' && row.shape != "#"; }

// Whether a page beside has the row at the same height: word for word, else but for its numbers.
bool comes_again(const std::vector<Edges>& pages, size_t at, std::vector<Row> Edges::* edge, const Row& row,
                 bool word_for_word) {
  if (row.text.empty()) return false;
  const auto alike = [&](const Row& other) {
    return std::abs(row.baseline - other.baseline) <= kSameHeight &&
           (word_for_word ? row.text == other.text : row.shape == other.shape);
  };
  const auto on_page = [&](size_t other) {
    const std::vector<Row>& rows = pages[other].*edge;
    return std::any_of(rows.begin(), rows.end(), alike);
  };
  for (size_t step = 1; step <= kPagesBeside; ++step)
    if ((at >= step && on_page(at - step)) || (at + step < pages.size() && on_page(at + step))) return true;
  return false;
}

// From a row's baseline to that of the next one inwards, in font sizes; far where there is none.
float step_after(const std::vector<Row>& rows, size_t i) {
  if (i + 1 >= rows.size()) return 100;
  return std::abs(rows[i + 1].baseline - rows[i].baseline) / std::max(rows[i].size, rows[i + 1].size);
}

// Rows are furniture from the edge inwards, as long as they come again or nobody could read them; one that
// does so but for its numbers must be set off from what follows. So are rows of the same print between those
// and a wide gap: a running head that names a new chapter.
void mark(const std::vector<Edges>& pages, size_t at, std::vector<Row> Edges::* edge) {
  const std::vector<Row>& rows = pages[at].*edge;
  const size_t most = std::min(rows.size(), kRowsAtEdge - 1);
  size_t count = 0, sure = 0;
  for (; count < most; ++count) {
    const Row& row = rows[count];
    if (row.artifact || row.size < kLegible || comes_again(pages, at, edge, row, true))
      sure = count + 1;
    else if ((count > 0 && may_be_note(row)) || !comes_again(pages, at, edge, row, false))
      break;
  }
  while (count > sure && step_after(rows, count - 1) <= kSetOff) --count;
  if (count == 0) return;
  size_t end = count;
  while (end < most && step_after(rows, end - 1) <= kSetOff && std::abs(rows[end].size - rows[0].size) < 0.3F)
    ++end;
  if (step_after(rows, end - 1) > kFarOff) count = end;
  for (size_t i = 0; i < count; ++i)
    for (PdfLine* line : rows[i].lines) line->role = PdfLine::Role::Furniture;
}

}  // namespace

void find_furniture(std::vector<std::vector<PdfLine>>& pages) {
  std::vector<Edges> edges;
  edges.reserve(pages.size());
  for (std::vector<PdfLine>& page : pages) edges.push_back(edges_of(page));
  for (size_t i = 0; i < pages.size(); ++i) {
    mark(edges, i, &Edges::top);
    mark(edges, i, &Edges::bottom);
    const auto is_furniture = [](const PdfLine& line) { return line.role == PdfLine::Role::Furniture; };
    if (!std::all_of(pages[i].begin(), pages[i].end(), is_furniture)) continue;
    for (PdfLine& line : pages[i]) line.role = PdfLine::Role::Body;
  }
}

}  // namespace hearsay
