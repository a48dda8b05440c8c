// Table: rows under a heading, columns as wide as their cells need and the line allows.
//
// Widths are settled by the heading and the first rows, so that a table of any length takes little memory;
// later cells that are wider are cut, save in fixed columns, which are never cut.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

struct Column {
  enum class Kind {
    Fixed,      // never cut, to the left: a word out of a few
    Number,     // never cut, to the right
    CutEnd,     // cut at the end where the line has no room
    CutMiddle,  // cut in the middle: chains, whose ends tell most
    CutBegin,   // cut at the begin and before all others: paths, whose end tells most
  };
  std::string title;
  Kind kind = Kind::CutEnd;
};

class Table {
 public:
  using Sink = std::function<void(std::string_view line)>;  // lines come with their line break

  // `bold` shows the heading in bold.
  Table(std::vector<Column> columns, size_t width, bool bold, Sink sink);

  // One cell a column; texts of any kind, made safe here.
  void add(const std::vector<std::string>& cells);
  // Prints what still waits. A table without rows prints nothing.
  void finish();

  size_t rows() const { return rows_; }

 private:
  using Row = std::vector<std::string>;

  void print_waiting();
  void print_row(const Row& row, bool heading) const;

  std::vector<Column> columns_;
  size_t width_;
  bool bold_;
  Sink sink_;
  std::vector<Row> waiting_;  // rows before the widths are settled
  std::vector<size_t> widths_;
  bool settled_ = false;
  size_t rows_ = 0;
};

// Widths for columns whose cells would take `natural`, within a line of `width`, gaps included. Paths give
// way first, as far as a file's name needs; then the widest of all columns that may be cut, while they leave
// something to read.
std::vector<size_t> fit_columns(const std::vector<Column>& columns, std::vector<size_t> natural,
                                size_t width);

}  // namespace hearsay
