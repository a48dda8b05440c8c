#include "text/pdf_layout.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/notices.h"
#include "text/passage_tree.h"
#include "text/pdf_furniture.h"
#include "text/pdf_head.h"
#include "text/pdf_hyphens.h"
#include "text/pdf_lines.h"
#include "text/pdf_order.h"
#include "text/pdf_paragraphs.h"
#include "text/pdf_words.h"

namespace hearsay {
namespace {

using Role = PdfLine::Role;

// The lines of all pages as they are read: headers, text, what stands below it.
std::vector<PdfLine> lines_in_order(const PdfFile& file) {
  std::vector<std::vector<PdfLine>> pages;
  pages.reserve(file.pages.size());
  for (uint32_t i = 0; i < file.pages.size(); ++i) pages.push_back(lines_of(file.pages[i], i));
  find_furniture(pages);
  std::vector<PdfLine> out;
  uint32_t block = 0;
  for (std::vector<PdfLine>& page : pages) {
    const auto furniture = std::partition(page.begin(), page.end(),
                                          [](const PdfLine& line) { return line.role != Role::Furniture; });
    std::vector<PdfLine> edges(std::make_move_iterator(furniture), std::make_move_iterator(page.end()));
    page.erase(furniture, page.end());
    std::sort(edges.begin(), edges.end(), [](const PdfLine& a, const PdfLine& b) {
      return std::pair(a.baseline, a.left) < std::pair(b.baseline, b.left);
    });
    float top = 0;
    for (const PdfLine& line : page) top = &line == page.data() ? line.top : std::min(top, line.top);
    const auto below = std::partition_point(edges.begin(), edges.end(),
                                            [top](const PdfLine& line) { return line.baseline < top; });
    const auto add = [&out](PdfLine& line) { out.push_back(std::move(line)); };
    for (auto at = edges.begin(); at != below; ++at) at->block = block++;
    std::for_each(edges.begin(), below, add);
    block = order_lines(page, block);
    std::for_each(page.begin(), page.end(), add);
    for (auto at = below; at != edges.end(); ++at) at->block = block++;
    std::for_each(below, edges.end(), add);
  }
  return out;
}

// Words that stand glued on a line ("A" and "LICE" of small capitals) are one for the hyphens.
std::string last_word(const PdfLine& line) {
  std::string out;
  for (size_t i = line.words.size(); i-- > 0 && out.size() < 100;) {
    out.insert(0, line.words[i].word->text);
    if (line.words[i].gap != PdfGap::None) break;
  }
  return out;
}

std::string first_word(const PdfLine& line) {
  std::string out;
  for (size_t i = 0; i < line.words.size() && out.size() < 100; ++i) {
    if (i > 0 && line.words[i].gap != PdfGap::None) break;
    out += line.words[i].word->text;
  }
  return out;
}

// A line's end that stands for no blank: at a dash that touches its word, inside an address.
bool touches(std::string_view first, std::string_view second) {
  constexpr std::string_view kLongDash = "\xE2\x80\x94", kDash = "\xE2\x80\x93";
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (first.empty() || second.empty()) return false;
  if (first.ends_with(kLongDash)) return first.size() > kLongDash.size();
  if (second.starts_with(kLongDash)) return second.size() > kLongDash.size();
  if (first.ends_with(kDash) && first.size() > kDash.size())
    return is_digit(first[first.size() - kDash.size() - 1]) && is_digit(second[0]);
  const bool address =
      first.find("://") != std::string_view::npos || first.find("www.") != std::string_view::npos;
  return address && first.ends_with('/') && first.find_last_not_of('/') != std::string_view::npos &&
         !first.ends_with("//") && static_cast<unsigned char>(second[0]) > ' ' && second[0] != '(';
}

class Writer {
 public:
  Writer(const std::vector<PdfLine>& lines, Document& document) : lines_(lines), out_(document) {}

  void write(const std::vector<PdfParagraph>& paragraphs) {
    learn_hyphens(paragraphs);
    for (size_t i = 0; i < paragraphs.size(); ++i) {
      if (i > 0) out_.text += paragraphs[i - 1].row ? "\n" : "\n\n";
      write(paragraphs[i]);
    }
    if (out_.text.empty()) return;
    passages_.add(PassageKind::Article, {0, at()});
    out_.passages = std::move(passages_).finish();
  }

 private:
  uint32_t at() const { return static_cast<uint32_t>(out_.text.size()); }

  void learn_hyphens(const std::vector<PdfParagraph>& paragraphs) {
    bool any = false;
    for (const PdfParagraph& paragraph : paragraphs)
      for (size_t i = 1; i < paragraph.lines.size(); ++i)
        any = hyphens_.gather(last_word(line(paragraph, i - 1)), first_word(line(paragraph, i))) || any;
    if (!any) return;
    for (const PdfParagraph& paragraph : paragraphs) {
      bool cut = false;  // the line before ended inside a word
      for (const uint32_t index : paragraph.lines) cut = count_words(lines_[index], cut);
    }
  }

  // Not the halves of words that a line's end cut. Whether this one's end does.
  bool count_words(const PdfLine& line, bool is_cut) {
    std::string word;
    const auto count = [&] {
      const bool ends_in_hyphen = end_hyphen(word) != std::string_view::npos;
      if (!std::exchange(is_cut, false) && !ends_in_hyphen) hyphens_.count(word);
      return ends_in_hyphen;
    };
    for (size_t i = 0; i < line.words.size(); ++i) {
      if (i > 0 && line.words[i].gap != PdfGap::None) {
        count();
        word.clear();
      }
      word += line.words[i].word->text;
    }
    return count();
  }

  const PdfLine& line(const PdfParagraph& paragraph, size_t i) const { return lines_[paragraph.lines[i]]; }

  void write(const PdfParagraph& paragraph) {
    const uint32_t begin = at();
    for (size_t i = 0; i < paragraph.lines.size(); ++i) {
      if (i > 0) join(line(paragraph, i - 1), line(paragraph, i));
      write(line(paragraph, i));
    }
    const Span span{begin, at()};
    const std::string_view text = span.of(out_.text);
    if (paragraph.role == Role::Furniture)
      passages_.add(PassageKind::Boilerplate, span);
    else if (paragraph.role == Role::Footnote || is_figure_caption(text) || is_caption(text))
      passages_.add(PassageKind::Caption, span);
    else if (is_correction_notice(text))
      passages_.add(PassageKind::Correction, span);
  }

  void join(const PdfLine& before, const PdfLine& after) {
    const std::string first = last_word(before), second = first_word(after);
    if (touches(first, second)) return;
    switch (hyphens_.join(first, second)) {
      case LineJoin::Blank:
        out_.text += ' ';
        break;
      case LineJoin::KeepHyphen:
        break;
      case LineJoin::Drop:
        drop_last(first.size() - end_hyphen(first));
        break;
    }
  }

  // The hyphen may have been drawn as a word of its own, glued to the one before it.
  void drop_last(size_t bytes) {
    out_.text.resize(out_.text.size() - bytes);
    while (out_.boxes.back().text.begin >= at()) out_.boxes.pop_back();
    out_.boxes.back().text.end = at();
  }

  void write(const PdfLine& line) {
    const bool marked = begins_with_bullet(line) || begins_with_number(line);  // no cell of its own
    for (size_t i = 0; i < line.words.size(); ++i) {
      const PlacedWord& placed = line.words[i];
      if (i > 0 && placed.gap != PdfGap::None)
        out_.text += placed.gap == PdfGap::Wide && !(i == 1 && marked) ? '\t' : ' ';
      const uint32_t begin = at();
      const PdfWord& word = *placed.word;
      const std::string raised = placed.raised ? superscript(word.text) : "";
      out_.text += raised.empty() ? word.text : raised;
      out_.boxes.push_back({{begin, at()}, line.page + 1, word.left, word.top, word.right, word.bottom});
    }
  }

  // "Figure 3: …", "Table A.1. …"
  static bool is_figure_caption(std::string_view text) {
    static constexpr std::array<std::string_view, 12> kNames = {"Figure",    "Fig.",  "FIGURE",  "Table",
                                                                "TABLE",     "Chart", "Map",     "Exhibit",
                                                                "Abbildung", "Abb.",  "Tabelle", "Tab."};
    for (const std::string_view name : kNames) {
      if (!text.starts_with(name) || text.size() <= name.size() + 2 || text[name.size()] != ' ') continue;
      const std::string_view rest = text.substr(name.size() + 1);
      const size_t number = rest.find_first_of(" \t\n");
      if (number == std::string_view::npos || number < 2 || number > 8) return false;
      const char end = rest[number - 1];
      return (end == ':' || end == '.') &&
             rest.substr(0, number - 1).find_first_of("0123456789IVX") != std::string_view::npos;
    }
    return false;
  }

  const std::vector<PdfLine>& lines_;
  Document& out_;
  Hyphens hyphens_;
  PassageTree passages_;
};

}  // namespace

Document read_pdf(PdfFile file, Document document) {
  for (PdfPage& page : file.pages) {
    for (PdfWord& word : page.words) normalise_pdf_word(word.text);
    document.page_labels.push_back(page.label);
  }
  for (std::string& note : file.notes) document.notes.push_back(std::move(note));
  std::vector<PdfLine> lines = lines_in_order(file);
  const PdfMeasures measures = measure(lines);
  find_footnotes(lines, measures);
  const std::vector<PdfParagraph> paragraphs = paragraphs_of(lines, measures);
  describe_pdf(file, lines, paragraphs, document);
  Writer(lines, document).write(paragraphs);
  return document;
}

}  // namespace hearsay
