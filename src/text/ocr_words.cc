#include "text/ocr_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr size_t kFields = 12;
constexpr size_t kLevel = 0, kLeft = 6, kTop = 7, kWidth = 8, kHeight = 9, kConfidence = 10, kText = 11;
constexpr int kBlockLevel = 2, kLineLevel = 4, kWordLevel = 5;
constexpr double kSizeOfLine =
    0.9;  // of the font, in heights of a line of letters with ascenders and descenders
constexpr double kBaselineInLine = 0.78;  // from its top

using Fields = std::array<std::string_view, kFields>;

bool split(std::string_view line, Fields& fields) {
  for (size_t i = 0; i < kFields; ++i) {
    const size_t end = i + 1 == kFields ? line.size() : line.find('\t');
    if (end == std::string_view::npos) return false;
    fields[i] = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return true;
}

bool number(std::string_view text, int& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

struct Box {
  int left = 0, top = 0, width = 0, height = 0;
  bool read(const Fields& fields) {
    constexpr int kMost = 1'000'000;
    return number(fields[kLeft], left) && number(fields[kTop], top) && number(fields[kWidth], width) &&
           number(fields[kHeight], height) && std::min({left, top, width, height}) >= 0 &&
           std::max({left, top, width, height}) <= kMost;
  }
};

// Gives the words of a block, from `first` on, their size.
void set_size(std::vector<PdfWord>& words, size_t first, std::vector<int>& heights, float dot) {
  if (heights.empty()) return;
  const auto middle = heights.begin() + static_cast<ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  const float size = static_cast<float>(kSizeOfLine * *middle) * dot;
  for (size_t i = first; i < words.size(); ++i) words[i].size = size;
  heights.clear();
}

}  // namespace

Result<std::vector<PdfWord>> read_ocr_words(std::string_view tsv, double dpi) {
  const Error nonsense(ErrorKind::Corrupt, "what the OCR program printed makes no sense");
  if (!is_utf8(tsv) || !(dpi > 0)) return nonsense;
  const auto dot = static_cast<float>(72 / dpi);
  const auto points = [dot](double dots) { return static_cast<float>(dots) * dot; };
  std::vector<PdfWord> words;
  Box line;
  std::vector<int> heights;  // of the block's lines
  size_t block = 0;          // its first word
  bool is_head = true;
  while (!tsv.empty()) {
    const size_t end = std::min(tsv.find('\n'), tsv.size());
    std::string_view row = tsv.substr(0, end);
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    if (row.ends_with('\r')) row.remove_suffix(1);
    if (is_head || row.empty()) {
      is_head = false;
      continue;
    }
    Fields fields;
    Box box;
    int level = 0;
    if (!split(row, fields) || !number(fields[kLevel], level) || !box.read(fields)) return nonsense;
    if (level == kBlockLevel) {
      set_size(words, block, heights, dot);
      block = words.size();
    }
    if (level == kLineLevel) {
      line = box;
      heights.push_back(box.height);
    }
    const std::string_view text = fields[kText];
    if (level != kWordLevel || text.find_first_not_of(' ') == std::string_view::npos ||
        fields[kConfidence].starts_with('-'))
      continue;
    PdfWord& word = words.emplace_back();
    word.text = text;
    word.left = points(box.left);
    word.top = points(box.top);
    word.right = points(box.left + box.width);
    word.bottom = points(box.top + box.height);
    word.baseline = points(line.top + kBaselineInLine * line.height);
    word.space_after = true;
  }
  set_size(words, block, heights, dot);
  return words;
}

}  // namespace hearsay
