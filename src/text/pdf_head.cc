#include "text/pdf_head.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "text/bylines.h"
#include "text/lines.h"

namespace hearsay {
namespace {

constexpr size_t kLongestTitle = 300;
constexpr size_t kLongestAuthor = 200;
constexpr size_t kFirstLines = 40;  // where a title and a byline may stand

bool is_sane_title(std::string_view title) {
  if (title.size() < 4 || title.size() > kLongestTitle) return false;
  const std::string lower = lower_case(title);
  // Programs put their own name, the file's name or the word "untitled" there.
  for (const std::string_view start :
       {"microsoft", "untitled", "document", "powerpoint", "slide ", "layout ", "adobe ", "contents",
        "table of contents", "print", "scan", "about:blank", "http://", "https://", "file:"})
    if (lower.starts_with(start)) return false;
  for (const std::string_view end :
       {".doc", ".docx", ".pdf", ".indd", ".qxd",  ".qxp", ".tex", ".dvi", ".rtf", ".odt", ".xls", ".xlsx",
        ".ppt", ".pptx", ".txt", ".htm",  ".html", ".wpd", ".pmd", ".cdr", ".tif", ".jpg", ".png"})
    if (lower.ends_with(end)) return false;
  const bool blank = title.find(' ') != std::string_view::npos;
  const bool number = std::any_of(title.begin(), title.end(), is_digit);
  const bool mark = title.find('_') != std::string_view::npos;
  return blank ? !mark : !number && !mark && title.size() >= 8;
}

bool is_sane_author(std::string_view author) {
  if (author.size() < 4 || author.size() > kLongestAuthor) return false;
  const std::string lower = lower_case(author);
  for (const std::string_view no : {"admin", "user", "owner", "unknown", "author", "guest", "default", "root",
                                    "microsoft", "adobe", "scanner", "staff", "none", "n/a", "anonymous"})
    if (lower.starts_with(no)) return false;
  // Log-in names have no blank, are in lower case or have numbers.
  return author.find(' ') != std::string_view::npos && std::none_of(author.begin(), author.end(), is_digit) &&
         author.find('\\') == std::string_view::npos && lower != author;
}

bool is_sane_date(std::string_view date) { return date >= "1985" && date < "2100"; }

void add_line(std::string& title, const PdfLine& line) {
  if (!title.empty()) title += ' ';
  title += text_of(line);
}

// The lines of the first page's largest print, where that is larger than its other print.
std::string largest_print(const std::vector<PdfLine>& lines, size_t count) {
  float largest = 0, total = 0;
  for (size_t i = 0; i < count; ++i) {
    if (lines[i].role != PdfLine::Role::Body || lines[i].rotation != 0) continue;
    largest = std::max(largest, lines[i].size);
    ++total;
  }
  std::string title;
  size_t of_it = 0;
  bool ended = false;
  for (size_t i = 0; i < count; ++i) {
    if (lines[i].role != PdfLine::Role::Body || lines[i].rotation != 0) continue;
    const bool large = lines[i].size > 0.95F * largest;
    of_it += large;
    ended = ended || (!title.empty() && !large);
    if (large && !ended && title.size() <= kLongestTitle) add_line(title, lines[i]);
  }
  const bool stands_out = static_cast<float>(of_it) <= std::max(total / 3, 1.0F) && total >= 2;
  return stands_out && is_sane_title(title) ? title : "";
}

// As far as a byline may go.
std::string words_of(const PdfParagraph& paragraph, const std::vector<PdfLine>& lines) {
  std::string words;
  for (size_t i = 0; i < paragraph.lines.size() && words.size() <= kLongestAuthor; ++i)
    words += (i > 0 ? " " : "") + text_of(lines[paragraph.lines[i]]);
  return words;
}

}  // namespace

void describe_pdf(const PdfFile& file, const std::vector<PdfLine>& lines,
                  const std::vector<PdfParagraph>& paragraphs, Document& document) {
  size_t count = 0;
  while (count < std::min(lines.size(), kFirstLines) && lines[count].page == lines.front().page) ++count;
  if (document.title.empty() && is_sane_title(trim(file.title))) document.title = trim(file.title);
  if (document.title.empty()) document.title = largest_print(lines, count);
  for (size_t i = 0; i < paragraphs.size() && document.author.empty(); ++i) {
    if (paragraphs[i].lines.front() >= count) break;
    const std::string words = words_of(paragraphs[i], lines);
    if (words.size() > kLongestAuthor) continue;
    if (const auto byline = read_byline(words, NumericOrder::Unknown)) {
      document.author = byline->author;
      if (document.outlet.empty()) document.outlet = byline->outlet;
      if (document.published.empty()) document.published = byline->published;
    }
  }
  if (document.author.empty() && is_sane_author(trim(file.author))) document.author = trim(file.author);
  if (document.published.empty() && is_sane_date(file.created)) document.published = file.created;
}

}  // namespace hearsay
