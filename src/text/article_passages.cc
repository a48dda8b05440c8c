#include "text/article_passages.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "text/bylines.h"
#include "text/notices.h"
#include "text/thread_heads.h"

namespace hearsay {
namespace {

constexpr size_t kLongestTitle = 180;
constexpr size_t kLongestHeadLine = 200;
constexpr size_t kMostHeadLines = 8;

bool can_be_title(std::string_view line) {
  if (line.size() > kLongestTitle) return false;
  const std::vector<std::string_view> words = split_words(line);
  const auto worded = std::count_if(words.begin(), words.end(), [](std::string_view word) {
    return std::any_of(word.begin(), word.end(),
                       [](char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; });
  });
  if (worded < 2 || (is_digit(line.front()) && worded < 4)) return false;
  return line.back() != '.' && line.back() != ',' && line.back() != ';' && line.back() != ':';
}

std::optional<Byline> byline_of(std::string_view line, NumericOrder order, bool below_title) {
  if (auto byline = read_byline(line, order)) return byline;
  if (auto dateline = read_dateline(line, order)) return dateline;
  return below_title ? read_bare_byline(line, order) : std::nullopt;
}

bool opens_quotation(std::string_view text) {
  return text.starts_with('"') || text.starts_with("“") || text.starts_with("„") || text.starts_with("«");
}

bool closes_quotation(std::string_view text) {
  return text.ends_with('"') || text.ends_with("”") || text.ends_with("“") || text.ends_with("»");
}

// A paragraph that is one long quotation, set off below a line that announces it.
bool is_quoted_paragraph(const Page& page, size_t first, size_t last) {
  constexpr uint32_t kShortest = 120;
  if (first == 0 || page.line(first - 1).back() != ':' || page.span(first, last).size() < kShortest)
    return false;
  return opens_quotation(page.line(first)) && closes_quotation(page.line(last - 1));
}

// A mail address alone at the end of an article.
bool is_contact(std::string_view line) {
  return line.size() < 80 && line.find(' ') == std::string_view::npos &&
         line.find('@') != std::string_view::npos && line.find('.') != std::string_view::npos;
}

// "—Ada Finch, of the council", left over where a page's pull quote lost its words: nobody says anything
// there.
bool is_stray_credit(const Page& page, size_t first, size_t last) {
  constexpr uint32_t kLongest = 120;
  constexpr std::string_view kDash = "—";
  const std::string_view line = page.line(first);
  if (!line.starts_with(kDash) || line.size() > kLongest || line.size() < 8 || first == 0 ||
      !page.lines[first].gap) {
    return false;
  }
  const char next = line[kDash.size()];
  const bool letter = is_ascii_letter(next) || static_cast<unsigned char>(next) >= 0x80;
  const bool middle = last < page.lines.size() && page.lines[last].gap;
  return letter && middle && line.back() != '.' && !closes_quotation(page.line(first - 1));
}

struct CommentHead {
  Span author;
  std::string published;
  size_t end = 0;  // the line after it
};

// Without the number of a comment: "2. Ada Finch", "#2 Ada Finch".
std::string_view without_number(std::string_view line) {
  size_t at = line.starts_with('#') ? 1 : 0;
  bool marked = at == 1;
  while (at < line.size() && at < 5 && is_digit(line[at])) ++at;
  if (at > 0 && at < line.size() && (line[at] == '.' || line[at] == ')')) {
    marked = true;
    ++at;
  }
  return marked && at < line.size() && is_blank(line[at]) ? trim(line.substr(at)) : line;
}

// "NAME · 9 May 2022", "NAME says:" with the date on the next line, "NAME on 9 May 2022 at 10:04".
std::optional<CommentHead> read_comment_head(const Page& page, size_t at, size_t last) {
  constexpr size_t kLongestHead = 100;
  constexpr size_t kLongestName = 40;
  const std::string_view line = without_number(page.line(at));
  if (line.size() > kLongestHead) return std::nullopt;
  for (const std::string_view cue : {" said...", " said…"}) {
    // Here the date stands below the comment.
    if (!line.ends_with(cue) || line.size() - cue.size() > kLongestName || at + 1 == last) continue;
    return CommentHead{page.span_of(line.substr(0, line.size() - cue.size())), "", at + 1};
  }
  for (const std::string_view cue : {" says:", " said:", " wrote:", " says"}) {
    if (!line.ends_with(cue) || line.size() - cue.size() > kLongestName || at + 1 == last) continue;
    const std::string_view next = page.line(at + 1);
    if (const auto when = read_dateline(next, page.order); when && when->outlet.empty()) {
      return CommentHead{page.span_of(line.substr(0, line.size() - cue.size())), when->published, at + 2};
    }
  }
  const auto date = find_date(line, page.order);
  if (!date) return std::nullopt;
  for (const std::string_view separator :
       {" · ", " | ", " • ", " – ", " — ", " - ", ", ", " wrote on ", " said on ", " on ", " ("}) {
    const size_t cut = line.find(separator);
    if (cut == std::string_view::npos || cut == 0 || cut > kLongestName) continue;
    const auto when = read_dateline(strip(line.substr(cut + separator.size()), "():"), page.order);
    if (!when || !when->outlet.empty()) continue;
    return CommentHead{page.span_of(trim(line.substr(0, cut))), when->published, at + 1};
  }
  return std::nullopt;
}

bool is_comments_heading(std::string_view line) {
  if (line.size() > 60) return false;
  const std::string lower = lower_case(strip(line, "0123456789:()#-– "));
  return lower == "comments" || lower == "comment" || lower == "responses" || lower == "replies" ||
         lower == "reader comments" || lower == "readers' comments" || lower.starts_with("comments on ") ||
         lower.starts_with("thoughts on ") || lower.starts_with("responses to ");
}

// Comments from the line after their heading. Returns false, having added nothing, if there is no comment.
bool add_comments(const Page& page, size_t first, size_t last, PassageTree& tree) {
  std::optional<CommentHead> open = read_comment_head(page, first, last);
  if (!open) return false;
  size_t begin = first;
  for (size_t at = open->end; at <= last; ++at) {
    std::optional<CommentHead> next;
    if (at < last && page.lines[at].gap) next = read_comment_head(page, at, last);
    if (at < last && !next) continue;
    size_t end = at;
    while (end > open->end &&
           (is_page_furniture(page.line(end - 1)) || is_thread_furniture(page.line(end - 1))))
      --end;
    if (end < at) tree.add(PassageKind::Boilerplate, page.span(end, at));
    if (open->published.empty()) {
      const auto below = read_dateline(page.line(end - 1), page.order);
      if (below && below->outlet.empty()) open->published = below->published;
    }
    Passage comment{-1, PassageKind::Comment, page.span(begin, end), "", "", open->published, open->author};
    comment.author = std::string(open->author.of(page.text));
    tree.add(std::move(comment));
    if (!next) break;
    open = next;
    begin = at;
    at = next->end - 1;
  }
  return true;
}

// A run of lines under quotation marks (">").
size_t quoted_end(const Page& page, size_t first, size_t last) {
  size_t end = first;
  while (end < last && page.lines[end].depth > 0) ++end;
  return end;
}

void add_correction(const Page& page, size_t first, size_t last, const std::string& published,
                    PassageTree& tree) {
  const Span span = page.span(first, last);
  Passage notice{-1, PassageKind::Correction, span, "", "", "", {}};
  constexpr uint32_t kStamp = 90;
  const std::string_view head = page.text.substr(span.begin, std::min(span.size(), kStamp));
  if (const auto date = find_date_after(head, published, page.order)) notice.published = date->iso;
  tree.add(std::move(notice));
}

}  // namespace

ArticleHead read_article_head(const Page& page, size_t first, size_t last) {
  ArticleHead head;
  head.end = first;
  const size_t stop = std::min(last, first + kMostHeadLines);
  for (size_t at = first; at < stop; ++at) {
    const std::string_view line = page.line(at);
    if (line.size() > kLongestHeadLine || page.lines[at].depth > 0 || is_correction_notice(line)) break;
    const auto byline = byline_of(line, page.order, at > first);
    if (byline) {
      if (head.author.empty() && !byline->author.empty()) head.author = page.span_of(byline->author);
      if (head.outlet.empty() && !byline->outlet.empty()) head.outlet = page.span_of(byline->outlet);
      if (head.published.empty()) head.published = byline->published;
      head.end = at + 1;
    } else if (at == first) {
      // A headline stands alone, or above other short lines; a wrapped paragraph goes on.
      if (!can_be_title(line) || at + 1 == last) break;
      const std::string_view next = page.line(at + 1);
      if (!page.lines[at + 1].gap && !byline_of(next, page.order, true) &&
          (page.wrapped || next.size() > kLongestHeadLine)) {
        break;
      }
      head.title = page.span(at, at + 1);
      head.end = at + 1;
    } else if (!can_be_title(line)) {
      break;
    } else if (head.title.empty()) {
      // The byline stood above the headline.
      head.title = page.span(at, at + 1);
      head.end = at + 1;
    }
  }
  return head;
}

size_t add_notices(const Page& page, size_t first, size_t last, const std::string& published,
                   PassageTree& tree) {
  size_t notices_end = first;
  size_t at = first;
  while (at < last) {
    size_t end = page.paragraph_end(at, last);
    const std::string_view paragraph = page.span(at, end).of(page.text);
    if (is_page_furniture(paragraph) || is_stray_credit(page, at, end)) {
      tree.add(PassageKind::Boilerplate, page.span(at, end));
    } else if (page.lines[at].depth > 0) {
      end = quoted_end(page, at, last);
      tree.add(PassageKind::Quotation, page.span(at, end));
    } else if (is_correction_heading(paragraph) && end < last) {
      // The block below the heading, or one paragraph where a gap stands between.
      if (page.lines[end].gap) {
        end = page.paragraph_end(end, last);
      } else {
        while (end < last && !page.lines[end].gap) ++end;
      }
      add_correction(page, at, end, published, tree);
      notices_end = end;
    } else if (is_correction_notice(paragraph)) {
      add_correction(page, at, end, published, tree);
      notices_end = end;
    } else if (is_caption(paragraph)) {
      tree.add(PassageKind::Caption, page.span(at, end));
      notices_end = end;
    } else if (is_quoted_paragraph(page, at, end)) {
      tree.add(PassageKind::Quotation, page.span(at, end));
    }
    at = end;
  }
  return notices_end;
}

void add_article_page(const Page& page, Document& document, PassageTree& tree) {
  size_t last = page.lines.size();
  PassageKind kind = PassageKind::Article;
  for (size_t at = 1; at + 1 < last; ++at) {
    if (is_comments_heading(page.line(at)) && page.lines[at].gap && add_comments(page, at + 1, last, tree)) {
      last = at;
      kind = PassageKind::Post;
      break;
    }
  }
  // The name of a page may stand above the headline: short lines, and the block with the byline below them.
  size_t first = 0;
  for (size_t at = 0; at < std::min(last, kMostHeadLines) && kind == PassageKind::Post; ++at) {
    if (page.lines[at].gap) first = at;
    if (read_byline(page.line(at), page.order)) break;
    if (page.line(at).size() > kLongestTitle || at + 1 == std::min(last, kMostHeadLines)) {
      first = 0;
      break;
    }
  }
  if (first > 0) tree.add(PassageKind::Boilerplate, page.span(0, first));

  const ArticleHead head = read_article_head(page, first, last);
  Passage article{-1, kind, page.span(first, last), "", "", head.published, head.author};
  article.author = std::string(head.author.of(page.text));
  article.span.begin = page.lines[first].span.begin;
  if (document.title.empty()) document.title = std::string(head.title.of(page.text));
  if (document.author.empty()) document.author = article.author;
  if (document.published.empty()) document.published = article.published;
  if (document.outlet.empty()) document.outlet = std::string(head.outlet.of(page.text));
  tree.add(std::move(article));

  add_notices(page, head.end, last, head.published, tree);
  if (is_contact(page.line(last - 1))) tree.add(PassageKind::Signature, page.span(last - 1, last));
}

}  // namespace hearsay
