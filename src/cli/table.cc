#include "cli/table.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "cli/layout.h"
#include "cli/safe_text.h"

namespace hearsay {
namespace {

constexpr size_t kRowsThatSettle = 500;
constexpr size_t kGap = 2;
constexpr size_t kLeast = 8;       // of what may be cut
constexpr size_t kLeastPath = 28;  // as long as others can give way

bool may_be_cut(Column::Kind kind) { return kind != Column::Kind::Fixed && kind != Column::Kind::Number; }

std::string cut(std::string_view text, Column::Kind kind, size_t width) {
  if (kind == Column::Kind::CutEnd) return cut_end(text, width);
  if (kind == Column::Kind::CutBegin) return cut_begin(text, width);
  if (kind == Column::Kind::CutMiddle) return cut_middle(text, width);
  return std::string(text);
}

}  // namespace

std::vector<size_t> fit_columns(const std::vector<Column>& columns, std::vector<size_t> natural,
                                size_t width) {
  size_t total = kGap * (columns.size() - 1);
  for (const size_t one : natural) total += one;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].kind != Column::Kind::CutBegin || natural[i] <= kLeastPath || total <= width) continue;
    const size_t narrower = std::min(total - width, natural[i] - kLeastPath);
    natural[i] -= narrower;
    total -= narrower;
  }
  while (total > width) {
    size_t widest = columns.size(), most = kLeast;
    for (size_t i = 0; i < columns.size(); ++i) {
      if (!may_be_cut(columns[i].kind) || natural[i] <= most) continue;
      widest = i;
      most = natural[i];
    }
    if (widest == columns.size()) break;  // nothing gives way any more: the lines are longer
    --natural[widest];
    --total;
  }
  return natural;
}

Table::Table(std::vector<Column> columns, size_t width, bool bold, Sink sink)
    : columns_(std::move(columns)), width_(width), bold_(bold), sink_(std::move(sink)) {}

void Table::add(const std::vector<std::string>& cells) {
  HEARSAY_CHECK(cells.size() == columns_.size());
  ++rows_;
  Row row;
  for (size_t i = 0; i < cells.size(); ++i) row.push_back(cut(safe_line(cells[i]), columns_[i].kind, width_));
  if (settled_) return print_row(row, false);
  waiting_.push_back(std::move(row));
  if (waiting_.size() >= kRowsThatSettle) print_waiting();
}

void Table::finish() {
  if (!settled_ && !waiting_.empty()) print_waiting();
}

void Table::print_waiting() {
  Row titles;
  for (const Column& column : columns_) titles.push_back(column.title);
  std::vector<size_t> natural(columns_.size(), 0);
  const auto widen = [&](const Row& row) {
    for (size_t i = 0; i < row.size(); ++i) natural[i] = std::max(natural[i], width_of(row[i]));
  };
  widen(titles);
  for (const Row& row : waiting_) widen(row);
  widths_ = fit_columns(columns_, std::move(natural), width_);
  settled_ = true;
  print_row(titles, true);
  for (const Row& row : waiting_) print_row(row, false);
  waiting_.clear();
}

void Table::print_row(const Row& row, bool heading) const {
  std::string line;
  size_t spaces = 0;  // before the next cell; none at the line's end
  for (size_t i = 0; i < row.size(); ++i) {
    const std::string cell = cut(row[i], columns_[i].kind, widths_[i]);
    const size_t taken = width_of(cell);
    const size_t rest = taken < widths_[i] ? widths_[i] - taken : 0;
    const bool right = columns_[i].kind == Column::Kind::Number;
    line.append(spaces + (right ? rest : 0), ' ').append(cell);
    spaces = kGap + (right ? 0 : rest);
  }
  if (heading && bold_) line = "\x1b[1m" + line + "\x1b[0m";
  sink_(line + '\n');
}

}  // namespace hearsay
