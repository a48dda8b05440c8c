#include "text/pdf_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "base/utf8.h"
#include "text/pdf_words.h"

namespace hearsay {
namespace {

// In font sizes.
constexpr float kSameBaseline = 0.2F;   // of words drawn one after another
constexpr float kOneBaseline = 0.12F;   // of words drawn at different times
constexpr float kTouching = 0.5F;       // a gap between words of one line
constexpr float kBlankGap = 0.1F;       // less is no blank
constexpr float kWideGap = 1.5F;        // more parts cells
constexpr float kSmallLetters = 0.85F;  // raised and lowered ones are smaller than this
constexpr float kMostBackwards = 0.5F;

// A gap that two columns leave between them stands over so many lines.
constexpr size_t kFewestColumnLines = 8;
constexpr size_t kFewestColumnWords = 4;  // in a line, on the average

bool leftwards(const PlacedWord& word) { return is_right_to_left(decode_at(word.word->text, 0).value); }
bool is_latin(const PlacedWord& word) { return has_left_to_right_letter(word.word->text); }

PlacedWord place(const PdfWord& word, const PdfPage& page, int turn, uint32_t drawn) {
  PlacedWord out{&word,         word.left, word.top, word.right, word.bottom,
                 word.baseline, word.size, drawn,    {},         {}};
  if (turn == 1) {
    out.left = word.top, out.right = word.bottom;
    out.top = page.width - word.right, out.bottom = page.width - word.left;
    out.baseline = page.width - word.baseline;
  } else if (turn == 2) {
    out.left = page.width - word.right, out.right = page.width - word.left;
    out.top = page.height - word.bottom, out.bottom = page.height - word.top;
    out.baseline = page.height - word.baseline;
  } else if (turn == 3) {
    out.left = page.height - word.bottom, out.right = page.height - word.top;
    out.top = word.left, out.bottom = word.right;
  }
  if (out.right < out.left) std::swap(out.left, out.right);
  if (out.bottom < out.top) std::swap(out.top, out.bottom);
  if (!(out.size >= 0.5F)) out.size = std::clamp(out.bottom - out.top, 0.5F, 1000.0F);
  return out;
}

// Words drawn one after another on one line.
struct Fragment {
  std::vector<PlacedWord> words;
  float baseline = 0, size = 0;
};

bool stands_raised(const PlacedWord& small, float baseline, float size) {
  const float above = baseline - small.baseline;
  return small.size <= kSmallLetters * size && above > 0.1F * size && above < 0.7F * size;
}

// Adds the word to the line that is being drawn, if it goes on there.
bool goes_on(Fragment& line, PlacedWord word) {
  const PlacedWord& last = line.words.back();
  const float size = std::max(line.size, word.size);
  const float gap = word.left - last.right;
  const bool to_the_left = leftwards(word) && word.right <= last.left + kTouching * size;
  const bool onwards = gap >= -kMostBackwards * size || to_the_left;
  const bool near = std::abs(gap) < kTouching * size;
  if (onwards && std::abs(word.baseline - line.baseline) <= kSameBaseline * size) {
    if (stands_raised(word, line.baseline, line.size)) word.raised = true;
  } else if (near && stands_raised(word, line.baseline, line.size)) {
    word.raised = true;
  } else if (near && line.words.size() == 1 && stands_raised(last, word.baseline, word.size)) {
    line.words.back().raised = true;  // a footnote begins with its mark
    line.baseline = word.baseline;
  } else if (const float below = word.baseline - line.baseline;
             !(near && word.size <= kSmallLetters * line.size && below > 0 && below < 0.4F * line.size)) {
    return false;
  }
  line.size = size;
  line.words.push_back(word);
  return true;
}

std::vector<Fragment> draw(const PdfPage& page, int turn) {
  std::vector<Fragment> fragments;
  for (uint32_t i = 0; i < page.words.size(); ++i) {
    const PdfWord& word = page.words[i];
    if (word.rotation != turn || word.text.empty()) continue;
    const PlacedWord placed = place(word, page, turn, i);
    if (fragments.empty() || !goes_on(fragments.back(), placed))
      fragments.push_back({{placed}, placed.baseline, placed.size});
  }
  return fragments;
}

bool drawn_twice(const PlacedWord& a, const PlacedWord& b) {
  return std::abs(a.left - b.left) < 0.25F * a.size && std::abs(a.baseline - b.baseline) < 0.25F * a.size &&
         a.word->text == b.word->text;
}

// The fragments that stand on one baseline, put together where they touch.
void join_on_baseline(Fragment* first, Fragment* last, std::vector<Fragment>& out) {
  if (last - first == 1) {
    out.push_back(std::move(*first));
    return;
  }
  struct Part {
    PlacedWord word;
    const Fragment* from;
  };
  std::vector<Part> parts;
  for (Fragment* fragment = first; fragment != last; ++fragment)
    for (const PlacedWord& word : fragment->words) parts.push_back({word, fragment});
  std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
    return std::pair(a.word.left, a.word.drawn) < std::pair(b.word.left, b.word.drawn);
  });
  for (size_t i = 0; i < parts.size(); ++i) {
    const Part& part = parts[i];
    if (i > 0) {
      const Part& before = parts[i - 1];
      if (drawn_twice(before.word, part.word)) continue;
      const float size = std::max(before.word.size, part.word.size);
      const bool touches = std::abs(part.word.left - before.word.right) < kTouching * size;
      if (touches || before.from == part.from) {
        out.back().words.push_back(part.word);
        continue;
      }
    }
    out.push_back({{part.word}, part.from->baseline, part.from->size});
  }
}

std::vector<Fragment> join_fragments(std::vector<Fragment> fragments) {
  std::stable_sort(fragments.begin(), fragments.end(),
                   [](const Fragment& a, const Fragment& b) { return a.baseline < b.baseline; });
  std::vector<Fragment> out;
  out.reserve(fragments.size());
  for (size_t begin = 0; begin < fragments.size();) {
    size_t end = begin + 1;
    while (end < fragments.size() &&
           fragments[end].baseline - fragments[begin].baseline <= kOneBaseline * fragments[begin].size)
      ++end;
    join_on_baseline(&fragments[begin], &fragments[begin] + (end - begin), out);
    begin = end;
  }
  return out;
}

// Where the words of a line are read from the right, names in Latin letters are still read from the left, and
// so are the parts of a number.
void read_leftwards(std::vector<PlacedWord>& words) {
  std::reverse(words.begin(), words.end());
  const auto apart = [](const PlacedWord& a, const PlacedWord& b) {
    return a.left - b.right > kBlankGap * a.size;
  };
  for (auto at = words.begin(); at != words.end();) {
    const auto begin = std::find_if_not(at, words.end(), leftwards);
    const auto end = std::find_if(begin, words.end(), leftwards);
    if (std::any_of(begin, end, is_latin)) {
      std::reverse(begin, end);
    } else {
      for (auto part = begin; part != end;) {
        auto next = part + 1;
        while (next != end && !apart(*(next - 1), *next)) ++next;
        std::reverse(part, next);
        part = next;
      }
    }
    at = end;
  }
}

void order_words(std::vector<PlacedWord>& words) {
  if (const auto count = std::count_if(words.begin(), words.end(), leftwards); count > 0) {
    std::stable_sort(words.begin(), words.end(),
                     [](const PlacedWord& a, const PlacedWord& b) { return a.left < b.left; });
    if (count > std::count_if(words.begin(), words.end(), is_latin)) read_leftwards(words);
  }
  for (size_t i = 1; i < words.size(); ++i) {
    const PlacedWord& before = words[i - 1];
    const float gap = std::max(words[i].left - before.right, before.left - words[i].right);
    const float size = std::min(words[i].size, before.size);
    // Right-to-left lines have the word that was drawn next on the left.
    const bool space = words[i].drawn > before.drawn ? before.word->space_after : words[i].word->space_after;
    if (words[i].raised) {  // it stands at its word, with a little room
      words[i].gap = gap > kTouching * before.size || space ? PdfGap::Blank : PdfGap::None;
      continue;
    }
    // What is next to a word where the direction changes does not stand beside it.
    const bool beside = leftwards(words[i]) == leftwards(before);
    words[i].gap = beside && gap > kWideGap * size                                ? PdfGap::Wide
                   : gap > kBlankGap * size || space || (before.raised && i == 1) ? PdfGap::Blank
                                                                                  : PdfGap::None;
  }
  words.front().gap = PdfGap::None;
}

PdfLine line_of(std::vector<PlacedWord> words, uint32_t page, int rotation) {
  PdfLine line;
  line.words = std::move(words);
  // Nothing that they could be raised above stands on their line.
  if (std::all_of(line.words.begin(), line.words.end(), [](const PlacedWord& word) { return word.raised; }))
    for (PlacedWord& word : line.words) word.raised = false;
  order_words(line.words);
  line.page = page;
  line.rotation = static_cast<uint8_t>(rotation);
  line.drawn = line.words.front().drawn;
  line.artifact = true;
  size_t letters = 0, bold = 0, most = 0;
  bool first = true;
  for (const PlacedWord& word : line.words) {
    line.drawn = std::min(line.drawn, word.drawn);
    line.artifact = line.artifact && word.word->artifact;
    letters += word.word->text.size();
    bold += word.word->bold ? word.word->text.size() : 0;
    if (word.raised) continue;
    if (word.word->text.size() > most) {
      most = word.word->text.size();
      line.size = word.size;
      line.baseline = word.baseline;
    }
    line.left = first ? word.left : std::min(line.left, word.left);
    line.top = first ? word.top : std::min(line.top, word.top);
    line.right = first ? word.right : std::max(line.right, word.right);
    line.bottom = first ? word.bottom : std::max(line.bottom, word.bottom);
    first = false;
  }
  line.bold = 20 * bold >= 19 * letters;
  return line;
}

// Some files draw two columns row by row: then the same gap stands in line after line, between many words on
// either side. The x in the middle of such a gap, or a negative number.
float column_gap(const std::vector<PdfLine>& lines) {
  struct Edge {
    float x;
    int step;
  };
  std::vector<Edge> edges;
  for (const PdfLine& line : lines) {
    if (line.rotation != 0 || line.words.size() < 2 * kFewestColumnWords) continue;
    for (size_t i = 1; i < line.words.size(); ++i) {
      if (line.words[i].gap != PdfGap::Wide) continue;
      edges.push_back({line.words[i - 1].right, 1});
      edges.push_back({line.words[i].left, -1});
    }
  }
  std::sort(edges.begin(), edges.end(),
            [](const Edge& a, const Edge& b) { return std::pair(a.x, a.step) < std::pair(b.x, b.step); });
  int open = 0, most = 0;
  float begin = -1, end = -1;
  for (size_t i = 0; i + 1 < edges.size(); ++i) {
    open += edges[i].step;
    if (open > most) {
      most = open;
      begin = edges[i].x;
      end = edges[i + 1].x;
    }
  }
  if (static_cast<size_t>(most) < kFewestColumnLines) return -1;
  const float x = (begin + end) / 2;
  size_t crossed = 0, left_words = 0, right_words = 0;
  for (const PdfLine& line : lines) {
    if (line.rotation != 0 || line.left >= x || line.right <= x) continue;
    ++crossed;
    for (const PlacedWord& word : line.words) (word.right <= x ? left_words : right_words)++;
  }
  const bool full = std::min(left_words, right_words) >= kFewestColumnWords * crossed;
  return full && 4 * static_cast<size_t>(most) >= 3 * crossed ? x : -1;
}

void split_columns(std::vector<PdfLine>& lines) {
  const float x = column_gap(lines);
  if (x < 0) return;
  const size_t count = lines.size();
  for (size_t i = 0; i < count; ++i) {
    std::vector<PlacedWord>& words = lines[i].words;
    if (lines[i].rotation != 0) continue;
    const auto cut = std::find_if(words.begin(), words.end(), [x](const PlacedWord& word) {
      return word.gap == PdfGap::Wide && word.left >= x;
    });
    if (cut == words.begin() || cut == words.end() || std::prev(cut)->right > x) continue;
    std::vector<PlacedWord> right(cut, words.end());
    std::vector<PlacedWord> left(words.begin(), cut);
    const uint32_t page = lines[i].page;
    lines[i] = line_of(std::move(left), page, 0);
    lines.push_back(line_of(std::move(right), page, 0));
  }
}

}  // namespace

std::vector<PdfLine> lines_of(const PdfPage& page, uint32_t number) {
  std::array<size_t, 4> letters{};
  for (const PdfWord& word : page.words) letters[word.rotation & 3] += word.text.size();
  const int main = static_cast<int>(std::max_element(letters.begin(), letters.end()) - letters.begin());
  std::vector<PdfLine> lines;
  for (int turn = 0; turn < 4; ++turn) {
    if (letters[static_cast<size_t>(turn)] == 0) continue;
    for (Fragment& fragment : join_fragments(draw(page, turn)))
      lines.push_back(line_of(std::move(fragment.words), number, (turn - main) & 3));
  }
  for (int columns = 0; columns < 2; ++columns) split_columns(lines);
  return lines;
}

bool begins_with_bullet(const PdfLine& line) {
  static constexpr std::array<std::string_view, 6> kBullets = {
      "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x96\xAA", "\xE2\x97\x8F", "\xE2\x97\xA6", "\xEF\x82\xB7"};
  const std::string& word = line.words.front().word->text;
  return line.words.size() > 1 && std::find(kBullets.begin(), kBullets.end(), word) != kBullets.end();
}

bool begins_with_number(const PdfLine& line) {
  std::string_view word = line.words.front().word->text;
  if (line.words.size() < 2 || word.size() > 7) return false;
  if (word == "-" || word == "*" || word == "\xE2\x80\x93" || word == "\xE2\x80\x94") return true;
  if (word.size() < 2 || (word.back() != '.' && word.back() != ')')) return false;
  const bool bracket = word.back() == ')';
  word.remove_suffix(1);
  if (word.front() == '(') word.remove_prefix(1);
  const bool digits =
      std::all_of(word.begin(), word.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  // "II." and "A." are no marks where a name may stand: "A. Brook".
  const bool section = line.words[1].gap == PdfGap::Wide &&
                       (word.size() == 1 || word.find_first_not_of("IVXLC") == std::string_view::npos);
  return !word.empty() && word.size() <= 4 && (digits || bracket || section);
}

std::string text_of(const PdfLine& line) {
  std::string out;
  for (const PlacedWord& word : line.words) {
    if (word.gap != PdfGap::None) out += ' ';
    out += word.word->text;
  }
  return out;
}

}  // namespace hearsay
