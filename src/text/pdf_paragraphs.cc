#include "text/pdf_paragraphs.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "base/utf8.h"
#include "text/pdf_hyphens.h"

namespace hearsay {
namespace {

using Role = PdfLine::Role;

// In font sizes, but for the ratios.
constexpr float kIndent = 0.7F;
constexpr float kMoreLeading = 1.25F;  // times the leading: a paragraph's space
constexpr float kOtherSize = 1.08F;
constexpr float kSmallPrint = 0.93F;
constexpr float kRoomForWord = 1.2F;  // beyond the word itself: ragged edges

std::string_view first_word(const PdfLine& line) { return line.words.front().word->text; }
std::string_view last_word(const PdfLine& line) { return line.words.back().word->text; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Ends a sentence, as far as its last characters say.
bool ends_sentence(const PdfLine& line) {
  std::string_view word = last_word(line);
  if (line.words.size() > 1 && line.words.back().raised) word = line.words[line.words.size() - 2].word->text;
  for (const std::string_view closing : {")", "]", "\"", "'", "\xE2\x80\x9D", "\xE2\x80\x99"})
    if (word.ends_with(closing)) word.remove_suffix(closing.size());
  return word.ends_with('.') || word.ends_with('!') || word.ends_with('?') || word.ends_with(':') ||
         word.ends_with("\xE2\x80\xA6");
}

bool begins_lower(const PdfLine& line) {
  const char c = first_word(line)[0];
  return c >= 'a' && c <= 'z';
}

// The mark that a footnote begins with.
bool begins_with_note_mark(const PdfLine& line) {
  const std::string_view word = first_word(line);
  if (line.words.size() < 2) return false;
  if (word == "*" || word == "**" || word == "\xE2\x80\xA0" || word == "\xE2\x80\xA1") return true;
  std::string_view number = word;
  if (number.ends_with('.') || number.ends_with(')')) number.remove_suffix(1);
  const bool digits =
      !number.empty() && number.size() <= 4 && std::all_of(number.begin(), number.end(), is_digit);
  return digits && number[0] != '0';
}

bool begins_with_item(const PdfLine& line) { return begins_with_bullet(line) || begins_with_number(line); }

bool is_row(const PdfLine& line) {
  for (size_t i = begins_with_item(line) ? 2 : 1; i < line.words.size(); ++i)
    if (line.words[i].gap == PdfGap::Wide) return true;
  return false;
}

// The lines of one block that follow one another: where they begin and end on the page, and how far apart
// they are.
struct Column {
  float left = 0, right = 0, leading = 0;  // leading in points
};

std::vector<Column> columns_of(const std::vector<PdfLine>& lines, const PdfMeasures& measures) {
  std::vector<Column> columns(lines.empty() ? 0 : lines.back().block + 1);
  std::vector<float> steps;
  for (size_t begin = 0; begin < lines.size();) {
    size_t end = begin + 1;
    while (end < lines.size() && lines[end].block == lines[begin].block) ++end;
    Column column{lines[begin].left, lines[begin].right, measures.leading * lines[begin].size};
    steps.clear();
    for (size_t i = begin; i < end; ++i) {
      column.left = std::min(column.left, lines[i].left);
      column.right = std::max(column.right, lines[i].right);
      if (i > begin) steps.push_back(lines[i].baseline - lines[i - 1].baseline);
    }
    if (steps.size() >= 4) {
      const auto lower = steps.begin() + static_cast<ptrdiff_t>(steps.size() / 3);
      std::nth_element(steps.begin(), lower, steps.end());
      column.leading = *lower;
    }
    if (lines[begin].block < columns.size()) columns[lines[begin].block] = column;
    begin = end;
  }
  return columns;
}

class Joiner {
 public:
  Joiner(const std::vector<PdfLine>& lines, const PdfMeasures& measures)
      : lines_(lines), columns_(columns_of(lines, measures)) {}

  // Whether line b goes on what line a, the one before it in the same text, says.
  bool goes_on(uint32_t at_a, uint32_t at_b) const {
    const PdfLine& a = lines_[at_a];
    const PdfLine& b = lines_[at_b];
    const float smaller = std::min(a.size, b.size);
    if (std::max(a.size, b.size) > kOtherSize * smaller || a.rotation != b.rotation) return false;
    if (is_row(a) || is_row(b)) return false;
    if (a.role == Role::Footnote) return footnote_goes_on(a, b);
    if (begins_with_bullet(b) || (begins_with_number(b) && ends_sentence(a))) return false;
    if (a.block != b.block) return goes_on_elsewhere(a, b);
    if (a.bold != b.bold && (b.words.size() > 1 || a.words.size() > 1) && !cuts_word(a, b)) return false;
    const Column& column = columns_[b.block];
    if (b.baseline - a.baseline > kMoreLeading * column.leading) return false;
    if (cuts_word(a, b)) return true;
    if (is_centred(a, column) && is_centred(b, column)) return true;
    if (indented(at_a, at_b, column)) return false;
    return !ended_on_purpose(a, b, column);
  }

 private:
  static bool cuts_word(const PdfLine& a, const PdfLine& b) {
    const char c = first_word(b)[0];
    const bool letter =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    return end_hyphen(last_word(a)) != std::string_view::npos && (letter || is_digit(c));
  }

  static bool footnote_goes_on(const PdfLine& a, const PdfLine& b) {
    if (begins_with_note_mark(b) && (b.words.front().raised || ends_sentence(a))) return false;
    return a.block == b.block || begins_lower(b) || !ends_sentence(a);
  }

  static bool is_centred(const PdfLine& line, const Column& column) {
    const float before = line.left - column.left, after = column.right - line.right;
    return before > line.size && after > line.size && std::abs(before - after) < line.size;
  }

  // Over the end of a column or page.
  bool goes_on_elsewhere(const PdfLine& a, const PdfLine& b) const {
    if (a.page == b.page && b.baseline > a.baseline && columns_[a.block].left < b.right &&
        b.left < columns_[a.block].right)
      return false;  // further down in the same column
    if (b.page > a.page + 1 || a.bold != b.bold) return false;
    if (cuts_word(a, b)) return true;
    if (ends_sentence(a)) return false;
    if (begins_lower(b)) return true;
    const Column& left = columns_[a.block];
    const Column& right = columns_[b.block];
    const bool full = left.right - a.right < 4 * a.size;
    return full && b.left - right.left < kIndent * b.size && a.words.size() > 3;
  }

  // Paragraphs that begin a little to the right (or, in lists and references, go on there).
  bool indented(uint32_t at_a, uint32_t at_b, const Column& column) const {
    const PdfLine& a = lines_[at_a];
    const PdfLine& b = lines_[at_b];
    const float indent = b.left - a.left;
    if (indent > kIndent * b.size && a.left - column.left < kIndent * a.size) {
      // A line that begins a paragraph, unless what follows stands under it: then `a` hangs.
      const bool followed = at_b + 1 < lines_.size() && lines_[at_b + 1].block == b.block;
      const bool hanging = followed && std::abs(lines_[at_b + 1].left - b.left) < 0.3F * b.size;
      const bool hangs = hanging || begins_with_item(a) || (begins_lower(b) && !ends_sentence(a));
      return !hangs;
    }
    // Back to the left: a new item where the lines before it hung.
    const bool back = -indent > kIndent * b.size;
    const bool hung = at_a > 0 && lines_[at_a - 1].block == a.block &&
                      std::abs(lines_[at_a - 1].left - a.left) < 0.3F * a.size;
    return back && hung && ends_sentence(a);
  }

  // The next line's first word would have had room.
  static bool ended_on_purpose(const PdfLine& a, const PdfLine& b, const Column& column) {
    const PlacedWord& word = b.words.front();
    return column.right - a.right > word.right - word.left + kRoomForWord * a.size &&
           (ends_sentence(a) || !begins_lower(b));
  }

  const std::vector<PdfLine>& lines_;
  std::vector<Column> columns_;
};

size_t letters_of(const PdfLine& line) {
  size_t letters = 0;
  for (const PlacedWord& word : line.words) letters += word.word->text.size();
  return letters;
}

float most_common(const std::map<int, size_t>& counts, float step) {
  const auto most = std::max_element(counts.begin(), counts.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? 0 : static_cast<float>(most->first) * step;
}

}  // namespace

PdfMeasures measure(const std::vector<PdfLine>& lines) {
  std::map<int, size_t> sizes, leadings;  // in quarters of a point; in twentieths of the size
  for (const PdfLine& line : lines)
    if (line.role == Role::Body) sizes[static_cast<int>(std::lround(line.size * 4))] += letters_of(line);
  PdfMeasures out;
  out.size = most_common(sizes, 0.25F);
  for (size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].block != lines[i - 1].block || std::abs(lines[i].size - out.size) > 0.3F) continue;
    ++leadings[static_cast<int>(
        std::lround((lines[i].baseline - lines[i - 1].baseline) / lines[i].size * 20))];
  }
  out.leading = leadings.empty() ? 1.2F : most_common(leadings, 0.05F);
  return out;
}

void find_footnotes(std::vector<PdfLine>& lines, const PdfMeasures& measures) {
  const auto is_small = [&](const PdfLine& line) {
    return line.role == Role::Body && line.rotation == 0 && line.size < kSmallPrint * measures.size;
  };
  bool on_page_before = false;  // a note may go on from there, without a mark
  for (size_t begin = 0; begin < lines.size();) {
    size_t end = begin;
    while (end < lines.size() && lines[end].page == lines[begin].page) ++end;
    // Small lines that nothing larger stands under, from a note's mark on.
    struct Large {
      float left, right, baseline;
    };
    std::vector<Large> lowest;  // the lowest line of each block of larger print
    for (size_t i = begin; i < end; ++i) {
      if (lines[i].role != Role::Body || is_small(lines[i])) continue;
      const bool same = i > begin && !lowest.empty() && lines[i].block == lines[i - 1].block;
      if (!same) lowest.push_back({lines[i].left, lines[i].right, lines[i].baseline});
      Large& large = lowest.back();
      large.left = std::min(large.left, lines[i].left);
      large.right = std::max(large.right, lines[i].right);
      large.baseline = std::max(large.baseline, lines[i].baseline);
    }
    constexpr size_t kMostBlocks = 200;  // a page with more is no page of text
    const auto at_foot = [&](const PdfLine& line) {
      return std::none_of(lowest.begin(), lowest.end(), [&line](const Large& large) {
        return large.baseline > line.baseline && large.left < line.right && line.left < large.right;
      });
    };
    bool open = on_page_before, found = false;
    for (size_t i = begin; i < end && !lowest.empty() && lowest.size() <= kMostBlocks; ++i) {
      PdfLine& line = lines[i];
      if (line.role == Role::Furniture) continue;
      if (!is_small(line) || !at_foot(line)) {
        open = on_page_before;
        continue;
      }
      open = open || begins_with_note_mark(line);
      if (!open) continue;
      line.role = Role::Footnote;
      found = true;
    }
    on_page_before = found;
    begin = end;
  }
}

std::vector<PdfParagraph> paragraphs_of(const std::vector<PdfLine>& lines, const PdfMeasures& measures) {
  const Joiner joiner(lines, measures);
  std::vector<PdfParagraph> paragraphs;
  int last[3] = {-1, -1, -1};  // the latest paragraph of each role
  for (uint32_t i = 0; i < lines.size(); ++i) {
    int& open = last[static_cast<size_t>(lines[i].role)];
    const bool furniture = lines[i].role == Role::Furniture;
    if (open >= 0 && !furniture && joiner.goes_on(paragraphs[static_cast<size_t>(open)].lines.back(), i)) {
      paragraphs[static_cast<size_t>(open)].lines.push_back(i);
      continue;
    }
    if (open >= 0 && !furniture) {
      PdfParagraph& before = paragraphs[static_cast<size_t>(open)];
      const PdfLine& end = lines[before.lines.back()];
      const bool close = end.block == lines[i].block &&
                         lines[i].baseline - end.baseline <= kMoreLeading * measures.leading * end.size;
      before.row = close && ((is_row(end) && is_row(lines[i])) ||
                             (before.lines.size() == 1 && !ends_sentence(end) && end.bold == lines[i].bold &&
                              end.size == lines[i].size));
    }
    open = static_cast<int>(paragraphs.size());
    paragraphs.push_back({{i}, lines[i].role, false});
  }
  return paragraphs;
}

}  // namespace hearsay
