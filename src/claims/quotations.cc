#include "claims/quotations.h"

#include <algorithm>
#include <utility>

namespace hearsay {
namespace {

constexpr size_t kDeepest = 4;                // quotations inside quotations
constexpr int kLongestSingle = 150;           // words between single marks
constexpr uint32_t kLongestOverBreak = 3000;  // bytes of a quotation that runs on without opening anew

enum class Mark : uint8_t { None, Open, Close, Either };

struct MarkShape {
  Mark mark = Mark::None;
  bool single = false;
};

// A blank line (mail's ">" counts as blank) lies between the two offsets.
bool has_blank_line(std::string_view text, uint32_t begin, uint32_t end) {
  int lines = 0;
  for (uint32_t at = begin; at < end; ++at) lines += text[at] == '\n' ? 1 : 0;
  return lines > 1;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

class Finder {
 public:
  Finder(std::string_view text, Words& words) : text_(text), words_(words) {}

  std::vector<Quotation> run() {
    find_marks();
    for (int i = 0; i < words_.size(); ++i) {
      if (i > 0 && !open_.empty() && breaks_before(i)) end_paragraph(i);
      step(i);
    }
    while (!open_.empty()) close_top(words_.size() - 1, false);
    return std::move(found_);
  }

 private:
  bool breaks_before(int i) const {
    return i > 0 && has_blank_line(text_, words_[i - 1].span.end, words_[i].span.begin);
  }

  // What the mark's neighbours say: an opening mark follows a blank and precedes a word.
  Mark by_neighbours(Span mark) const {
    const bool blank_before =
        mark.begin == 0 || is_space(text_[mark.begin - 1]) ||
        std::string_view("([-\"'\x94\x93\x98\x9c").find(text_[mark.begin - 1]) != std::string_view::npos;
    const bool blank_after = mark.end >= text_.size() || is_space(text_[mark.end]) ||
                             std::string_view(".,;:!?)]").find(text_[mark.end]) != std::string_view::npos;
    if (blank_before == blank_after) return Mark::Either;
    return blank_before ? Mark::Open : Mark::Close;
  }

  MarkShape shape_of(int i) const {
    const Word& word = words_[i];
    if (!word.is(kQuoteMark)) return {};
    const std::string_view mark = word.span.of(text_);
    const Mark near = by_neighbours(word.span);
    if (mark == "\u201c" || mark == "\u00ab" || mark == "``")
      return {near == Mark::Close ? Mark::Either : Mark::Open, false};
    if (mark == "\u201d" || mark == "\u00bb") return {near == Mark::Open ? Mark::Either : Mark::Close, false};
    if (mark == "\u201e" || mark == "\u201f") return {Mark::Open, false};
    if (mark == "\"" || mark == "''") return {near, false};
    if (mark == "\u2018" || mark == "`") return {near == Mark::Close ? Mark::Close : Mark::Open, true};
    return {near == Mark::Either ? Mark::Close : near, true};  // ' and ’
  }

  void find_marks() {
    shapes_.resize(static_cast<size_t>(words_.size()));
    for (int i = 0; i < words_.size(); ++i) shapes_[static_cast<size_t>(i)] = shape_of(i);
  }
  MarkShape shape(int i) const { return shapes_[static_cast<size_t>(i)]; }

  bool single_closes_later(int from) const {
    const int last = std::min(words_.size(), from + kLongestSingle);
    for (int i = from + 2; i < last; ++i) {
      if (breaks_before(i)) return false;
      if (shape(i).single && shape(i).mark == Mark::Close) return true;
    }
    return false;
  }

  bool is_open(bool single) const {
    return std::any_of(open_.begin(), open_.end(),
                       [&](int q) { return found_[static_cast<size_t>(q)].single == single; });
  }

  void step(int i) {
    const MarkShape mark = shape(i);
    const bool open = mark.mark != Mark::None && is_open(mark.single);
    const bool closes = open && mark.mark != Mark::Open;
    const bool opens = !closes && (mark.mark == Mark::Open || (mark.mark == Mark::Either && !mark.single)) &&
                       open_.size() < kDeepest && (!mark.single || single_closes_later(i));
    if (opens) open_quotation(i, mark.single);
    words_[i].quotation = open_.empty() ? -1 : open_.back();
    if (!closes) return;
    while (found_[static_cast<size_t>(open_.back())].single != mark.single) close_top(i - 1, false);
    words_[i].quotation = open_.back();
    close_top(i, true);
  }

  void open_quotation(int i, bool single) {
    Quotation quotation;
    quotation.span = words_[i].span;
    quotation.inside = {words_[i].span.end, words_[i].span.end};
    quotation.parent = open_.empty() ? -1 : open_.back();
    quotation.single = single;
    quotation.continues = std::exchange(continues_, false);
    open_.push_back(static_cast<int>(found_.size()));
    found_.push_back(quotation);
  }

  void close_top(int last_word, bool closed) {
    Quotation& quotation = found_[static_cast<size_t>(open_.back())];
    open_.pop_back();
    const Span last = words_[last_word].span;
    quotation.span.end = std::max(quotation.span.end, last.end);
    quotation.inside.end = std::max(quotation.inside.begin, closed ? last.begin : last.end);
    quotation.closed = closed;
  }

  // Before word i a paragraph ends with quotations open: each ends there, unless the next mark closes it.
  void end_paragraph(int i) {
    const Quotation& outer = found_[static_cast<size_t>(open_.front())];
    const bool reopens = !outer.single && !shape(i).single && shape(i).mark == Mark::Open;
    if (!reopens && !outer.single && next_mark_closes(i, outer.span.begin + kLongestOverBreak)) return;
    while (!open_.empty()) close_top(i - 1, false);
    continues_ = reopens;
  }

  bool next_mark_closes(int from, uint32_t limit) {
    if (next_double_ < from) {
      next_double_ = from;
      while (next_double_ < words_.size() &&
             (shape(next_double_).mark == Mark::None || shape(next_double_).single))
        ++next_double_;
    }
    return next_double_ < words_.size() && words_[next_double_].span.end <= limit &&
           shape(next_double_).mark == Mark::Close;
  }

  std::string_view text_;
  Words& words_;
  std::vector<MarkShape> shapes_;
  std::vector<Quotation> found_;
  std::vector<int> open_;
  int next_double_ = -1;
  bool continues_ = false;  // the next quotation goes on with one that a paragraph cut
};

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') ||
         (byte >= 0xC3 && byte != 0xE2);
}

size_t count_letters(std::string_view text, Span span) {
  const std::string_view words = span.of(text);
  return static_cast<size_t>(std::count_if(words.begin(), words.end(), is_letter));
}

// The letters of `span` between the marks of outermost quotations that do not hold all of it.
size_t count_quoted_letters(std::string_view text, const std::vector<Quotation>& quotations, Span span) {
  auto next = std::partition_point(quotations.begin(), quotations.end(), [&](const Quotation& quotation) {
    return quotation.span.begin < span.begin;
  });
  if (next != quotations.begin()) --next;
  size_t quoted = 0;
  uint32_t counted_to = 0;
  for (; next != quotations.end() && next->span.begin < span.end; ++next) {
    if (next->span.end <= counted_to || next->inside.contains(span)) continue;
    const Span common{std::max({next->inside.begin, span.begin, counted_to}),
                      std::min(next->inside.end, span.end)};
    if (common.begin < common.end) quoted += count_letters(text, common);
    counted_to = next->span.end;
  }
  return quoted;
}

}  // namespace

std::vector<Quotation> find_quotations(std::string_view text, Words& words) {
  return Finder(text, words).run();
}

Form form_of(std::string_view text, const std::vector<Quotation>& quotations,
             const std::vector<Span>& content) {
  size_t letters = 0;
  size_t quoted = 0;
  for (const Span span : content) {
    letters += count_letters(text, span);
    quoted += count_quoted_letters(text, quotations, span);
  }
  if (quoted == 0) return Form::Indirect;
  return quoted >= letters ? Form::Direct : Form::Mixed;
}

}  // namespace hearsay
